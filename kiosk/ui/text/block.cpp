#include "kiosk/ui/text/block.hpp"

#include <algorithm>

namespace guichet::kiosk::ui::text {

float Block::width_to(std::size_t byte) const {
  const auto after = std::ranges::upper_bound(carets, byte, {}, &Caret::byte);
  return after == carets.begin() ? 0 : std::prev(after)->x;
}

}  // namespace guichet::kiosk::ui::text
