#include "sync/sandbox/store.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "platform/vault/key_file.hpp"

namespace guichet::sync::sandbox {
namespace {

using platform::storage::Database;
using platform::storage::Row;

constexpr std::string_view ledger = R"sql(
CREATE TABLE demands (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  file_name TEXT NOT NULL UNIQUE,
  body BLOB NOT NULL,
  number TEXT UNIQUE,
  received_at INTEGER NOT NULL
) STRICT;
)sql";

// An older ledger knew no date of deposit but the day of receipt.
constexpr std::string_view life = R"sql(
CREATE TABLE held_demands (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL UNIQUE,
  content BLOB NOT NULL,
  deposited TEXT NOT NULL,
  renewed TEXT,
  motive TEXT,
  closed TEXT,
  version INTEGER NOT NULL,
  CHECK ((closed IS NULL) = (motive IS NULL))
) STRICT;
CREATE TABLE papers (
  number TEXT NOT NULL,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  label TEXT NOT NULL,
  state TEXT NOT NULL,
  comment TEXT NOT NULL,
  PRIMARY KEY (number, position)
) STRICT;
CREATE TABLE messages (
  file_name TEXT PRIMARY KEY,
  body BLOB NOT NULL,
  number TEXT NOT NULL,
  desk TEXT NOT NULL,
  version INTEGER NOT NULL,
  answer BLOB,
  received_at INTEGER NOT NULL
) STRICT;
CREATE INDEX messages_of_a_demand ON messages (number, version);
INSERT INTO held_demands (sequence, number, content, deposited, version)
  SELECT sequence, number, body, date(received_at / 1000, 'unixepoch'), 1 FROM demands WHERE number IS NOT NULL;
INSERT INTO messages (file_name, body, number, desk, version, received_at)
  SELECT file_name, body, number, substr(number, 14), 1, received_at FROM demands WHERE number IS NOT NULL;
DROP TABLE demands;
)sql";

constexpr std::string_view uploads = R"sql(
CREATE TABLE uploads (
  id TEXT PRIMARY KEY,
  terminal TEXT NOT NULL,
  key TEXT NOT NULL,
  number TEXT NOT NULL,
  document TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 BLOB NOT NULL,
  complete INTEGER NOT NULL DEFAULT 0,
  UNIQUE (terminal, key)
) STRICT;
CREATE TABLE upload_pieces (
  upload TEXT NOT NULL REFERENCES uploads (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (upload, at)
) STRICT;
CREATE INDEX uploads_of_a_demand ON uploads (number, document);
)sql";

constexpr std::string_view said_of_papers = R"sql(
ALTER TABLE papers ADD COLUMN person TEXT NOT NULL DEFAULT '';
ALTER TABLE papers ADD COLUMN income_year TEXT NOT NULL DEFAULT '';
ALTER TABLE papers ADD COLUMN issued TEXT NOT NULL DEFAULT '';
ALTER TABLE papers ADD COLUMN expires TEXT NOT NULL DEFAULT '';
)sql";

constexpr std::array migrations{platform::storage::Migration{"2026-11-22", "ledger", ledger},
                                platform::storage::Migration{"2026-11-23", "life of a demand", life},
                                platform::storage::Migration{"2026-11-27", "uploads", uploads},
                                platform::storage::Migration{"2026-11-28", "what is said of papers", said_of_papers}};

std::expected<platform::system::SecretBytes, std::string> key_beside(const std::filesystem::path& file,
                                                                     platform::system::Random& random) {
  using platform::vault::KeyFile;
  const std::filesystem::path path = file.string() + ".key";
  if (auto key = KeyFile{path}.load()) return std::move(*key);
  auto created = KeyFile::create(path, random);
  if (!created) return std::unexpected("cannot keep a key in " + path.string());
  auto key = created->load();
  if (!key) return std::unexpected("cannot read " + path.string());
  return std::move(*key);
}

std::span<const std::byte> bytes_of(std::string_view text) { return std::as_bytes(std::span{text}); }

std::string text_of(const std::vector<std::byte>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// A document that arrived makes its paper a received one; the sandbox has no list of names but what it is told.
void receive(std::vector<Paper>& papers, const std::string& kind, const std::string& file_name) {
  const auto known = std::ranges::find(papers, kind, &Paper::code);
  const auto label = known == papers.end() ? file_name.substr(0, file_name.rfind('.')) : known->label;
  // Another document: what was said of the one before is over, but for whose it is.
  Paper received{.code = kind, .label = label, .state = "recue", .comment = {}};
  if (known == papers.end()) return papers.push_back(std::move(received));
  received.person = known->person;
  *known = std::move(received);
}

std::optional<Date> date_at(const Row& row, std::size_t column) {
  return row.is_null(column) ? std::nullopt : parse_date(row.text(column));
}

Held held_of(const Row& row) {
  Held held{.number = row.text(0), .content = text_of(row.blob(1)), .standing = {}};
  held.standing.deposited = date_at(row, 2).value_or(Date{});
  held.standing.renewed = date_at(row, 3);
  if (const auto closed = date_at(row, 5)) held.standing.closure = Closure{.motive = row.text(4), .on = *closed};
  held.standing.version = static_cast<int>(row.integer(6));
  return held;
}

}  // namespace

