#include "kiosk/demand/numbers.hpp"

#include <algorithm>
#include <cstdint>

#include "platform/system/ascii.hpp"

namespace guichet::kiosk::demand {
namespace {

constexpr std::size_t nir_length = 15;
constexpr std::size_t nir_without_key = 13;
constexpr std::string_view post_office = "356000000";

using platform::system::is_digit;
using platform::system::number_in;

int value(char digit) { return digit - '0'; }

std::string without_spaces(std::string_view text) {
  constexpr std::string_view narrow_space = "\u202F";
  constexpr std::string_view hard_space = "\u00A0";
  std::string plain;
  while (!text.empty()) {
    if (text.starts_with(narrow_space)) {
      text.remove_prefix(narrow_space.size());
    } else if (text.starts_with(hard_space)) {
      text.remove_prefix(hard_space.size());
    } else {
      if (!std::string_view(" .-").contains(text.front())) plain += text.front();
      text.remove_prefix(1);
    }
  }
  return plain;
}

// Months beyond 12 are given when the papers knew none.
bool is_month(int month) { return (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50; }

int luhn_sum(std::string_view digits) {
  int sum = 0;
  bool doubled = false;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, doubled = !doubled) {
    const int counted = value(*digit) * (doubled ? 2 : 1);
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum;
}

int plain_sum(std::string_view digits) {
  int sum = 0;
  for (const char digit : digits) sum += value(digit);
  return sum;
}

}  // namespace

std::expected<std::string, ParseError> parse_nir(std::string_view text) {
  std::string nir = without_spaces(text);
  if (nir.empty()) return std::unexpected(ParseError::empty);
  if (nir.size() != nir_length) return std::unexpected(ParseError::bad_shape);
  char& of_corsica = nir[6];
  if (of_corsica == 'a' || of_corsica == 'b') of_corsica = static_cast<char>(of_corsica - 'a' + 'A');

  std::string counted = nir;
  const bool corsica = nir[5] == '2' && (of_corsica == 'A' || of_corsica == 'B');
  if (corsica) counted.replace(5, 2, of_corsica == 'A' ? "19" : "18");
  if (!std::ranges::all_of(counted, is_digit)) return std::unexpected(ParseError::bad_shape);
  const int month = value(nir[3]) * 10 + value(nir[4]);
  if (!std::string_view("123478").contains(nir[0]) || !is_month(month))
    return std::unexpected(ParseError::out_of_range);

  const std::string_view all = counted;
  const auto whole = number_in<std::int64_t>(all.substr(0, nir_without_key));
  const auto key = number_in<std::int64_t>(all.substr(nir_without_key));
  if (!whole || !key || 97 - *whole % 97 != *key) return std::unexpected(ParseError::out_of_range);
  return nir;
}

std::string masked_nir(std::string_view nir) {
  std::string masked = "•••••••••••••";
  if (nir.size() == nir_length) masked.append(" ").append(nir.substr(nir_without_key));
  return masked;
}

std::string spaced_nir(std::string_view nir) {
  std::string spaced;
  for (std::size_t at = 0; at < nir.size(); ++at) {
    const bool opens = at == 1 || at == 3 || at == 5 || at == 7 || at == 10 || at == 13;
    if (opens) spaced += ' ';
    spaced += nir[at];
  }
  return spaced;
}

std::expected<std::string, ParseError> parse_business_number(std::string_view text, std::size_t digits) {
  std::string plain = without_spaces(text);
  if (plain.empty()) return std::unexpected(ParseError::empty);
  if (plain.size() != digits || !std::ranges::all_of(plain, is_digit)) return std::unexpected(ParseError::bad_shape);
  const bool by_post = digits == siret_digits && plain.starts_with(post_office) && plain_sum(plain) % 5 == 0;
  if (luhn_sum(plain) % 10 != 0 && !by_post) return std::unexpected(ParseError::out_of_range);
  return plain;
}

}  // namespace guichet::kiosk::demand
