#include "platform/storage/sealed_file.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>
#include <utility>

#include "platform/storage/chunks.hpp"
#include "platform/storage/sqlite.hpp"
#include "platform/system/durable_file.hpp"

namespace guichet::platform::storage {
namespace {

namespace fs = std::filesystem;
using Kind = Error::Kind;
using Outcome = std::expected<void, Error>;

constexpr std::array migrations{Migration{"2026-11-27", "sealed files",
                                          "CREATE TABLE sealed_file (name TEXT PRIMARY KEY, size INTEGER NOT NULL,"
                                          " wrapped_key BLOB NOT NULL) STRICT, WITHOUT ROWID"}};

constexpr std::size_t longest_name = 64;
constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789-";

std::unexpected<Error> failed(const std::error_code& error) {
  const auto kind = error == std::errc::file_exists ? Kind::constraint : kind_of(error);
  return failed(kind, error.message());
}

// A name is also a file's: nothing in it may lead elsewhere.
bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= longest_name && name.find_first_not_of(letters) == std::string_view::npos;
}

std::expected<std::vector<std::byte>, Error> read_at(const fs::path& path, std::uint64_t offset, std::size_t size) {
  std::vector<std::byte> bytes(size);
  std::ifstream file(path, std::ios::binary);
  file.seekg(static_cast<std::streamoff>(offset));
  file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
  std::error_code error;
  const bool there = fs::exists(path, error);
  if (!file && (error || (there && !file.is_open()))) return failed(Kind::io, "a sealed file cannot be opened");
  if (!file) return failed(Kind::damaged, "a sealed file is gone or cut short");
  return bytes;
}

}  // namespace

std::span<const Migration> sealed_file_migrations() { return migrations; }

std::expected<std::size_t, Error> SealedFile::read(std::uint64_t offset, std::span<std::byte> bytes) const {
  if (offset >= size_) return std::size_t{0};
  const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), size_ - offset));
  system::SecretBytes clear(chunk_size);
  for (std::size_t done = 0; done < wanted;) {
    const auto at = offset + done, index = at / chunk_size, start = index * chunk_size;
    const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(chunk_size, size_ - start));
    const auto sealed = read_at(path_, index * sealed_chunk_size, length + chunk_tag_size);
    if (!sealed) return std::unexpected(sealed.error());
    const auto chunk = clear.bytes().first(length);
    if (!open_chunk(key_, index, start + length == size_, *sealed, chunk))
      return failed(Kind::damaged, "a sealed chunk was changed");
    const auto part = chunk.subspan(at - start).first(std::min(length - (at - start), wanted - done));
    std::ranges::copy(part, bytes.subspan(done).begin());
    done += part.size();
  }
  return wanted;
}

std::expected<SealedFiles, Error> SealedFiles::open(const fs::path& folder, const system::SecretBytes& key) {
  if (key.size() != file_key_size) return failed(Kind::misuse, "a key has 32 bytes");
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error) fs::permissions(folder, fs::perms::owner_all, error);
  if (error) return failed(error);
  return SealedFiles(folder, wrapping_key_from(key));
}

std::expected<SealedFiles::Written, Error> SealedFiles::write(std::string_view name, std::span<const std::byte> clear,
                                                              system::Random& random) const {
  if (!is_name(name)) return failed(Kind::misuse, "not a name for a sealed file");
  system::SecretBytes key(file_key_size);
  random.fill(key.bytes());
  auto wrapped = wrap(wrapping_key_, {.name = name, .size = clear.size()}, key, random);
  // Until its row is committed a crash leaves bytes that nothing opens: their key was in memory only.
  const auto written = system::write_durably(folder_ / name, seal_chunks(key, clear), system::Existing::refuse);
  if (!written) return failed(written.error());
  return Written{.name = std::string(name), .size = clear.size(), .wrapped_key = std::move(wrapped)};
}

Outcome SealedFiles::note(Database& database, const Written& file) {
  return database.run("INSERT INTO sealed_file (name, size, wrapped_key) VALUES (?, ?, ?)", file.name, file.size,
                      file.wrapped_key);
}

std::expected<SealedFile, Error> SealedFiles::find(Database& database, std::string_view name) const {
  const auto rows = database.query("SELECT size, wrapped_key FROM sealed_file WHERE name = ?", name);
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty()) return failed(Kind::damaged, "no key for this sealed file");
  const auto size = static_cast<std::uint64_t>(rows->front().integer(0));
  auto key = unwrap(wrapping_key_, {.name = name, .size = size}, rows->front().blob(1));
  if (!key) return failed(Kind::damaged, "the key of a sealed file was changed");
  std::error_code error;
  if (fs::file_size(folder_ / name, error) != sealed_size(size) || error)
    return failed(Kind::damaged, "a sealed file has not its length");
  return SealedFile(folder_ / name, *std::move(key), size);
}

Outcome SealedFiles::forget(Database& database, std::string_view name) {
  return database.run("DELETE FROM sealed_file WHERE name = ?", name);
}

void SealedFiles::remove(std::string_view name) const {
  std::error_code gone_already;
  if (is_name(name)) fs::remove(folder_ / name, gone_already);
}

Outcome SealedFiles::destroy(Database& database, std::string_view name) const {
  if (auto forgotten = forget(database, name); !forgotten) return forgotten;
  // A crash here leaves the file to the next sweep. Its key is gone.
  remove(name);
  database.forget_pages();  // the log still has the page of before
  return {};
}

std::expected<std::vector<std::string>, Error> SealedFiles::names(Database& database) {
  const auto rows = database.query("SELECT name FROM sealed_file ORDER BY name");
  if (!rows) return std::unexpected(rows.error());
  std::vector<std::string> names;
  for (const auto& row : *rows) names.push_back(row.text(0));
  return names;
}

std::expected<SealedFiles::Swept, Error> SealedFiles::sweep(Database& database) const {
  const auto known = names(database);
  if (!known) return std::unexpected(known.error());
  Swept swept;
  std::error_code error;
  for (fs::directory_iterator entry(folder_, error), end; !error && entry != end; entry.increment(error)) {
    if (std::ranges::binary_search(*known, entry->path().filename().string())) continue;
    std::error_code stays;
    if (fs::remove(entry->path(), stays)) ++swept.files;
  }
  if (error) return failed(error);
  for (const auto& name : *known) {
    const bool there = fs::exists(folder_ / name, error);
    if (error) return failed(error);  // a disk that does not answer is no reason to destroy a key
    if (there) continue;
    if (auto forgotten = forget(database, name); !forgotten) return std::unexpected(forgotten.error());
    ++swept.rows;
  }
  return swept;
}

}  // namespace guichet::platform::storage
