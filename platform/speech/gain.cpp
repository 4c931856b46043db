#include "platform/speech/gain.hpp"

#include <array>

namespace guichet::platform::speech {
namespace {

constexpr int one = 1 << 15;
// 10^(-dB/20) for -18, -12, -6 and 0 dB, on 15 bits.
constexpr std::array<int, Volume::steps> factors{4125, 8231, 16423, one};

}  // namespace

void apply(Volume volume, std::span<Sample> samples) {
  const int factor = factors[static_cast<std::size_t>(volume.step)];
  for (auto& sample : samples) sample = static_cast<Sample>(sample * factor / one);
}

}  // namespace guichet::platform::speech
