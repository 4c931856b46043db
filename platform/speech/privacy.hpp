#pragma once

#include "platform/speech/speaker.hpp"

// The one rule on what may be heard (EN 301 549, 5.1.3.8): every speaker asks here, before and while it says something.
namespace guichet::platform::speech {

inline bool may_be_heard(const Utterance& utterance, bool headphones) { return headphones || !utterance.personal; }

}  // namespace guichet::platform::speech
