#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "platform/storage/database.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/temporary_folder.hpp"

// A database in a folder of its own, with one small table: what the storage tests start from.
namespace guichet::tests {

namespace storage = platform::storage;
using Kind = storage::Error::Kind;

inline platform::system::SecretBytes key_number(std::uint64_t number) {
  platform::system::SecretBytes key(32);
  SeededRandom(number).fill(key.bytes());
  return key;
}

inline constexpr std::array notes_schema{
    storage::Migration{"2026-11-22", "notes", "CREATE TABLE note(id INTEGER PRIMARY KEY, body ANY) STRICT"}};

inline std::expected<storage::Database, storage::Error> open_notes(const std::filesystem::path& path) {
  return storage::Database::open(path, key_number(1), notes_schema);
}

inline std::int64_t count_notes(storage::Database& database) {
  return database.query("SELECT count(*) FROM note").value().front().integer(0);
}

// In memory where the machine allows: a kill spares the page cache and the forgetful disk never asks the real one, so
// that a thousand commits cost no real fsync, and no writer waits while another's takes its time.
inline std::filesystem::path fast_folder() {
  const std::filesystem::path memory = "/dev/shm";
  return ::access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path();
}

class AStore : public testing::Test {
 protected:
  storage::Database open() const {
    auto database = open_notes(path);
    if (!database) ADD_FAILURE() << database.error().detail;
    return std::move(database).value();
  }
  // The error's kind when the database is opened with this key; misses when it opens.
  Kind refusal(std::uint64_t key) const {
    const auto database = storage::Database::open(path, key_number(key), notes_schema);
    EXPECT_FALSE(database.has_value());
    return database ? Kind::misuse : database.error().kind;
  }
  std::filesystem::path beside(const char* suffix) const { return path.string() + suffix; }

  TemporaryFolder folder{fast_folder()};
  std::filesystem::path path = folder / "guichet.db";
};

}  // namespace guichet::tests
