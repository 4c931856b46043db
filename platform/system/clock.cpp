#include "platform/system/clock.hpp"

namespace guichet::platform::system {

Instant SystemClock::now() const {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

}  // namespace guichet::platform::system
