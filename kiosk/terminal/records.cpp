#include "kiosk/terminal/records.hpp"

#include <array>
#include <format>

#include "kiosk/demand/message.hpp"
#include "kiosk/terminal/kept_drafts.hpp"
#include "kiosk/terminal/paper_drawer.hpp"
#include "platform/system/clock.hpp"
#include "sync/outbox/outbox.hpp"
#include "sync/outbox/parcels.hpp"

namespace guichet::kiosk::terminal {
namespace storage = platform::storage;
namespace outbox = sync::outbox;
namespace {

constexpr std::array<storage::Migration, 1> record_migrations = {{{
    .date = "2026-11-22",
    .name = "drafts and deposits",
    .sql = "CREATE TABLE draft (only INTEGER PRIMARY KEY CHECK (only = 1), saved_at INTEGER NOT NULL,"
           " language TEXT NOT NULL, message BLOB NOT NULL) STRICT;"
           "CREATE TABLE deposit (reference TEXT PRIMARY KEY, deposited_on TEXT NOT NULL) STRICT;"
           "CREATE TABLE message_sequence (only INTEGER PRIMARY KEY CHECK (only = 1), last INTEGER NOT NULL) STRICT;"
           // From a random start: two terminals of one desk, or a new database, must not name two messages alike.
           "INSERT INTO message_sequence VALUES (1, abs(random() % 1000000));",
}}};

using platform::system::seconds;

std::span<const std::byte> bytes_of(std::string_view text) { return std::as_bytes(std::span(text)); }

demand::DepositReference new_reference(platform::system::Random& random) {
  constexpr auto alphabet = demand::DepositReference::alphabet;  // 32 letters: five bits of each byte, evenly drawn
  std::array<std::byte, 10> drawn;
  random.fill(drawn);
  std::string text = "D-";
  for (const auto byte : drawn) text += alphabet[std::to_integer<std::size_t>(byte) % alphabet.size()];
  return *demand::DepositReference::parse(text);
}

// DEM<desk>-<AAAAMMJJhhmm>-<sequence>.xml, in Paris time: the identity of the message for ever.
std::string file_name(const demand::DeskCode& desk, Instant now, std::int64_t sequence) {
  const auto local = seconds(now) + demand::paris_offset(seconds(now));
  return std::format("DEM{}-{:%Y%m%d%H%M}-{:06}.xml", desk.view(), local, sequence % 1'000'000);
}

Stored<std::int64_t> next_sequence(Database& database) {
  const auto rows = database.query("UPDATE message_sequence SET last = last + 1 RETURNING last");
  if (!rows) return std::unexpected(rows.error());
  return rows->front().integer(0);
}

}  // namespace

std::vector<storage::Migration> migrations() {
  std::vector<storage::Migration> all(record_migrations.begin(), record_migrations.end());
  all.insert(all.end(), kept_draft_migrations().begin(), kept_draft_migrations().end());
  all.insert(all.end(), outbox::migrations().begin(), outbox::migrations().end());
  const auto sealed = storage::sealed_file_migrations();
  all.insert(all.end(), sealed.begin(), sealed.end());
  all.insert(all.end(), paper_drawer_migrations().begin(), paper_drawer_migrations().end());
  return all;
}

Stored<void> save_draft(Database& database, const demand::Demand& draft, std::string_view language, Instant now) {
  const auto message = demand::write_message(draft, {.sent = seconds(now)});
  return database.run(
      "INSERT INTO draft (only, saved_at, language, message) VALUES (1, ?, ?, ?)"
      " ON CONFLICT (only) DO UPDATE SET saved_at = excluded.saved_at, language = excluded.language,"
      " message = excluded.message",
      now.time_since_epoch().count(), language, bytes_of(message));
}

Stored<void> refresh_draft(Database& database, Instant now) {
  return database.run("UPDATE draft SET saved_at = ?", now.time_since_epoch().count());
}

Stored<std::optional<Draft>> load_draft(Database& database, const demand::Context& context) {
  const auto rows = database.query("SELECT saved_at, language, message FROM draft");
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty()) return std::nullopt;
  const auto& row = rows->front();
  const auto& blob = row.blob(2);
  const auto message = demand::read_message({reinterpret_cast<const char*>(blob.data()), blob.size()}, context);
  if (!message) return std::nullopt;  // written by a version that knew more: it cannot be continued here
  return Draft{message->demand, row.text(1), Instant(std::chrono::milliseconds(row.integer(0)))};
}

Stored<void> erase_draft(Database& database) { return database.run("DELETE FROM draft"); }

