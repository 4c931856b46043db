#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kiosk/rules/ages.hpp"
#include "tests/kiosk/rules/household.hpp"

namespace {

using namespace guichet::kiosk;
using namespace guichet::kiosk::rules;
using namespace guichet::tests;
using namespace std::chrono;

constexpr demand::Date today = 2026y / November / 22;

// A married couple with a daughter of twelve and a grown-up son, tenants of a private landlord.
demand::Demand family() {
  return household(
      {{"family_situation", "M"}, {"contract", "CDI"}, {"resources", "SAL:1480;AF:140"}}, {{"reasons", "03,13"}},
      {co_applicant({{"nationality", "3"}}), dependant("Lou", "01/05/2014"), dependant("Noé", "22/11/2008")});
}

bool holds(std::string_view text, std::size_t person = 0, const demand::Demand& demand = family()) {
  const auto condition = Condition::parse(text, real_code_lists());
  if (!condition) throw std::runtime_error(std::string(text) + ": " + std::string(name_of(condition.error())));
  return condition->holds({.demand = demand, .person = demand.people.at(person), .on = today});
}

TEST(Condition, reads_answers_of_the_demand_and_of_the_person) {
  EXPECT_TRUE(holds("contract=CDI"));
  EXPECT_TRUE(holds("contract=CDD|CDI"));
  EXPECT_FALSE(holds("contract=CDI", 1));
  EXPECT_TRUE(holds("reasons=03")) << "one among several";
  EXPECT_TRUE(holds("reasons=03", 2)) << "of the demand, whoever is asked about";
  EXPECT_TRUE(holds("resources=RSA|AF"));
  EXPECT_TRUE(holds("handicap=no"));
  EXPECT_FALSE(holds("handicap=yes"));
}

TEST(Condition, tells_no_from_not_answered) {
  EXPECT_FALSE(holds("has_tax_notice=no"));
  EXPECT_FALSE(holds("has_tax_notice=yes"));
  EXPECT_TRUE(holds("has_tax_notice=?"));
  EXPECT_TRUE(holds("not has_tax_notice=no"));
  EXPECT_FALSE(holds("nationality=?"));
}

TEST(Condition, binds_and_before_or_and_not_before_both) {
  EXPECT_TRUE(holds("applicant or minor and adult"));
  EXPECT_FALSE(holds("(applicant or minor) and minor"));
  EXPECT_TRUE(holds("not minor and applicant"));
  EXPECT_FALSE(holds("not (minor or applicant)"));
  EXPECT_TRUE(holds("not not applicant"));
}

TEST(Condition, looks_at_everyone_when_it_says_some) {
  EXPECT_TRUE(holds("some(minor)"));
  EXPECT_TRUE(holds("some(co_applicant and nationality=3)"));
  EXPECT_FALSE(holds("some(applicant and nationality=3)"));
  EXPECT_FALSE(holds("some(unborn)"));
}

TEST(Condition, counts_ages_on_the_day_it_is_asked) {
  EXPECT_TRUE(holds("minor", 2));
  EXPECT_TRUE(holds("adult", 3)) << "eighteen this very day";
  const auto son = family().people.at(3);
  EXPECT_TRUE(is_minor(son, 2026y / November / 21));
  const auto leap = demand::Person{demand::Subject::dependant, {}};
  demand::Person born_on_29 = leap;
  born_on_29.answers.set("born_on", demand::PartialDate{2008, 2, 29});
  EXPECT_TRUE(is_minor(born_on_29, 2026y / February / 28));
  EXPECT_TRUE(is_adult(born_on_29, 2026y / March / 1));
  demand::Person of_some_month = leap;
  of_some_month.answers.set("born_on", demand::PartialDate{2008, 11, 0});
  EXPECT_TRUE(is_minor(of_some_month, today)) << "not surely eighteen";
}

TEST(Condition, finds_a_fall_of_income_from_ten_per_cent) {
  const auto fell = [](const char* last, const char* before) {
    return holds("income_fell", 0, household({{"income_n1", last}, {"income_n2", before}}));
  };
  EXPECT_TRUE(fell("27000", "30000"));
  EXPECT_FALSE(fell("27000,01", "30000"));
  EXPECT_TRUE(fell("-350", "100"));
  EXPECT_FALSE(fell("0", "0"));
  EXPECT_FALSE(fell("", "30000"));
}

TEST(Condition, is_concerned_by_a_handicap_only_as_the_form_says) {
  const auto alone = household({}, {{"handicap", "yes"}},
                               {{demand::Subject::unborn, {{"unborn_count", "1"}, {"expected_date", "01/03/2027"}}}});
  EXPECT_TRUE(holds("concerned", 0, alone));
  EXPECT_FALSE(holds("concerned", 1, alone)) << "nobody is born yet";
}

TEST(Condition, refuses_what_it_does_not_know) {
  using enum ConditionError;
  const std::vector<std::pair<std::string, ConditionError>> wrong = {
      {"", bad_shape},
      {"applicant and", bad_shape},
      {"applicant minor", bad_shape},
      {"(applicant", bad_shape},
      {"applicant)", bad_shape},
      {"some minor", bad_shape},
      {"not", bad_shape},
      {"and", unknown_word},
      {"everyone", unknown_word},
      {"Applicant", unknown_word},
      {"religion=1", unknown_field},
      {"=CDI", unknown_field},
      {"contract=XYZ", unknown_code},
      {"contract=", unknown_code},
      {"contract=CDI|", unknown_code},
      {"handicap=1", unknown_code},
      {"birth_name=Dupont", unknown_code},
      {std::string(500, '('), too_long},
      {std::string(400, '('), bad_shape},
  };
  for (const auto& [text, error] : wrong) {
    const auto condition = Condition::parse(text, real_code_lists());
    ASSERT_FALSE(condition) << text;
    EXPECT_EQ(condition.error(), error) << text << ": " << name_of(condition.error());
  }
}

}  // namespace
