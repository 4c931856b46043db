#include <algorithm>
#include <cmath>
#include <numbers>

#include "kiosk/ui/ui.hpp"

namespace guichet::kiosk::ui {
namespace {

constexpr Millimetres largest = 46_mm, smallest = 26_mm, lit = 2.4_mm, gone_out = 0.9_mm;
constexpr int most_dots = 60;
constexpr float figures_to_ring = 0.26F;

}  // namespace

// As large as the room allows; none where it would be too small to be read from afar.
float Ui::ring_size(float room) const { return room < px(smallest) ? 0 : std::min(room, px(largest)); }

// One dot for each second, as the minutes of a clock: what has passed is smaller, not only paler. Discs come from the
// texture of corners, and each second repaints the ring alone.
void Ui::ring(Box box, const Countdown& countdown) {
  const int dots = std::clamp(countdown.whole, 1, most_dots);
  const int left = std::clamp(countdown.left * dots / std::max(1, countdown.whole), 0, dots);
  const float middle = box.left + box.width / 2, radius = (box.width - px(lit)) / 2;
  canvas_.piece();
  for (int dot = 0; dot < dots; ++dot) {
    const bool passed = dot < dots - left;
    const float turn = 2 * std::numbers::pi_v<float> * (static_cast<float>(dot) + 0.5F) / static_cast<float>(dots);
    const float size = px(passed ? gone_out : lit);
    const float x = middle + radius * std::sin(turn), y = box.middle() - radius * std::cos(turn);
    canvas_.rounded({x - size / 2, y - size / 2, size, size}, size / 2, colour(passed ? Role::line : Role::primary));
  }
  // The figures keep their size when the text grows: they are larger than any.
  const Millimetres capital{metrics().mm(box.height * figures_to_ring).value / metrics().text_scale};
  const auto seconds = std::to_string(countdown.left);
  const float high = height_of(seconds, capital, text::Weight::bold, 0);
  canvas_.piece();
  text_in({box.left, box.middle() - high / 2, box.width, high}, seconds, capital, text::Weight::bold, Role::ink, true);
}

}  // namespace guichet::kiosk::ui
