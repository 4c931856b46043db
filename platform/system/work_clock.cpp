#include "platform/system/work_clock.hpp"

#include <ctime>

namespace guichet::platform::system {

WorkClock::time_point WorkClock::now() {
  std::timespec worked{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &worked);
  return time_point(std::chrono::seconds(worked.tv_sec) + std::chrono::nanoseconds(worked.tv_nsec));
}

}  // namespace guichet::platform::system
