#include "kiosk/demand/euros.hpp"

#include <format>

namespace guichet::kiosk::demand {
namespace {

constexpr std::int64_t most_euros = 999'999'999;

// Spaces of every width that separate thousands (U+00A0, U+2009, U+202F), and the sign people add after the amount.
std::string without_ornaments(std::string_view text) {
  static constexpr std::string_view ornaments[] = {" ", "\u00a0", "\u2009", "\u202f", "€"};
  std::string plain;
  while (!text.empty()) {
    std::size_t skipped = 0;
    for (const std::string_view ornament : ornaments) {
      if (text.starts_with(ornament)) skipped = ornament.size();
    }
    if (skipped == 0) plain += text.front();
    text.remove_prefix(skipped == 0 ? 1 : skipped);
  }
  return plain;
}

bool take_sign(std::string_view& text) {
  for (const std::string_view minus : {std::string_view("-"), std::string_view("\u2212")}) {
    if (text.starts_with(minus)) {
      text.remove_prefix(minus.size());
      return true;
    }
  }
  return false;
}

std::expected<std::int64_t, ParseError> digits(std::string_view text, std::int64_t most) {
  if (text.empty()) return std::unexpected(ParseError::bad_shape);
  std::int64_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::unexpected(ParseError::bad_shape);
    number = number * 10 + (c - '0');
    if (number > most) return std::unexpected(ParseError::out_of_range);
  }
  return number;
}

}  // namespace

std::expected<Euros, ParseError> Euros::parse(std::string_view text, Sign sign) {
  const std::string plain = without_ornaments(text);
  if (plain.empty()) return std::unexpected(ParseError::empty);
  std::string_view rest = plain;
  const bool negative = take_sign(rest);
  if (negative && sign == Sign::positive_only) return std::unexpected(ParseError::out_of_range);

  const std::size_t comma = rest.find_first_of(",.");
  const auto whole = digits(rest.substr(0, comma), most_euros);
  if (!whole) return std::unexpected(whole.error());
  std::int64_t cents = *whole * 100;
  if (comma != std::string_view::npos) {
    const std::string_view decimals = rest.substr(comma + 1);
    const auto fraction = decimals.size() > 2 ? std::unexpected(ParseError::bad_shape) : digits(decimals, 99);
    if (!fraction) return std::unexpected(fraction.error());
    cents += decimals.size() == 1 ? *fraction * 10 : *fraction;
  }
  return Euros{negative ? -cents : cents};
}

std::string Euros::typed() const {
  const std::int64_t magnitude = cents < 0 ? -cents : cents;
  const std::string_view minus = cents < 0 ? "-" : "";
  if (magnitude % 100 == 0) return std::format("{}{}", minus, magnitude / 100);
  return std::format("{}{},{:02}", minus, magnitude / 100, magnitude % 100);
}

}  // namespace guichet::kiosk::demand
