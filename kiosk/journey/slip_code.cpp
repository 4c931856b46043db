#include "kiosk/journey/slip_code.hpp"

#include <cstdint>

#include "kiosk/demand/codes.hpp"

namespace guichet::kiosk::journey {
namespace {

constexpr auto alphabet = demand::DepositReference::alphabet;
constexpr unsigned bits_a_character = 5, bits_a_byte = 8;

char plain(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'O') return '0';
  return c == 'I' || c == 'L' ? '1' : c;
}

}  // namespace

SlipCode::SlipCode(const Secret& secret) {
  std::uint32_t waiting = 0;
  unsigned bits = 0;
  auto next = text_.begin();
  for (const auto byte : secret) {
    waiting = (waiting << bits_a_byte) | std::to_integer<std::uint32_t>(byte);
    for (bits += bits_a_byte; bits >= bits_a_character;) {
      bits -= bits_a_character;
      *next++ = alphabet[(waiting >> bits) & 31U];
    }
  }
}

std::expected<SlipCode, demand::ParseError> SlipCode::parse(std::string_view text) {
  if (text.starts_with(qr_prefix)) text.remove_prefix(qr_prefix.size());
  SlipCode code;
  std::size_t size = 0;
  for (const char typed : text) {
    if (typed == ' ' || typed == '-') continue;
    const char c = plain(typed);
    if (size == code.text_.size() || !alphabet.contains(c)) return std::unexpected(demand::ParseError::bad_shape);
    code.text_[size++] = c;
  }
  if (size == 0) return std::unexpected(demand::ParseError::empty);
  if (size < code.text_.size()) return std::unexpected(demand::ParseError::bad_shape);
  return code;
}

SlipCode::Secret SlipCode::secret() const {
  Secret secret{};
  std::uint32_t waiting = 0;
  unsigned bits = 0;
  auto next = secret.begin();
  for (const char c : text_) {
    waiting = (waiting << bits_a_character) | static_cast<std::uint32_t>(alphabet.find(c));
    bits += bits_a_character;
    if (bits < bits_a_byte) continue;
    bits -= bits_a_byte;
    *next++ = static_cast<std::byte>((waiting >> bits) & 0xFFU);
  }
  return secret;
}

std::string SlipCode::grouped() const {
  std::string text;
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (i > 0 && i % 4 == 0) text += ' ';
    text += text_[i];
  }
  return text;
}

std::string SlipCode::qr_content() const { return std::string(qr_prefix) + std::string(view()); }

}  // namespace guichet::kiosk::journey
