// AX-03 (EN 301 549, 5.1.4): in the largest letters an H is 0.7 degrees high for an eye at 500 mm, on any glass.
// Measured on what the faces draw, not on what was asked of them.
#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

#include "tests/kiosk/screens/panels.hpp"

namespace {

using namespace guichet::tests;
using namespace guichet::kiosk;

constexpr double eye = 500;                                         // mm
const double least = eye * std::tan(0.7 * std::numbers::pi / 180);  // 6.1 mm

// Millimetres from the lowest to the highest pixel of those letters.
double height_of(UiHarness& harness, std::string_view letters, ui::Millimetres capital, ui::text::Weight weight) {
  ui::Metrics metrics = harness.look().metrics;
  metrics.text_scale = 2;
  const auto& block =
      harness.engine().shape(letters, {.capital_height_px = metrics.capital(capital), .weight = weight});
  EXPECT_FALSE(block.quads.empty()) << letters;
  float top = 1e6F, bottom = -1e6F;
  for (const auto& quad : block.quads) top = std::min(top, quad.y), bottom = std::max(bottom, quad.y + quad.height);
  return static_cast<double>(metrics.mm(bottom - top).value);
}

class LargestLetters : public testing::TestWithParam<Panel> {};

TEST_P(LargestLetters, are_as_high_as_the_norm_asks) {
  const UiAssets assets;
  UiHarness harness(assets, GetParam());
  EXPECT_NEAR(least, 6.1, 0.02);
  // Whatever a screen asks for, down to nothing.
  for (const auto capital : {ui::Millimetres{0}, ui::capital::hint, ui::capital::body, ui::capital::question})
    for (const auto weight : {ui::text::Weight::regular, ui::text::Weight::bold})
      for (const auto* letter : {"H", "E", "Н", "Ж"})
        EXPECT_GE(height_of(harness, letter, capital, weight), least - 0.01) << letter << " asked " << capital.value;
}

// Scripts without capitals stand as high as Latin words do: their tallest common letters reach the capital.
TEST_P(LargestLetters, of_other_scripts_are_no_smaller) {
  const UiAssets assets;
  UiHarness harness(assets, GetParam());
  for (const auto* letter : {"ا", "ل", "中", "申"})
    EXPECT_GE(height_of(harness, letter, {0}, ui::text::Weight::regular), least) << letter;
  EXPECT_GE(height_of(harness, "ழி", {0}, ui::text::Weight::regular), least);
}

INSTANTIATE_TEST_SUITE_P(Panels, LargestLetters, testing::Values(ten_inches, fifteen_inches, twenty_four),
                         name_of_panel);

}  // namespace
