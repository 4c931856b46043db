#pragma once
// The binary alphabet of seals, written: three characters in two bytes, dates of three, blocks of an identifier, a size
// and a value.

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace guichet::tests {

std::string c40(std::string_view text);  // capitals, figures, blanks; odd lengths padded
std::string binary_date(unsigned month, unsigned day, unsigned year);
std::string binary_date(std::chrono::year_month_day date);    // nothing: FFFFFF
std::string binary_number(std::uint64_t number);              // as few bytes as hold it, the greatest first
std::string block(unsigned char id, std::string_view value);  // sizes up to 65 535

}  // namespace guichet::tests
