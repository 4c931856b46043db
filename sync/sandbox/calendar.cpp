#include "sync/sandbox/calendar.hpp"

#include <charconv>
#include <format>

#include "sync/registry/value_check.hpp"

namespace guichet::sync::sandbox {
namespace {

using namespace std::chrono_literals;

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

auto clocks_change(std::chrono::year year, std::chrono::month month) {
  return std::chrono::sys_days{year / month / std::chrono::Sunday[std::chrono::last]} + 1h;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (!registry::passes("date", {}, text)) return std::nullopt;
  const auto part = [&](std::size_t at) { return static_cast<unsigned>(number(text.substr(at, 2))); };
  return std::chrono::year{number(text.substr(0, 4))} / std::chrono::month{part(5)} / std::chrono::day{part(8)};
}

std::string iso_date(Date date) { return std::format("{:%F}", std::chrono::sys_days{date}); }

Date after_months(Date date, int months) {
  const Date later = date + std::chrono::months{months};
  return later.ok() ? later : later.year() / later.month() / std::chrono::last;
}

Date paris_day(platform::system::Instant instant) {
  const auto year = Date{std::chrono::floor<std::chrono::days>(instant)}.year();
  const bool summer =
      instant >= clocks_change(year, std::chrono::March) && instant < clocks_change(year, std::chrono::October);
  return Date{std::chrono::floor<std::chrono::days>(instant + (summer ? 2h : 1h))};
}

}  // namespace guichet::sync::sandbox