std::expected<Database, std::string> open_database(const std::filesystem::path& file,
                                                   platform::system::Random& random) {
  const auto key = key_beside(file, random);
  if (!key) return std::unexpected(key.error());
  auto database = Database::open(file, *key, migrations);
  if (!database) return std::unexpected("cannot open " + file.string() + ": " + database.error().detail);
  return std::move(*database);
}

std::expected<Store, std::string> Store::open(const std::filesystem::path& file, platform::system::Random& random) {
  return open_database(file, random).transform([](Database database) { return Store{std::move(database)}; });
}

Stored<std::optional<KeptMessage>> Store::message(std::string_view file_name) {
  const auto rows = database_.query(
      "SELECT file_name, body, number, desk, version, answer FROM messages WHERE file_name = ?", file_name);
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty()) return std::nullopt;
  const Row& row = rows->front();
  KeptMessage message{.file_name = row.text(0),
                      .body = text_of(row.blob(1)),
                      .number = row.text(2),
                      .desk = row.text(3),
                      .version = static_cast<int>(row.integer(4))};
  if (!row.is_null(5)) message.answer = text_of(row.blob(5));
  return message;
}

Stored<void> Store::keep(const KeptMessage& message, platform::system::Instant received_at) {
  return database_.run(
      "INSERT INTO messages (file_name, body, number, desk, version, answer, received_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
      message.file_name, bytes_of(message.body), message.number, message.desk, message.version,
      message.answer.transform([](const std::string& answer) { return bytes_of(answer); }),
      received_at.time_since_epoch().count());
}

Stored<bool> Store::changed_elsewhere(std::string_view number, int version, std::string_view desk) {
  const auto rows = database_.query("SELECT 1 FROM messages WHERE number = ? AND version > ? AND desk <> ? LIMIT 1",
                                    number, version, desk);
  if (!rows) return std::unexpected(rows.error());
  return !rows->empty();
}

Stored<std::int64_t> Store::next_sequence() {
  const auto rows = database_.query("SELECT coalesce(max(sequence), 0) + 1 FROM held_demands");
  if (!rows) return std::unexpected(rows.error());
  return rows->front().integer(0);
}

Stored<std::vector<Paper>> Store::papers_of(std::string_view number) {
  const auto rows = database_.query(
      "SELECT code, label, state, comment, person, income_year, issued, expires FROM papers"
      " WHERE number = ? ORDER BY position",
      number);
  if (!rows) return std::unexpected(rows.error());
  std::vector<Paper> papers;
  for (const Row& row : *rows)
    papers.push_back(
        {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), row.text(7)});
  const auto arrived = database_.query(
      "SELECT kind, name FROM uploads WHERE number = ? AND complete GROUP BY kind ORDER BY min(rowid)", number);
  if (!arrived) return std::unexpected(arrived.error());
  for (const Row& row : *arrived) receive(papers, row.text(0), row.text(1));
  return papers;
}

Stored<std::optional<Held>> Store::find(std::string_view number) {
  const auto rows = database_.query(
      "SELECT number, content, deposited, renewed, motive, closed, version FROM held_demands WHERE number = ?", number);
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty()) return std::nullopt;
  Held held = held_of(rows->front());
  auto papers = papers_of(number);
  if (!papers) return std::unexpected(papers.error());
  held.standing.papers = std::move(*papers);
  return held;
}

Stored<void> Store::put(const Held& held) {
  const Standing& standing = held.standing;
  const auto motive = standing.closure.transform([](const Closure& closure) { return closure.motive; });
  const auto closed = standing.closure.transform([](const Closure& closure) { return iso_date(closure.on); });
  auto done = database_.run(
      "INSERT INTO held_demands (number, content, deposited, renewed, motive, closed, version)"
      " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (number) DO UPDATE SET content = excluded.content,"
      " renewed = excluded.renewed, motive = excluded.motive, closed = excluded.closed, version = excluded.version",
      held.number, bytes_of(held.content), iso_date(standing.deposited), standing.renewed.transform(iso_date), motive,
      closed, standing.version);
  if (done) done = database_.run("DELETE FROM papers WHERE number = ?", held.number);
  std::int64_t position = 0;
  for (const Paper& paper : standing.papers) {
    if (!done) return done;
    done = database_.run("INSERT INTO papers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", held.number, position++,
                         paper.code, paper.label, paper.state, paper.comment, paper.person, paper.income_year,
                         paper.issued, paper.expires);
  }
  return done;
}

Stored<std::int64_t> Store::size() {
  const auto rows = database_.query("SELECT count(*) FROM held_demands");
  if (!rows) return std::unexpected(rows.error());
  return rows->front().integer(0);
}

Stored<std::optional<std::string>> Store::number_other_than(std::string_view number) {
  const auto rows =
      database_.query("SELECT number FROM held_demands WHERE number <> ? ORDER BY sequence LIMIT 1", number);
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty()) return std::nullopt;
  return rows->front().text(0);
}

}  // namespace guichet::sync::sandbox
