#pragma once

#include <chrono>

// What time it is, as an argument: no room reads the machine's clock by itself, so that tests decide the hour.
// Instants are UTC; the town's calendar (Europe/Paris) belongs to those who write dates for people.
namespace guichet::platform::system {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

struct Clock {
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

struct SystemClock final : Clock {
  Instant now() const override;
};

}  // namespace guichet::platform::system
