#pragma once
// What the terminal keeps of a visitor, encrypted: the draft being filled, and the deposits that wait for their number.
// A deposit, its message to the registry and the end of its draft are one transaction; nothing else knows the tables.

#include <expected>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "kiosk/demand/message.hpp"
#include "platform/storage/database.hpp"
#include "platform/system/clock.hpp"
#include "platform/system/random.hpp"
#include "sync/outbox/letter.hpp"

namespace guichet::kiosk::terminal {

using platform::storage::Database;
using platform::system::Instant;
template <typename T>
using Stored = std::expected<T, platform::storage::Error>;

struct Draft {
  demand::Demand demand;
  std::string language;
  Instant saved_at{};
};

struct Deposit {
  demand::DepositReference reference;
  demand::Date deposited_on;
  std::optional<demand::UniqueNumber> number;
  std::vector<sync::outbox::Anomaly> anomalies;
  demand::FileType type = demand::FileType::creation;
  bool acknowledged = false;  // the registry has it
};

// Of this room and of the outbox, for Database::open.
std::vector<platform::storage::Migration> migrations();

Stored<void> save_draft(Database& database, const demand::Demand& draft, std::string_view language, Instant now);
// Its owner was here at that instant, and did something else than answer.
Stored<void> refresh_draft(Database& database, Instant now);
Stored<std::optional<Draft>> load_draft(Database& database, const demand::Context& context);
Stored<void> erase_draft(Database& database);
// The draft, and the box it was opened from if that is meant too: both or neither.
Stored<void> erase_session(Database& database, bool sealed_too);

// What is said to the registry about a demand: a new one, or a change of one that it knows.
struct Act {
  demand::FileType type = demand::FileType::creation;
  std::string closure_reason = {};
  int version_read = 0;
};

// What was prepared before a transaction, and is noted in it.
using InTransaction = std::function<Stored<void>()>;

// In the same transaction: what goes with the deposit, or everything is undone.
using AlsoStored = std::function<Stored<void>(const demand::DepositReference&)>;

// The demand is frozen here: later changes are other messages. The date of a new one is the day in Paris of `now`; a
// change keeps the date and the number of its demand.
Stored<Deposit> deposit(Database& database, const demand::Demand& demand, Instant now, platform::system::Random& random,
                        const Act& act = {}, const AlsoStored& also = {});
// What a reference tells is kept for the late printing of a number, and then forgotten: acknowledged or refused for
// `retention`. What still waits for the registry stays.
Stored<void> erase_old_deposits(Database& database, Instant now, std::chrono::days retention);

Stored<std::optional<Deposit>> find_deposit(Database& database, const demand::DepositReference& reference);
// What was said in it, as long as the registry has not acknowledged it: from then on the registry alone holds it.
std::optional<demand::Demand> find_deposited(Database& database, const demand::DepositReference& reference,
                                             const demand::Context& context);

}  // namespace guichet::kiosk::terminal
