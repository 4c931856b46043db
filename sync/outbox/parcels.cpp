#include "sync/outbox/parcels.hpp"

#include <algorithm>
#include <array>
#include <format>
#include <iterator>
#include <utility>

#include "platform/system/clock.hpp"
#include "sync/outbox/patience.hpp"
#include "sync/outbox/rows.hpp"

namespace guichet::sync::outbox {
namespace {

using platform::storage::Row;
using platform::system::instant;
using platform::system::milliseconds;
using Rows = Result<std::vector<Row>>;

constexpr std::string_view select_parcels =
    "SELECT id, document, deposit_reference, number, kind, name, size, sha256, written_at, state, upload, sent, "
    "in_doubt,"
    " attempts, restarts, not_before, reason, person FROM outbox_parcels ";

std::string text_or_nothing(const Row& row, std::size_t column) {
  return row.is_null(column) ? std::string{} : row.text(column);
}

Parcel parcel_of(const Row& row) {
  return {.id = ParcelId{row.integer(0)},
          .document = row.text(1),
          .deposit_reference = text_or_nothing(row, 2),
          .number = text_or_nothing(row, 3),
          .kind = text_or_nothing(row, 4),
          .person = row.is_null(17) ? std::nullopt : std::optional(static_cast<std::size_t>(row.integer(17))),
          .name = text_or_nothing(row, 5),
          .size = static_cast<std::uint64_t>(row.integer(6)),
          .sha256 = row.is_null(7) ? std::vector<std::byte>{} : row.blob(7),
          .written_at = instant(row.integer(8)),
          .state = state_named(row.text(9)),
          .upload = text_or_nothing(row, 10),
          .sent = static_cast<std::uint64_t>(row.integer(11)),
          .in_doubt = row.integer(12) != 0,
          .attempts = static_cast<int>(row.integer(13)),
          .restarts = static_cast<int>(row.integer(14)),
          .not_before = instant(row.integer(15)),
          .reason = text_or_nothing(row, 16)};
}

Result<std::vector<Parcel>> parcels_in(const Rows& rows) {
  if (!rows) return std::unexpected(rows.error());
  std::vector<Parcel> parcels;
  std::ranges::transform(*rows, std::back_inserter(parcels), parcel_of);
  return parcels;
}

std::optional<std::string_view> given(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional{text};
}

}  // namespace

std::string new_document(platform::system::Random& random) {
  std::array<std::byte, 16> drawn{};
  random.fill(drawn);
  drawn[6] = (drawn[6] & std::byte{0x0f}) | std::byte{0x40};
  drawn[8] = (drawn[8] & std::byte{0x3f}) | std::byte{0x80};
  std::string text;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += std::format("{:02x}", std::to_integer<unsigned>(drawn.at(i)));
  }
  return text;
}

Result<ParcelId> put(Database& database, const Parcel& parcel) {
  auto rows = database.query(
      "INSERT INTO outbox_parcels (document, deposit_reference, number, kind, name, size, sha256, written_at, state,"
      " not_before, person) VALUES (?1, ?2, coalesce(?3, (SELECT number FROM outbox_letters WHERE deposit_reference = "
      "?2)),"
      " ?4, ?5, ?6, ?7, ?8, 'waiting', ?8, ?9) RETURNING id",
      parcel.document, given(parcel.deposit_reference), given(parcel.number), parcel.kind, parcel.name, parcel.size,
      parcel.sha256, milliseconds(parcel.written_at), parcel.person);
  if (!rows) return std::unexpected(rows.error());
  return ParcelId{rows->front().integer(0)};
}

Result<std::optional<Parcel>> next_due_parcel(Database& database, Instant now) {
  auto rows = database.query(std::string{select_parcels} +
                                 "WHERE state = 'waiting' AND number IS NOT NULL"
                                 " AND (not_before <= ? OR not_before > ?) ORDER BY id LIMIT 1",
                             milliseconds(now), milliseconds(now + longest_wait));
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty()) return std::nullopt;
  return parcel_of(rows->front());
}

