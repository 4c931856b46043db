#pragma once
// Days as people know them: a whole date, or only a month or a year when their papers say no more. Days follow the
// calendar of the town hall (Europe/Paris), computed here so that no time zone file is read.

#include <chrono>
#include <compare>
#include <expected>
#include <string>
#include <string_view>

#include "kiosk/demand/parse_error.hpp"

namespace guichet::kiosk::demand {

using Date = std::chrono::year_month_day;

// "2026-03-12", nothing else.
std::expected<Date, ParseError> parse_iso_date(std::string_view text);
std::string iso_date(Date date);

// Summer time by the rule of directive 2000/84/EC: from the last Sunday of March to that of October, at 01:00 UTC.
std::chrono::minutes paris_offset(std::chrono::sys_seconds instant);
Date paris_date(std::chrono::sys_seconds instant);

// Papers of people born far away may give no day, or neither day nor month ("00/00/1970").
struct PartialDate {
  int year = 0;
  unsigned month = 0;  // 0 = unknown
  unsigned day = 0;    // 0 = unknown; always unknown when the month is

  // "12/3/1985", "00/03/1985", "//1985", "1985".
  static std::expected<PartialDate, ParseError> parse(std::string_view text);

  std::string typed() const;  // "12/03/1985", "00/00/1970"
  bool is_whole() const { return day != 0; }
  Date earliest() const;  // the first day it can be
  Date latest() const;    // the last day it can be

  friend constexpr auto operator<=>(const PartialDate&, const PartialDate&) = default;
};

}  // namespace guichet::kiosk::demand
