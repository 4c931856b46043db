#pragma once
// An amount of money as people type it and as the registry wants it. It is a whole number of cents, so that sums are
// exact: no floating point ever touches money.

#include <compare>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "kiosk/demand/parse_error.hpp"

namespace guichet::kiosk::demand {

enum class Sign { positive_only, may_be_negative };

struct Euros {
  std::int64_t cents = 0;

  // "23 403", "1234,50", "1234.5", "23403 €"; a reference tax income may be negative. At most 999 999 999,99.
  static std::expected<Euros, ParseError> parse(std::string_view text, Sign sign = Sign::positive_only);

  // "23403" or "1234,50": what a person would type again.
  std::string typed() const;

  friend constexpr auto operator<=>(Euros, Euros) = default;
};

}  // namespace guichet::kiosk::demand
