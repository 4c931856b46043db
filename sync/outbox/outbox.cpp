#include "sync/outbox/outbox.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "platform/system/clock.hpp"
#include "sync/outbox/patience.hpp"
#include "sync/outbox/rows.hpp"

namespace guichet::sync::outbox {
namespace {

using platform::storage::Row;
using platform::system::instant;
using platform::system::milliseconds;

constexpr std::string_view select_letters =
    "SELECT id, kind, deposit_reference, file_name, body, written_at, state, attempts, not_before,"
    " coalesce(number, about) FROM outbox_letters ";

// Until an earlier letter about the same demand has its end, the later one has no turn.
constexpr std::string_view has_its_turn =
    "state = 'waiting' AND NOT EXISTS (SELECT 1 FROM outbox_letters AS earlier WHERE earlier.about = "
    "outbox_letters.about"
    " AND earlier.id < outbox_letters.id AND earlier.state IN ('waiting', 'sending'))";

Letter letter_of(const Row& row) {
  return {.id = LetterId{row.integer(0)},
          .kind = row.text(1),
          .deposit_reference = row.text(2),
          .file_name = row.text(3),
          .body = row.is_null(4) ? std::vector<std::byte>{} : row.blob(4),
          .written_at = instant(row.integer(5)),
          .state = state_named(row.text(6)),
          .attempts = static_cast<int>(row.integer(7)),
          .not_before = instant(row.integer(8)),
          .number = row.is_null(9) ? std::string{} : row.text(9),
          .anomalies = {}};
}

Result<void> set_refused(Database& database, LetterId id, std::span<const Anomaly> anomalies) {
  auto changed = one_changed(
      database.query("UPDATE outbox_letters SET state = 'refused' WHERE id = ? AND state = 'sending' RETURNING id",
                     std::to_underlying(id)),
      "refuse");
  if (!changed) return changed;
  std::int64_t position = 0;
  for (const auto& anomaly : anomalies) {
    auto added = database.run("INSERT INTO outbox_anomalies (letter, position, code, text) VALUES (?, ?, ?, ?)",
                              std::to_underlying(id), position++, anomaly.code, anomaly.text);
    if (!added) return added;
  }
  return {};
}

// A number that comes back for a creation is another's when another creation has it, or when this terminal wrote about
// it before that creation. What was written later may be about this very demand, whose first answer was lost.
Result<bool> of_another_demand(Database& database, LetterId id, std::string_view number) {
  auto rows = database.query(
      "SELECT 1 FROM outbox_letters AS mine WHERE mine.id = ?1 AND (mine.about <> ?2 OR mine.about IS NULL AND EXISTS"
      " (SELECT 1 FROM outbox_letters AS other WHERE other.id <> mine.id"
      " AND (other.about IS NULL AND other.number = ?2 OR other.about = ?2 AND other.id < mine.id)))",
      std::to_underlying(id), number);
  if (!rows) return std::unexpected(rows.error());
  return !rows->empty();
}

// Documents of a deposit leave once its number is known.
Result<void> tell_parcels(Database& database, LetterId id, std::string_view number) {
  return database.run(
      "UPDATE outbox_parcels SET number = ? WHERE number IS NULL AND deposit_reference ="
      " (SELECT deposit_reference FROM outbox_letters WHERE id = ?)",
      number, std::to_underlying(id));
}

Result<std::vector<Anomaly>> anomalies_of(Database& database, LetterId id) {
  auto rows = database.query("SELECT code, text FROM outbox_anomalies WHERE letter = ? ORDER BY position",
                             std::to_underlying(id));
  if (!rows) return std::unexpected(rows.error());
  std::vector<Anomaly> anomalies;
  for (const auto& row : *rows) anomalies.push_back({.code = row.text(0), .text = row.text(1)});
  return anomalies;
}

}  // namespace

Result<LetterId> put(Database& database, const Letter& letter) {
  const auto about = letter.number.empty() ? std::nullopt : std::optional{letter.number};
  auto rows = database.query(
      "INSERT INTO outbox_letters (kind, deposit_reference, file_name, body, about, written_at, state, not_before)"
      " VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?) RETURNING id",
      letter.kind, letter.deposit_reference, letter.file_name, letter.body, about, milliseconds(letter.written_at),
      milliseconds(letter.written_at));
  if (!rows) return std::unexpected(rows.error());
  return LetterId{rows->front().integer(0)};
}

Result<std::optional<Letter>> next_due(Database& database, Instant now) {
  auto rows = database.query(std::string{select_letters} + "WHERE " + std::string{has_its_turn} +
                                 " AND (not_before <= ? OR not_before > ?) ORDER BY id LIMIT 1",
                             milliseconds(now), milliseconds(now + longest_wait));
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty()) return std::nullopt;
  return letter_of(rows->front());
}

Result<std::optional<Instant>> next_instant(Database& database) {
  auto rows = database.query("SELECT min(not_before) FROM outbox_letters WHERE " + std::string{has_its_turn});
  if (!rows) return std::unexpected(rows.error());
  if (rows->front().is_null(0)) return std::nullopt;
  return instant(rows->front().integer(0));
}

