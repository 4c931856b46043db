// How long what could not be sent waits for its next try. The same for letters and for parcels.
#pragma once

#include <chrono>

#include "platform/system/random.hpp"

namespace guichet::sync::outbox {

// Nothing is ever postponed further than this: what seems to be was dated by a clock that has been set back since.
inline constexpr std::chrono::milliseconds longest_wait = std::chrono::hours{1} + std::chrono::minutes{15};

// A random time under a ceiling that doubles from 2 s to 15 min (full jitter), after at_least, which counts for one
// hour at most.
std::chrono::milliseconds draw_wait(int attempts, std::chrono::milliseconds at_least, platform::system::Random& random);

}  // namespace guichet::sync::outbox
