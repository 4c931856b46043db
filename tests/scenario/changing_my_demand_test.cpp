// The demand of someone who comes back: renewed, changed, given up, by a finger, by the keypad and the voice with the
// screen dark, and in Arabic; with the registry there, away, and another desk at work meanwhile.
#include "tests/scenario/my_demand.hpp"

namespace {

using namespace guichet::tests;
using namespace std::chrono_literals;

class ChangingMyDemand : public MyDemand, public testing::WithParamInterface<Way> {};

TEST_P(ChangingMyDemand, is_renewed_section_by_section) {
  comes(GetParam());
  registry_holds(inside_window);
  asks();
  proves_and_opens("continue", "section_review.you");
  auto& robot = visitor();
  confirms_all_but_the_income();
  EXPECT_EQ(robot.node("continue").name, words("section.income.scan")) << "the income is asked again";
  looks("renew_income");
  says_the_income_again("21500");
  deposits();
  robot.wait_until([&] { return robot.sees("number"); }, "the registry");
  EXPECT_EQ(title(), words("deposited.renewal.title"));
  looks("renewed");
  EXPECT_EQ(robot.node("number").value, "111 0824 000042 G1104");
}

TEST_P(ChangingMyDemand, is_changed_in_one_section) {
  comes(GetParam());
  registry_holds(outside_window);
  asks();
  proves_and_opens("amend", "file_sections");
  changes_the_rent();
  deposits();
  auto& robot = visitor();
  robot.wait_until([&] { return robot.sees("number"); }, "the registry");
  EXPECT_EQ(title(), words("deposited.amendment.title"));
}

TEST_P(ChangingMyDemand, is_given_up_after_being_asked_twice) {
  comes(GetParam());
  registry_holds(inside_window);
  asks();
  proves_and_opens("give_up", "giving_up");
  auto& robot = visitor();
  robot.press("understood");
  looks("giving_up");
  robot.press("continue");
  looks("giving_up_last");
  robot.press("give_up_now");
  robot.wait_for_screen("deposited");
  robot.wait_until([&] { return robot.sees("number"); }, "the registry");
  EXPECT_EQ(title(), words("deposited.closure.title"));
  looks("given_up");
  robot.press("back");
  robot.wait_until([&] { return visit.is_printed(); }, "the paper");
  const auto paper = visit.printed_words();
  for (const auto* said : {"demande de logement social est radiée", "Renonciation écrite", "22 novembre 2026"})
    EXPECT_TRUE(paper.contains(said)) << paper;
}

INSTANTIATE_TEST_SUITE_P(By, ChangingMyDemand, testing::Values(Way::finger, Way::keypad, Way::arabic),
                         [](const auto& one) { return std::string(name_of(one.param)); });

TEST_F(MyDemand, waits_in_the_outbox_when_the_registry_goes_away) {
  opens_and_loses_the_registry(outside_window, "amend", "file_sections");
  changes_the_rent();
  states();
  auto& robot = visitor();
  visit.deposit();
  visit.let_pass(9s);
  robot.wait_for_screen("deposited");
  EXPECT_EQ(title(), "Vos changements sont déposés");
  looks("change_waiting");
  const auto letter = visit.letter(robot.node("reference").value);
  EXPECT_EQ(letter.kind, "MOD");
  EXPECT_FALSE(letter.body.empty());
}

TEST_F(MyDemand, is_not_said_closed_before_the_registry_knows) {
  opens_and_loses_the_registry(inside_window, "give_up", "giving_up");
  auto& robot = visitor();
  robot.press("understood");
  robot.press("continue");
  robot.press("give_up_now");
  robot.wait_until(
      [&] {
        const auto* place = std::get_if<guichet::kiosk::journey::Depositing>(&visit.model().place);
        return !place || place->slip;
      },
      "the deposit");
  visit.let_pass(9s);
  robot.wait_for_screen("deposited");
  robot.press("back");
  robot.wait_until([&] { return visit.is_printed(); }, "the paper");
  const auto paper = visit.printed_words();
  EXPECT_TRUE(paper.contains("Votre renonciation est déposée")) << paper;
  EXPECT_TRUE(paper.contains(robot.node("reference").value)) << paper;
  EXPECT_FALSE(paper.contains("est radiée")) << paper;
}

TEST_F(MyDemand, never_replaces_what_another_desk_did_meanwhile) {
  registry_holds(outside_window, {"--misbehave", "changed_meanwhile:1"});
  asks();
  proves_and_opens("amend", "file_sections");
  changes_the_rent();
  deposits();
  auto& robot = visitor();
  robot.wait_until([&] { return robot.sees("refused"); }, "the refusal");
  EXPECT_TRUE(robot.node("refused").name.contains("modifiée ailleurs"));
  looks("changed_refused");
  robot.press("continue");
  robot.wait_for_screen("changed_elsewhere");
  looks("changed_elsewhere");
  EXPECT_TRUE(robot.sees("ours"));
  EXPECT_TRUE(robot.sees("theirs"));
  robot.press("continue");
  robot.wait_for_screen("file_sections");
}

}  // namespace
