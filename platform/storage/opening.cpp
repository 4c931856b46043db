#include "platform/storage/opening.hpp"

#include <array>
#include <cerrno>
#include <string>
#include <string_view>
#include <utility>

#include <sys/stat.h>

#include "platform/storage/key_check.hpp"
#include "platform/storage/statement.hpp"

namespace guichet::platform::storage {

namespace {

using Kind = Error::Kind;
using Outcome = std::expected<void, Error>;

constexpr std::size_t key_size = 32;
constexpr int patience_ms = 2000;  // how long a write waits for another connection's

constexpr std::string_view page_size = "PRAGMA cipher_page_size = 8192";
// For an empty file: asked of a living one, this would be a write, and wait for its turn.
constexpr std::string_view birth_setting = "PRAGMA auto_vacuum = INCREMENTAL";
constexpr std::array<std::string_view, 8> settings{
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",            // an acknowledged commit is on the disk
    "PRAGMA secure_delete = ON",            // and an erased one is not
    "PRAGMA journal_size_limit = 8388608",  // what the WAL keeps of the disk between two checkpoints
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cell_size_check = ON",
    "PRAGMA trusted_schema = OFF",
};

std::expected<std::vector<Row>, Error> ask(sqlite3* handle, std::string_view sql) {
  return Statement::prepare(handle, sql).and_then([](Statement statement) { return statement.run({}); });
}

// For its owner alone; the WAL takes the same mode. mknod rather than open: closing a descriptor of a database would
// drop the locks that another connection of this process holds on it.
Outcome create_private(const std::filesystem::path& path) {
  if (::mknod(path.c_str(), S_IFREG | S_IRUSR | S_IWUSR, 0) == 0 || errno == EEXIST) return {};
  const std::error_code error(errno, std::generic_category());
  return failed(kind_of(error), error.message());
}

std::expected<Handle, Error> open_file(const std::filesystem::path& path) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  Handle handle(raw);
  if (code != SQLITE_OK) return std::unexpected(failure(raw, code));
  sqlite3_extended_result_codes(raw, 1);
  sqlite3_busy_timeout(raw, patience_ms);
  return handle;
}

enum class Start { empty, in_clear, scrambled };

// The file's first bytes as they are on disk, read below the cipher and through SQLite's own descriptor (see above).
std::expected<Start, Error> start_of(sqlite3* handle) {
  static constexpr std::string_view clear("SQLite format 3\0", 16);
  sqlite3_file* file = nullptr;
  sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file));
  if (!file || !file->pMethods) return failed(Kind::io, "no file");
  sqlite3_int64 size = 0;
  if (const int code = file->pMethods->xFileSize(file, &size); code != SQLITE_OK)
    return std::unexpected(failure(handle, code));
  if (size == 0) return Start::empty;
  std::array<char, clear.size()> bytes{};
  const int code = file->pMethods->xRead(file, bytes.data(), static_cast<int>(bytes.size()), 0);
  if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) return std::unexpected(failure(handle, code));
  return std::string_view(bytes.data(), bytes.size()) == clear ? Start::in_clear : Start::scrambled;
}

// The form x'64 digits' gives the key itself: no derivation (170 ms), no guessable passphrase.
Outcome unlock(sqlite3* handle, const system::SecretBytes& key) {
  static constexpr std::string_view digits = "0123456789abcdef";
  system::SecretBytes text(3 + 2 * key_size);
  auto next = text.bytes().begin();
  const auto put = [&next](char letter) { *next++ = static_cast<std::byte>(letter); };
  put('x');
  put('\'');
  for (const auto byte : key.bytes()) {
    put(digits[std::to_integer<std::size_t>(byte >> 4)]);
    put(digits[std::to_integer<std::size_t>(byte & std::byte{15})]);
  }
  put('\'');
  const int code = sqlite3_key_v2(handle, "main", text.bytes().data(), static_cast<int>(text.size()));
  return code == SQLITE_OK ? Outcome() : std::unexpected(failure(handle, code));
}

Outcome set(sqlite3* handle, std::string_view pragma) {
  return ask(handle, pragma).transform([](const auto&) {});
}

Outcome configure(sqlite3* handle) {
  if (const auto sized = set(handle, page_size); !sized) return sized;
  // The first page read: here a damaged file shows, and a creation cut short is rolled back to an empty file.
  const auto pages = ask(handle, "PRAGMA page_count");
  if (!pages) return std::unexpected(pages.error());
  if (pages->front().integer(0) == 0)
    if (const auto born = set(handle, birth_setting); !born) return born;
  for (const auto setting : settings)
    if (const auto done = set(handle, setting); !done) return done;
  const auto journal = ask(handle, "PRAGMA journal_mode");
  if (!journal) return std::unexpected(journal.error());
  return journal->front().text(0) == "wal" ? Outcome() : failed(Kind::io, "this file system cannot hold a WAL");
}

Outcome prove_encrypted(sqlite3* handle) {
  const auto version = ask(handle, "PRAGMA cipher_version");
  if (!version) return std::unexpected(version.error());
  if (version->empty()) return failed(Kind::not_encrypted, "no cipher in the library");
  const auto start = start_of(handle);
  if (!start) return std::unexpected(start.error());
  if (*start != Start::scrambled) return failed(Kind::not_encrypted, "the file starts in clear");
  return {};
}

// Before the first page is written, so that no database ever exists without a record that was once beside it.
Outcome settle_key(const std::filesystem::path& path, const system::SecretBytes& key, KeyVerdict verdict, Start start) {
  if (start != Start::empty)
    return verdict == KeyVerdict::wrong ? failed(Kind::wrong_key, "the key check refuses it") : Outcome();
  if (verdict == KeyVerdict::right) return {};
  return record_key(path, key).transform_error(
      [](const std::error_code& error) { return Error{kind_of(error), error.message()}; });
}

Outcome prepare(sqlite3* handle, const std::filesystem::path& path, const system::SecretBytes& key) {
  // A setting of the whole library, and the only silent one: by default SQLCipher writes on standard error.
  if (const auto quiet = ask(handle, "PRAGMA cipher_log_level = NONE"); !quiet) return std::unexpected(quiet.error());
  const auto start = start_of(handle);
  if (!start) return std::unexpected(start.error());
  if (*start == Start::in_clear) return failed(Kind::not_encrypted, "the file starts in clear");
  const auto verdict = judge_key(path, key);
  const auto ready = settle_key(path, key, verdict, *start)
                         .and_then([&] { return unlock(handle, key); })
                         .and_then([&] { return configure(handle); })
                         .and_then([&] { return prove_encrypted(handle); });
  // The key has just opened the file: its lost record can be made again. If that fails, the next opening will try.
  if (ready && verdict == KeyVerdict::unknown && *start != Start::empty) [[maybe_unused]]
    const auto tried = record_key(path, key);
  return ready;
}

}  // namespace

std::expected<Handle, Error> open_encrypted(const std::filesystem::path& path, const system::SecretBytes& key) {
  if (key.size() != key_size) return failed(Kind::misuse, "a key has 32 bytes");
  if (const auto created = create_private(path); !created) return std::unexpected(created.error());
  auto handle = open_file(path);
  if (!handle) return handle;
  if (const auto ready = prepare(handle->get(), path, key); !ready) return std::unexpected(ready.error());
  return handle;
}

}  // namespace guichet::platform::storage
