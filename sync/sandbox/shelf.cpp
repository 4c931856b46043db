#include "sync/sandbox/shelf.hpp"

#include <algorithm>
#include <array>
#include <format>

#include "platform/system/digest.hpp"

namespace guichet::sync::sandbox {
namespace {

using platform::storage::Row;

constexpr std::string_view select_uploads =
    "SELECT id, size, (SELECT coalesce(max(at + length(bytes)), 0) FROM upload_pieces WHERE upload = id), complete, "
    "sha256"
    " FROM uploads ";

Upload upload_of(const Row& row) {
  return {.id = row.text(0),
          .size = static_cast<std::uint64_t>(row.integer(1)),
          .offset = static_cast<std::uint64_t>(row.integer(2)),
          .complete = row.integer(3) != 0,
          .sha256 = row.blob(4)};
}

Stored<std::optional<Upload>> first(Stored<std::vector<Row>> rows) {
  if (!rows) return std::unexpected(rows.error());
  return rows->empty() ? std::nullopt : std::optional{upload_of(rows->front())};
}

// Not to be guessed: whoever knows it may add to the upload, if they are its terminal.
std::string new_id(platform::system::Random& random) {
  std::array<std::byte, 16> drawn{};
  random.fill(drawn);
  std::string id;
  for (const auto byte : drawn) id += std::format("{:02x}", std::to_integer<unsigned>(byte));
  return id;
}

}  // namespace

std::expected<Shelf, std::string> Shelf::open(const std::filesystem::path& file, platform::system::Random& random) {
  return open_database(file, random).transform([](auto database) { return Shelf{std::move(database)}; });
}

Stored<std::string> Shelf::begin(const Announced& one, platform::system::Random& random) {
  auto transaction = database_.begin();
  if (!transaction) return std::unexpected(transaction.error());
  // A document sent anew: what had arrived of it is of no use. What is complete stays until the new one is.
  auto done = database_.run("DELETE FROM uploads WHERE terminal = ? AND number = ? AND document = ? AND NOT complete",
                            one.terminal, one.number, one.document);
  auto id = new_id(random);
  if (done) {
    done = database_.run(
        "INSERT INTO uploads (id, terminal, key, number, document, kind, name, size, sha256)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id, one.terminal, one.key, one.number, one.document, one.kind, one.name, one.size, one.sha256);
  }
  if (done) done = transaction->commit();
  if (!done) return std::unexpected(done.error());
  return id;
}

std::expected<Upload, NotAnnounced> Shelf::announce(const Announced& one, platform::system::Random& random) {
  const std::scoped_lock lock{*mutex_};
  const auto broken = std::unexpected(NotAnnounced::broken);
  const auto demand = database_.query("SELECT 1 FROM held_demands WHERE number = ?", one.number);
  if (!demand) return broken;
  if (demand->empty()) return std::unexpected(NotAnnounced::unknown_number);
  const auto rows = database_.query(
      "SELECT id, number, document, kind, name, size, sha256 FROM uploads WHERE terminal = ? AND key = ?", one.terminal,
      one.key);
  if (!rows) return broken;
  if (rows->empty()) {
    const auto id = begin(one, random);
    if (!id) return broken;
    return Upload{.id = *id, .size = one.size, .sha256 = one.sha256};
  }
  const Row& row = rows->front();
  const Announced before{one.terminal,
                         one.key,
                         row.text(1),
                         row.text(2),
                         row.text(3),
                         row.text(4),
                         static_cast<std::uint64_t>(row.integer(5)),
                         row.blob(6)};
  if (before != one) return std::unexpected(NotAnnounced::other_content);
  const auto upload = known(one.terminal, row.text(0));
  if (!upload || !*upload) return broken;
  return **upload;
}

Stored<std::optional<Upload>> Shelf::known(std::string_view terminal, std::string_view upload) {
  return first(database_.query(std::string{select_uploads} + "WHERE terminal = ? AND id = ?", terminal, upload));
}

std::optional<Upload> Shelf::find(std::string_view terminal, std::string_view upload) {
  const std::scoped_lock lock{*mutex_};
  return known(terminal, upload).value_or(std::nullopt);
}

Appended Shelf::append(std::string_view id, std::uint64_t offset, std::span<const std::byte> bytes) {
  const std::scoped_lock lock{*mutex_};
  const auto upload = first(database_.query(std::string{select_uploads} + "WHERE id = ?", id));
  if (!upload) return Appended::broken;
  // Two connections may bring the same bytes: the one that was cut, which is still being read, and the one after it.
  if (!*upload || (*upload)->complete || (*upload)->offset != offset) return Appended::elsewhere;
  if (bytes.empty()) return Appended::yes;
  const auto kept = database_.run("INSERT INTO upload_pieces (upload, at, bytes) VALUES (?, ?, ?)", id, offset, bytes);
  return kept ? Appended::yes : Appended::broken;
}

Stored<std::vector<std::byte>> Shelf::bytes_of(std::string_view upload) {
  const auto rows = database_.query("SELECT bytes FROM upload_pieces WHERE upload = ? ORDER BY at", upload);
  if (!rows) return std::unexpected(rows.error());
  std::vector<std::byte> whole;
  for (const Row& row : *rows) whole.insert(whole.end(), row.blob(0).begin(), row.blob(0).end());
  return whole;
}

Finished Shelf::finish(std::string_view id) {
  const std::scoped_lock lock{*mutex_};
  const auto upload = first(database_.query(std::string{select_uploads} + "WHERE id = ?", id));
  const auto whole = bytes_of(id);
  if (!upload || !*upload || !whole) return Finished::broken;
  if (!std::ranges::equal(platform::system::sha256(*whole), (*upload)->sha256)) {
    return database_.run("DELETE FROM uploads WHERE id = ?", id) ? Finished::digest_differs : Finished::broken;
  }
  auto transaction = database_.begin();
  if (!transaction) return Finished::broken;
  auto done = database_.run(
      "DELETE FROM uploads WHERE id <> ?1 AND (terminal, number, document) ="
      " (SELECT terminal, number, document FROM uploads WHERE id = ?1)",
      id);
  if (done) done = database_.run("UPDATE uploads SET complete = 1 WHERE id = ?", id);
  if (done) done = transaction->commit();
  return done ? Finished::right : Finished::broken;
}

void Shelf::forget(std::string_view upload) {
  const std::scoped_lock lock{*mutex_};
  (void)database_.run("DELETE FROM uploads WHERE id = ?", upload);
}

std::optional<std::vector<std::byte>> Shelf::content(std::string_view number, std::string_view document) {
  const std::scoped_lock lock{*mutex_};
  const auto rows =
      database_.query("SELECT id FROM uploads WHERE number = ? AND document = ? AND complete", number, document);
  if (!rows || rows->empty()) return std::nullopt;
  auto whole = bytes_of(rows->front().text(0));
  return whole ? std::optional{std::move(*whole)} : std::nullopt;
}

}  // namespace guichet::sync::sandbox
