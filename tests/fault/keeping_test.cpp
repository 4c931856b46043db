// The terminal dies while a demand is being put aside.
#include <thread>

#include <gtest/gtest.h>
#include <unistd.h>

#include "kiosk/terminal/kept_drafts.hpp"
#include "tests/robot/visit.hpp"
#include "tests/support/child_process.hpp"

namespace {

using namespace guichet;
using namespace guichet::tests;
using namespace std::chrono_literals;

std::int64_t rows(platform::storage::Database& records, const std::string& table) {
  return records.query("SELECT count(*) FROM " + table).value().front().integer(0);
}

// A power cut, as far as a process can have one: no destructor, at an instant that nothing waits for, or once all is
// kept.
int keep_and_die(const Visit& visit, std::chrono::microseconds delay) {
  const pid_t child = ::fork();
  if (child != 0) return wait_for(child);
  auto records = visit.records();
  platform::vault::KeyFile keys(visit.town.key_file());
  const auto key = keys.load().value();
  platform::system::SystemRandom random;
  const std::jthread death([delay] {
    std::this_thread::sleep_for(delay);
    ::kill(::getpid(), SIGKILL);
  });
  [[maybe_unused]] const auto kept = kiosk::terminal::keep_draft(records, key, filled_demand(), "fr", visit.clock.now(),
                                                                 std::chrono::days{30}, random);
  ::kill(::getpid(), SIGKILL);
  ::_exit(1);
}

TEST(Keeping, leaves_the_draft_or_its_box_after_a_kill_at_any_instant) {
  filled_demand();
  std::int64_t boxes = 0;
  for (const auto delay :
       {0us, 100us, 200us, 400us, 700us, 1000us, 1500us, 2500us, 5000us, std::chrono::microseconds{1h}}) {
    const Visit visit;
    auto records = visit.records();
    ASSERT_TRUE(kiosk::terminal::save_draft(records, filled_demand(), "fr", visit.clock.now()));
    ASSERT_EQ(keep_and_die(visit, delay), -SIGKILL);
    auto after = visit.records();
    EXPECT_EQ(rows(after, "draft") + rows(after, "kept_draft"), 1) << delay;
    boxes = rows(after, "kept_draft");
  }
  EXPECT_EQ(boxes, 1) << "the last one died once all was kept";
}

}  // namespace
