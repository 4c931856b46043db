// The first demand on real parts: screen, encrypted database, and a registry of another process over TLS.
#include <algorithm>

#include <gtest/gtest.h>

#include "sync/sandbox/ledger.hpp"
#include "tests/robot/visit.hpp"
#include "tests/support/registry_process.hpp"

namespace {

using namespace guichet;
using namespace guichet::tests;

std::string without_spaces(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

bool shows(const kiosk::ui::Tree& tree, std::string_view word) {
  return std::ranges::any_of(tree.nodes, [&](const auto& node) {
    return node.name.contains(word) || node.value.contains(word) || node.detail.contains(word);
  });
}

// Reads otherwise than the terminal's defaults, to see that they come back.
void change_how_it_reads(Robot& robot, std::string_view screen) {
  if (screen != "asking.nationality.0") return;
  robot.press("text_size");
  robot.press("contrast");
  robot.press("language");
  robot.press("languages.en");
}

class FirstDemand : public testing::Test {
 protected:
  void play() {
    visit.start(registry.url());
    auto robot = visit.robot();
    fill_first_demand(robot, [&](std::string_view screen) { change_how_it_reads(robot, screen); });
    robot.press("continue");
    robot.wait_for_screen("deposited");
    robot.wait_until([&] { return robot.sees("number"); }, "the number");
    robot.press("back");
    robot.wait_until([&] { return visit.is_printed(); }, "the paper");
  }
  const kiosk::journey::DepositSlip& slip() { return std::get<kiosk::journey::Deposited>(visit.model().place).slip; }

  Visit visit;
  RegistryProcess registry{visit.town.authority(), visit.town.registry_identity(), visit.folder.path()};
};

TEST_F(FirstDemand, gives_one_number_to_the_paper_the_terminal_and_the_registry) {
  play();
  const auto reference = std::string(slip().reference.view()), number = std::string(slip().number->view());
  const auto letter = visit.letter(reference);
  EXPECT_EQ(letter.number, number);
  EXPECT_EQ(letter.state, sync::outbox::State::acknowledged);
  EXPECT_TRUE(letter.body.empty());

  auto records = visit.records();
  const auto found = kiosk::terminal::find_deposit(records, slip().reference);
  ASSERT_TRUE(found && *found && (*found)->number);
  EXPECT_EQ((*found)->number->view(), number);

  platform::system::SystemRandom random;
  auto ledger = sync::sandbox::Ledger::open(visit.folder / "registry.db", {}, "094", visit.clock, random);
  ASSERT_TRUE(ledger) << ledger.error();
  EXPECT_EQ(ledger->size(), 1U);
  EXPECT_EQ(ledger->number_of(letter.file_name), number);

  EXPECT_TRUE(without_spaces(visit.printed_text()).contains(number)) << visit.printed_text();
}

TEST_F(FirstDemand, gets_its_number_in_arabic_from_right_to_left) {
  visit.start(registry.url());
  auto robot = visit.robot();
  fill_first_demand(robot, [](std::string_view) {}, "ar");
  EXPECT_EQ(visit.model().language, "ar");
  robot.press("continue");
  robot.wait_for_screen("deposited");
  robot.wait_until([&] { return robot.sees("number"); }, "the number");
  EXPECT_EQ(robot.node("title").name, visit.words("deposited.title"));
  robot.press("back");
  robot.wait_until([&] { return visit.is_printed(); }, "the paper");
}

TEST_F(FirstDemand, leaves_no_typed_word_in_clear_on_the_disk) {
  play();
  const auto journal = visit.terminal().journal();
  for (const auto word : typed_words) {
    EXPECT_FALSE(holds(visit.town.database(), word)) << word;
    EXPECT_FALSE(holds(visit.town.database().string() + "-wal", word)) << word;
    EXPECT_FALSE(journal.contains(word)) << word;
  }
  EXPECT_TRUE(journal.contains("deposit.stored"));
  EXPECT_TRUE(journal.contains("courier.acknowledged"));
}

TEST_F(FirstDemand, is_forgotten_by_the_terminal_once_it_is_finished) {
  play();
  EXPECT_TRUE(visit.model().high_contrast);
  EXPECT_EQ(visit.model().language, "en");
  EXPECT_EQ(visit.model().text_percent, 125);
  auto robot = visit.robot();
  robot.press("continue");
  robot.wait_for_screen("attract");

  const kiosk::journey::Settings settings{.desk = *kiosk::demand::DeskCode::parse("G1104")};
  EXPECT_EQ(visit.model(), kiosk::journey::fresh(settings, visit.model().last_touch));
  for (const auto word : typed_words) EXPECT_FALSE(shows(visit.terminal()->tree(), word)) << word;
  EXPECT_FALSE(visit.has_draft());
}

TEST_F(FirstDemand, leaves_empty_fields_to_the_next_visitor) {
  play();
  auto robot = visit.robot();
  robot.press("continue");
  robot.wait_for_screen("attract");
  robot.press("begin");
  robot.press("begin_demand");
  for (const auto* screen : {"language", "your_data", "asking.civility.0"}) {
    robot.wait_for_screen(screen);
    if (robot.screen() == "asking.civility.0") robot.press("civility.1");
    robot.go_on();
  }
  robot.wait_for_screen("asking.names.0");
  EXPECT_EQ(robot.node("birth_name").value, "");
  EXPECT_EQ(robot.node("first_name").value, "");
}

}  // namespace
