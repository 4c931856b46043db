// Drivers are foreign code: whatever one does costs its own process and the page, and no more.
#include <chrono>
#include <fstream>
#include <string>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include "platform/scanner/sane_scanner.hpp"
#include "platform/scanner/sane_wire.hpp"
#include "tests/platform/scanner/sane_folder.hpp"
#include "tests/support/child_process.hpp"

namespace {

using namespace guichet::platform::scanner;
using namespace guichet::tests;
using namespace std::chrono_literals;
using Kind = Error::Kind;
using Clock = std::chrono::steady_clock;

class ADriver : public testing::Test {
 protected:
  ADriver() {
    for (const auto* mark : {"stuck", "opening", "started", "parked"})
      std::filesystem::remove(SaneFolder::here() / mark);
    SaneFolder::write({.driver = "broken\ntest"});
  }

  static bool is_left(const char* mark) { return std::filesystem::exists(SaneFolder::here() / mark); }
  // The process that leaves this mark, once it has.
  static pid_t who_leaves(const char* mark) {
    pid_t process = 0;
    for (const auto end = Clock::now() + 20s; process == 0 && Clock::now() < end; std::this_thread::sleep_for(5ms))
      std::ifstream(SaneFolder::here() / mark) >> process;
    EXPECT_GT(process, 0);
    return process;
  }
  static bool runs(pid_t process) { return ::kill(process, 0) == 0; }
  static void expect_a_page_from_another_scanner() {
    EXPECT_TRUE(SaneScanner({.device = "test:0", .dpi = 50}).scan({}));
  }
};

TEST_F(ADriver, that_crashes_costs_the_page_only) {
  SaneScanner scanner({.device = "broken:crashes"});
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::unavailable});
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::unavailable});
  expect_a_page_from_another_scanner();
}

TEST_F(ADriver, that_never_comes_back_is_killed_and_the_next_page_is_asked_of_a_new_one) {
  SaneScanner scanner({.device = "broken:hangs_once"}, {.for_a_word = 2s, .when_lost = 20ms});
  const auto before = Clock::now();
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::unavailable});
  EXPECT_LT(Clock::now() - before, 10s);
  const auto first = who_leaves("stuck");
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::jammed});
  EXPECT_FALSE(runs(first));
}

TEST_F(ADriver, that_never_comes_back_does_not_keep_who_stops) {
  SaneScanner scanner({.device = "broken:hangs"}, {.to_put_away = 50ms});
  std::stop_source person;
  Clock::time_point stopped;
  std::thread stops([&] {
    who_leaves("stuck");
    stopped = Clock::now();
    person.request_stop();
  });
  EXPECT_EQ(scanner.scan(person.get_token()).error(), Error{Kind::cancelled});
  const auto answered = Clock::now();
  stops.join();
  EXPECT_LT(answered - stopped, 1s);
}

TEST_F(ADriver, that_does_not_let_go_of_a_page_has_told_what_was_wrong_with_it) {
  SaneScanner scanner({.device = "broken:keeps"}, {.to_put_away = 50ms});
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::jammed});
  const auto first = who_leaves("stuck");
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::jammed});
  EXPECT_FALSE(runs(first));
}

TEST_F(ADriver, has_the_time_to_put_its_device_away_before_the_next_page) {
  SaneScanner scanner({.device = "broken:parks"});
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::jammed});
  EXPECT_FALSE(is_left("parked")) << "nobody waits for that";
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::jammed});
  EXPECT_TRUE(is_left("parked"));
}

TEST_F(ADriver, that_puts_its_device_away_does_not_keep_who_stops) {
  SaneScanner scanner({.device = "broken:keeps"}, {.to_put_away = 3s});
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::jammed});
  std::stop_source person;
  const std::jthread stops([&] {
    std::this_thread::sleep_for(100ms);
    person.request_stop();
  });
  const auto before = Clock::now();
  EXPECT_EQ(scanner.scan(person.get_token()).error(), Error{Kind::cancelled});
  EXPECT_LT(Clock::now() - before, 2s);
}

TEST_F(ADriver, draws_no_sheet_in_for_who_stopped_while_it_was_opened) {
  std::stop_source person;
  const std::jthread stops([&] {
    who_leaves("opening");
    person.request_stop();
  });
  {
    SaneScanner scanner({.device = "broken:opens_slowly"});
    EXPECT_EQ(scanner.scan(person.get_token()).error(), Error{Kind::cancelled});
  }
  EXPECT_FALSE(is_left("started"));
}

TEST_F(ADriver, that_says_what_means_nothing_is_not_believed) {
  EXPECT_EQ(SaneScanner({.device = "broken:lies"}, {.to_put_away = 50ms}).scan({}).error(), Error{Kind::unavailable});
}

TEST_F(ADriver, sees_no_file_of_ours) {
  const int left_open = ::open("/dev/null", O_RDONLY);  // by somebody who forgot that programs are started from here
  EXPECT_EQ(SaneScanner({.device = "broken:nosy"}).scan({}).error(), Error{Kind::no_paper});
  ::close(left_open);
}

TEST_F(ADriver, ends_by_itself_when_the_terminal_is_killed) {
  const int ended = killed_after([] {
    std::thread([] {
      static_cast<void>(SaneScanner({.device = "broken:hangs"}, {.to_put_away = 300ms}).scan({}));
    }).detach();
    who_leaves("stuck");
  });
  ASSERT_EQ(ended, -SIGKILL);
  const auto driver = who_leaves("stuck");
  // Gone, or nobody has buried it yet.
  const auto has_ended = [driver] {
    std::ifstream stat("/proc/" + std::to_string(driver) + "/stat");
    std::string number, name, state;
    return !(stat >> number >> name >> state) || state == "Z";
  };
  for (const auto end = Clock::now() + 20s; !has_ended() && Clock::now() < end;) std::this_thread::sleep_for(20ms);
  EXPECT_TRUE(has_ended());
}

TEST_F(ADriver, of_a_feeder_does_not_outlast_the_person_whose_pile_it_is) {
  SaneScanner scanner({.device = "test:0", .source = SaneWish::Source::feeder, .dpi = 30});
  ASSERT_TRUE(scanner.scan({}));
  scanner.forget();
  for (int sheet = 1; sheet <= 10; ++sheet) EXPECT_TRUE(scanner.scan({})) << sheet << ": of a new pile";
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::no_paper});
}

TEST(TheWordsOfAWish, are_read_as_they_were_written) {
  for (const auto& wish :
       {SaneWish{}, SaneWish{.device = "epson2:net:192.0.2.7", .source = SaneWish::Source::feeder, .dpi = 150}}) {
    const SaneArguments arguments{wish, 30s};
    const auto words = words_of(arguments);
    std::vector<const char*> given;
    for (const auto& word : words) given.push_back(word.c_str());
    EXPECT_EQ(arguments_of(given), arguments);
  }
}

TEST(TheWordsOfAWish, that_nobody_wrote_are_none) {
  using Words = std::vector<const char*>;
  for (const Words& words :
       {Words{}, Words{"flatbed", "300", "10"}, Words{"glass", "300", "10", ""}, Words{"flatbed", "x", "10", ""},
        Words{"flatbed", "0", "10", ""}, Words{"flatbed", "300 ", "10", ""}, Words{"flatbed", "300", "-1", ""}})
    EXPECT_FALSE(arguments_of(words));
}

}  // namespace
