#include "sync/registry/base64.hpp"

#include <cstdint>

namespace guichet::sync::registry {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t line_length = 76;

std::uint32_t byte_at(std::string_view bytes, std::size_t index) {
  return index < bytes.size() ? static_cast<unsigned char>(bytes[index]) : 0;
}

}  // namespace

std::string encode_base64(std::string_view bytes) {
  std::string text;
  std::size_t column = 0;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::uint32_t group = byte_at(bytes, i) << 16 | byte_at(bytes, i + 1) << 8 | byte_at(bytes, i + 2);
    const std::size_t known = std::min<std::size_t>(bytes.size() - i, 3) + 1;
    for (std::size_t j = 0; j < 4; ++j) text += j < known ? alphabet[group >> (18 - 6 * j) & 63] : '=';
    column += 4;
    if (column < line_length) continue;
    text += "\r\n";
    column = 0;
  }
  return text;
}

std::optional<std::string> decode_base64(std::string_view text) {
  std::string bytes;
  std::uint32_t group = 0;
  std::size_t digits = 0, padding = 0;
  for (const char c : text) {
    if (c == '\r' || c == '\n' || c == ' ' || c == '\t') continue;
    const std::size_t digit = alphabet.find(c);
    if (c == '=') ++padding;
    if (c != '=' && (digit == std::string_view::npos || padding > 0)) return std::nullopt;
    group = group << 6 | static_cast<std::uint32_t>(c == '=' ? 0 : digit);
    if (++digits % 4 != 0) continue;
    for (int shift = 16; shift >= 0; shift -= 8) bytes += static_cast<char>(group >> shift & 0xFF);
    group = 0;
  }
  if (digits % 4 != 0 || padding > 2) return std::nullopt;
  bytes.erase(bytes.size() - padding);
  return bytes;
}

}  // namespace guichet::sync::registry
