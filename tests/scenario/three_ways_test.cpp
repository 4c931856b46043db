// What a person comes to a desk for, by a finger, by the keypad and the voice with the screen dark, and in Arabic; also
// while the registry is away, when each screen says honestly what waits and what cannot be known.
#include <array>

#include "tests/scenario/my_demand.hpp"

namespace {

using namespace guichet::tests;
using namespace std::chrono_literals;
using guichet::platform::display::Key;

class ThreeWays : public MyDemand, public testing::WithParamInterface<Way> {
 protected:
  void SetUp() override { comes(GetParam()); }

  // The statement is accepted and the deposit stored; nobody answers.
  void deposits_in_vain(std::string_view kind, Robot& robot) {
    robot.wait_until(
        [&] {
          const auto* place = std::get_if<guichet::kiosk::journey::Depositing>(&visit.model().place);
          return place && place->slip;
        },
        "the deposit");
    visit.let_pass(9s);
    robot.wait_for_screen("deposited");
    EXPECT_FALSE(robot.sees("number"));
    const auto letter = visit.letter(robot.node("reference").value);
    EXPECT_EQ(letter.kind, kind);
    EXPECT_FALSE(letter.body.empty());
  }
};

TEST_P(ThreeWays, put_a_demand_aside_and_take_it_up_again) {
  auto& robot = visitor();
  robot.press("begin_demand");
  robot.settle();
  while (robot.screen() != "asking.names.0") {
    if (robot.screen() == "asking.civility.0") robot.press("civility.2");
    robot.go_on();
  }
  robot.type("birth_name", "Abel");
  robot.type("first_name", "Bea");
  robot.go_on();
  robot.wait_for_screen("asking.birth_date.0");
  robot.press("leave");
  robot.press("keep");
  robot.wait_for_screen("kept_slip");
  const auto code = robot.node("slip_code").value;
  robot.press("continue");
  robot.wait_for_screen("attract");

  auto next = visit.visitor(GetParam());
  next.press("resume_demand");
  next.wait_for_screen("resuming");
  next.type("code", code);
  next.press("continue");
  next.wait_for_screen("asking.birth_date.0");
  EXPECT_EQ(*visit.model().draft.people.front().answers.get<std::string>("birth_name"), "Abel");
}

TEST_P(ThreeWays, read_everyones_rights) {
  auto& robot = visitor();
  robot.press("information");
  robot.wait_for_screen("information");
  robot.press("topic.dalo");
  robot.wait_for_screen("information.dalo");
  EXPECT_TRUE(robot.node("articles").name.contains("L441-2-3"));
  robot.press("continue");
  robot.wait_for_screen("information.desks");
  robot.press("back");
  robot.press("back");
  robot.wait_for_screen("welcome");
  EXPECT_FALSE(visit.has_draft());
}

TEST_P(ThreeWays, are_told_when_the_registry_does_not_answer) {
  asks();
  auto& robot = visitor();
  robot.wait_for_screen("not_reached");
  EXPECT_EQ(title(), words("not_reached.title"));
  EXPECT_TRUE(robot.sees("later"));
  EXPECT_TRUE(robot.sees("desk"));
  EXPECT_FALSE(robot.sees("timeline"));
}

TEST_P(ThreeWays, look_for_a_number_and_are_not_told_what_is_wrong) {
  auto& robot = visitor();
  robot.press("find_number");
  robot.wait_for_screen("finding");
  robot.type("reference", "D-7K3QM-9F2TX");
  robot.press("continue");
  robot.wait_until([&] { return robot.sees("reference.problem"); }, "the answer");
  EXPECT_EQ(robot.node("reference.problem").name, words("find.not_found"));
}

TEST_P(ThreeWays, deposit_a_first_demand_without_the_registry) {
  visit.arrive_at_the_summary(filled_demand());
  auto robot = GetParam() == Way::keypad ? visit.listener() : visit.robot();
  if (GetParam() == Way::keypad) robot.strike(Key::f1);
  if (GetParam() == Way::arabic) {
    robot.press("language");
    robot.press("languages.ar");
  }
  robot.go_on();
  robot.press("sincere");
  robot.press("continue");
  deposits_in_vain("CRE", robot);
}

TEST_P(ThreeWays, renew_although_the_registry_has_gone) {
  opens_and_loses_the_registry(inside_window, "continue", "section_review.you");
  auto& robot = visitor();
  confirms_all_but_the_income();
  says_the_income_again("0");
  states();
  robot.press("continue");
  deposits_in_vain("REN", robot);
}

TEST_P(ThreeWays, change_although_the_registry_has_gone) {
  opens_and_loses_the_registry(outside_window, "amend", "file_sections");
  changes_the_rent();
  states();
  auto& robot = visitor();
  robot.press("continue");
  deposits_in_vain("MOD", robot);
}

TEST_P(ThreeWays, give_up_although_the_registry_has_gone) {
  opens_and_loses_the_registry(inside_window, "give_up", "giving_up");
  auto& robot = visitor();
  robot.press("understood");
  robot.press("continue");
  robot.press("give_up_now");
  deposits_in_vain("RAD", robot);
}

INSTANTIATE_TEST_SUITE_P(By, ThreeWays, testing::Values(Way::finger, Way::keypad, Way::arabic),
                         [](const auto& one) { return std::string(name_of(one.param)); });

}  // namespace
