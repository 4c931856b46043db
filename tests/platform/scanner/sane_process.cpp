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
    std::filesystem::remove(stuck_);
    SaneFolder::write({.driver = "broken\ntest"});
  }

  static void expect_a_page_from_another_scanner() {
    EXPECT_TRUE(SaneScanner({.device = "test:0", .dpi = 50}).scan({}));
  }

  // The process of the driver that is stuck, once it is.
  pid_t stuck() const {
    pid_t process = 0;
    for (const auto end = Clock::now() + 20s; process == 0 && Clock::now() < end; std::this_thread::sleep_for(5ms))
      std::ifstream(stuck_) >> process;
    EXPECT_GT(process, 0);
    return process;
  }
  // Gone, or nobody has buried it yet.
  static bool ends(pid_t process, std::chrono::seconds patience) {
    for (const auto end = Clock::now() + patience; Clock::now() < end; std::this_thread::sleep_for(20ms)) {
      std::ifstream stat("/proc/" + std::to_string(process) + "/stat");
      std::string number, name, state;
      if (!(stat >> number >> name >> state) || state == "Z") return true;
    }
    return false;
  }

 private:
  std::filesystem::path stuck_ = SaneFolder::here() / "stuck";
};

TEST_F(ADriver, that_crashes_costs_the_page_only) {
  SaneScanner scanner({.device = "broken:crashes"});
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::unavailable});
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::unavailable});
  expect_a_page_from_another_scanner();
}

TEST_F(ADriver, that_never_comes_back_is_killed_and_the_next_page_is_asked_of_a_new_one) {
  SaneScanner scanner({.device = "broken:hangs"}, {.for_a_word = 300ms, .to_stop = 20ms});
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::unavailable});
  const auto first = stuck();
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::unavailable});
  EXPECT_TRUE(ends(first, 0s) || ends(first, 10s));
  expect_a_page_from_another_scanner();
}

TEST_F(ADriver, that_never_comes_back_does_not_keep_who_stops) {
  SaneScanner scanner({.device = "broken:hangs"});
  std::stop_source person;
  Clock::time_point stopped;
  std::thread stops([&] {
    stuck();
    stopped = Clock::now();
    person.request_stop();
  });
  EXPECT_EQ(scanner.scan(person.get_token()).error(), Error{Kind::cancelled});
  const auto answered = Clock::now();
  stops.join();
  EXPECT_LT(answered - stopped, 1s);
}

TEST_F(ADriver, that_does_not_let_go_of_a_page_has_told_what_was_wrong_with_it) {
  SaneScanner scanner({.device = "broken:keeps"}, {.to_stop = 20ms});
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::jammed});
  stuck();
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::jammed});
}

TEST_F(ADriver, sees_no_file_of_ours) {
  const int left_open = ::open("/dev/null", O_RDONLY);  // by somebody who forgot that programs are started from here
  EXPECT_EQ(SaneScanner({.device = "broken:nosy"}).scan({}).error(), Error{Kind::no_paper});
  ::close(left_open);
}

TEST_F(ADriver, ends_by_itself_when_the_terminal_is_killed) {
  const int ended = killed_after([this] {
    std::thread([] { static_cast<void>(SaneScanner({.device = "broken:hangs"}).scan({})); }).detach();
    stuck();
  });
  ASSERT_EQ(ended, -SIGKILL);
  EXPECT_TRUE(ends(stuck(), 20s));
}

TEST(AWish, is_the_same_once_it_has_been_arguments) {
  for (const auto& wish :
       {SaneWish{}, SaneWish{.device = "epson2:net:192.0.2.7", .source = SaneWish::Source::feeder, .dpi = 150}}) {
    const auto words = arguments_of(wish);
    std::vector<const char*> arguments;
    for (const auto& word : words) arguments.push_back(word.c_str());
    EXPECT_EQ(wish_of(arguments), wish);
  }
}

TEST(AWish, that_nobody_wrote_is_none) {
  using Words = std::vector<const char*>;
  for (const Words& words : {Words{}, Words{"flatbed", "300"}, Words{"glass", "300", ""}, Words{"flatbed", "x", ""},
                             Words{"flatbed", "0", ""}, Words{"flatbed", "300 ", ""}})
    EXPECT_FALSE(wish_of(words));
}

}  // namespace
