#include "platform/vault/possession.hpp"

#include <array>
#include <span>
#include <stdexcept>

#include <openssl/crypto.h>
#include <openssl/hmac.h>

namespace guichet::platform::vault {
namespace {

constexpr std::string_view prefix = "GUICHET:N:";
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t proof_length = 26;

// Each use of a secret has its own key: what is learned about one says nothing about the other.
constexpr std::string_view secret_label = "guichet desk secret 1";
constexpr std::string_view proof_label = "guichet possession 1 ";

using Digest = std::array<unsigned char, 32>;

Digest hmac(std::span<const std::byte> key, std::string_view text) {
  Digest digest;
  unsigned int size = digest.size();
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  if (::HMAC(::EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes, text.size(), digest.data(), &size) ==
      nullptr)
    throw std::runtime_error("HMAC-SHA256 is not available");
  return digest;
}

}  // namespace

system::SecretBytes desk_secret_from(const system::SecretBytes& terminal_key) {
  Digest digest = hmac(terminal_key.bytes(), secret_label);
  auto secret = system::SecretBytes::copy_of(std::as_bytes(std::span(digest)));
  system::wipe(std::as_writable_bytes(std::span(digest)));
  return secret;
}

std::string possession_proof(const system::SecretBytes& desk_secret, std::string_view number) {
  const Digest digest = hmac(desk_secret.bytes(), std::string(proof_label) + std::string(number));
  std::string proof;
  for (std::size_t character = 0; character < proof_length; ++character) {
    unsigned value = 0;
    for (std::size_t bit = character * 5; bit < character * 5 + 5; ++bit)
      value = value << 1U | (static_cast<unsigned>(digest[bit / 8]) >> (7 - bit % 8) & 1U);
    proof += alphabet[value];
  }
  return proof;
}

PaperCode read_paper_code(const system::SecretBytes& desk_secret, std::string_view code) {
  if (!code.starts_with(prefix)) return {.number = std::string(code)};
  code.remove_prefix(prefix.size());
  const auto colon = code.find(':');
  PaperCode read{.number = std::string(code.substr(0, colon))};
  const auto proof = colon == std::string_view::npos ? std::string_view{} : code.substr(colon + 1);
  if (proof.size() != proof_length) return read;
  const auto expected = possession_proof(desk_secret, read.number);
  read.is_ours = ::CRYPTO_memcmp(expected.data(), proof.data(), proof_length) == 0;
  return read;
}

}  // namespace guichet::platform::vault
