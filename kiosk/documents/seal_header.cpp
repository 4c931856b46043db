#include "kiosk/documents/seal_header.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

#include "kiosk/documents/other_seal.hpp"
#include "kiosk/documents/seal_set.hpp"
#include "platform/system/ascii.hpp"

namespace guichet::kiosk::documents {
namespace {

constexpr std::array<std::size_t, 5> lengths = {0, 22, 22, 24, 26};  // by version

using platform::system::is_capital;
using platform::system::is_digit;
using platform::system::is_digit_or_capital;

// Upper-case hexadecimal days since 2000-01-01; the outer option is the shape, the inner one FFFF ("none").
std::optional<std::optional<demand::Date>> date_of(std::string_view four) {
  int days = 0;
  for (const char c : four) {
    if (!is_digit(c) && (c < 'A' || c > 'F')) return std::nullopt;
    days = days * 16 + (is_digit(c) ? c - '0' : c - 'A' + 10);
  }
  if (days == 0xffff) return std::optional<demand::Date>{};
  using namespace std::chrono;
  return demand::Date{sys_days{2000y / January / 1} + std::chrono::days{days}};
}

std::expected<int, SealError> version_of(std::string_view payload) {
  if (other_seal(payload) || is_binary_seal(payload)) return std::unexpected(SealError::unsupported_form);
  if (begins_a_set(payload)) return std::unexpected(SealError::incomplete_set);
  if (payload.size() < 4 || !payload.starts_with("DC") || !is_digit(payload[2]) || !is_digit(payload[3]))
    return std::unexpected(SealError::not_a_seal);
  return payload[3] - '0';  // 1 to 4: any other is another seal
}

}  // namespace

bool looks_like_seal(std::string_view payload) {
  const auto version = version_of(payload);
  return version || version.error() != SealError::not_a_seal;
}

bool is_binary_seal(std::string_view payload) { return payload.starts_with("\xdc\x04"); }

std::expected<HeaderRead, SealError> read_header(std::string_view payload) {
  const auto version = version_of(payload);
  if (!version) return std::unexpected(version.error());
  const std::size_t length = lengths[static_cast<std::size_t>(*version)];
  if (payload.size() < length) return std::unexpected(SealError::malformed_header);
  const std::string_view text = payload.substr(0, length);
  const auto issued = date_of(text.substr(12, 4));
  const auto signed_on = date_of(text.substr(16, 4));
  if (!std::ranges::all_of(text, is_digit_or_capital) || !is_capital(text[4]) || !is_capital(text[5]) || !issued ||
      !signed_on)
    return std::unexpected(SealError::malformed_header);

  Header header{.version = *version,
                .authority = text.substr(4, 4),
                .certificate = text.substr(8, 4),
                .issued = *issued,
                .signed_on = *signed_on,
                .document_type = text.substr(20, 2)};
  if (header.version >= 3) header.perimeter = text.substr(22, 2);
  if (header.version >= 4) header.country = text.substr(24, 2);
  return HeaderRead{header, length};
}

}  // namespace guichet::kiosk::documents
