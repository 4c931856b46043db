#include "kiosk/receipt/nir.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>

#include "platform/system/ascii.hpp"

namespace guichet::kiosk::receipt {
namespace {

constexpr std::size_t without_key = 13, with_key = 15, second_of_department = 6;

using platform::system::is_digit;

std::size_t separator_at(std::string_view text) {
  constexpr std::array<std::string_view, 6> separators = {" ", ".", "-", "/", "\u00A0", "\u202F"};
  const auto found = std::ranges::find_if(separators, [&](auto one) { return text.starts_with(one); });
  return found == separators.end() ? 0 : found->size();
}

// Corsica's departments are 2A and 2B.
bool is_of_number(char character, std::size_t place) {
  const bool corsican = character == 'A' || character == 'B' || character == 'a' || character == 'b';
  return is_digit(character) || (corsican && place == second_of_department);
}

// How many bytes of the text's beginning are a NIR; 0 when it does not begin with one.
std::size_t nir_at(std::string_view text) {
  if (text.empty() || std::string_view("123478").find(text.front()) == std::string_view::npos) return 0;
  std::size_t figures = 0, end = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (is_of_number(text[at], figures)) {
      ++figures;
      end = ++at;
    } else if (const auto gap = separator_at(text.substr(at)); gap > 0 && at == end) {
      at += gap;
    } else {
      break;
    }
  }
  return figures == without_key || figures == with_key ? end : 0;
}

}  // namespace

std::string without_nir(std::string_view text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const bool inside_a_number = at > 0 && is_digit(text[at - 1]);
    const auto length = inside_a_number ? 0 : nir_at(text.substr(at));
    if (length == 0) {
      kept += text[at++];
      continue;
    }
    kept += "•••";
    at += length;
  }
  return kept;
}

}  // namespace guichet::kiosk::receipt
