// Someone comes back with a number: where it stands, what proves it is theirs, renewing, changing, giving up; with the
// registry there, away, and another desk at work meanwhile.
#include <cstdlib>
#include <format>
#include <fstream>

#include <gtest/gtest.h>

#include "platform/vault/possession.hpp"
#include "tests/robot/visit.hpp"
#include "tests/support/registry_process.hpp"
#include "tests/support/sample_pages.hpp"

namespace {

using namespace guichet;
using namespace guichet::tests;
using namespace std::chrono_literals;

constexpr std::string_view number = "1110824000042G1104";
constexpr std::string_view inside_window = "-P11M", outside_window = "-P2M";

class MyDemand : public testing::Test {
 protected:
  // What the registry holds: the demand of the first visit, deposited in August 2024 and renewed since.
  std::string held(std::string_view renewed) {
    auto demand = filled_demand();
    demand.number = *kiosk::demand::UniqueNumber::parse(number);
    demand.created = kiosk::demand::Date{std::chrono::year{2024} / 8 / 10};
    auto message =
        kiosk::demand::write_message(demand, {.sent = std::chrono::floor<std::chrono::seconds>(visit.clock.now())});
    const std::string follow_up =
        "<g:suivi etat=\"active\" dateDepotInitial=\"2024-08-10\" dateDernierRenouvellement=\"" + std::string(renewed) +
        "\"><g:piece code=\"identite\" libelle=\"Pièce d’identité\" etat=\"recue\"/>"
        "<g:piece code=\"avis\" libelle=\"Avis d’impôt\" etat=\"inexploitable\" commentaire=\"La page 2 manque.\"/>"
        "</g:suivi>";
    return message.insert(message.rfind("</g:complement>"), follow_up);
  }

  void registry_holds(std::string_view renewed, std::vector<std::string> arguments = {}) {
    const auto seeds = visit.folder / "seeds";
    std::filesystem::create_directories(seeds);
    std::ofstream(seeds / "demand.xml") << held(renewed);
    arguments.insert(arguments.end(), {"--port", visit.port(), "--today", "2026-11-22", "--seed", seeds.string()});
    registry.emplace(visit.town.authority(), visit.town.registry_identity(), visit.folder.path(), arguments);
  }

  Robot& visitor() {
    if (!robot_) {
      visit.start();
      robot_.emplace(*visit.terminal());
    }
    return *robot_;
  }

  void asks(std::string_view typed_number = number, std::string_view year = "1985") {
    auto& robot = visitor();
    robot.press("begin");
    robot.press("my_demand");
    fills(typed_number, year);
  }
  void fills(std::string_view typed_number, std::string_view year) {
    auto& robot = visitor();
    robot.wait_for_screen("checking_number");
    robot.type("unique_number", typed_number);
    robot.type("holder_born_on.day", "03");
    robot.type("holder_born_on.month", "12");
    robot.type("holder_born_on.year", year);
    looks("checking_number");
    robot.press("continue");
  }

  // The attestation that this town hall printed, on the scanner.
  void puts_attestation_of(std::string_view of) {
    platform::vault::KeyFile keys(visit.town.key_file());
    const auto secret = platform::vault::desk_secret_from(*keys.load());
    const auto code = "GUICHET:N:" + std::string(of) + ":" + platform::vault::possession_proof(secret, of);
    puts(code);
  }
  void puts(const std::string& code) {
    for (const auto& page : std::filesystem::directory_iterator(visit.town.scanner_folder()))
      std::filesystem::remove_all(page);
    const auto page = render(plain_page("Attestation", code, Symbol::qr_code));
    std::ofstream(visit.town.scanner_folder() / std::format("sheet-{:02}.png", ++sheets_), std::ios::binary)
        .write(reinterpret_cast<const char*>(page.data()), static_cast<std::streamsize>(page.size()));
  }

  void proves_and_opens(std::string_view door, std::string_view screen) {
    puts_attestation_of(number);
    auto& robot = visitor();
    robot.wait_for_screen("my_demand");
    robot.press(door);
    robot.wait_for_screen("proving");
    looks("proving");
    robot.press("prove_by_paper");
    robot.wait_for_screen(screen);
  }

