// What waits to be sent: durable, ordered, never sent under two identities. Each function is one transition of a
// letter; put() joins the caller's transaction, so that a deposit and its letter exist together or not at all.
#pragma once

#include <chrono>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/storage/database.hpp"
#include "platform/system/clock.hpp"
#include "platform/system/random.hpp"
#include "sync/outbox/letter.hpp"

namespace guichet::sync::outbox {

using platform::storage::Database;
using platform::system::Instant;
template <typename T>
using Result = std::expected<T, platform::storage::Error>;

// Dated, to be given to Database::open with those of the other rooms.
std::span<const platform::storage::Migration> migrations();

// Inside the caller's transaction. Refused by the database when the file name or the deposit reference was used before,
// when a creation has a number, or when any other letter has none.
Result<LetterId> put(Database& database, const Letter& letter);

// The oldest letter that may be sent now. Letters about one demand never overtake each other: a renewal stays behind a
// change of the same number that waits, and goes once that one is acknowledged or refused.
Result<std::optional<Letter>> next_due(Database& database, Instant now);

// When the next letter will be due; nothing when none waits, but behind another.
Result<std::optional<Instant>> next_instant(Database& database);

// Commits before the first byte leaves, and counts the attempt.
Result<void> mark_sending(Database& database, LetterId id);

enum class Acknowledgement { recorded, number_known_elsewhere };

// Keeps the number and erases the body at once. A creation takes a number no other letter carries, any other letter its
// own: an answer with another number is not believed, the letter is refused with the anomaly number_known_code and
// keeps its body. The parcels of that deposit have their number from here on.
Result<Acknowledgement> acknowledge(Database& database, LetterId id, std::string_view number);

Result<void> refuse(Database& database, LetterId id, std::span<const Anomaly> anomalies);

// Back to waiting, for a random time under a ceiling that doubles from 2 s to 15 min (full jitter), or for at_least
// when the registry asked for longer. reason: a word for support, never content. Gives the instant of the next attempt.
Result<Instant> postpone(Database& database, LetterId id, Instant now, std::string_view reason,
                         platform::system::Random& random, std::chrono::milliseconds at_least = {});

// At start, before anything is sent: what was being sent when the terminal stopped waits again, attempts kept, under
// the same file name and with the same bytes, so that the registry recognises it if it had come through.
Result<int> recover(Database& database);

// Inside the caller's transaction. Forgets each letter that was acknowledged or refused, with what the registry said of
// it, once it has been seen ended for this long. Gives the references of the deposits that nothing is known of any
// more.
Result<std::vector<std::string>> forget_ended(Database& database, Instant now, std::chrono::days after);

Result<std::optional<Letter>> find(Database& database, std::string_view deposit_reference);

struct Counts {
  int waiting = 0;
  int sending = 0;
  int acknowledged = 0;
  int refused = 0;
  std::optional<Instant> oldest_waiting;
};
Result<Counts> counts(Database& database);

}  // namespace guichet::sync::outbox
