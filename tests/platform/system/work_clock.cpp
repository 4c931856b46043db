#include "platform/system/work_clock.hpp"

#include <thread>

#include <gtest/gtest.h>

using guichet::platform::system::WorkClock;
using namespace std::chrono_literals;

TEST(WorkTime, counts_work_and_no_sleep) {
  const auto start = WorkClock::now();
  std::this_thread::sleep_for(200ms);
  EXPECT_LT(WorkClock::now() - start, 100ms);
  unsigned long sum = 0;
  while (WorkClock::now() - start < 10ms) sum = sum * 31 + 7;
  EXPECT_NE(sum, 0UL);
}
