// Nobody is there any more, or somebody wants everything gone.
#include <gtest/gtest.h>

#include "platform/display/test_input.hpp"
#include "tests/robot/visit.hpp"

namespace {

using namespace guichet::tests;
using namespace std::chrono_literals;
namespace input = guichet::platform::display::test_input;

class Idle : public testing::Test {
 protected:
  // On the household question, with pages saved.
  void SetUp() override {
    visit.start();
    auto robot = visit.robot();
    save_a_name(robot);
    ASSERT_TRUE(visit.has_draft());
  }
  void let_pass(std::chrono::milliseconds time) {
    visit.let_pass(time);
    visit.robot().settle();
  }
  // The keeper works on a thread of its own.
  void expect_the_draft_goes() {
    auto robot = visit.robot();
    robot.wait_until([&] { return !visit.has_draft(); }, "the erasure");
  }

  Visit visit;
};

TEST_F(Idle, warns_counts_down_and_wipes) {
  let_pass(2min);
  EXPECT_FALSE(visit.robot().sees("idle"));
  let_pass(61s);
  ASSERT_TRUE(visit.robot().sees("still_here"));
  const auto before = visit.robot().node("idle").value + visit.robot().node("idle").name;
  let_pass(20s);
  EXPECT_NE(visit.robot().node("idle").value + visit.robot().node("idle").name, before);
  let_pass(26s);
  EXPECT_EQ(visit.robot().screen(), "attract");
  expect_the_draft_goes();
}

// Network time corrects a board without a battery: nobody's answers stay in sight for the hours that it goes back.
TEST_F(Idle, ends_in_time_although_the_hour_of_the_machine_is_set_back) {
  let_pass(-5h);
  let_pass(3min + 1s);
  ASSERT_TRUE(visit.robot().sees("still_here"));
  let_pass(-5h);
  let_pass(46s);
  EXPECT_EQ(visit.robot().screen(), "attract");
}

TEST_F(Idle, presses_nothing_beneath_the_warning) {
  auto robot = visit.robot();
  const auto leave = robot.node("leave").box;
  let_pass(3min + 1s);
  auto& window = visit.terminal()->face().window();
  input::touch_down(window, leave.left + leave.width / 2, leave.middle());
  robot.settle();
  input::touch_up(window, leave.left + leave.width / 2, leave.middle());
  robot.settle();
  EXPECT_FALSE(robot.sees("still_here"));
  EXPECT_FALSE(robot.sees("leave_now"));
  EXPECT_EQ(robot.screen(), "asking.birth_date.0");
}

TEST_F(Idle, goes_on_when_somebody_is_still_here) {
  let_pass(3min + 1s);
  visit.robot().press("still_here");
  let_pass(1min);
  EXPECT_EQ(visit.robot().screen(), "asking.birth_date.0");
  EXPECT_TRUE(visit.has_draft());
}

TEST_F(Idle, erases_everything_for_who_asks_it) {
  auto robot = visit.robot();
  robot.press("leave");
  robot.press("leave_now");
  robot.wait_for_screen("attract");
  expect_the_draft_goes();
}

TEST_F(Idle, erases_nothing_for_who_only_asked) {
  auto robot = visit.robot();
  robot.press("leave");
  robot.press("stay");
  EXPECT_FALSE(robot.sees("leave_now"));
  EXPECT_EQ(robot.screen(), "asking.birth_date.0");
  EXPECT_TRUE(visit.has_draft());
}

}  // namespace
