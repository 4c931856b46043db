#pragma once

#include <chrono>
#include <cstdint>

// What time it is, as an argument: no room reads the machine's clock by itself, so that tests decide the hour.
// Instants are UTC; the town's calendar (Europe/Paris) belongs to those who write dates for people.
namespace guichet::platform::system {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

inline std::chrono::sys_seconds seconds(Instant instant) { return std::chrono::floor<std::chrono::seconds>(instant); }

// Since 1970, as they are stored.
inline std::int64_t milliseconds(Instant instant) { return instant.time_since_epoch().count(); }
inline Instant instant(std::int64_t milliseconds) { return Instant(std::chrono::milliseconds(milliseconds)); }

struct Clock {
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

struct SystemClock final : Clock {
  Instant now() const override;
};

// For what is measured from one touch to the next: when the machine's hour is set back, as network time does to a board
// without a battery, this one goes on from where it was. Not for two threads at once.
class ForwardClock {
 public:
  explicit ForwardClock(const Clock& clock) : clock_(clock) {}
  Instant now();

 private:
  const Clock& clock_;
  std::chrono::milliseconds ahead_{};
  Instant last_ = Instant::min();
};

}  // namespace guichet::platform::system
