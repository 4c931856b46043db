// What came of something that was sent, for whoever waits for it, and the words the journal has for what went wrong.
#pragma once

#include <chrono>
#include <string>
#include <variant>
#include <vector>

#include "platform/system/clock.hpp"
#include "platform/system/journal.hpp"
#include "sync/outbox/letter.hpp"
#include "sync/transfer/session.hpp"

namespace guichet::sync::courier {

using platform::system::Instant;

struct Acknowledged {
  std::string number;
};
struct Refused {
  std::vector<outbox::Anomaly> anomalies;
};
// The answer carried the number of another deposit. It is shown to nobody; staff must look.
struct NumberConflict {};
struct Postponed {
  Instant until;
};
// What was sent waits, and so does the whole queue: somebody must look at the terminal's certificate.
struct QueueStopped {
  Instant until;
};

struct Outcome {
  outbox::LetterId letter;
  std::string deposit_reference;
  std::string kind;    // typeFichier
  std::string number;  // of the demand; empty for a creation that has none yet
  std::variant<Acknowledged, Refused, NumberConflict, Postponed, QueueStopped> what;
};

// A refused certificate does not mend by itself: often enough to see it mended, rarely enough not to be taken for an
// attack.
inline constexpr std::chrono::minutes stop_after_refused_credential{15};

platform::system::Word word_of(transfer::Error::Kind kind);

}  // namespace guichet::sync::courier
