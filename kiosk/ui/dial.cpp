#include "kiosk/ui/dial.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace guichet::kiosk::ui {
namespace {

constexpr auto figures = std::to_array<std::string_view>({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"});
constexpr auto of_amounts = std::to_array<std::string_view>({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ","});
constexpr auto letters = std::to_array<std::string_view>(
    {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s",
     "t", "u", "v", "w", "x", "y", "z", " ", "-", "’", "à", "â", "ä", "ç", "è", "é", "ê", "ë", "î",
     "ï", "ñ", "ô", "ö", "ù", "û", "ü", "ÿ", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"});
constexpr auto of_addresses = std::to_array<std::string_view>(
    {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u",
     "v", "w", "x", "y", "z", "@", ".", "-", "_", "+", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"});

std::span<const std::string_view> letters_of(KeyboardKind kind) {
  switch (kind) {
    case KeyboardKind::digits: return figures;
    case KeyboardKind::numbers: return of_amounts;
    case KeyboardKind::email: return of_addresses;
    case KeyboardKind::letters: break;
  }
  return letters;
}

}  // namespace

void Dial::turn(int steps, KeyboardKind kind) {
  const auto all = letters_of(kind);
  const auto here = std::ranges::find(all, shown_);
  const auto count = std::ssize(all);
  const auto at = here == all.end() ? (steps > 0 ? -1 : 0) : here - all.begin();
  shown_ = all[static_cast<std::size_t>((at + steps + count) % count)];
}

std::string_view Dial::take() { return std::exchange(shown_, {}); }

}  // namespace guichet::kiosk::ui
