// Days as the registry counts them: whole dates of the French calendar, and months that end where the month ends.
// Pure functions.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "platform/system/clock.hpp"

namespace guichet::sync::sandbox {

using Date = std::chrono::year_month_day;

// AAAA-MM-JJ, and nothing else.
std::optional<Date> parse_date(std::string_view text);
std::string iso_date(Date date);

// The same day some months later, or the last day of a month too short for it: 29 February and a year give the 28th.
Date after_months(Date date, int months);

// Summer time from the last Sunday of March to that of October, at 01:00 UTC (directive 2000/84/EC).
Date paris_day(platform::system::Instant instant);

}  // namespace guichet::sync::sandbox
