#pragma once
// The number that the registry gives to a demand (numéro unique), once and for ever. The terminal reads it, groups it
// for people and never makes one.

#include <compare>
#include <expected>
#include <string>
#include <string_view>
#include <utility>

#include "kiosk/demand/parse_error.hpp"

namespace guichet::kiosk::demand {

class UniqueNumber {
 public:
  // 18 characters: territory (3), month and year of the first registration (4), sequence (6), desk (5). Forgives case
  // and spaces. No check digit is known (facts of the registry, section 2).
  static std::expected<UniqueNumber, ParseError> parse(std::string_view text);

  std::string_view view() const { return text_; }
  std::string grouped() const;  // "111 0318 016982 G1104"
  friend auto operator<=>(const UniqueNumber&, const UniqueNumber&) = default;

 private:
  explicit UniqueNumber(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

}  // namespace guichet::kiosk::demand