Stored<void> erase_session(Database& database, bool sealed_too) {
  auto transaction = database.begin();
  if (!transaction) return std::unexpected(transaction.error());
  if (sealed_too)
    if (const auto done = erase_opened_box(database); !done) return std::unexpected(done.error());
  if (const auto done = erase_draft(database); !done) return done;
  return transaction->commit();
}

Stored<Deposit> deposit(Database& database, const demand::Demand& draft, Instant now, platform::system::Random& random,
                        const Act& act, const AlsoStored& also) {
  const auto today = demand::paris_date(seconds(now));
  auto frozen = draft;
  if (act.type == demand::FileType::creation) frozen.created = today;
  const auto message = demand::write_message(
      frozen,
      {.type = act.type, .sent = seconds(now), .closure_reason = act.closure_reason, .version_read = act.version_read});
  const auto reference = new_reference(random);

  auto transaction = database.begin();
  if (!transaction) return std::unexpected(transaction.error());
  const auto sequence = next_sequence(database);
  if (!sequence) return std::unexpected(sequence.error());
  if (const auto done = database.run("INSERT INTO deposit VALUES (?, ?)", reference.view(), demand::iso_date(today));
      !done)
    return std::unexpected(done.error());
  const auto bytes = bytes_of(message);
  const auto letter = outbox::put(database, {.kind = std::string(demand::code_of(act.type)),
                                             .deposit_reference = std::string(reference.view()),
                                             .file_name = file_name(frozen.desk, now, *sequence),
                                             .body = {bytes.begin(), bytes.end()},
                                             .written_at = now,
                                             .number = act.type == demand::FileType::creation || !frozen.number
                                                           ? std::string{}
                                                           : std::string(frozen.number->view()),
                                             .anomalies = {}});
  if (!letter) return std::unexpected(letter.error());
  if (const auto done = also ? also(reference) : Stored<void>{}; !done) return std::unexpected(done.error());
  if (const auto done = erase_opened_box(database); !done) return std::unexpected(done.error());
  if (const auto done = erase_draft(database); !done) return std::unexpected(done.error());
  // A crash before this line leaves the draft, after it the deposit and its letter: never both, never neither.
  if (const auto done = transaction->commit(); !done) return std::unexpected(done.error());
  return Deposit{.reference = reference,
                 .deposited_on = today,
                 .number = std::nullopt,
                 .anomalies = {},
                 .type = act.type,
                 .acknowledged = false};
}

Stored<void> erase_old_deposits(Database& database, Instant now, std::chrono::days retention) {
  auto transaction = database.begin();
  if (!transaction) return std::unexpected(transaction.error());
  const auto references = outbox::forget_ended(database, now, retention);
  if (!references) return std::unexpected(references.error());
  for (const auto& reference : *references)
    if (const auto done = database.run("DELETE FROM deposit WHERE reference = ?", reference); !done) return done;
  // Papers that the registry would not take end with their deposit: their keys here, their files with the next sweep.
  const auto papers = outbox::forget_ended_parcels(database, now, retention);
  if (!papers) return std::unexpected(papers.error());
  for (const auto& document : *papers)
    if (const auto done = storage::SealedFiles::forget(database, document); !done) return done;
  return transaction->commit();
}

Stored<std::optional<Deposit>> find_deposit(Database& database, const demand::DepositReference& reference) {
  const auto rows = database.query("SELECT deposited_on FROM deposit WHERE reference = ?", reference.view());
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty()) return std::nullopt;
  Deposit found{.reference = reference,
                .deposited_on = demand::parse_iso_date(rows->front().text(0)).value_or(demand::Date{}),
                .number = std::nullopt,
                .anomalies = {}};
  const auto letter = outbox::find(database, reference.view());
  if (!letter) return std::unexpected(letter.error());
  if (!*letter) return found;
  for (const auto type : {demand::FileType::amendment, demand::FileType::renewal, demand::FileType::closure})
    if ((*letter)->kind == demand::code_of(type)) found.type = type;
  if (auto number = demand::UniqueNumber::parse((*letter)->number)) found.number = *std::move(number);
  found.anomalies = (*letter)->anomalies;
  found.acknowledged = (*letter)->state == outbox::State::acknowledged;
  return found;
}

std::optional<demand::Demand> find_deposited(Database& database, const demand::DepositReference& reference,
                                             const demand::Context& context) {
  const auto letter = outbox::find(database, reference.view());
  if (!letter || !*letter || (*letter)->body.empty()) return std::nullopt;
  const auto& body = (*letter)->body;
  auto message = demand::read_message({reinterpret_cast<const char*>(body.data()), body.size()}, context);
  return message ? std::optional(std::move(message->demand)) : std::nullopt;
}

}  // namespace guichet::kiosk::terminal
