#include "kiosk/demand/codes.hpp"

#include <algorithm>

#include "kiosk/demand/unique_number.hpp"
#include "platform/system/ascii.hpp"

namespace guichet::kiosk::demand {
namespace {

using platform::system::is_digit;
using platform::system::is_digit_or_capital;
char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::string capitals_without(std::string_view text, std::string_view ignored) {
  std::string kept;
  for (const char c : text) {
    if (!ignored.contains(c)) kept += capital(c);
  }
  return kept;
}

char crockford(char c) {
  if (c == 'O') return '0';
  return c == 'I' || c == 'L' ? '1' : c;
}

}  // namespace

std::expected<CommuneCode, ParseError> CommuneCode::parse(std::string_view text) {
  if (text.empty()) return std::unexpected(ParseError::empty);
  if (text.size() != 5) return std::unexpected(ParseError::bad_shape);
  const bool corsica = text.starts_with("2A") || text.starts_with("2B");
  if (!std::ranges::all_of(text.substr(corsica ? 2 : 0), is_digit)) return std::unexpected(ParseError::bad_shape);
  return CommuneCode(std::string(text));
}

CommuneCode fold_arrondissement(const CommuneCode& code) {
  const auto between = [&](std::string_view first, std::string_view last) {
    return code.view() >= first && code.view() <= last;
  };
  const auto whole = [](const char* commune) { return CommuneCode::parse(commune).value(); };
  if (between("75101", "75120")) return whole("75056");
  if (between("69381", "69389")) return whole("69123");
  if (between("13201", "13216")) return whole("13055");
  return code;
}

std::expected<DeskCode, ParseError> DeskCode::parse(std::string_view text) {
  if (text.empty()) return std::unexpected(ParseError::empty);
  if (text.size() != 5 || !std::ranges::all_of(text, is_digit_or_capital)) {
    return std::unexpected(ParseError::bad_shape);
  }
  return DeskCode(std::string(text));
}

std::expected<DepositReference, ParseError> DepositReference::parse(std::string_view text) {
  std::string plain = capitals_without(text, " ");
  const bool prefixed = plain.starts_with("D-");
  std::erase(plain, '-');
  if (plain.empty()) return std::unexpected(ParseError::empty);
  if (prefixed || (plain.size() == 11 && plain.front() == 'D')) plain.erase(0, 1);
  if (plain.size() != 10) return std::unexpected(ParseError::bad_shape);
  std::ranges::transform(plain, plain.begin(), crockford);
  if (!std::ranges::all_of(plain, [](char c) { return alphabet.contains(c); })) {
    return std::unexpected(ParseError::bad_shape);
  }
  return DepositReference("D-" + plain.substr(0, 5) + "-" + plain.substr(5));
}

std::expected<UniqueNumber, ParseError> UniqueNumber::parse(std::string_view text) {
  std::string plain = capitals_without(text, " ");
  if (plain.empty()) return std::unexpected(ParseError::empty);
  if (plain.size() != 18 || !std::ranges::all_of(plain, is_digit_or_capital)) {
    return std::unexpected(ParseError::bad_shape);
  }
  const std::string_view dated = std::string_view(plain).substr(3, 10);
  if (!std::ranges::all_of(dated, is_digit)) return std::unexpected(ParseError::bad_shape);
  const int month = (dated[0] - '0') * 10 + (dated[1] - '0');
  if (month < 1 || month > 12) return std::unexpected(ParseError::out_of_range);
  return UniqueNumber(std::move(plain));
}

std::string UniqueNumber::grouped() const {
  return text_.substr(0, 3) + ' ' + text_.substr(3, 4) + ' ' + text_.substr(7, 6) + ' ' + text_.substr(13);
}

}  // namespace guichet::kiosk::demand
