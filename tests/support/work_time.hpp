#pragma once

#include <algorithm>
#include <chrono>
#include <concepts>

#include "platform/system/work_clock.hpp"

// What work takes of the thread that does it, whatever else the machine does meanwhile; in a build that watches it, as
// much as in another.
namespace guichet::tests {

std::chrono::microseconds work_time(std::invocable auto&& work) {
  const auto start = platform::system::WorkClock::now();
  work();
  return std::chrono::duration_cast<std::chrono::microseconds>(platform::system::WorkClock::now() - start);
}

// At its best, which what the machine's caches hold of others does not count against.
std::chrono::microseconds least_work_time(std::invocable auto&& work) {
  auto least = std::chrono::microseconds::max();
  for (int round = 0; round < 5; ++round) least = std::min(least, work_time(work));
  return least;
}

}  // namespace guichet::tests
