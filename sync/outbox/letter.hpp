// A letter to the registry: bytes, and what is needed to send them once. What a household is, this room does not know.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/system/clock.hpp"

namespace guichet::sync::outbox {

enum class LetterId : std::int64_t { unset = 0 };

enum class State {
  waiting,       // to be sent when not_before has come
  sending,       // marked before the first byte leaves: the registry may already have it
  acknowledged,  // the number is known, the body is erased
  refused,       // a person must look; never sent again by itself
};

// What the registry said, or, when the code begins with GUICHET_, what the terminal found wrong with its answer.
struct Anomaly {
  std::string code;
  std::string text;
  bool operator==(const Anomaly&) const = default;
};

// The registry answered with a number that another deposit already carries, or that is not the letter's own.
inline constexpr std::string_view number_known_code = "GUICHET_NUMBER_KNOWN_ELSEWHERE";

struct Letter {
  LetterId id = LetterId::unset;
  std::string kind;  // typeFichier: CRE, MOD, REN, RAD
  std::string deposit_reference;
  std::string file_name;  // idempotency identity: the same for ever, the same bytes for ever
  std::vector<std::byte> body;
  platform::system::Instant written_at{};
  State state = State::waiting;
  int attempts = 0;
  platform::system::Instant not_before{};
  std::string number;  // of the demand: from the start, but for a creation, which has none until acknowledged
  std::vector<Anomaly> anomalies;
};

}  // namespace guichet::sync::outbox
