#include "tests/support/seal_blocks.hpp"

#include <algorithm>

namespace guichet::tests {
namespace {

unsigned value_of(char c) {
  if (c == ' ') return 3;
  return static_cast<unsigned>(c >= '0' && c <= '9' ? c - '0' + 4 : c - 'A' + 14);
}

}  // namespace

std::string c40(std::string_view text) {
  std::string bytes;
  for (; text.size() >= 2; text.remove_prefix(std::min<std::size_t>(3, text.size()))) {
    const unsigned third = text.size() > 2 ? value_of(text[2]) : 0;
    const unsigned packed = 1600 * value_of(text[0]) + 40 * value_of(text[1]) + third + 1;
    bytes += static_cast<char>(packed >> 8U);
    bytes += static_cast<char>(packed & 255U);
  }
  if (!text.empty()) bytes += {'\xfe', static_cast<char>(text[0] + 1)};
  return bytes;
}

std::string binary_date(unsigned month, unsigned day, unsigned year) {
  const unsigned number = month * 1'000'000 + day * 10'000 + year;
  return {static_cast<char>(number >> 16U), static_cast<char>(number >> 8U & 255U), static_cast<char>(number & 255U)};
}

std::string binary_date(std::chrono::year_month_day date) {
  if (!date.ok()) return "\xff\xff\xff";
  return binary_date(static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     static_cast<unsigned>(static_cast<int>(date.year())));
}

std::string binary_number(std::uint64_t number) {
  std::string bytes;
  do bytes.insert(bytes.begin(), static_cast<char>(number & 255U));
  while (number >>= 8U);
  return bytes;
}

std::string block(unsigned char id, std::string_view value) {
  std::string bytes(1, static_cast<char>(id));
  if (value.size() < 255)
    bytes += static_cast<char>(value.size());
  else
    bytes += {'\xff', static_cast<char>(value.size() >> 8U), static_cast<char>(value.size() & 255U)};
  return bytes + std::string(value);
}

}  // namespace guichet::tests
