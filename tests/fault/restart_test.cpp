// The terminal stops in the middle of a session: a power cut, a kill, a broken invariant.
#include <thread>

#include <gtest/gtest.h>

#include "tests/robot/visit.hpp"
#include "tests/support/child_process.hpp"

namespace {

using namespace guichet::tests;
using namespace std::chrono_literals;

TEST(Restart, goes_on_with_what_was_saved) {
  Visit visit;
  visit.start();
  auto first = visit.robot();
  save_a_name(first);
  visit.stop();
  visit.let_pass(2min);
  visit.start();
  auto robot = visit.robot();
  robot.wait_for_screen("interrupted");
  robot.press("resume");
  robot.wait_for_screen("asking.birth_date.0");
  robot.press("back");
  robot.wait_for_screen("asking.names.0");
  EXPECT_EQ(robot.node("birth_name").value, typed_name);
  EXPECT_EQ(robot.node("first_name").value, "Camille");
}

TEST(Restart, shows_nothing_of_a_session_that_would_have_been_wiped) {
  Visit visit;
  visit.start();
  auto robot = visit.robot();
  save_a_name(robot);
  visit.stop();
  visit.let_pass(4min);
  visit.start();
  visit.robot().settle();
  EXPECT_EQ(visit.robot().screen(), "attract");
  EXPECT_FALSE(visit.has_draft());
}

TEST(Restart, erases_for_who_finds_the_interrupted_session) {
  Visit visit;
  visit.start();
  auto robot = visit.robot();
  save_a_name(robot);
  visit.stop();
  visit.start();
  auto next = visit.robot();
  next.wait_for_screen("interrupted");
  next.press("erase");
  next.wait_for_screen("attract");
  next.wait_until([&] { return !visit.has_draft(); }, "the erasure");
}

TEST(Restart, finds_the_draft_after_a_kill_once_a_page_is_saved) {
  Visit visit;
  const int end = killed_after([&] {
    visit.start();
    auto robot = visit.robot();
    save_a_name(robot);
  });
  ASSERT_EQ(end, -SIGKILL);
  EXPECT_TRUE(visit.has_draft());
  EXPECT_EQ(visit.deposits(), 0);
  visit.let_pass(1min);  // what passed before the kill passed in the other process
  visit.start();
  visit.robot().wait_for_screen("interrupted");
}

TEST(Restart, finds_the_deposit_and_no_draft_after_a_kill_once_it_is_stored) {
  Visit visit;
  filled_demand();
  const int end = killed_after([&] {
    visit.arrive_at_the_statement();
    visit.deposit();
  });
  ASSERT_EQ(end, -SIGKILL);
  EXPECT_FALSE(visit.has_draft());
  EXPECT_EQ(visit.deposits(), 1);
  const auto letters = visit.letters();
  EXPECT_EQ(letters.waiting + letters.sending, 1);
  visit.start();
  visit.robot().settle();
  EXPECT_EQ(visit.robot().screen(), "attract");
}

// The kill falls anywhere around the transaction: before, inside, after.
TEST(Restart, finds_the_draft_or_the_deposit_after_a_kill_at_any_instant_of_the_deposit) {
  filled_demand();
  for (const auto delay : {0us, 300us, 1000us, 2500us, 6000us}) {
    Visit visit;
    const int end = killed_after([&] {
      visit.arrive_at_the_statement();
      visit.robot().press("continue");
      std::this_thread::sleep_for(delay);
    });
    ASSERT_EQ(end, -SIGKILL);
    const auto letters = visit.letters();
    EXPECT_EQ((visit.has_draft() ? 1 : 0) + visit.deposits(), 1) << delay;
    EXPECT_EQ(letters.waiting + letters.sending, visit.deposits());
  }
}

}  // namespace
