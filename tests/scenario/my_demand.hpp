#pragma once
// Someone comes back with a number: what the registry holds of them, what they type, and the paper that proves it.

#include <cstdlib>
#include <fstream>
#include <vector>

#include <gtest/gtest.h>

#include "platform/vault/possession.hpp"
#include "tests/robot/visit.hpp"
#include "tests/support/registry_process.hpp"
#include "tests/support/sample_pages.hpp"

namespace guichet::tests {

inline constexpr std::string_view number = "1110824000042G1104";
inline constexpr std::string_view inside_window = "-P11M", outside_window = "-P2M";

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
        "<g:piece code=\"avis_imposition\" libelle=\"Avis d’impôt\" etat=\"inexploitable\" commentaire=\"La page 2 "
        "manque.\"/>"
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
      robot_.emplace(visit.visitor(way_));
    }
    return *robot_;
  }
  // From the first visitor() on.
  void comes(Way way) { way_ = way; }
  // Another time, from the first screen.
  void comes_again() {
    visitor().wait_for_screen("attract");
    robot_.emplace(visit.visitor(way_));
  }

  void asks(std::string_view typed_number = number, std::string_view year = "1985") {
    visitor().press("my_demand");
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

  // Once a paper was read.
  static std::string number_read(Robot& robot) {
    const auto value = [&] { return robot.sees("unique_number") ? robot.node("unique_number").value : std::string(); };
    robot.wait_until([&] { return !value().empty(); }, "the number");
    return value();
  }
  void asks_with_a_paper() {
    auto& robot = visitor();
    robot.press("my_demand");
    robot.press("scan_number");
    EXPECT_EQ(number_read(robot), "111 0824 000042 G1104");
    robot.type("holder_born_on.day", "03121985");
    robot.press("continue");
    robot.wait_for_screen("my_demand");
  }

  // The attestation that this town hall printed, on the scanner.
  void puts_attestation_of(std::string_view of) {
    platform::vault::KeyFile keys(visit.town.key_file());
    const auto secret = platform::vault::desk_secret_from(*keys.load());
    const auto code = "GUICHET:N:" + std::string(of) + ":" + platform::vault::possession_proof(secret, of);
    puts(code);
  }
  void puts(const std::string& code) { puts(render(plain_page("Attestation", code, Symbol::qr_code))); }
  void puts(const std::vector<std::byte>& page) {
    const std::vector<std::vector<std::byte>> pile = {page};
    visit.town.lay(pile);
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

  // From the proof, back to the demand and to the proof again.
  void comes_back_to_the_proof(std::string_view door) {
    auto& robot = visitor();
    robot.press("back");
    robot.wait_for_screen("my_demand");
    robot.press(door);
    robot.wait_for_screen("proving");
  }

  // The same, and the registry is gone since.
  void opens_and_loses_the_registry(std::string_view renewed, std::string_view door, std::string_view screen) {
    registry_holds(renewed);
    asks();
    proves_and_opens(door, screen);
    registry.reset();
  }

  void states() {
    auto& robot = visitor();
    robot.wait_for_screen("declaring");
    robot.press("sincere");
  }
  void deposits() {
    auto& robot = visitor();
    states();
    robot.press("continue");
    robot.wait_for_screen("deposited");
  }

  // Of a renewal: "nothing has changed", as many times as there are sections before the last.
  void confirms_all_but_the_income() {
    auto& robot = visitor();
    for (const auto* section : {"you", "household", "housing", "wanted"}) {
      robot.wait_for_screen(std::string("section_review.") + section);
      looks(std::string("renew_") + section);
      robot.press("continue");
    }
    robot.wait_for_screen("section_review.income");
  }
  // The last section of a renewal, which is asked again.
  void says_the_income_again(std::string_view euros) {
    auto& robot = visitor();
    robot.press("continue");
    // A page is read at once; this way is offered when that has failed.
    robot.wait_until([&] { return robot.sees("scan.skip"); }, "another way than the notice");
    robot.press("scan.skip");
    robot.wait_for_screen("asking.income.0");
    robot.type("income_n2", euros);
    robot.go_on();
    robot.wait_for_screen("section_review.income");
    robot.press("continue");
    passes_the_papers();
  }

  // They come before the statement; nobody has to give any.
  void passes_the_papers() {
    visitor().wait_for_screen("papers");
    looks("renew_papers");
    visitor().go_on();
  }

  void changes_the_rent() {
    auto& robot = visitor();
    robot.press("section.housing");
    looks("amend_housing");
    robot.press("line.rent.0");
    robot.wait_for_screen("asking.rent.0");
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
  std::string words(std::string_view key) { return visit.words(key); }

  Visit visit;
  std::optional<RegistryProcess> registry;

 private:
  Way way_ = Way::finger;
  std::optional<Robot> robot_;
};

}  // namespace guichet::tests
