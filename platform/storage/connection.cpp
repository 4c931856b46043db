#include "platform/storage/connection.hpp"

#include <cstddef>

#include "platform/storage/opening.hpp"

namespace guichet::platform::storage {

namespace {

using Kind = Error::Kind;
using Outcome = std::expected<void, Error>;

constexpr std::size_t statements_kept = 128;

}  // namespace

std::expected<std::unique_ptr<Connection>, Error> Connection::open(const std::filesystem::path& path,
                                                                   const system::SecretBytes& key) {
  std::unique_ptr<Connection> connection(new Connection(path, key));
  auto opened = connection->reopen();
  if (!opened && opened.error().kind == Kind::damaged) opened = connection->reopen();  // never believed at once
  if (!opened) return std::unexpected(std::move(opened.error()));
  return connection;
}

Outcome Connection::reopen() {
  statements_.clear();
  handle_.reset();
  poisoned_ = true;
  auto handle = open_encrypted(path_, key_);
  if (!handle) return std::unexpected(std::move(handle.error()));
  handle_ = *std::move(handle);
  poisoned_ = false;
  return {};
}

// Full disks and broken pages make SQLite roll back by itself; what follows must not be committed piece by piece.
Outcome Connection::make_ready() {
  if (rolled_back_by_itself()) return failed(Kind::misuse, "this transaction was already rolled back");
  if (poisoned_ && !in_transaction_) return reopen();
  return {};
}

void Connection::learn_from(const Error& error) {
  if (error.kind == Kind::damaged || error.kind == Kind::io) poisoned_ = true;
}

std::expected<Statement*, Error> Connection::prepared(std::string_view sql) {
  if (const auto known = statements_.find(sql); known != statements_.end()) return &known->second;
  auto statement = Statement::prepare(handle_.get(), sql);
  if (!statement) return std::unexpected(std::move(statement.error()));
  if (statements_.size() == statements_kept) statements_.clear();
  return &statements_.emplace(sql, *std::move(statement)).first->second;
}

std::expected<std::vector<Row>, Error> Connection::execute(std::string_view sql, std::span<const Argument> arguments) {
  if (const auto ready = make_ready(); !ready) return std::unexpected(ready.error());
  auto rows = prepared(sql).and_then([&](Statement* statement) { return statement->run(arguments); });
  if (!rows) learn_from(rows.error());
  return rows;
}

Outcome Connection::execute_script(std::string_view script) {
  while (!script.empty()) {
    if (const auto ready = make_ready(); !ready) return ready;
    auto statement = Statement::prepare_first(handle_.get(), script);
    if (!statement) return std::unexpected(std::move(statement.error()));
    if (statement->empty()) continue;
    if (const auto rows = statement->run({}); !rows) {
      learn_from(rows.error());
      return std::unexpected(rows.error());
    }
    if (rolled_back_by_itself()) return failed(Kind::misuse, "a script may not end its transaction");
  }
  return {};
}

Outcome Connection::begin() {
  if (in_transaction_) return failed(Kind::misuse, "a transaction is already open");
  if (const auto begun = execute("BEGIN IMMEDIATE"); !begun) return std::unexpected(begun.error());
  in_transaction_ = true;
  return {};
}

Outcome Connection::commit() {
  const auto committed = execute("COMMIT");
  if (!committed) {
    rollback();
    return std::unexpected(committed.error());
  }
  in_transaction_ = false;
  return {};
}

void Connection::rollback() {
  if (handle_ && !sqlite3_get_autocommit(handle_.get()))
    if (const auto undone = execute("ROLLBACK"); !undone) poisoned_ = true;  // closing the handle rolls back for sure
  in_transaction_ = false;
}

// SQLite and its cipher each keep a page beside the cache: only a closed handle forgets all. The log is emptied first,
// for it holds the pages of before; when somebody reads just now, SQLite does that at its next chance.
void Connection::forget() {
  if (in_transaction_ || !handle_) return;
  [[maybe_unused]] const auto tried = execute("PRAGMA wal_checkpoint(TRUNCATE)");
  statements_.clear();
  handle_.reset();
  poisoned_ = true;
}

Outcome Connection::check_pages() {
  // The integrity check reads the main file: what still waits in the WAL would look like damage.
  const auto checkpoint = execute("PRAGMA wal_checkpoint(TRUNCATE)");
  if (!checkpoint) return std::unexpected(checkpoint.error());
  if (checkpoint->front().integer(0) != 0) return failed(Kind::busy, "the WAL is in use");
  const auto seals = execute("PRAGMA cipher_integrity_check");
  if (!seals) return std::unexpected(seals.error());
  if (!seals->empty()) return failed(Kind::damaged, seals->front().text(0));  // a page number, no content
  const auto structure = execute("PRAGMA quick_check");
  if (!structure) return std::unexpected(structure.error());
  if (structure->size() != 1 || structure->front().text(0) != "ok") return failed(Kind::damaged, "structure");
  return {};
}

Outcome Connection::check() {
  if (in_transaction_) return failed(Kind::misuse, "not inside a transaction");
  const auto first = check_pages();
  if (first || first.error().kind == Kind::busy || first.error().kind == Kind::full) return first;
  return reopen().and_then([this] { return check_pages(); });
}

}  // namespace guichet::platform::storage
