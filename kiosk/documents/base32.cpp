#include "kiosk/documents/base32.hpp"

namespace guichet::kiosk::documents {
namespace {

constexpr int value_of(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= '2' && c <= '7') return c - '2' + 26;
  return -1;
}

}  // namespace

std::optional<std::vector<unsigned char>> decode_base32(std::string_view text) {
  std::vector<unsigned char> bytes;
  bytes.reserve(text.size() * 5 / 8);
  unsigned pending = 0;
  unsigned bits = 0;
  for (const char c : text) {
    const int value = value_of(c);
    if (value < 0) return std::nullopt;
    pending = (pending << 5U | static_cast<unsigned>(value)) & 0xfffU;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push_back(static_cast<unsigned char>(pending >> bits & 0xffU));
  }
  const bool has_idle_character = bits >= 5;
  const bool has_idle_bits = (pending & ((1U << bits) - 1U)) != 0;
  if (has_idle_character || has_idle_bits) return std::nullopt;
  return bytes;
}

}  // namespace guichet::kiosk::documents
