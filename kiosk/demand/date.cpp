#include "kiosk/demand/date.hpp"

#include <array>
#include <format>
#include <optional>

#include "platform/system/ascii.hpp"

namespace guichet::kiosk::demand {
namespace {

using namespace std::chrono;

constexpr int earliest_year = 1800;
constexpr int latest_year = 2200;

// Digits only, at most `most` of them; an empty text is zero: unknown.
std::optional<int> number(std::string_view text, std::size_t most) {
  if (text.empty()) return 0;
  return text.size() > most ? std::nullopt : platform::system::number_in<int>(text);
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// "12/3/1985" in three parts, "1985" as a year alone.
std::optional<std::array<std::string_view, 3>> parts(std::string_view text) {
  const std::size_t first = text.find('/');
  if (first == std::string_view::npos) return std::array<std::string_view, 3>{"", "", text};
  const std::size_t second = text.find('/', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  return std::array{trimmed(text.substr(0, first)), trimmed(text.substr(first + 1, second - first - 1)),
                    trimmed(text.substr(second + 1))};
}

sys_seconds last_sunday_at_one(year in, month of) { return sys_days{in / of / Sunday[last]} + hours{1}; }

}  // namespace

std::expected<Date, ParseError> parse_iso_date(std::string_view text) {
  if (text.empty()) return std::unexpected(ParseError::empty);
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::unexpected(ParseError::bad_shape);
  const auto y = number(text.substr(0, 4), 4);
  const auto m = number(text.substr(5, 2), 2);
  const auto d = number(text.substr(8, 2), 2);
  if (!y || !m || !d) return std::unexpected(ParseError::bad_shape);
  const Date date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
  if (!date.ok() || *y < earliest_year || *y > latest_year) return std::unexpected(ParseError::out_of_range);
  return date;
}

std::string iso_date(Date date) {
  return std::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

minutes paris_offset(sys_seconds instant) {
  const year in = year_month_day{floor<days>(instant)}.year();
  const bool summer = instant >= last_sunday_at_one(in, March) && instant < last_sunday_at_one(in, October);
  return summer ? minutes{120} : minutes{60};
}

Date paris_date(sys_seconds instant) { return Date{floor<days>(instant + paris_offset(instant))}; }

std::expected<PartialDate, ParseError> PartialDate::parse(std::string_view text) {
  text = trimmed(text);
  // Of a date whose day is said to be unknown, nothing more was typed yet.
  const bool nothing = text.ends_with('/') && text.find_first_not_of("0/") == std::string_view::npos;
  if (text.empty() || nothing) return std::unexpected(ParseError::empty);
  const auto split = parts(text);
  if (!split || (*split)[2].size() != 4) return std::unexpected(ParseError::bad_shape);
  const auto d = number((*split)[0], 2);
  const auto m = number((*split)[1], 2);
  const auto y = number((*split)[2], 4);
  if (!d || !m || !y) return std::unexpected(ParseError::bad_shape);
  if (*y < earliest_year || *y > latest_year || *m > 12) return std::unexpected(ParseError::out_of_range);
  if (*m == 0 && *d != 0) return std::unexpected(ParseError::bad_shape);

  const PartialDate date{.year = *y, .month = static_cast<unsigned>(*m), .day = static_cast<unsigned>(*d)};
  if (date.is_whole() && !date.earliest().ok()) return std::unexpected(ParseError::out_of_range);
  return date;
}

std::string PartialDate::typed() const { return std::format("{:02}/{:02}/{:04}", day, month, year); }

Date PartialDate::earliest() const {
  return Date{std::chrono::year{year}, std::chrono::month{month == 0 ? 1 : month},
              std::chrono::day{day == 0 ? 1 : day}};
}

Date PartialDate::latest() const {
  const auto month_end = std::chrono::year{year} / std::chrono::month{month == 0 ? 12 : month} / last;
  return day == 0 ? Date{month_end} : earliest();
}

}  // namespace guichet::kiosk::demand
