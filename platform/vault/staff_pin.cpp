#include "platform/vault/staff_pin.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <format>
#include <ranges>

#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace guichet::platform::vault {
namespace {

constexpr std::string_view scheme = "pbkdf2-sha256";
constexpr std::size_t hash_size = 32, salt_size = 16;
constexpr int most_rounds = 100'000'000;

using Bytes = std::vector<unsigned char>;

std::string hexadecimal(const Bytes& bytes) {
  std::string text;
  for (const unsigned char byte : bytes) text += std::format("{:02x}", byte);
  return text;
}

Bytes from_hexadecimal(std::string_view text) {
  Bytes bytes;
  for (; text.size() >= 2; text.remove_prefix(2)) {
    unsigned char byte = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.begin() + 2, byte, 16);
    if (error != std::errc{} || end != text.begin() + 2) return {};
    bytes.push_back(byte);
  }
  return text.empty() ? bytes : Bytes{};
}

Bytes derive(std::string_view pin, const Bytes& salt, int rounds) {
  Bytes hash(hash_size);
  const bool done =
      ::PKCS5_PBKDF2_HMAC(pin.data(), static_cast<int>(pin.size()), salt.data(), static_cast<int>(salt.size()), rounds,
                          ::EVP_sha256(), static_cast<int>(hash.size()), hash.data()) == 1;
  return done ? hash : Bytes{};
}

// 123456, 864208, 111111; 121212, 123123.
bool is_guessed_first(std::string_view pin) {
  const auto step = [&](std::size_t at) { return (pin[at] - pin[at - 1] + 10) % 10; };
  const auto places = std::views::iota(std::size_t{2}, pin.size());
  if (std::ranges::all_of(places, [&](std::size_t at) { return step(at) == step(1); })) return true;
  const auto repeats = [&](std::size_t group) { return pin.substr(group) == pin.substr(0, pin.size() - group); };
  return std::ranges::any_of(std::views::iota(std::size_t{2}, pin.size() / 2 + 1), repeats);
}

}  // namespace

std::expected<StaffPin, std::string> StaffPin::parse(std::string_view text) {
  std::vector<std::string_view> parts;
  for (auto&& part : std::views::split(text, '$')) parts.emplace_back(part.begin(), part.end());
  if (parts.size() != 4 || parts[0] != scheme) return std::unexpected("not of the form pbkdf2-sha256$rounds$salt$hash");
  int rounds = 0;
  const auto said = parts[1];
  if (std::from_chars(said.begin(), said.end(), rounds).ptr != said.end() || rounds < least_rounds ||
      rounds > most_rounds)
    return std::unexpected("too few rounds, or too many");
  auto salt = from_hexadecimal(parts[2]), hash = from_hexadecimal(parts[3]);
  if (salt.size() < salt_size || hash.size() != hash_size) return std::unexpected("the salt or the hash is too short");
  return StaffPin(rounds, std::move(salt), std::move(hash));
}

std::expected<std::string, std::string> StaffPin::hash(std::string_view pin, system::Random& random) {
  const bool digits = std::ranges::all_of(pin, [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || pin.size() < 6 || pin.size() > 12) return std::unexpected("a code has 6 to 12 digits");
  if (is_guessed_first(pin)) return std::unexpected("digits that follow or repeat each other are guessed first");
  Bytes salt(salt_size);
  random.fill(std::as_writable_bytes(std::span(salt)));
  const auto hash = derive(pin, salt, least_rounds);
  if (hash.empty()) return std::unexpected("PBKDF2 is not available");
  return std::format("{}${}${}${}", scheme, least_rounds, hexadecimal(salt), hexadecimal(hash));
}

bool StaffPin::matches(std::string_view pin) const {
  const auto hash = derive(pin, salt_, rounds_);
  return hash.size() == hash_.size() && ::CRYPTO_memcmp(hash.data(), hash_.data(), hash.size()) == 0;
}

}  // namespace guichet::platform::vault
