#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/storage/database.hpp"
#include "platform/system/random.hpp"
#include "platform/system/secret.hpp"

// What is too large for the database lies beside it: one file each, sealed under a key of its own, which is kept
// wrapped in a row of the database. Without that row nothing opens the file any more, whatever the disk still holds of
// it.
namespace guichet::platform::storage {

// Dated, to be given to Database::open with those of the other rooms.
std::span<const Migration> sealed_file_migrations();

// One document, to be read from anywhere: chunks of 64 KB, each sealed under its place and whether it is the last one
// (XChaCha20-Poly1305, as in the STREAM construction). libsodium's own secretstream promises the same, but reads from
// its start only, and an upload that was cut goes on at any byte.
class SealedFile {
 public:
  std::uint64_t size() const { return size_; }

  // Fills `bytes` from `offset` on, and gives how many there were: fewer at the end only. Kind::damaged when a chunk
  // was changed, moved or cut off: nothing of what was read then counts.
  std::expected<std::size_t, Error> read(std::uint64_t offset, std::span<std::byte> bytes) const;

 private:
  friend class SealedFiles;
  SealedFile(std::filesystem::path path, system::SecretBytes key, std::uint64_t size)
      : path_(std::move(path)), key_(std::move(key)), size_(size) {}

  std::filesystem::path path_;
  system::SecretBytes key_;
  std::uint64_t size_;
};

// The folder of such files. No state but the folder and the key that wraps: each thread opens its own.
class SealedFiles {
 public:
  // Makes the folder (0700) when absent. `key`: the terminal's, 32 bytes; the wrapping key is derived from it.
  static std::expected<SealedFiles, Error> open(const std::filesystem::path& folder, const system::SecretBytes& key);

  // The two halves of a beginning. First the file, whole and durable (0600), before the caller's transaction: a disk
  // may be slow, and the database has one writer. Then its row in that transaction: the document exists once it is
  // committed. In between a crash leaves a file that nothing opens. `name`: [a-z0-9-], at most 64, never used before
  // (Kind::constraint).
  struct Written {
    std::string name;
    std::uint64_t size = 0;
    std::vector<std::byte> wrapped_key;
  };
  std::expected<Written, Error> write(std::string_view name, std::span<const std::byte> clear,
                                      system::Random& random) const;
  static std::expected<void, Error> note(Database& database, const Written& file);

  // Kind::damaged when there is no such row, no such file, or when its length or its key is not what was put.
  std::expected<SealedFile, Error> find(Database& database, std::string_view name) const;

  // The two halves of an end. In the caller's transaction the row goes, and with it the key; once that is committed,
  // the file. In between a crash leaves a file that nothing opens. Neither minds what is gone already.
  static std::expected<void, Error> forget(Database& database, std::string_view name);
  void remove(std::string_view name) const;

  // Both, and the pages of before: not inside a transaction.
  std::expected<void, Error> destroy(Database& database, std::string_view name) const;

  static std::expected<std::vector<std::string>, Error> names(Database& database);

  // What crashes left: files without a row, rows without a file. At start, before anybody else uses the folder.
  struct Swept {
    int files = 0;
    int rows = 0;
    bool operator==(const Swept&) const = default;
  };
  std::expected<Swept, Error> sweep(Database& database) const;

 private:
  SealedFiles(std::filesystem::path folder, system::SecretBytes wrapping_key)
      : folder_(std::move(folder)), wrapping_key_(std::move(wrapping_key)) {}

  std::filesystem::path folder_;
  system::SecretBytes wrapping_key_;
};

}  // namespace guichet::platform::storage
