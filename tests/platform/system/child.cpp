#include "platform/system/child.hpp"

#include <array>
#include <chrono>
#include <thread>

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace guichet::platform::system;
using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

Child forked(void (*body)()) {
  const pid_t process = ::fork();
  if (process == 0) {
    body();
    ::_exit(7);
  }
  return Child(process);
}

[[noreturn]] void stay() {
  for (;;) ::pause();
}

TEST(AChildProcess, tells_how_it_ended_as_often_as_it_is_asked) {
  auto child = forked([] {});
  for (int times = 0; times < 2; ++times) {
    EXPECT_TRUE(child.ends_within(10s));
    EXPECT_EQ(WEXITSTATUS(child.status().value()), 7);
  }
}

TEST(AChildProcess, is_waited_for_no_longer_than_asked) {
  auto child = forked(stay);
  const auto before = Steady::now();
  EXPECT_FALSE(child.ends_within(50ms));
  EXPECT_GE(Steady::now() - before, 50ms);
  EXPECT_LT(Steady::now() - before, 5s);
  EXPECT_FALSE(child.status());
}

TEST(AChildProcess, does_not_outlive_who_began_it) {
  const pid_t process = ::fork();
  if (process == 0) stay();
  const auto before = Steady::now();
  {
    const Child child(process);
  }
  const auto took = Steady::now() - before;
  // The kernel has a second to end it. On a machine that needs longer it is buried here.
  Child rest(process);
  EXPECT_TRUE(rest.ends_within(20s));
  EXPECT_TRUE(!rest.status() || took >= 1s) << "it was left to somebody else";
}

// Leads a group of two, who both hold a wire to here.
class ALeader : public testing::Test {
 public:
  ~ALeader() override { ::close(wire[0]); }

 protected:
  void begin(bool stays) {
    ASSERT_EQ(::pipe(wire.data()), 0);
    leader = ::fork();
    if (leader == 0) {
      ::setpgid(0, 0);
      if (::fork() == 0) stay();
      tell(wire[1], std::as_bytes(std::span("x")).first(1));
      if (stays) stay();
      ::_exit(0);
    }
    ::close(wire[1]);
    EXPECT_EQ(hear(wire[0], std::span(heard).first(1), Steady::now() + 10s), Heard::all);
  }
  void expect_nobody_is_left() { EXPECT_EQ(hear(wire[0], heard, Steady::now() + 10s), Heard::ended); }

  std::array<int, 2> wire{-1, -1};
  std::array<std::byte, 2> heard{};
  pid_t leader = -1;
};

TEST_F(ALeader, takes_its_group_along) {
  begin(true);
  {
    const Child child(leader);
  }
  expect_nobody_is_left();
}

TEST_F(ALeader, that_ended_by_itself_takes_its_group_along) {
  begin(false);
  Child child(leader);
  EXPECT_TRUE(child.ends_within(10s));
  expect_nobody_is_left();
}

TEST(TheProgramBefore, leaves_nobody_unburied) {
  std::array<int, 2> wire{-1, -1};
  ASSERT_EQ(::pipe(wire.data()), 0);
  const pid_t left = ::fork();
  if (left == 0) {
    std::byte byte{};
    ::close(wire[1]);
    hear(wire[0], std::span(&byte, 1), Steady::now() + 60s);  // until this program lets go of the wire
    ::_exit(0);
  }
  ::close(wire[0]);
  bury_those_left();
  EXPECT_EQ(::kill(left, 0), 0);
  ::close(wire[1]);
  for (const auto end = Steady::now() + 20s; ::kill(left, 0) == 0 && Steady::now() < end;)
    std::this_thread::sleep_for(5ms);
  EXPECT_EQ(::kill(left, 0), -1);
}

TEST(AChildProcess, that_was_never_begun_has_no_end_to_wait_for) {
  Child none;
  EXPECT_TRUE(none.ends_within(10s));
  EXPECT_FALSE(none.status());
}

TEST(AChildProcess, can_be_handed_on) {
  Child one = forked([] {});
  Child other = std::move(one);
  one = forked(stay);
  EXPECT_TRUE(other.ends_within(10s));
  EXPECT_EQ(WEXITSTATUS(other.status().value()), 7);
  EXPECT_FALSE(one.ends_within(0ms));
}

class Wire : public testing::Test {
 public:
  Wire() { EXPECT_EQ(::pipe(ends.data()), 0); }
  ~Wire() override {
    for (const int end : ends)
      if (end >= 0) ::close(end);
  }

 protected:
  void say(std::string_view words) const { EXPECT_EQ(::write(ends[1], words.data(), words.size()), std::ssize(words)); }
  void close() {
    ::close(ends[1]);
    ends[1] = -1;
  }
  Heard hear(std::chrono::milliseconds patience) {
    return guichet::platform::system::hear(ends[0], std::as_writable_bytes(std::span(heard)), Steady::now() + patience);
  }
  std::string_view words() const { return {heard.data(), heard.size()}; }

  std::array<int, 2> ends{-1, -1};
  std::array<char, 6> heard{};
};

TEST_F(Wire, is_heard_until_all_has_come) {
  const std::jthread slowly([this] {
    say("one");
    std::this_thread::sleep_for(20ms);
    say("two");
  });
  EXPECT_EQ(hear(10s), Heard::all);
  EXPECT_EQ(words(), "onetwo");
}

TEST_F(Wire, on_which_nothing_more_comes_is_late) {
  say("one");
  EXPECT_EQ(hear(30ms), Heard::late);
}

TEST_F(Wire, whose_time_is_over_is_late_however_much_comes) {
  say("onetwo");
  EXPECT_EQ(hear(-1ms), Heard::late);
}

TEST_F(Wire, that_is_closed_before_all_has_come_has_ended) {
  say("one");
  close();
  EXPECT_EQ(hear(10s), Heard::ended);
}

TEST_F(Wire, that_was_never_laid_has_ended) {
  EXPECT_EQ(guichet::platform::system::hear(-1, std::as_writable_bytes(std::span(heard)), Steady::now() + 10s),
            Heard::ended);
}

}  // namespace
