#pragma once
// Documents beside the database, on a shelf of their own.

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/storage/chunks.hpp"
#include "platform/storage/sealed_file.hpp"
#include "platform/system/random.hpp"
#include "tests/platform/storage/store.hpp"
#include "tests/support/slowness.hpp"

namespace guichet::tests {

using storage::SealedFiles;

inline constexpr std::size_t several_chunks = 3 * storage::chunk_size + 1000;
inline constexpr auto passport = "passport-1";

class SealedFile : public testing::Test {
 protected:
  storage::Database open_database() const {
    return storage::Database::open(path, key_number(1), storage::sealed_file_migrations()).value();
  }
  SealedFiles open_files(std::uint64_t key = 1) const { return SealedFiles::open(shelf, key_number(key)).value(); }

  static std::vector<std::byte> document(std::size_t size, std::uint64_t seed = 7) {
    std::vector<std::byte> bytes(size);
    SeededRandom(seed).fill(bytes);
    return bytes;
  }
  // As a terminal does it: the file first, then its row in a transaction.
  std::expected<void, storage::Error> try_to_put(storage::Database& own, std::span<const std::byte> bytes,
                                                 std::string_view name = passport) {
    const auto written = files.write(name, bytes, random);
    if (!written) return std::unexpected(written.error());
    auto transaction = own.begin();
    if (!transaction) return std::unexpected(transaction.error());
    if (const auto noted = SealedFiles::note(own, *written); !noted) return noted;
    return transaction->commit();
  }
  void put(std::span<const std::byte> bytes, std::string_view name = passport) {
    ASSERT_TRUE(try_to_put(database, bytes, name));
  }
  std::expected<std::vector<std::byte>, Kind> read(std::string_view name = passport) {
    const auto file = files.find(database, name);
    if (!file) return std::unexpected(file.error().kind);
    std::vector<std::byte> bytes(file->size());
    const auto count = file->read(0, bytes);
    if (!count) return std::unexpected(count.error().kind);
    EXPECT_EQ(*count, bytes.size());
    return bytes;
  }
  bool is_refused() { return read() == std::unexpected(Kind::damaged); }
  std::size_t files_on_disk() const {
    return static_cast<std::size_t>(
        std::ranges::distance(std::filesystem::directory_iterator(shelf), std::filesystem::directory_iterator()));
  }

  TemporaryFolder folder;
  std::filesystem::path path = folder / "guichet.db", shelf = folder / "documents";
  storage::Database database = open_database();
  SealedFiles files = open_files();
  platform::system::SystemRandom random;
};

}  // namespace guichet::tests
