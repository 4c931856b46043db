#include "kiosk/documents/nir_text.hpp"

#include <algorithm>
#include <string_view>

#include "kiosk/demand/numbers.hpp"
#include "platform/system/ascii.hpp"

namespace guichet::kiosk::documents {
namespace {

constexpr std::size_t nir_length = 15, corsican_place = 6, fewest_digits = 11;
constexpr std::string_view separators = " .-/_'|:";

using platform::system::is_digit;

// What a machine may call a digit.
char as_digit(char sign) {
  constexpr std::string_view mistaken = "OoDQIl|!iZzSsBG", meant = "000011111225586";
  const std::size_t at = mistaken.find(sign);
  return at == std::string_view::npos ? sign : meant[at];
}

struct Number {
  std::string digits;
  std::size_t last = 0;
  std::size_t sure = 0;  // read as digits
};

// The fifteen signs from `first`, whatever parts them; a group of digits is never cut in two.
std::optional<Number> number_from(std::span<const ReadSign> signs, std::size_t first) {
  Number number;
  std::size_t gap = 0;
  for (std::size_t at = first; at < signs.size() && number.digits.size() < nir_length; ++at) {
    const char sign = signs[at].sign;
    const bool corsican = number.digits.size() == corsican_place && (sign == 'A' || sign == 'B');
    const char digit = corsican ? sign : as_digit(sign);
    if (!corsican && !is_digit(digit)) {
      if (!separators.contains(sign) || ++gap > 3) return std::nullopt;
      continue;
    }
    gap = 0;
    number.digits += digit;
    number.sure += is_digit(sign);
    number.last = at;
  }
  if (number.digits.size() < nir_length || number.sure < fewest_digits) return std::nullopt;
  if (number.last + 1 < signs.size() && is_digit(signs[number.last + 1].sign)) return std::nullopt;
  return number;
}

bool begins_a_group(std::span<const ReadSign> signs, std::size_t at) {
  return is_digit(as_digit(signs[at].sign)) && (at == 0 || !is_digit(signs[at - 1].sign));
}

bool has_the_shape(const std::string& digits) {
  const int month = (digits[3] - '0') * 10 + (digits[4] - '0');
  return std::string_view("123478").contains(digits[0]) && month >= 1 && (month <= 42 || month >= 50);
}

// The number of Corsica may have been read as 8 for B: both are tried.
bool is_nir(const std::string& digits) {
  if (demand::parse_nir(digits)) return true;
  std::string other = digits;
  for (const char of_corsica : {'A', 'B'}) {
    other[corsican_place] = of_corsica;
    if (digits[corsican_place] == (of_corsica == 'A' ? '4' : '8') && demand::parse_nir(other)) return true;
  }
  return false;
}

std::vector<ReadSign> signs_of(std::string_view text) {
  std::vector<ReadSign> signs;
  for (const char sign : text) signs.push_back({static_cast<unsigned char>(sign) < 0x80 ? sign : '#', {}});
  return signs;
}

}  // namespace

std::vector<SignSpan> find_nirs(std::span<const ReadSign> signs) {
  std::vector<SignSpan> found;
  for (std::size_t first = 0; first < signs.size(); ++first) {
    if (!begins_a_group(signs, first)) continue;
    const auto number = number_from(signs, first);
    if (!number || !is_nir(number->digits)) continue;
    found.push_back({first, number->last});
    first = number->last;
  }
  return found;
}

bool may_be_a_misread_nir(std::span<const ReadSign> signs) {
  const auto digits = std::ranges::count_if(signs, [](const ReadSign& one) { return is_digit(as_digit(one.sign)); });
  if (digits == 14 || digits == 16) return true;
  for (std::size_t first = 0; first < signs.size(); ++first) {
    if (!begins_a_group(signs, first)) continue;
    const auto number = number_from(signs, first);
    if (number && has_the_shape(number->digits)) return true;
  }
  return false;
}

bool contains_nir(std::string_view text) { return !find_nirs(signs_of(text)).empty(); }

std::string without_nir(std::string_view text) {
  std::string masked(text);
  // Two that touch are one long number; where one of them is gone, the other shows.
  for (auto found = find_nirs(signs_of(masked)); !found.empty(); found = find_nirs(signs_of(masked)))
    for (const SignSpan& nir : found)
      masked.replace(nir.first, nir.last - nir.first + 1, nir.last - nir.first + 1, '*');
  return masked;
}

std::optional<demand::UniqueNumber> unique_number_in(std::span<const ReadSign> signs) {
  constexpr std::size_t length = 18;
  for (std::size_t first = 0; first < signs.size(); ++first) {
    if (first > 0 && signs[first - 1].sign != ' ' && signs[first - 1].sign != ':') continue;
    std::string text;
    for (std::size_t at = first; at < signs.size() && text.size() < length; ++at) {
      if (signs[at].sign == ' ') continue;
      // Territory, date and sequence are digits, but for Corsica; what follows may be letters.
      text += text.size() < 13 && text.size() != 1 ? as_digit(signs[at].sign) : signs[at].sign;
    }
    if (auto number = demand::UniqueNumber::parse(text)) return *std::move(number);
  }
  return std::nullopt;
}

}  // namespace guichet::kiosk::documents
