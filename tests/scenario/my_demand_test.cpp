// Someone comes back with a number: where it stands, and what proves that it is theirs.
#include "tests/scenario/my_demand.hpp"

namespace {

using namespace guichet::tests;

TEST_F(MyDemand, is_told_in_plain_words) {
  registry_holds(inside_window);
  asks();
  auto& robot = visitor();
  robot.wait_for_screen("my_demand");
  EXPECT_EQ(title(), "Votre demande est active");
  looks("my_demand");
  EXPECT_TRUE(robot.node("timeline").value.contains("10 août 2024"));
  EXPECT_TRUE(robot.node("next").name.contains("22 décembre 2026"));
  EXPECT_TRUE(robot.node("paper").name.contains("Pièce d’identité"));
  for (const auto& node : visit.terminal()->tree().nodes) {
    EXPECT_FALSE(node.name.contains("Spécimen") || node.value.contains("Spécimen"))
        << "nothing personal before a proof";
  }
}

TEST_F(MyDemand, answers_the_same_for_a_wrong_number_and_a_wrong_date) {
  registry_holds(inside_window);
  asks(number, "1986");
  auto& robot = visitor();
  robot.wait_until([&] { return robot.sees("check.problem"); }, "the answer");
  const auto for_date = robot.node("check.problem");
  looks("not_found");
  robot.press("back");
  robot.press("my_demand");
  fills("1110824999999G1104", "1985");
  robot.wait_until([&] { return robot.sees("check.problem"); }, "the answer");
  EXPECT_EQ(robot.node("check.problem").name, for_date.name);
  EXPECT_EQ(robot.node("check.problem").value, for_date.value);
}

TEST_F(MyDemand, is_told_again_only_to_those_who_do_not_guess) {
  registry_holds(inside_window);
  asks(number, "1986");
  auto& robot = visitor();
  for (int guess = 0; guess < 5; ++guess) {
    robot.wait_until([&] { return robot.screen() == "checking_number"; }, "the answer");
    robot.press("continue");
  }
  robot.wait_until([&] { return robot.sees("check.problem"); }, "the answer");
  EXPECT_TRUE(robot.node("check.problem").name.contains("trop d’essais"));
}

TEST_F(MyDemand, is_not_invented_when_the_registry_is_away) {
  asks();
  auto& robot = visitor();
  robot.wait_for_screen("not_reached");
  looks("not_reached");
  EXPECT_TRUE(robot.sees("later"));
  EXPECT_TRUE(robot.sees("desk"));
  EXPECT_FALSE(robot.sees("timeline"));
}

TEST_F(MyDemand, takes_number_and_proof_from_one_paper) {
  registry_holds(inside_window);
  puts_attestation_of(number);
  auto& robot = visitor();
  robot.press("my_demand");
  robot.press("scan_number");
  robot.wait_until([&] { return !robot.node("unique_number").value.empty(); }, "the number");
  EXPECT_EQ(robot.node("unique_number").value, "111 0824 000042 G1104");
  robot.type("holder_born_on.day", "03121985");
  robot.press("continue");
  robot.wait_for_screen("my_demand");
  robot.press("read");
  robot.wait_for_screen("file_sections");
}

TEST_F(MyDemand, is_printed_without_a_proof) {
  registry_holds(inside_window);
  asks();
  auto& robot = visitor();
  robot.wait_for_screen("my_demand");
  robot.press("back");
  robot.wait_until([&] { return robot.sees("print") && robot.node("print").name.contains("Imprimé"); }, "the paper");
  const auto paper = visit.printed_text();
  EXPECT_TRUE(paper.contains("10 août 2024"));
  EXPECT_FALSE(paper.contains("Spécimen"));
}

TEST_F(MyDemand, stays_closed_to_a_paper_of_another_demand_or_a_copied_number) {
  registry_holds(inside_window);
  asks();
  auto& robot = visitor();
  robot.wait_for_screen("my_demand");
  robot.press("read");
  puts_attestation_of("1110824000043G1104");
  robot.press("prove_by_paper");
  robot.wait_until([&] { return robot.sees("proof.problem"); }, "the refusal");
  EXPECT_TRUE(robot.node("proof.problem").name.contains("autre demande"));
  puts(std::string(number));
  robot.press("prove_by_paper");
  robot.wait_until(
      [&] { return robot.sees("proof.problem") && robot.node("proof.problem").name.contains("ne suffit pas"); },
      "the refusal");
  EXPECT_EQ(robot.screen(), "proving");
}

TEST_F(MyDemand, is_not_renewed_too_early_and_says_from_when) {
  registry_holds(outside_window);
  asks();
  auto& robot = visitor();
  robot.wait_for_screen("my_demand");
  EXPECT_TRUE(robot.node("next").detail.contains("22 juillet 2027"));
  EXPECT_FALSE(robot.node("continue").name.contains("Renouveler"));
  looks("my_demand_early");
}

TEST_F(MyDemand, leaves_nothing_of_the_file_on_the_terminal) {
  registry_holds(outside_window);
  asks();
  proves_and_opens("read", "file_sections");
  auto& robot = visitor();
  robot.press("section.you");
  robot.wait_for_screen("section_review.you");
  robot.press("leave");
  robot.wait_for_screen("attract");
  EXPECT_FALSE(visit.has_draft());
  EXPECT_EQ(visit.deposits(), 0);
  EXPECT_FALSE(visit.terminal().journal().contains("1110824"));
}

}  // namespace
