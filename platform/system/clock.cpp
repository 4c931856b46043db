#include "platform/system/clock.hpp"

namespace guichet::platform::system {

Instant SystemClock::now() const {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

Instant ForwardClock::now() {
  const auto machine = clock_.now();
  if (machine + ahead_ < last_) ahead_ = last_ - machine;
  return last_ = machine + ahead_;
}

}  // namespace guichet::platform::system