  void deposits() {
    auto& robot = visitor();
    robot.wait_for_screen("declaring");
    robot.press("sincere");
    robot.press("continue");
    robot.wait_for_screen("deposited");
  }

  void changes_the_rent() {
    auto& robot = visitor();
    robot.press("section.housing");
    looks("amend_housing");
    robot.press("line.occupation.0");
    robot.wait_for_screen("asking.occupation.0");
    robot.type("monthly_rent", "5");
    robot.go_on();
    robot.go_on();
    robot.wait_for_screen("file_sections");
    looks("amend_sections");
    robot.go_on();
  }

  // For a person to look at, when a folder is given.
  void looks(const std::string& name) {
    if (const char* pictures = std::getenv("GUICHET_PICTURES"))
      visitor().screenshot(std::filesystem::path(pictures) / (name + ".png"));
  }

  std::string title() { return visitor().node("title").name; }

  Visit visit;
  std::optional<RegistryProcess> registry;

 private:
  std::optional<Robot> robot_;
  int sheets_ = 0;  // the scanner takes them in the order of their names
};

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
  robot.press("begin");
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

TEST_F(MyDemand, is_renewed_section_by_section) {
  registry_holds(inside_window);
  asks();
  proves_and_opens("continue", "section_review.you");
  auto& robot = visitor();
  for (const auto* section : {"you", "household", "housing", "wanted"}) {
    robot.wait_for_screen(std::string("section_review.") + section);
    looks(std::string("renew_") + section);
    robot.press("unchanged");
  }
  robot.wait_for_screen("section_review.income");
  EXPECT_FALSE(robot.sees("unchanged")) << "the income is asked again";
  looks("renew_income");
  robot.press("scan_notice");
  robot.wait_for_screen("scanning");
  robot.press("scan.skip");
  robot.wait_for_screen("asking.income.0");
  robot.type("income_n2", "21500");
  robot.go_on();
  robot.wait_for_screen("section_review.income");
  robot.press("continue");
  deposits();
  robot.wait_until([&] { return robot.sees("number"); }, "the registry");
  EXPECT_EQ(title(), "Votre demande est renouvelée");
  looks("renewed");
  EXPECT_EQ(robot.node("number").value, "111 0824 000042 G1104");
}

TEST_F(MyDemand, is_not_renewed_too_early_and_says_from_when) {
  registry_holds(outside_window);
  asks();
  auto& robot = visitor();
  robot.wait_for_screen("my_demand");
  EXPECT_TRUE(robot.node("next").value.contains("22 juillet 2027"));
  EXPECT_FALSE(robot.node("continue").name.contains("Renouveler"));
  looks("my_demand_early");
}

TEST_F(MyDemand, is_changed_in_one_section) {
  registry_holds(outside_window);
  asks();
  proves_and_opens("amend", "file_sections");
  changes_the_rent();
  deposits();
  auto& robot = visitor();
  robot.wait_until([&] { return robot.sees("number"); }, "the registry");
  EXPECT_EQ(title(), "Vos changements sont enregistrés");
}

TEST_F(MyDemand, waits_in_the_outbox_when_the_registry_goes_away) {
  registry_holds(outside_window);
  asks();
  proves_and_opens("amend", "file_sections");
  registry.reset();
  changes_the_rent();
  auto& robot = visitor();
  robot.wait_for_screen("declaring");
  robot.press("sincere");
  visit.deposit();
  visit.let_pass(9s);
  robot.wait_for_screen("deposited");
  EXPECT_EQ(title(), "Vos changements sont déposés");
  looks("change_waiting");
  const auto letter = visit.letter(robot.node("reference").value);
  EXPECT_EQ(letter.kind, "MOD");
  EXPECT_FALSE(letter.body.empty());
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

TEST_F(MyDemand, is_given_up_after_being_asked_twice) {
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
  EXPECT_EQ(title(), "Votre demande est fermée");
  looks("given_up");
  robot.press("back");
  robot.wait_until([&] { return visit.is_printed(); }, "the paper");
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
