#pragma once

#include <atomic>
#include <chrono>

#include "platform/system/clock.hpp"

// A clock that moves when the test says so; safe to read from other threads.
namespace guichet::tests {

class ManualClock final : public platform::system::Clock {
 public:
  explicit ManualClock(platform::system::Instant start) : now_(start) {}

  platform::system::Instant now() const override { return now_; }
  void advance(std::chrono::milliseconds step) { now_ = now() + step; }
  void set(platform::system::Instant instant) { now_ = instant; }

 private:
  std::atomic<platform::system::Instant> now_;
};

}  // namespace guichet::tests
