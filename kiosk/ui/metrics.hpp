#pragma once
// Sizes as a person meets them: millimetres on the glass, turned into pixels by the density of the panel.
// Text sizes are heights of a capital letter, the only part of "size" that a reader's eye measures.

#include <algorithm>
#include <cmath>

namespace guichet::kiosk::ui {

struct Millimetres {
  float value = 0;
  friend constexpr Millimetres operator+(Millimetres a, Millimetres b) { return {a.value + b.value}; }
  friend constexpr Millimetres operator-(Millimetres a, Millimetres b) { return {a.value - b.value}; }
  friend constexpr Millimetres operator*(Millimetres a, float factor) { return {a.value * factor}; }
  auto operator<=>(const Millimetres&) const = default;
};

constexpr Millimetres operator""_mm(long double value) { return {static_cast<float>(value)}; }
constexpr Millimetres operator""_mm(unsigned long long value) { return {static_cast<float>(value)}; }

// A rectangle in pixels of the window.
struct Box {
  float left = 0, top = 0, width = 0, height = 0;

  float right() const { return left + width; }
  float bottom() const { return top + height; }
  float middle() const { return top + height / 2; }
  bool contains(float x, float y) const { return x >= left && x < right() && y >= top && y < bottom(); }
  Box inset(float by) const { return {left + by, top + by, width - 2 * by, height - 2 * by}; }
  Box inset(float sides, float ends) const { return {left + sides, top + ends, width - 2 * sides, height - 2 * ends}; }
  auto operator<=>(const Box&) const = default;
};

// The house's scales (docs: UX tokens). Spacing, corners, targets, and capitals at 100 %.
namespace space {
inline constexpr Millimetres xs = 1.5_mm, s = 3_mm, m = 5_mm, l = 8_mm, xl = 13_mm, xxl = 21_mm;
}
namespace capital {
inline constexpr Millimetres title = 6.2_mm, question = 5.2_mm, body = 3.6_mm, hint = 3.0_mm;
}
namespace target {
inline constexpr Millimetres key = 12.7_mm, gap = 2.54_mm, button = 15_mm, card = 22_mm, corner = 1.5_mm,
                             top_bar = 13_mm;
}

// Seen from 500 mm, 0.7 degrees: who asks for the largest letters meets none smaller (EN 301 549, 5.1.4).
inline constexpr Millimetres least_of_largest = 6.11_mm;

struct Metrics {
  float pixels_per_millimetre = 5.866F;  // 10.1", 1280x800
  float text_scale = 1;                  // what the person chose: 1 to 2

  // A screen holds little then: what must be seen comes first, what explains it after.
  bool has_large_letters() const { return text_scale >= 1.6F; }
  float px(Millimetres size) const { return std::round(size.value * pixels_per_millimetre); }
  Millimetres least_capital() const { return text_scale >= 2 ? least_of_largest : capital::hint; }
  // Whatever was asked, no letter is smaller than the least.
  float capital(Millimetres height) const {
    const float least = std::ceil(least_capital().value * pixels_per_millimetre);
    return std::max(least, std::round(height.value * text_scale * pixels_per_millimetre));
  }
  Millimetres mm(float pixels) const { return {pixels / pixels_per_millimetre}; }
};

}  // namespace guichet::kiosk::ui
