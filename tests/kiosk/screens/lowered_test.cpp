// AX-18: for who cannot reach high, everything that can be touched lies in the lower half of the glass.
#include <gtest/gtest.h>

#include "tests/kiosk/screens/auditor.hpp"
#include "tests/kiosk/screens/panels.hpp"

namespace {

using namespace guichet::tests;
using namespace guichet::kiosk;

class LoweredScreen : public testing::TestWithParam<Panel> {};

TEST_P(LoweredScreen, has_every_target_in_the_lower_half_and_can_still_be_read) {
  Auditor auditor(GetParam());
  auditor.lowered(true);
  const auto mirrored = UiAssets::mirrored();
  for (const int percent : {100, 150, 200}) auditor.audit(auditor.catalogues().front(), percent);
  auditor.audit(mirrored, 100);
  EXPECT_GE(auditor.highest_target(), static_cast<float>(GetParam().height) / 2) << GetParam().name;
  EXPECT_EQ(auditor.faults(), 0U) << GetParam().name << auditor.story();
}

INSTANTIATE_TEST_SUITE_P(Panels, LoweredScreen,
                         testing::Values(fifteen_inches, fifteen_upright, twenty_four, twenty_four_upright),
                         name_of_panel);

// Its top is a hand's length from its bottom: there, height is the furniture's affair (docs/furniture.md).
TEST(LoweredScreen, is_not_offered_on_the_smallest_glass) {
  for (const auto& panel : {ten_inches, upright}) {
    const UiAssets assets;
    UiHarness harness(assets, panel);
    harness.ui().lower(true);
    harness.lay_out([](ui::Ui& ui) { ui.title("…"); });
    EXPECT_FALSE(harness.ui().can_lower()) << panel.name;
    EXPECT_FALSE(harness.ui().lowered()) << panel.name;
  }
}

}  // namespace
