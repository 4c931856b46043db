#include "kiosk/ui/utf8.hpp"

#include <algorithm>
#include <array>

namespace guichet::kiosk::ui::utf8 {
namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// U+0300 to U+036F, written CC 80 to CD AF.
bool combining(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return false;
  const auto first = static_cast<unsigned char>(text[at]), second = static_cast<unsigned char>(text[at + 1]);
  return first == 0xCC || (first == 0xCD && second <= 0xAF);
}

std::size_t step(std::string_view text, std::size_t at) {
  if (at < text.size()) ++at;
  while (at < text.size() && continues(text[at])) ++at;
  return at;
}

// Pairs outside ASCII whose capital is not simply 0x20 below in Latin-1.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> odd_capitals = {
    {{"œ", "Œ"}, {"ÿ", "Ÿ"}, {"ş", "Ş"}, {"ğ", "Ğ"}}};

}  // namespace

std::size_t previous(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  do {
    if (at > 0) --at;
    while (at > 0 && continues(text[at])) --at;
  } while (at > 0 && combining(text, at));
  return at;
}

std::size_t next(std::string_view text, std::size_t at) {
  at = step(text, at);
  while (combining(text, at)) at = step(text, at);
  return at;
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at = next(text, at)) ++count;
  return count;
}

std::string capitalised(std::string_view letter) {
  std::string capital(letter);
  if (capital.empty()) return capital;
  const auto first = static_cast<unsigned char>(capital[0]);
  if (capital[0] >= 'a' && capital[0] <= 'z') {
    capital[0] = static_cast<char>(capital[0] - 'a' + 'A');
  } else if (first == 0xC3 && capital.size() == 2 && static_cast<unsigned char>(capital[1]) >= 0xA0) {
    if (const auto low = static_cast<unsigned char>(capital[1]); low != 0xBF && low != 0xB7)
      capital[1] = static_cast<char>(low - 0x20);  // à…þ are 0x20 above À…Þ
  }
  for (const auto& [small, large] : odd_capitals)
    if (capital == small) capital = large;
  return capital;
}

}  // namespace guichet::kiosk::ui::utf8
