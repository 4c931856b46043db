#include "platform/storage/chunks.hpp"

#include <algorithm>
#include <array>
#include <new>
#include <string>

#include <sodium.h>

namespace guichet::platform::storage {
namespace {

constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
static_assert(chunk_tag_size == crypto_aead_xchacha20poly1305_ietf_ABYTES);
static_assert(file_key_size == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
using Nonce = std::array<std::byte, nonce_size>;

const unsigned char* raw(std::span<const std::byte> bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* raw(std::span<std::byte> bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

void seal(const system::SecretBytes& key, const Nonce& nonce, std::string_view about, std::span<const std::byte> clear,
          std::span<std::byte> sealed) {
  const auto* const extra = reinterpret_cast<const unsigned char*>(about.data());
  crypto_aead_xchacha20poly1305_ietf_encrypt(raw(sealed), nullptr, raw(clear), clear.size(), extra, about.size(),
                                             nullptr, raw(nonce), raw(key.bytes()));
}

bool open(const system::SecretBytes& key, const Nonce& nonce, std::string_view about, std::span<const std::byte> sealed,
          std::span<std::byte> clear) {
  const auto* const extra = reinterpret_cast<const unsigned char*>(about.data());
  return crypto_aead_xchacha20poly1305_ietf_decrypt(raw(clear), nullptr, nullptr, raw(sealed), sealed.size(), extra,
                                                    about.size(), raw(nonce), raw(key.bytes())) == 0;
}

Nonce nonce_of(std::uint64_t index, bool last) {
  Nonce nonce{};
  for (std::size_t i = 0; i < sizeof index; ++i) nonce.at(i) = static_cast<std::byte>(index >> (8 * i));
  nonce.at(sizeof index) = std::byte{last};
  return nonce;
}

std::uint64_t chunks_of(std::uint64_t size) { return std::max<std::uint64_t>(1, (size + chunk_size - 1) / chunk_size); }

std::string told(const Wrapping& about) {
  return "guichet sealed file 1 " + std::string(about.name) + " " + std::to_string(about.size);
}

}  // namespace

std::uint64_t sealed_size(std::uint64_t size) { return size + chunks_of(size) * chunk_tag_size; }

std::vector<std::byte> seal_chunks(const system::SecretBytes& key, std::span<const std::byte> clear) {
  std::vector<std::byte> sealed(sealed_size(clear.size()));
  const auto count = chunks_of(clear.size());
  for (std::uint64_t index = 0; index < count; ++index) {
    const auto from = index * chunk_size;
    const auto chunk = clear.subspan(from, std::min(chunk_size, clear.size() - from));
    const auto place = std::span(sealed).subspan(index * sealed_chunk_size, chunk.size() + chunk_tag_size);
    seal(key, nonce_of(index, index + 1 == count), {}, chunk, place);
  }
  return sealed;
}

bool open_chunk(const system::SecretBytes& key, std::uint64_t index, bool last, std::span<const std::byte> sealed,
                std::span<std::byte> clear) {
  return sealed.size() == clear.size() + chunk_tag_size && open(key, nonce_of(index, last), {}, sealed, clear);
}

system::SecretBytes wrapping_key_from(const system::SecretBytes& terminal_key) {
  if (::sodium_init() < 0) throw std::bad_alloc();
  system::SecretBytes key(file_key_size);
  constexpr char context[crypto_kdf_CONTEXTBYTES + 1] = "sealfile";  // NOLINT(cppcoreguidelines-avoid-c-arrays)
  crypto_kdf_derive_from_key(raw(key.bytes()), key.size(), 1, context, raw(terminal_key.bytes()));
  return key;
}

std::vector<std::byte> wrap(const system::SecretBytes& wrapping_key, const Wrapping& about,
                            const system::SecretBytes& key, system::Random& random) {
  Nonce nonce{};
  random.fill(nonce);
  std::vector<std::byte> wrapped(nonce.size() + key.size() + chunk_tag_size);
  std::ranges::copy(nonce, wrapped.begin());
  seal(wrapping_key, nonce, told(about), key.bytes(), std::span(wrapped).subspan(nonce.size()));
  return wrapped;
}

std::optional<system::SecretBytes> unwrap(const system::SecretBytes& wrapping_key, const Wrapping& about,
                                          std::span<const std::byte> wrapped) {
  Nonce nonce{};
  if (wrapped.size() != nonce.size() + file_key_size + chunk_tag_size) return std::nullopt;
  std::ranges::copy(wrapped.first(nonce.size()), nonce.begin());
  system::SecretBytes key(file_key_size);
  if (!open(wrapping_key, nonce, told(about), wrapped.subspan(nonce.size()), key.bytes())) return std::nullopt;
  return key;
}

}  // namespace guichet::platform::storage
