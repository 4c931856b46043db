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
    for (const auto* mark : {"stuck", "opening", "stopped", "started", "may_park", "parked", "company", "plugged_in"})
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
  static void leave(const char* mark, const std::string& words = "") { write_file(SaneFolder::here() / mark, words); }
  // Gone, or nobody has buried it yet.
  static bool ends(pid_t process) {
    const auto has_ended = [process] {
      std::ifstream stat("/proc/" + std::to_string(process) + "/stat");
      std::string number, name, state;
      return !(stat >> number >> name >> state) || state == "Z";
    };
    for (const auto end = Clock::now() + 20s; !has_ended() && Clock::now() < end;) std::this_thread::sleep_for(5ms);
    return has_ended();
  }
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
  SaneScanner scanner({.device = "broken:hangs_once"}, {.for_a_word = 5s, .when_lost = 20ms});
  const auto before = Clock::now();
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::unavailable});
  EXPECT_LT(Clock::now() - before, 20s);
  const auto first = who_leaves("stuck");
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::jammed});
  EXPECT_TRUE(ends(first));
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
  EXPECT_LT(answered - stopped, 20s);
}

TEST_F(ADriver, that_does_not_let_go_of_a_page_has_told_what_was_wrong_with_it) {
  SaneScanner scanner({.device = "broken:keeps"}, {.to_put_away = 50ms});
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::jammed});
  const auto first = who_leaves("stuck");
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::jammed});
  EXPECT_TRUE(ends(first));
}

TEST_F(ADriver, has_the_time_to_put_its_device_away_before_the_next_page) {
  SaneScanner scanner({.device = "broken:parks"});
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::jammed});
  EXPECT_FALSE(is_left("parked")) << "nobody waits for that";
  leave("may_park");
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::jammed});
  EXPECT_TRUE(is_left("parked"));
}

TEST_F(ADriver, that_puts_its_device_away_does_not_keep_who_stops) {
  SaneScanner scanner({.device = "broken:keeps"}, {.to_put_away = 30s});
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::jammed});
  std::stop_source person;
  const std::jthread stops([&] {
    std::this_thread::sleep_for(100ms);
    person.request_stop();
  });
  const auto before = Clock::now();
  EXPECT_EQ(scanner.scan(person.get_token()).error(), Error{Kind::cancelled});
  EXPECT_LT(Clock::now() - before, 20s);
  const auto stuck = who_leaves("stuck");
  ASSERT_GT(stuck, 0);
  ::kill(stuck, SIGKILL);  // so that nobody waits for it here
}

TEST_F(ADriver, draws_no_sheet_in_for_who_stopped_while_it_was_opened) {
  std::stop_source person;
  const std::jthread stops([&] {
    who_leaves("opening");
    person.request_stop();
    leave("stopped");
  });
  {
    SaneScanner scanner({.device = "broken:opens_slowly"});
    EXPECT_EQ(scanner.scan(person.get_token()).error(), Error{Kind::cancelled});
  }
  EXPECT_FALSE(is_left("started"));
}

TEST_F(ADriver, that_says_what_means_nothing_is_not_believed_and_has_no_more_time) {
  for (const auto& [device, told] :
       {std::pair{"broken:lies", Kind::unavailable}, {"broken:boasts", Kind::unreadable}}) {
    std::filesystem::remove(SaneFolder::here() / "stuck");
    SaneScanner scanner({.device = device});
    const auto before = Clock::now();
    EXPECT_EQ(scanner.scan({}).error(), Error{told});
    EXPECT_LT(Clock::now() - before, 15s);
    EXPECT_TRUE(ends(who_leaves("stuck")));
  }
}

TEST_F(ADriver, that_is_stuck_once_no_page_is_wanted_any_more_ends_by_itself) {
  SaneScanner scanner({.device = "broken:keeps"}, {.to_put_away = 300ms});
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::jammed});
  EXPECT_TRUE(ends(who_leaves("stuck")));
}

TEST_F(ADriver, that_ends_by_itself_takes_along_what_it_began) {
  SaneScanner scanner({.device = "broken:keeps_in_company"}, {.to_put_away = 300ms});
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::jammed});
  EXPECT_TRUE(ends(who_leaves("company")));
}

TEST_F(ADriver, that_crashes_is_known_at_once_and_leaves_nobody_behind) {
  SaneScanner scanner({.device = "broken:crashes_in_company"});
  const auto before = Clock::now();
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::unavailable});
  EXPECT_LT(Clock::now() - before, 20s);
  EXPECT_TRUE(ends(who_leaves("company")));
}

TEST_F(ADriver, that_could_not_open_its_device_says_why_before_it_is_asked_to_close_it) {
  const auto before = Clock::now();
  SaneScanner scanner({.device = "broken:busy"}, {.to_put_away = 50ms});
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::busy});
  EXPECT_LT(Clock::now() - before, 20s);
}

TEST_F(ADriver, finds_a_scanner_again_that_was_plugged_in_elsewhere) {
  SaneFolder::write({.driver = "broken"});
  SaneScanner scanner({});
  for (const auto* name : {"usb1", "usb1", "usb2"}) {
    leave("plugged_in", name);
    EXPECT_EQ(scanner.scan({}).error(), Error{Kind::jammed}) << name;
  }
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
  EXPECT_TRUE(ends(who_leaves("stuck")));
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
    const SaneArguments arguments{.wish = wish, .known = "epson2:libusb:001:004", .to_put_away = 30s};
    const auto words = words_of(arguments);
    std::vector<const char*> given;
    for (const auto& word : words) given.push_back(word.c_str());
    EXPECT_EQ(arguments_of(given), arguments);
  }
}

TEST(TheWordsOfAWish, that_nobody_wrote_are_none) {
  using Words = std::vector<const char*>;
  for (const Words& words : {Words{}, Words{"flatbed", "300", "10", ""}, Words{"glass", "300", "10", "", ""},
                             Words{"flatbed", "x", "10", "", ""}, Words{"flatbed", "0", "10", "", ""},
                             Words{"flatbed", "300 ", "10", "", ""}, Words{"flatbed", "300", "-1", "", ""}})
    EXPECT_FALSE(arguments_of(words));
}

}  // namespace