Result<std::optional<Instant>> next_parcel_instant(Database& database) {
  auto rows =
      database.query("SELECT min(not_before) FROM outbox_parcels WHERE state = 'waiting' AND number IS NOT NULL");
  if (!rows) return std::unexpected(rows.error());
  if (rows->front().is_null(0)) return std::nullopt;
  return instant(rows->front().integer(0));
}

Result<void> mark_sending(Database& database, ParcelId id) {
  return one_changed(database.query("UPDATE outbox_parcels SET state = 'sending', in_doubt = 1, attempts = attempts + 1"
                                    " WHERE id = ? AND state = 'waiting' AND number IS NOT NULL RETURNING id",
                                    std::to_underlying(id)),
                     "mark_sending");
}

Result<void> locate(Database& database, ParcelId id, std::string_view upload, std::uint64_t sent) {
  return one_changed(database.query("UPDATE outbox_parcels SET upload = ?1, attempts = iif(sent < ?2, 1, attempts),"
                                    " sent = ?2 WHERE id = ?3 AND state = 'sending' RETURNING id",
                                    upload, sent, std::to_underlying(id)),
                     "locate");
}

Result<void> advance(Database& database, ParcelId id, std::uint64_t sent, Instant now) {
  return one_changed(database.query("UPDATE outbox_parcels SET state = 'waiting', sent = ?, in_doubt = 0, attempts = 0,"
                                    " reason = NULL, not_before = ? WHERE id = ? AND state = 'sending' RETURNING id",
                                    sent, milliseconds(now), std::to_underlying(id)),
                     "advance");
}

Result<void> acknowledge(Database& database, ParcelId id) {
  return one_changed(
      database.query("UPDATE outbox_parcels SET state = 'acknowledged', sent = size, in_doubt = 0,"
                     " kind = NULL, person = NULL, name = NULL, sha256 = NULL, upload = NULL, reason = NULL"
                     " WHERE id = ? AND state = 'sending' RETURNING id",
                     std::to_underlying(id)),
      "acknowledge");
}

Result<void> refuse(Database& database, ParcelId id, std::string_view reason) {
  return one_changed(database.query("UPDATE outbox_parcels SET state = 'refused', reason = ?"
                                    " WHERE id = ? AND state = 'sending' RETURNING id",
                                    reason, std::to_underlying(id)),
                     "refuse");
}

Result<Instant> postpone(Database& database, ParcelId id, Instant now, std::string_view reason,
                         platform::system::Random& random, std::chrono::milliseconds at_least) {
  auto rows = database.query("SELECT attempts FROM outbox_parcels WHERE id = ?", std::to_underlying(id));
  if (!rows) return std::unexpected(rows.error());
  const int attempts = rows->empty() ? 0 : static_cast<int>(rows->front().integer(0));
  const Instant next = now + draw_wait(attempts, at_least, random);
  auto changed = one_changed(database.query("UPDATE outbox_parcels SET state = 'waiting', not_before = ?, reason = ?"
                                            " WHERE id = ? AND state = 'sending' RETURNING id",
                                            milliseconds(next), reason, std::to_underlying(id)),
                             "postpone");
  if (!changed) return std::unexpected(changed.error());
  return next;
}

Result<void> release(Database& database, ParcelId id) {
  return one_changed(database.query("UPDATE outbox_parcels SET state = 'waiting', attempts = attempts - 1"
                                    " WHERE id = ? AND state = 'sending' RETURNING id",
                                    std::to_underlying(id)),
                     "release");
}

Result<void> lose_upload(Database& database, ParcelId id) {
  return one_changed(database.query("UPDATE outbox_parcels SET upload = NULL, sent = 0"
                                    " WHERE id = ? AND state = 'sending' RETURNING id",
                                    std::to_underlying(id)),
                     "lose_upload");
}

