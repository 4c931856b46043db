#pragma once
// What a paper says of itself, in columns of text: a row of the drawer, or a line in the box of a demand put aside. An
// empty column is a value that is not there.

#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/journey/paper.hpp"

namespace guichet::kiosk::terminal {

template <typename T>
std::optional<T> number_in(std::string_view text) {
  T number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

inline std::optional<demand::Date> date_in(std::string_view text) {
  const auto date = demand::parse_iso_date(text);
  return date ? std::optional(*date) : std::nullopt;
}

inline std::optional<std::string> iso(const std::optional<demand::Date>& date) {
  return date ? std::optional(demand::iso_date(*date)) : std::nullopt;
}

}  // namespace guichet::kiosk::terminal
