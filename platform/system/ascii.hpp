#pragma once

#include <charconv>
#include <concepts>
#include <optional>
#include <string_view>
#include <system_error>

// The signs that codes are made of, in no locale. Letters of people's names are not here (kiosk/demand/characters.hpp).
namespace guichet::platform::system {

constexpr bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }
constexpr bool is_capital(char sign) { return sign >= 'A' && sign <= 'Z'; }
constexpr bool is_digit_or_capital(char sign) { return is_digit(sign) || is_capital(sign); }

// Digits alone, all of the text; nothing when there is none, another sign, or more than Number holds.
template <std::integral Number>
std::optional<Number> number_in(std::string_view digits) {
  if (digits.empty() || !is_digit(digits.front())) return std::nullopt;
  Number number{};
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

}  // namespace guichet::platform::system
