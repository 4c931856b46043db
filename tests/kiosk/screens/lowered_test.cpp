// AX-18: for who cannot reach high, everything that can be touched lies in the lower half of the glass.
#include <gtest/gtest.h>

#include "kiosk/screens/screen.hpp"
#include "tests/kiosk/journey/visitor.hpp"
#include "tests/kiosk/screens/auditor.hpp"
#include "tests/kiosk/screens/panels.hpp"
#include "tests/pictures/places.hpp"

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

TEST(LoweredScreen, comes_down_at_the_touch_of_its_button_and_goes_up_again) {
  const UiAssets assets;
  UiHarness harness(assets, fifteen_inches);
  const auto settings = test::test_settings();
  const journey::Context context{.now = instant_of_places(), .world = test_world(), .settings = settings};
  auto model = journey::fresh(settings, context.now);
  model.place = journey::Welcome{};
  std::vector<texts::Language> languages;
  for (const auto& catalogue : assets.catalogues) languages.push_back(catalogue.language());
  const auto screen = [&](ui::Ui& ui) {
    screens::draw(
        {.model = model, .context = context, .ui = ui, .town = "Mairie de Villebois", .languages = languages});
  };
  harness.show(screen);
  const auto before = harness.node("begin_demand").box.top;
  harness.touch("lower", screen);
  EXPECT_TRUE(harness.ui().lowered());
  EXPECT_GT(harness.node("begin_demand").box.top, before);
  harness.touch("lower", screen);
  EXPECT_FALSE(harness.ui().lowered());
  EXPECT_EQ(harness.node("begin_demand").box.top, before);
}

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
