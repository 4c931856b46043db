#pragma once
// A hand that trembles strikes a key of the keypad twice: the second strike is not meant (EN 301 549, 5.8). What is
// typed on a keyboard or read by a barcode reader comes as text, and passes whole.

#include <chrono>

#include "platform/display/events.hpp"
#include "platform/system/clock.hpp"

namespace guichet::kiosk::terminal {

class Tremor {
 public:
  // The same key struck again sooner counts once.
  explicit Tremor(std::chrono::milliseconds limit) : limit_(limit) {}

  bool hides(const platform::display::KeyDown& key, platform::system::Instant now) {
    if (key.repeat) return false;  // held, not struck
    const bool again = struck_ == key.key && now >= at_ && now - at_ < limit_;
    struck_ = key.key;
    at_ = now;
    return again;
  }

 private:
  std::chrono::milliseconds limit_;
  platform::display::Key struck_{};
  platform::system::Instant at_{};  // long ago: nothing was struck yet
};

}  // namespace guichet::kiosk::terminal
