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
}

// The kind of a paper, or what a desk wrote about it, may tell of a divorce or an illness.
TEST_F(MyDemand, tells_only_states_dates_and_how_many_papers_before_a_proof) {
  registry_holds(inside_window);
  asks();
  auto& robot = visitor();
  robot.wait_for_screen("my_demand");
  EXPECT_TRUE(robot.node("papers").name.starts_with("Papiers reçus"));
  EXPECT_TRUE(robot.node("papers").name.ends_with(" 1"));
  EXPECT_FALSE(robot.sees("paper"));
  for (const auto& node : visit.terminal()->tree().nodes)
    for (const auto* personal : {"Spécimen", "identité", "Avis", "page 2"})
      for (const auto& words : {node.name, node.detail, node.value}) EXPECT_FALSE(words.contains(personal)) << words;
  for (const auto& paper : std::get<guichet::kiosk::journey::MyDemand>(visit.model().place).standing.papers)
    EXPECT_TRUE(paper.label.empty() && paper.comment.empty()) << "not even in memory";
}

TEST_F(MyDemand, names_the_papers_once_it_is_proven) {
  registry_holds(inside_window);
  asks();
  proves_and_opens("read", "file_sections");
  auto& robot = visitor();
  EXPECT_TRUE(robot.node("paper").name.contains("Pièce d’identité"));
  looks("file_papers");
  robot.press("back");
  robot.wait_for_screen("my_demand");
  EXPECT_TRUE(robot.node("paper").name.contains("Pièce d’identité"));
  looks("my_demand_proven");
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
  const auto answered = [&] { return robot.screen() == "checking_number"; };
  for (int guess = 1; guess < guichet::kiosk::journey::most_tries; ++guess) {
    robot.wait_until(answered, "the answer");
    robot.press("continue");
  }
  robot.wait_until(answered, "the answer");
  EXPECT_TRUE(robot.node("check.problem").name.contains("trop d’essais"));
  EXPECT_FALSE(robot.sees("continue"));
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
  asks_with_a_paper();
  auto& robot = visitor();
  robot.press("read");
  robot.wait_for_screen("file_sections");
}

TEST_F(MyDemand, takes_the_number_from_a_printed_letter_and_believes_it_no_more) {
  registry_holds(inside_window);
  PageContent letter = plain_page("COURRIER", "", Symbol::none);
  letter.lines = {{"Numéro unique", "111 0824 000042 G1104"}};
  puts(render(letter));
  asks_with_a_paper();
  auto& robot = visitor();
  robot.press("read");
  robot.wait_for_screen("proving");
}

TEST_F(MyDemand, is_printed_without_a_proof) {
  registry_holds(inside_window);
  asks();
  auto& robot = visitor();
  robot.wait_for_screen("my_demand");
  robot.press("back");
  robot.wait_until([&] { return robot.sees("print") && robot.node("print").name.contains("Imprimé"); }, "the paper");
  const auto paper = visit.printed_words();
  EXPECT_TRUE(paper.contains("10 août 2024"));
  EXPECT_TRUE(paper.contains("Pièces à apporter ou à refaire"));
  for (const auto* personal : {"Spécimen", "d’identité", "Avis d’impôt", "page 2"})
    EXPECT_FALSE(paper.contains(personal)) << paper;
}

TEST_F(MyDemand, gives_a_reminder_to_renew_that_names_nobody_before_a_proof) {
  registry_holds(inside_window);
  asks();
  auto& robot = visitor();
  robot.wait_for_screen("my_demand");
  robot.press("print_notice");
  robot.wait_until([&] { return robot.sees("print") && robot.node("print").name.contains("Imprimé"); }, "the paper");
  const auto paper = visit.printed_words();
  EXPECT_TRUE(paper.contains("Renouvelez votre demande avant le 22 décembre 2026")) << paper;
  EXPECT_TRUE(paper.contains("111 0824 000042 G1104")) << paper;
  EXPECT_FALSE(paper.contains("Spécimen")) << paper;
}

TEST_F(MyDemand, gives_its_holder_the_reminder_in_their_name_and_the_summary_of_their_answers) {
  registry_holds(inside_window);
  asks();
  proves_and_opens("read", "file_sections");
  auto& robot = visitor();
  robot.press("print_answers");
  robot.wait_until([&] { return robot.sees("print") && robot.node("print").name.contains("Imprimé"); }, "the summary");
  const auto summary = visit.printed_text();
  EXPECT_TRUE(summary.contains("Résumé de votre demande")) << summary;
  EXPECT_TRUE(summary.contains("Spécimen")) << summary;
  robot.press("back");
  robot.wait_for_screen("my_demand");
  robot.press("print_notice");
  robot.wait_until([&] { return robot.sees("print") && robot.node("print").name.contains("Imprimé"); }, "the reminder");
  const auto reminder = visit.printed_text();
  EXPECT_TRUE(reminder.contains("Renouvelez votre demande")) << reminder;
  EXPECT_TRUE(reminder.contains("Spécimen")) << reminder;
}

class ByStaff : public MyDemand {
 protected:
  Robot& in_front_of_a_member_of_staff() {
    registry_holds(inside_window);
    asks();
    auto& robot = visitor();
    robot.wait_for_screen("my_demand");
    robot.press("read");
    robot.wait_for_screen("proving");
    robot.press("prove_by_staff");
    robot.wait_until([&] { return robot.sees("staff_code"); }, "the field");
    return robot;
  }
  void types_a_code(std::string_view code) {
    auto& robot = visitor();
    robot.type("staff_code", code);
    robot.press("continue");
    robot.wait_until(
        [&] {
          const auto* place = std::get_if<guichet::kiosk::journey::Proving>(&visit.model().place);
          return !place || !place->running;
        },
        "the answer");
  }
};

TEST_F(ByStaff, opens_with_the_code_after_a_wrong_one) {
  auto& robot = in_front_of_a_member_of_staff();
  types_a_code("314159");
  EXPECT_EQ(robot.node("proof.problem").name, words("proof.wrong_code"));
  EXPECT_TRUE(robot.node("staff_code").value.empty()) << "a wrong code does not stay on the screen";
  looks("staff_wrong");
  types_a_code(TownHall::staff_code);
  robot.wait_for_screen("file_sections");
  EXPECT_TRUE(visit.terminal().journal().contains("staff.wrong_code"));
  EXPECT_TRUE(visit.terminal().journal().contains("staff.confirmed"));
  for (const auto* code : {"314159", "271828"}) EXPECT_FALSE(visit.terminal().journal().contains(code));
}

TEST_F(ByStaff, closes_for_the_session_after_five_wrong_codes) {
  auto& robot = in_front_of_a_member_of_staff();
  for (int guess = 0; guess < 5; ++guess) types_a_code("314159");
  EXPECT_EQ(robot.node("proof.problem").name, words("proof.too_many_tries"));
  EXPECT_FALSE(robot.sees("staff_code"));
  comes_back_to_the_proof("read");
  EXPECT_FALSE(robot.sees("prove_by_staff"));
  EXPECT_EQ(robot.node("proof.problem").name, words("proof.too_many_tries"));
}

TEST_F(ByStaff, shows_the_code_to_nobody) {
  auto& robot = in_front_of_a_member_of_staff();
  robot.type("staff_code", TownHall::staff_code);
  for (const auto& node : visit.terminal()->tree().nodes)
    for (const auto& shown : {node.name, node.detail, node.value, node.offered})
      EXPECT_FALSE(shown.contains(TownHall::staff_code));
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
