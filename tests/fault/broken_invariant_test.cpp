// A program that finds itself wrong ends the session and starts again; the person finds what was saved.
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "kiosk/ui/assertion.hpp"
#include "tests/robot/visit.hpp"
#include "tests/support/child_process.hpp"

// For assert(), in our code and in that of Dear ImGui as Debian builds it.
// NOLINTNEXTLINE(bugprone-reserved-identifier): the C library calls it so.
extern "C" [[noreturn]] void __assert_fail(const char*, const char*, unsigned, const char*) noexcept;

namespace {

using namespace guichet::tests;

constexpr int ended_safely = 42;

TEST(BrokenInvariant, ends_the_session_by_the_installed_handler_and_the_draft_is_found_again) {
  Visit visit;
  const pid_t child = ::fork();
  if (child == 0) {
    try {
      guichet::kiosk::ui::on_broken_invariant([](const char*, unsigned) { ::_exit(ended_safely); });
      visit.start();
      auto robot = visit.robot();
      answer_the_first_page(robot);
      robot.go_on();
    } catch (const std::exception& failure) {
      std::fprintf(stderr, "%s\n", failure.what());
      ::_exit(1);
    }
    __assert_fail("quoted value", "somewhere.cpp", 7, "function");
  }
  ASSERT_EQ(wait_for(child), ended_safely);
  EXPECT_TRUE(visit.has_draft());
  visit.start();
  visit.robot().wait_for_screen("interrupted");
}

TEST(BrokenInvariant, is_also_what_the_standard_library_finds) {
  const pid_t child = ::fork();
  if (child == 0) {
    guichet::kiosk::ui::on_broken_invariant([](const char*, unsigned) { ::_exit(ended_safely); });
    const std::vector<int> nothing(static_cast<std::size_t>(::getpid() < 0));
    ::_exit(nothing[static_cast<std::size_t>(::getpid() > 0)]);
  }
  EXPECT_EQ(wait_for(child), ended_safely);
}

TEST(BrokenInvariant, aborts_when_the_handler_itself_is_broken) {
  const pid_t child = ::fork();
  if (child == 0) {
    guichet::kiosk::ui::on_broken_invariant([](const char*, unsigned) { __assert_fail("", "", 0, ""); });
    __assert_fail("", "", 0, "");
  }
  EXPECT_EQ(wait_for(child), -SIGABRT);
}

}  // namespace
