#include "sync/registry/value_check.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <ranges>
#include <string>

#include "platform/system/ascii.hpp"

namespace guichet::sync::registry {
namespace {

using platform::system::is_digit;

bool one_of(std::string_view choices, std::string_view value) {
  return std::ranges::any_of(choices | std::views::split('|'),
                             [&](auto choice) { return std::string_view{choice} == value; });
}

// 9 is a digit, X a digit or a capital letter, anything else itself.
bool mask(std::string_view wanted, std::string_view value) {
  return std::ranges::equal(wanted, value, [](char shape, char c) {
    if (shape == '9') return is_digit(c);
    if (shape == 'X') return is_digit(c) || (c >= 'A' && c <= 'Z');
    return shape == c;
  });
}

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool date(std::string_view, std::string_view value) {
  if (!mask("9999-99-99", value)) return false;
  const auto part = [&](std::size_t at) { return static_cast<unsigned>(number(value.substr(at, 2))); };
  return (std::chrono::year{number(value.substr(0, 4))} / std::chrono::month{part(5)} / std::chrono::day{part(8)}).ok();
}

// Civil registers abroad sometimes know the year only, or the year and month.
bool partial_date(std::string_view, std::string_view value) {
  if (value.size() == 4) return mask("9999", value);
  if (value.size() == 7) return mask("9999-99", value) && date({}, std::string{value} + "-01");
  return date({}, value);
}

// AAAA-MM-JJTHH:MM:SS[.s]+hh:mm
bool date_time(std::string_view, std::string_view value) {
  if (value.size() < 25 || !date({}, value.substr(0, 10)) || !mask("T99:99:99", value.substr(10, 9))) return false;
  std::string_view rest = value.substr(19);
  if (rest.starts_with('.')) {
    const auto end = rest.find_first_not_of("0123456789", 1);
    if (end == std::string_view::npos || end == 1 || end > 10) return false;
    rest.remove_prefix(end);
  }
  return mask("+99:99", rest) || mask("-99:99", rest);
}

bool amount(std::string_view, std::string_view value) {
  const auto dot = value.find('.');
  const std::string_view whole = value.substr(0, dot);
  const std::string_view cents = dot == std::string_view::npos ? "0" : value.substr(dot + 1);
  return !whole.empty() && whole.size() <= 10 && !cents.empty() && cents.size() <= 2 &&
         std::ranges::all_of(whole, is_digit) && std::ranges::all_of(cents, is_digit);
}

// A reference tax income may be below zero: a loss is one.
bool signed_amount(std::string_view, std::string_view value) {
  if (value.starts_with('-')) value.remove_prefix(1);
  return amount({}, value);
}

// Nine digits at most: it fits everywhere.
bool whole_number(std::string_view, std::string_view value) {
  return !value.empty() && value.size() <= 9 && std::ranges::all_of(value, is_digit);
}

bool at_most_characters(std::string_view most, std::string_view value) {
  const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
  return std::ranges::count_if(value, [&](char c) { return !continues(c); }) <= number(most);
}

struct Check {
  std::string_view name;
  bool (*passes)(std::string_view argument, std::string_view value);
};

constexpr std::array<Check, 9> checks{{{"one_of", one_of},
                                       {"mask", mask},
                                       {"date", date},
                                       {"partial_date", partial_date},
                                       {"date_time", date_time},
                                       {"amount", amount},
                                       {"signed_amount", signed_amount},
                                       {"whole_number", whole_number},
                                       {"at_most_characters", at_most_characters}}};

}  // namespace

bool is_value_check(std::string_view check) { return std::ranges::contains(checks, check, &Check::name); }

bool passes(std::string_view check, std::string_view argument, std::string_view value) {
  const auto found = std::ranges::find(checks, check, &Check::name);
  return found != checks.end() && found->passes(argument, value);
}

}  // namespace guichet::sync::registry
