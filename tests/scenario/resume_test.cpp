// A demand put aside and taken up again, on the real screen with the real database.
#include <algorithm>
#include <cstdlib>

#include <gtest/gtest.h>

#include "tests/robot/visit.hpp"
#include "tests/support/registry_process.hpp"

namespace {

using namespace guichet;
using namespace guichet::tests;

bool shows(const kiosk::ui::Tree& tree, std::string_view word) {
  return std::ranges::any_of(tree.nodes,
                             [&](const auto& node) { return node.name.contains(word) || node.value.contains(word); });
}

class Resume : public testing::Test {
 protected:
  int kept_drafts() {
    auto records = visit.records();
    return static_cast<int>(records.query("SELECT count(*) FROM kept_draft").value().front().integer(0));
  }

  // "Save and leave", whatever the screen: the code of the slip, once it is printed.
  std::string keep_and_leave() {
    auto robot = visit.robot();
    robot.press("leave");
    robot.press("keep");
    robot.wait_for_screen("kept_slip");
    const auto code = robot.node("slip_code").value;
    robot.wait_until(
        [&] {
          const auto& slip = std::get<kiosk::journey::KeptSlip>(visit.model().place);
          return slip.print == kiosk::journey::PrintState::printed;
        },
        "the slip");
    robot.press("continue");
    robot.wait_for_screen("attract");
    return code;
  }

  void go_to_the_door() {
    auto robot = visit.robot();
    robot.press("begin");
    robot.press("resume_demand");
    robot.wait_for_screen("resuming");
  }

  void give(std::string_view code) {
    auto robot = visit.robot();
    robot.type("code", code);
    robot.press("continue");
  }

  // While a code is looked for, its field is not on the screen.
  void wait_for_refusal() {
    auto robot = visit.robot();
    robot.wait_until([&] { return robot.sees("code") && robot.node("code").state.invalid; }, "the refusal");
  }

  Visit visit;
};

TEST_F(Resume, leaves_nothing_of_the_person_and_gives_everything_back_for_the_code) {
  visit.start();
  auto robot = visit.robot();
  save_a_name(robot);
  const auto code = keep_and_leave();

  const kiosk::journey::Settings settings{.desk = *kiosk::demand::DeskCode::parse("G1104")};
  EXPECT_EQ(visit.model(), kiosk::journey::fresh(settings, visit.model().last_touch));
  EXPECT_FALSE(visit.has_draft());
  EXPECT_EQ(kept_drafts(), 1);
  for (const auto* file : {"", "-wal"}) EXPECT_FALSE(holds(visit.town.database().string() + file, typed_name));
  EXPECT_FALSE(visit.terminal().journal().contains(code));
  EXPECT_TRUE(visit.terminal().journal().contains("draft.kept"));

  robot.press("begin");
  robot.press("begin_demand");
  for (const auto* screen : {"language", "your_data", "asking.civility.0"}) {
    robot.wait_for_screen(screen);
    if (robot.screen() == "asking.civility.0") robot.press("civility.1");
    robot.go_on();
  }
  EXPECT_FALSE(shows(visit.terminal()->tree(), typed_name));
  robot.press("leave");
  robot.press("leave_now");
  robot.wait_for_screen("attract");

  go_to_the_door();
  give(code);
  robot.wait_for_screen("asking.birth_date.0");
  robot.press("back");
  robot.wait_for_screen("asking.names.0");
  EXPECT_EQ(robot.node("birth_name").value, typed_name);
}

TEST_F(Resume, ends_in_a_deposit_after_which_the_code_opens_nothing) {
  RegistryProcess registry{visit.town.authority(), visit.town.registry_identity(), visit.folder.path()};
  visit.arrive_at_the_summary(filled_demand());
  const auto code = keep_and_leave();
  visit.stop();
  visit.let_pass(std::chrono::days{2});
  visit.start(registry.url());

  go_to_the_door();
  give(code);
  auto robot = visit.robot();
  robot.wait_for_screen("summary");
  robot.go_on();
  robot.press("sincere");
  visit.deposit();
  robot.wait_for_screen("deposited");
  robot.wait_until([&] { return robot.sees("number"); }, "the number");
  EXPECT_EQ(kept_drafts(), 0);
  EXPECT_EQ(visit.deposits(), 1);
  robot.press("continue");
  robot.wait_for_screen("attract");

  go_to_the_door();
  give(code);
  wait_for_refusal();
}

TEST_F(Resume, reads_the_slip_on_the_scanner) {
  visit.arrive_at_the_summary(filled_demand());
  keep_and_leave();
  for (const auto& page : std::filesystem::directory_iterator(visit.town.scanner_folder()))
    std::filesystem::remove(page);
  const auto command = "pdftoppm -png -r 200 '" + visit.newest_paper().string() + "' '" +
                       (visit.town.scanner_folder() / "slip").string() + "'";
  ASSERT_EQ(std::system(command.c_str()), 0);
  go_to_the_door();
  auto robot = visit.robot();
  robot.press("scan_slip");
  robot.wait_for_screen("summary");
}

TEST_F(Resume, refuses_guessers_on_every_screen_and_after_a_restart) {
  visit.start();
  for (int person = 0; person < 4; ++person) {
    go_to_the_door();
    auto robot = visit.robot();
    // Leaving the screen and coming back gives no new tries.
    for (int i = 0; i < kiosk::journey::most_tries; ++i) {
      EXPECT_TRUE(robot.sees("continue"));
      give("0000 0000 0000 000" + std::to_string(i));
      wait_for_refusal();
      robot.press("back");
      robot.press("resume_demand");
      robot.wait_for_screen("resuming");
    }
    EXPECT_FALSE(robot.sees("continue"));
    visit.let_pass(std::chrono::minutes{4});
    robot.settle();
    visit.let_pass(std::chrono::minutes{1});
    robot.wait_for_screen("attract");
  }
  visit.stop();
  visit.start();
  go_to_the_door();
  give("0000 0000 0000 0009");
  auto robot = visit.robot();
  wait_for_refusal();
  EXPECT_FALSE(robot.sees("continue"));
}

TEST_F(Resume, erases_what_nobody_came_back_for) {
  visit.start();
  auto robot = visit.robot();
  save_a_name(robot);
  const auto code = keep_and_leave();
  visit.let_pass(std::chrono::days{31});
  robot.settle();
  robot.wait_until([&] { return kept_drafts() == 0; }, "the erasure");
  go_to_the_door();
  give(code);
  wait_for_refusal();
}

}  // namespace
