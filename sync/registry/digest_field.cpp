#include "sync/registry/digest_field.hpp"

#include <algorithm>
#include <charconv>
#include <format>
#include <iterator>

#include "sync/registry/base64.hpp"

namespace guichet::sync::registry {
namespace {

constexpr std::string_view sha256_key = "sha-256=:";
constexpr std::string_view attachment = "attachment; filename*=UTF-8''";

bool stays(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}

}  // namespace

std::string digest_field(std::span<const std::byte> sha256) {
  std::string text = encode_base64({reinterpret_cast<const char*>(sha256.data()), sha256.size()});
  std::erase_if(text, [](char c) { return c == '\r' || c == '\n'; });
  return std::string{sha256_key} + text + ":";
}

std::optional<std::vector<std::byte>> read_digest(std::string_view field) {
  const auto at = field.find(sha256_key);
  if (at == std::string_view::npos) return std::nullopt;
  field.remove_prefix(at + sha256_key.size());
  const auto end = field.find(':');
  if (end == std::string_view::npos) return std::nullopt;
  const auto bytes = decode_base64(field.substr(0, end));
  if (!bytes || bytes->size() != 32) return std::nullopt;
  const auto view = std::as_bytes(std::span{*bytes});
  return std::vector(view.begin(), view.end());
}

std::string disposition_field(std::string_view name) { return std::string{attachment} + percent_encoded(name); }

std::optional<std::string> read_disposition(std::string_view field) {
  if (!field.starts_with(attachment)) return std::nullopt;
  return percent_decoded(field.substr(attachment.size()));
}

std::string percent_encoded(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    if (stays(c))
      encoded += c;
    else
      std::format_to(std::back_inserter(encoded), "%{:02X}", static_cast<unsigned char>(c));
  }
  return encoded;
}

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string decoded;
  while (!text.empty()) {
    if (text.front() != '%') {
      decoded += text.front();
      text.remove_prefix(1);
      continue;
    }
    unsigned value = 0;
    const auto digits = text.substr(1, 2);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (digits.size() != 2 || error != std::errc{} || end != digits.data() + 2) return std::nullopt;
    decoded += static_cast<char>(value);
    text.remove_prefix(3);
  }
  return decoded;
}

}  // namespace guichet::sync::registry
