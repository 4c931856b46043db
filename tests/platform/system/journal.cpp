#include "platform/system/journal.hpp"

#include <sstream>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/manual_clock.hpp"

namespace {

using namespace std::chrono_literals;
using guichet::platform::system::Detail;
using guichet::platform::system::Journal;
using guichet::platform::system::Word;
using guichet::tests::ManualClock;

// The promise of the room, held by the compiler: what somebody typed has no way in.
static_assert(!std::is_constructible_v<Word, std::string>);
static_assert(!std::is_constructible_v<Word, std::string_view>);
static_assert(!std::is_constructible_v<Word, const char*>);
static_assert(!std::is_constructible_v<Detail, Word, std::string>);
static_assert(!std::is_constructible_v<Detail, Word, double>);

constexpr auto noon = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + 12h + 120ms;

class AJournal : public testing::Test {
 protected:
  std::ostringstream out;
  ManualClock clock{noon};
  Journal journal{out, clock};
};

TEST_F(AJournal, writes_one_json_object_a_line) {
  journal.note("outbox.sent", {{"attempts", 2}, {"result", "acknowledged"}});
  journal.note("kiosk.started");
  EXPECT_EQ(out.str(), R"({"at":"2026-11-22T12:00:00.120Z","event":"outbox.sent","attempts":2,"result":"acknowledged"})"
                       "\n"
                       R"({"at":"2026-11-22T12:00:00.120Z","event":"kiosk.started"})"
                       "\n");
}

TEST_F(AJournal, dates_each_line_when_it_is_written) {
  journal.note("first");
  clock.advance(1h);
  journal.note("second");
  EXPECT_NE(out.str().find(R"("at":"2026-11-22T13:00:00.120Z","event":"second")"), std::string::npos);
}

TEST_F(AJournal, writes_again_when_the_disk_has_room_again) {
  out.setstate(std::ios::badbit);
  journal.note("after.full");
  EXPECT_NE(out.str().find("after.full"), std::string::npos);
}

TEST_F(AJournal, keeps_lines_whole_when_threads_write_together) {
  std::vector<std::jthread> writers;
  for (int writer = 0; writer < 4; ++writer)
    writers.emplace_back([this] {
      for (int line = 0; line < 200; ++line) journal.note("tick", {{"line", 7}});
    });
  writers.clear();

  std::istringstream lines(out.str());
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count)
    ASSERT_EQ(line, R"({"at":"2026-11-22T12:00:00.120Z","event":"tick","line":7})");
  EXPECT_EQ(count, 800);
}

}  // namespace