Result<void> restart(Database& database, ParcelId id) {
  return one_changed(
      database.query("UPDATE outbox_parcels SET state = 'waiting', upload = NULL, sent = 0, in_doubt = 0, attempts = 0,"
                     " restarts = restarts + 1 WHERE id = ? AND state = 'sending' RETURNING id",
                     std::to_underlying(id)),
      "restart");
}

Result<int> recover_parcels(Database& database) {
  auto rows = database.query("UPDATE outbox_parcels SET state = 'waiting' WHERE state = 'sending' RETURNING id");
  if (!rows) return std::unexpected(rows.error());
  return static_cast<int>(rows->size());
}

Result<std::vector<std::string>> forget_ended_parcels(Database& database, Instant now, std::chrono::days after) {
  // An end "in the future" is of a clock that has been set back since: it counts from today.
  const auto seen = database.run(
      "UPDATE outbox_parcels SET ended_at = ?1 WHERE state IN ('acknowledged', 'refused')"
      " AND (ended_at IS NULL OR ended_at > ?1)",
      milliseconds(now));
  if (!seen) return std::unexpected(seen.error());
  const auto rows = database.query(
      "DELETE FROM outbox_parcels WHERE ended_at <= ? OR number IS NULL AND NOT EXISTS (SELECT 1 FROM outbox_letters"
      " WHERE outbox_letters.deposit_reference = outbox_parcels.deposit_reference) RETURNING document",
      milliseconds(now - after));
  if (!rows) return std::unexpected(rows.error());
  std::vector<std::string> documents;
  for (const auto& row : *rows) documents.push_back(row.text(0));
  return documents;
}

Result<std::vector<Parcel>> refused_parcels(Database& database, std::string_view number) {
  return parcels_in(
      database.query(std::string{select_parcels} + "WHERE state = 'refused' AND number = ? ORDER BY id", number));
}

Result<int> count_refused(Database& database, std::string_view deposit_reference) {
  const auto rows = database.query(
      "SELECT count(*) FROM outbox_parcels WHERE state = 'refused' AND deposit_reference = ?", deposit_reference);
  if (!rows) return std::unexpected(rows.error());
  return static_cast<int>(rows->front().integer(0));
}

Result<std::optional<std::string>> replace_refused(Database& database, const Parcel& again) {
  const auto rows = database.query(
      "DELETE FROM outbox_parcels WHERE id = (SELECT id FROM outbox_parcels"
      " WHERE state = 'refused' AND number = ? AND kind = ? AND (person IS ? OR person IS NULL)"
      " ORDER BY person IS NULL, id LIMIT 1) RETURNING document",
      again.number, again.kind, again.person);
  if (!rows) return std::unexpected(rows.error());
  return rows->empty() ? std::nullopt : std::optional(rows->front().text(0));
}

Result<std::vector<Parcel>> parcels_of(Database& database, std::string_view deposit_reference) {
  return parcels_in(
      database.query(std::string{select_parcels} + "WHERE deposit_reference = ? ORDER BY id", deposit_reference));
}

Result<ParcelCounts> parcel_counts(Database& database) {
  auto rows = database.query(
      "SELECT count(*) FILTER (WHERE number IS NULL), count(*) FILTER (WHERE state = 'waiting' AND number IS NOT NULL),"
      " count(*) FILTER (WHERE state = 'sending'), count(*) FILTER (WHERE state = 'acknowledged'),"
      " count(*) FILTER (WHERE state = 'refused') FROM outbox_parcels");
  if (!rows) return std::unexpected(rows.error());
  const auto count = [&](std::size_t column) { return static_cast<int>(rows->front().integer(column)); };
  return ParcelCounts{.without_number = count(0),
                      .waiting = count(1),
                      .sending = count(2),
                      .acknowledged = count(3),
                      .refused = count(4)};
}

}  // namespace guichet::sync::outbox
