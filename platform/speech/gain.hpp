#pragma once

#include <span>

#include "platform/speech/output.hpp"
#include "platform/speech/speaker.hpp"

// The volume, made on the samples: a card without a mixer obeys too.
namespace guichet::platform::speech {

// The loudest step leaves the samples as they are; each step below takes 6 dB off. The amplifier is set once, at
// installation, so that step 0 gives 65 dBA: raising the volume can then never clip.
void apply(Volume volume, std::span<Sample> samples);

}  // namespace guichet::platform::speech
