#include <ranges>
#include <set>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "kiosk/screens/comfort.hpp"
#include "kiosk/screens/screen.hpp"
#include "kiosk/screens/top_bar.hpp"
#include "tests/kiosk/demand/assets.hpp"
#include "tests/kiosk/journey/visitor.hpp"
#include "tests/kiosk/screens/auditor.hpp"
#include "tests/kiosk/screens/panels.hpp"
#include "tests/kiosk/ui/ui_harness.hpp"

namespace {

using namespace guichet::tests;
using namespace guichet::kiosk;

const std::vector<int> sizes = {100, 125, 150, 175, 200};

class EveryPlace : public testing::TestWithParam<Panel> {};

TEST_P(EveryPlace, can_be_read_and_touched_at_every_size) {
  Auditor auditor(GetParam());
  for (const int percent : sizes) auditor.audit(auditor.catalogues().front(), percent);
  EXPECT_GT(auditor.screens(), 1000U);
  EXPECT_EQ(auditor.faults(), 0U) << GetParam().name << auditor.story();
}

// Colours do not change with sizes or words: once is enough.
TEST_P(EveryPlace, can_be_read_in_high_contrast) {
  Auditor auditor(GetParam());
  auditor.in_high_contrast(true);
  auditor.audit(auditor.catalogues().front(), 100);
  EXPECT_EQ(auditor.faults(), 0U) << GetParam().name << auditor.story();
}

// The French words in a mirrored frame: its sizes are those of the first audit, its sides are not.
TEST_P(EveryPlace, can_be_read_and_touched_from_right_to_left) {
  Auditor auditor(GetParam());
  const auto mirrored = UiAssets::mirrored();
  auditor.audit(mirrored, 150);
  EXPECT_EQ(auditor.faults(), 0U) << GetParam().name << auditor.story();
}

INSTANTIATE_TEST_SUITE_P(Panels, EveryPlace,
                         testing::Values(ten_inches, upright, fifteen_inches, twenty_four, twenty_four_upright),
                         name_of_panel);

// Where there is least room: words that fit here fit on any larger glass.
class EveryLanguage : public testing::TestWithParam<std::tuple<Panel, int>> {};

TEST_P(EveryLanguage, fits_on_the_smallest_glass) {
  const auto& [panel, percent] = GetParam();
  Auditor auditor(panel);
  for (const auto& catalogue : auditor.catalogues() | std::views::drop(1)) auditor.audit(catalogue, percent);
  EXPECT_EQ(auditor.faults(), 0U) << panel.name << auditor.story();
}
std::string name_of_size(const testing::TestParamInfo<std::tuple<Panel, int>>& one) {
  const auto& [panel, percent] = one.param;
  return (panel.width > panel.height ? "on_its_side_" : "upright_") + std::to_string(percent);
}
INSTANTIATE_TEST_SUITE_P(SmallPanels, EveryLanguage,
                         testing::Combine(testing::Values(ten_inches, upright), testing::Values(100, 125, 150, 200)),
                         name_of_size);

TEST(EveryPlaceOfTheJourney, is_among_those_that_are_audited) {
  std::set<std::size_t> audited;
  for (const auto& place : every_place()) audited.insert(place.model.place.index());
  EXPECT_EQ(audited.size(), std::variant_size_v<journey::Place::Variant>)
      << "a place that cannot be made from nothing needs a line in places.cpp";
}

class WalkedPlaces : public testing::TestWithParam<const char*> {};

// The tab key goes round the screen in the order in which it is read: each thing once, none left out, none captive.
TEST_P(WalkedPlaces, are_walked_by_the_tab_key_once_around_in_order) {
  const UiAssets assets;
  UiHarness harness(assets);
  std::vector<texts::Language> languages;
  for (const auto& catalogue : assets.catalogues) {
    languages.push_back(catalogue.language());
    if (catalogue.language().code == GetParam()) harness.look().words = &catalogue;
  }
  const auto settings = test::test_settings();
  const journey::Context context{.now = instant_of_places(), .world = test_world(), .settings = settings};
  const std::string town = "Mairie de Villebois";
  const auto scrolls = [](const ui::Node& node) { return node.id.ends_with(".up") || node.id.ends_with(".down"); };
  std::set<std::string> walked_places;
  for (const auto& place : every_place()) {
    if (!walked_places.insert(place.name.substr(0, place.name.find('.', place.name.find('.') + 1))).second) continue;
    const UiHarness::Screen screen = [&](ui::Ui& ui) { screens::draw({place.model, context, ui, town, languages}); };
    harness.ui().forget();
    harness.lay_out(screen);
    std::vector<std::string> pressable, walked;
    for (const auto& node : harness.tree().nodes)
      if (node.pressable() && !scrolls(node)) pressable.push_back(node.id);
    for (std::size_t stop = 0; stop < 2 * pressable.size() + 4 && walked.size() < pressable.size(); ++stop) {
      harness.key(guichet::platform::display::Key::tab);
      harness.lay_out(screen);
      for (const auto& node : harness.tree().nodes)
        if (node.state.focused && !scrolls(node)) walked.push_back(node.id);
    }
    EXPECT_EQ(walked, pressable) << place.name;
  }
}

// From the left, and from the right.
INSTANTIATE_TEST_SUITE_P(Languages, WalkedPlaces, testing::Values("fr", "ar"),
                         [](const auto& one) { return one.param; });

}  // namespace
