#pragma once

#include <cstdint>
#include <span>
#include <stop_token>

// Samples become sound: mono, 16 bits. One interface for the sound card and for a memory that tests read.
// One thread uses it; a stop is asked from any other.
namespace guichet::platform::speech {

using Sample = std::int16_t;

enum class Played { all, stopped, no_card };

struct Output {
  virtual ~Output() = default;
  // Returns when everything was accepted; after a stop, within one period, with what was still to be heard dropped.
  virtual Played play(std::span<const Sample> samples, int samples_per_second, const std::stop_token& stop) = 0;
  // Returns when the last sample was heard, or dropped by a stop.
  virtual Played finish(const std::stop_token& stop) = 0;
};

}  // namespace guichet::platform::speech
