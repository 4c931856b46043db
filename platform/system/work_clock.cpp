#include "platform/system/work_clock.hpp"

#include <ctime>

namespace guichet::platform::system {

namespace {

// A sanitizer makes work take about ten times as long; it is the same work.
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
constexpr int watched = 10;
#else
constexpr int watched = 1;
#endif

}  // namespace

WorkClock::time_point WorkClock::now() {
  std::timespec worked{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &worked);
  return time_point((std::chrono::seconds(worked.tv_sec) + std::chrono::nanoseconds(worked.tv_nsec)) / watched);
}

}  // namespace guichet::platform::system
