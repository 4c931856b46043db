#pragma once
// From the worker that takes and reads one page to the screen that waits for it: what a camera sees, with what to do
// about it, and how far the work is. It ends with its page, and its last picture with it.

#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

#include "kiosk/screens/screen.hpp"
#include "platform/scanner/scanner.hpp"
#include "platform/scanner/steady.hpp"

namespace guichet::kiosk::terminal {

class Viewfinder {
 public:
  using Clock = std::chrono::steady_clock;

  // `wake` is called when something new is to be shown.
  explicit Viewfinder(std::function<void()> wake) : wake_(std::move(wake)) {}

  // --- the worker: what it asks of the scanner, then the part of the reading that is done. It must outlive the scan.
  platform::scanner::ScanWish wish(bool another);
  void see(const platform::scanner::Sight& sight, Clock::time_point now);
  void reads(double part) { tell(0.5 + part / 2); }

  // --- the loop
  struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba = {};
  };
  std::optional<Picture> take_picture();  // once each
  screens::Taking told() const;           // without its picture

 private:
  void tell(double done);
  bool calm(platform::scanner::Advice advice, Clock::time_point now);

  std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::optional<Picture> picture_;
  std::optional<Clock::time_point> pictured_;
  screens::Taking taking_;
  std::optional<platform::scanner::Advice> heard_;  // the last one, which may not hold
  Clock::time_point heard_since_{};
};

}  // namespace guichet::kiosk::terminal