Result<void> mark_sending(Database& database, LetterId id) {
  return one_changed(database.query("UPDATE outbox_letters SET state = 'sending', attempts = attempts + 1"
                                    " WHERE id = ? AND state = 'waiting' RETURNING id",
                                    std::to_underlying(id)),
                     "mark_sending");
}

Result<Acknowledgement> acknowledge(Database& database, LetterId id, std::string_view number) {
  auto transaction = database.begin();
  if (!transaction) return std::unexpected(transaction.error());
  const auto elsewhere = of_another_demand(database, id, number);
  if (!elsewhere) return std::unexpected(elsewhere.error());

  const std::array conflict{Anomaly{.code = std::string{number_known_code}, .text = {}}};
  const Result<void> changed =
      *elsewhere
          ? set_refused(database, id, conflict)
          : one_changed(database.query("UPDATE outbox_letters SET state = 'acknowledged', number = ?, body = NULL,"
                                       " reason = NULL WHERE id = ? AND state = 'sending' RETURNING id",
                                       number, std::to_underlying(id)),
                        "acknowledge");
  if (!changed) return std::unexpected(changed.error());
  if (!*elsewhere) {
    if (auto told = tell_parcels(database, id, number); !told) return std::unexpected(told.error());
  }
  // A crash before this line forgets an answer already read: the letter is sent again and the registry, which knows its
  // file name, gives the same number again.
  if (auto committed = transaction->commit(); !committed) return std::unexpected(committed.error());
  return *elsewhere ? Acknowledgement::number_known_elsewhere : Acknowledgement::recorded;
}

Result<void> refuse(Database& database, LetterId id, std::span<const Anomaly> anomalies) {
  auto transaction = database.begin();
  if (!transaction) return std::unexpected(transaction.error());
  if (auto refused = set_refused(database, id, anomalies); !refused) return refused;
  return transaction->commit();
}

Result<Instant> postpone(Database& database, LetterId id, Instant now, std::string_view reason,
                         platform::system::Random& random, std::chrono::milliseconds at_least) {
  auto rows = database.query("SELECT attempts FROM outbox_letters WHERE id = ?", std::to_underlying(id));
  if (!rows) return std::unexpected(rows.error());
  const int attempts = rows->empty() ? 0 : static_cast<int>(rows->front().integer(0));
  const Instant next = now + draw_wait(attempts, at_least, random);
  auto changed = one_changed(database.query("UPDATE outbox_letters SET state = 'waiting', not_before = ?, reason = ?"
                                            " WHERE id = ? AND state = 'sending' RETURNING id",
                                            milliseconds(next), reason, std::to_underlying(id)),
                             "postpone");
  if (!changed) return std::unexpected(changed.error());
  return next;
}

Result<int> recover(Database& database) {
  auto rows = database.query("UPDATE outbox_letters SET state = 'waiting' WHERE state = 'sending' RETURNING id");
  if (!rows) return std::unexpected(rows.error());
  return static_cast<int>(rows->size());
}

Result<std::vector<std::string>> forget_ended(Database& database, Instant now, std::chrono::days after) {
  // An end "in the future" is of a clock that has been set back since: it counts from today.
  const auto seen = database.run(
      "UPDATE outbox_letters SET ended_at = ?1 WHERE state IN ('acknowledged', 'refused')"
      " AND (ended_at IS NULL OR ended_at > ?1)",
      milliseconds(now));
  if (!seen) return std::unexpected(seen.error());
  const auto limit = milliseconds(now - after);
  const auto silent = database.run(
      "DELETE FROM outbox_anomalies WHERE letter IN (SELECT id FROM outbox_letters WHERE ended_at <= ?)", limit);
  if (!silent) return std::unexpected(silent.error());
  const auto rows = database.query("DELETE FROM outbox_letters WHERE ended_at <= ? RETURNING deposit_reference", limit);
  if (!rows) return std::unexpected(rows.error());
  std::vector<std::string> references;
  for (const auto& row : *rows) references.push_back(row.text(0));
  return references;
}

Result<std::optional<Letter>> find(Database& database, std::string_view deposit_reference) {
  auto rows = database.query(std::string{select_letters} + "WHERE deposit_reference = ?", deposit_reference);
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty()) return std::nullopt;
  Letter letter = letter_of(rows->front());
  auto anomalies = anomalies_of(database, letter.id);
  if (!anomalies) return std::unexpected(anomalies.error());
  letter.anomalies = std::move(*anomalies);
  return letter;
}

Result<Counts> counts(Database& database) {
  auto rows = database.query(
      "SELECT count(*) FILTER (WHERE state = 'waiting'), count(*) FILTER (WHERE state = 'sending'),"
      " count(*) FILTER (WHERE state = 'acknowledged'), count(*) FILTER (WHERE state = 'refused'),"
      " min(written_at) FILTER (WHERE state = 'waiting') FROM outbox_letters");
  if (!rows) return std::unexpected(rows.error());
  const Row& row = rows->front();
  const auto count = [&](std::size_t column) { return static_cast<int>(row.integer(column)); };
  Counts counts{
      .waiting = count(0), .sending = count(1), .acknowledged = count(2), .refused = count(3), .oldest_waiting = {}};
  if (!row.is_null(4)) counts.oldest_waiting = instant(row.integer(4));
  return counts;
}

}  // namespace guichet::sync::outbox
