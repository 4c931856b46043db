#pragma once

#include <chrono>

// How long this thread has worked, whatever else the machine did meanwhile: what a search may take is told by it, so
// that it finds as much on a busy terminal as on an idle one.
namespace guichet::platform::system {

struct WorkClock {
  using duration = std::chrono::nanoseconds;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<WorkClock>;
  static constexpr bool is_steady = true;

  static time_point now();
};

}  // namespace guichet::platform::system
