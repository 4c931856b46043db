// Everything that is asked can be answered with a finger alone, whatever its letters, signs, cents or blanks.
#include <gtest/gtest.h>

#include "tests/robot/visit.hpp"

namespace {

using namespace guichet::kiosk;
using namespace guichet::tests;
using demand::FieldId;

class ByTouch : public testing::Test {
 protected:
  void SetUp() override { visit.arrive_at_the_summary(filled_demand()); }
  void opens(std::string_view page) {
    auto robot = visit.robot();
    robot.wait_for_screen("summary");
    robot.press("line." + std::string(page) + ".0");
    robot.wait_for_screen("asking." + std::string(page) + ".0");
  }
  // In the place of what stood there.
  void types(std::string_view field, std::string_view text) {
    auto robot = visit.robot();
    robot.press(field);
    while (!robot.node(field).value.empty()) {
      visit.let_pass(std::chrono::milliseconds{100});
      robot.press("key.erase");
    }
    robot.type(field, text);
  }
  void is_right() {
    auto robot = visit.robot();
    robot.press("continue");
    robot.wait_for_screen("summary");
  }
  const demand::Answers& applicant() { return visit.model().draft.people.front().answers; }
  std::string text(FieldId field) { return *applicant().get<std::string>(field); }

  Visit visit;
};

TEST_F(ByTouch, a_name_keeps_its_accents_capitals_and_apostrophe) {
  opens("names");
  types("birth_name", "D’Œuvre-Ÿss");
  types("used_name", "Gonçalves-Ñú");
  types("first_name", "Éloïse Zoë");
  is_right();
  EXPECT_EQ(text("birth_name"), "D’Œuvre-Ÿss");
  EXPECT_EQ(text("used_name"), "Gonçalves-Ñú");
  EXPECT_EQ(text("first_name"), "Éloïse Zoë");
}

TEST_F(ByTouch, an_address_has_figures_signs_and_letters) {
  opens("address");
  types("street_number", "12 bis");
  types("street", "allée de l’Œillet, n° 3/4");
  types("address_complement", "bâtiment B (2e étage)");
  is_right();
  EXPECT_EQ(text("street"), "allée de l’Œillet, n° 3/4");
  EXPECT_EQ(text("address_complement"), "bâtiment B (2e étage)");
}

TEST_F(ByTouch, a_telephone_abroad_and_an_e_mail_of_any_shape_are_given) {
  opens("contact");
  types("phone", "+49301234567");
  types("email", "prenom.nom+essai_1-9@exemple.fr");
  is_right();
  EXPECT_EQ(text("phone"), "+49301234567");
  EXPECT_EQ(text("email"), "prenom.nom+essai_1-9@exemple.fr");
}

TEST_F(ByTouch, a_number_of_social_security_may_be_of_corsica) {
  opens("nir");
  auto robot = visit.robot();
  robot.press("nir.given");
  types("nir", "285072A11300587");
  is_right();
  EXPECT_EQ(text("nir"), "285072A11300587");
}

TEST_F(ByTouch, an_income_has_cents_and_may_be_below_zero) {
  opens("income");
  types("income_n2", "-1234,56");
  is_right();
  EXPECT_EQ(applicant().get<demand::Euros>("income_n2")->cents, -123456);
}

TEST_F(ByTouch, who_does_not_know_the_day_of_their_birth_says_so) {
  opens("birth_date");
  auto robot = visit.robot();
  robot.press("birth_date.no_day");
  EXPECT_FALSE(robot.sees("birth_date.day"));
  types("birth_date.month", "07");
  types("birth_date.year", "1970");
  is_right();
  EXPECT_EQ(*applicant().get<demand::PartialDate>("birth_date"), (demand::PartialDate{.year = 1970, .month = 7}));

  opens("birth_date");
  EXPECT_TRUE(robot.node("birth_date.no_day").state.chosen);
  robot.press("birth_date.no_month");
  EXPECT_FALSE(robot.sees("birth_date.month"));
  is_right();
  EXPECT_EQ(*applicant().get<demand::PartialDate>("birth_date"), (demand::PartialDate{.year = 1970}));

  opens("birth_date");
  robot.press("birth_date.no_month");
  types("birth_date.day", "03");
  types("birth_date.month", "12");
  is_right();
  EXPECT_EQ(*applicant().get<demand::PartialDate>("birth_date"),
            (demand::PartialDate{.year = 1970, .month = 12, .day = 3}));
}

TEST_F(ByTouch, a_child_to_be_born_is_counted_with_a_button) {
  auto demand = filled_demand();
  const auto child = *demand::add_person(demand, demand::Subject::unborn);
  demand.people[child].answers.set("unborn_count", std::int64_t{1});
  demand.people[child].answers.set("expected_date", demand::PartialDate{.year = 2027, .month = 3, .day = 1});
  visit.arrive_at_the_summary(demand);
  auto robot = visit.robot();
  const auto line = "unborn." + std::to_string(child);
  robot.press("line." + line);
  robot.wait_for_screen("asking." + line);
  robot.press("unborn_count.more");
  EXPECT_EQ(robot.node("unborn_count").value, "2");
  is_right();
  EXPECT_EQ(*visit.model().draft.people[child].answers.get<std::int64_t>("unborn_count"), 2);
}

}  // namespace
