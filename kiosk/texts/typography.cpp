#include "kiosk/texts/typography.hpp"

#include <algorithm>
#include <cctype>
#include <format>

#include "kiosk/texts/conventions.hpp"

namespace guichet::kiosk::texts {
namespace {

// The country's own where the language has none.
const Conventions& conventions_of(const Language& language) {
  const auto* own = find_conventions(language.code);
  return own ? *own : french_conventions();
}

// The magnitude as unsigned, so that the smallest integer has one too.
std::string grouped_digits(std::uint64_t magnitude, std::string_view mark) {
  const auto digits = std::to_string(magnitude);
  std::string result;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) result += mark;
    result += digits[i];
  }
  return result;
}

std::uint64_t magnitude_of(std::int64_t number) {
  const auto bits = static_cast<std::uint64_t>(number);
  return number < 0 ? ~bits + 1 : bits;
}

std::string_view sign_of(std::int64_t number) { return number < 0 ? "−" : ""; }

bool ends_with_fixed_space(std::string_view text) {
  return text.ends_with(no_break_space) || text.ends_with(narrow_no_break_space);
}

bool starts_with_fixed_space(std::string_view text) {
  return text.starts_with(no_break_space) || text.starts_with(narrow_no_break_space);
}

bool digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) != 0;
}

bool needs_space_before(std::string_view text, std::size_t at) {
  const auto before = text.substr(0, at), after = text.substr(at + 1);
  switch (text[at]) {
    case ':':  // of an address or of a time
      return !after.starts_with("//") && !(at > 0 && digit_at(text, at - 1) && digit_at(text, at + 1));
    case '!':
    case '?':  // one space serves "?!"
      return !before.ends_with('!') && !before.ends_with('?');
    case ';':
    case '%': return true;
    default: return text.substr(at).starts_with("»") || text.substr(at).starts_with("€");
  }
}

bool is_blank(std::uint32_t code) { return code == ' ' || code == 0xA0 || code == 0x202F || code == '\n'; }
bool is_digit(std::uint32_t code) { return code >= '0' && code <= '9'; }
bool marks_a_code(std::uint32_t code) { return (code >= 'A' && code <= 'Z') || code == '@'; }

}  // namespace

std::string grouped(std::int64_t number, const Language& language) {
  return std::string(sign_of(number)) + grouped_digits(magnitude_of(number), conventions_of(language).group_mark);
}

std::string money(std::int64_t cents, const Language& language) {
  const auto& conventions = conventions_of(language);
  const auto magnitude = magnitude_of(cents);
  auto amount = grouped_digits(magnitude / 100, conventions.group_mark);
  if (magnitude % 100 != 0) amount += std::format("{}{:02}", conventions.decimal_mark, magnitude % 100);
  const auto sign = sign_of(cents);
  return conventions.euro_first ? std::format("{}€{}", sign, amount)
                                : std::format("{}{}{}€", sign, amount, no_break_space);
}

std::string long_date(int year, unsigned month, unsigned day, const Language& language) {
  if (month == 0 || month > 12) return std::format("{}", year);
  const auto* conventions = find_conventions(language.code);
  if (!conventions)
    return day == 0 ? std::format("{:02}/{}", month, year) : std::format("{:02}/{:02}/{}", day, month, year);
  const auto number = day == 1 ? std::string(conventions->first_of_month) : std::to_string(day);
  const auto pattern = day == 0 ? conventions->month_of_year : conventions->date;
  return std::vformat(pattern, std::make_format_args(number, conventions->months[month - 1], year, month));
}

std::string isolate(std::string_view text) { return std::format("\u2068{}\u2069", text); }

bool is_of_a_code(std::span<const std::uint32_t> text, std::size_t zero) {
  const auto end_of_word = [&](std::size_t at) {
    return at + static_cast<std::size_t>(std::ranges::find_if(text.subspan(at), is_blank) - text.subspan(at).begin());
  };
  // Groups of a code follow each other; any other word ends them.
  bool here = false, marked = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = end_of_word(at);
    const auto word = text.subspan(at, end - at);
    const bool has_mark = std::ranges::any_of(word, marks_a_code) && std::ranges::any_of(word, is_digit);
    const bool goes_on = has_mark || (!word.empty() && std::ranges::all_of(word, is_digit));
    if (!goes_on && here) break;
    marked = goes_on && (marked || has_mark);
    here |= goes_on && zero >= at && zero < end;
    at = end + 1;
  }
  return here && marked;
}

std::vector<std::size_t> french_spacing(std::string_view text) {
  std::vector<std::size_t> wrong;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto from_here = text.substr(at);
    if (at > 0 && needs_space_before(text, at) && !ends_with_fixed_space(text.substr(0, at))) wrong.push_back(at);
    if (from_here.starts_with("«") && !starts_with_fixed_space(from_here.substr(2))) wrong.push_back(at);
  }
  return wrong;
}

}  // namespace guichet::kiosk::texts
