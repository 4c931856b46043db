#include "kiosk/ui/dial.hpp"

#include <algorithm>
#include <ranges>
#include <utility>

namespace guichet::kiosk::ui {
namespace {

std::string_view letter_of(const Key& key) { return key.action == KeyAction::space ? " " : std::string_view(key.text); }

}  // namespace

void Dial::turn(int steps, KeyboardKind kind) {
  const auto dials = keyboards_.find("dial");
  if (dials == keyboards_.end()) return;
  const auto& rows = dials->second.rows;
  const auto row = std::ranges::find(rows, name_of(kind), [](const auto& keys) { return keys.front().text; });
  if (row == rows.end() || row->size() < 2) return;
  const auto all = *row | std::views::drop(1) | std::views::transform(letter_of);
  const auto here = std::ranges::find(all, shown_);
  const auto count = std::ssize(all);
  const auto at = here == all.end() ? (steps > 0 ? -1 : 0) : here - all.begin();
  shown_ = all[(at + steps + count) % count];
}

std::string_view Dial::take() { return std::exchange(shown_, {}); }

}  // namespace guichet::kiosk::ui
