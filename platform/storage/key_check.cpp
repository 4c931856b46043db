#include "platform/storage/key_check.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <new>
#include <span>
#include <string_view>

#include <openssl/evp.h>

#include "platform/system/durable_file.hpp"

namespace guichet::platform::storage {

namespace {

constexpr std::size_t digest_size = 32;
using Digest = std::array<std::byte, digest_size>;

// The keyed digest, then a plain digest of it: a record that decayed must never accuse the right key.
using Record = std::array<std::byte, 2 * digest_size>;

unsigned char* raw(std::byte* bytes) { return reinterpret_cast<unsigned char*>(bytes); }

Digest keyed_digest(std::span<const std::byte> key) {
  static constexpr std::string_view label = "guichet storage key check 1";
  Digest digest{};
  std::size_t size = 0;
  if (!EVP_Q_mac(nullptr, "HMAC", nullptr, "SHA256", nullptr, key.data(), key.size(),
                 reinterpret_cast<const unsigned char*>(label.data()), label.size(), raw(digest.data()), digest.size(),
                 &size))
    throw std::bad_alloc();  // with a fixed algorithm, OpenSSL fails only for want of memory
  return digest;
}

Digest plain_digest(std::span<const std::byte> bytes) {
  Digest digest{};
  if (EVP_Q_digest(nullptr, "SHA256", nullptr, bytes.data(), bytes.size(), raw(digest.data()), nullptr) != 1)
    throw std::bad_alloc();
  return digest;
}

std::filesystem::path record_path(std::filesystem::path database) { return database += ".keycheck"; }

}  // namespace

KeyVerdict judge_key(const std::filesystem::path& database, const system::SecretBytes& key) {
  Record record{};
  std::ifstream file(record_path(database), std::ios::binary);
  file.read(reinterpret_cast<char*>(record.data()), record.size());
  if (!file || file.peek() != std::ifstream::traits_type::eof()) return KeyVerdict::unknown;
  const std::span<const std::byte> bytes(record);
  if (!std::ranges::equal(plain_digest(bytes.first<digest_size>()), bytes.last<digest_size>()))
    return KeyVerdict::unknown;
  return std::ranges::equal(keyed_digest(key.bytes()), bytes.first<digest_size>()) ? KeyVerdict::right
                                                                                   : KeyVerdict::wrong;
}

std::expected<void, std::error_code> record_key(const std::filesystem::path& database, const system::SecretBytes& key) {
  const auto keyed = keyed_digest(key.bytes());
  const auto plain = plain_digest(keyed);
  Record record{};
  std::ranges::copy(plain, std::ranges::copy(keyed, record.begin()).out);
  return system::write_durably(record_path(database), record, system::Existing::replace);
}

}  // namespace guichet::platform::storage
