#include <array>
#include <map>
#include <ranges>
#include <set>
#include <sstream>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

#include "kiosk/screens/screen.hpp"
#include "tests/kiosk/demand/assets.hpp"
#include "tests/kiosk/journey/visitor.hpp"
#include "tests/kiosk/screens/audit.hpp"
#include "tests/pictures/painter.hpp"
#include "tests/kiosk/ui/ui_harness.hpp"

namespace {

using namespace guichet::tests;
using namespace guichet::kiosk;

// From the smallest glass that a terminal may have to the largest, on its side and upright.
constexpr Panel panels[] = {ten_inches,
                            upright,
                            {"15.6 inches", 1920, 1080, 141},
                            {"24 inches", 1920, 1080, 92},
                            {"24 inches upright", 1080, 1920, 92}};

constexpr LeastContrast plain{.words = 10, .icons = 3}, high{.words = 20, .icons = 3};

class Auditor {
 public:
  explicit Auditor(const Panel& panel) : harness_(assets_, panel), contrast_(assets_.theme_called("contrast")) {
    for (const auto& catalogue : assets_.catalogues) languages_.push_back(catalogue.language());
  }

  void audit_french() {
    for (const int percent : {100, 150, 200}) audit_places(assets_.catalogues.front(), percent, plain);
    // Colours do not change with sizes or words: once is enough.
    harness_.look().theme = &contrast_;
    audit_places(assets_.catalogues.front(), 100, high);
  }

  // Where there is least room: words that fit here fit everywhere.
  void audit_other_languages(int percent) {
    for (const auto& catalogue : assets_.catalogues | std::views::drop(1)) audit_places(catalogue, percent, plain);
  }

  // The French words in a mirrored frame: its sizes are those of the first audit, its sides are not.
  void audit_mirrored() {
    const auto mirrored = assets_.mirrored();
    audit_places(mirrored, 150, plain);
  }

  std::size_t screens() const { return screens_; }

  // Each fault once, with how many screens show it.
  std::string story() const {
    std::ostringstream all;
    for (const auto& [what, times] : found_) all << "\n  " << what << "  (" << times << " times)";
    return std::move(all).str();
  }
  std::size_t faults() const { return found_.size(); }

 private:
  void audit_places(const texts::Catalogue& catalogue, int percent, const LeastContrast& least) {
    harness_.look().words = &catalogue;
    harness_.look().metrics.text_scale = static_cast<float>(percent) / 100;
    for (auto place : every_place()) {
      place.model.language = catalogue.language().code;
      place.model.text_percent = percent;
      place.model.high_contrast = harness_.look().theme == &contrast_;
      audit_place(place, least);
    }
  }

  void audit_place(const NamedModel& place, const LeastContrast& least) {
    harness_.ui().leave_screen();
    look(place, place.name, least);
    std::string field;
    for (const auto& node : harness_.tree().nodes)
      if (field.empty() && node.role == ui::NodeRole::field) field = node.id;
    if (field.empty()) return;
    harness_.ui().edit(field);
    look(place, place.name + " with keys", least);
  }

  void look(const NamedModel& place, const std::string& name, const LeastContrast& least) {
    static const std::string town = "Mairie de Villebois";
    const journey::Context context{.now = instant_of_places(), .world = test_world(), .settings = settings_};
    ui::Trace painted;
    const UiHarness::Screen screen = [&](ui::Ui& ui) {
      painted.clear();
      screens::draw({place.model, context, ui, town, languages_});
    };
    harness_.ui().canvas().trace(&painted);
    try {
      harness_.lay_out(screen);
    } catch (const std::exception& failure) {
      throw std::runtime_error(name + " in " + place.model.language + ": " + failure.what());
    }
    ++screens_;
    for (const auto& finding : audit(harness_.ui(), painted, least)) {
      const auto node = finding.what.substr(0, finding.what.find_first_of("0123456789", finding.what.find(' ')));
      const auto key = std::string(guichet::tests::name(finding.fault)) + ": " + node;
      auto& example = examples_[key];
      if (example.empty())
        example = finding.what + ", " + name + " at " + std::to_string(place.model.text_percent) + " % " +
                  place.model.language;
      ++found_[std::string(guichet::tests::name(finding.fault)) + ": " + example];
    }
    harness_.ui().canvas().trace(nullptr);
  }

  UiAssets assets_;
  UiHarness harness_;
  ui::Theme contrast_;
  std::vector<texts::Language> languages_;
  journey::Settings settings_ = test::test_settings();
  std::map<std::string, std::string> examples_;
  std::map<std::string, int> found_;
  std::size_t screens_ = 0;
};

class EveryPlace : public testing::TestWithParam<Panel> {};

TEST_P(EveryPlace, can_be_read_and_touched_at_every_size) {
  Auditor auditor(GetParam());
  auditor.audit_french();
  EXPECT_GT(auditor.screens(), 300U);
  EXPECT_EQ(auditor.faults(), 0U) << GetParam().name << auditor.story();
}

TEST_P(EveryPlace, can_be_read_and_touched_from_right_to_left) {
  Auditor auditor(GetParam());
  auditor.audit_mirrored();
  EXPECT_EQ(auditor.faults(), 0U) << GetParam().name << auditor.story();
}

INSTANTIATE_TEST_SUITE_P(Panels, EveryPlace, testing::ValuesIn(panels), [](const auto& one) {
  std::string name(one.param.name);
  for (auto& letter : name)
    if (!std::isalnum(static_cast<unsigned char>(letter))) letter = '_';
  return name;
});

TEST(EveryLanguage, fits_on_the_smallest_glass) {
  Auditor auditor(ten_inches);
  auditor.audit_other_languages(150);
  EXPECT_EQ(auditor.faults(), 0U) << auditor.story();
}

TEST(EveryLanguage, fits_on_the_narrowest_glass_in_the_largest_letters) {
  Auditor auditor(upright);
  auditor.audit_other_languages(200);
  EXPECT_EQ(auditor.faults(), 0U) << auditor.story();
}

TEST(EveryPlaceOfTheJourney, is_among_those_that_are_audited) {
  std::set<std::size_t> audited;
  for (const auto& place : every_place()) audited.insert(place.model.place.index());
  EXPECT_EQ(audited.size(), std::variant_size_v<journey::Place::Variant>)
      << "a place that cannot be made from nothing needs a line in places.cpp";
}

// The tab key goes round the screen: each thing that can be pressed once, none left out, none captive.
TEST(EveryPlaceOfTheJourney, is_walked_by_the_tab_key_once_around) {
  const UiAssets assets;
  UiHarness harness(assets);
  std::vector<texts::Language> languages;
  for (const auto& catalogue : assets.catalogues) languages.push_back(catalogue.language());
  const auto settings = test::test_settings();
  const journey::Context context{.now = instant_of_places(), .world = test_world(), .settings = settings};
  const std::string town = "Mairie de Villebois";
  std::set<std::string> walked_places;
  for (const auto& place : every_place()) {
    if (!walked_places.insert(place.name.substr(0, place.name.find('.', place.name.find('.') + 1))).second) continue;
    const UiHarness::Screen screen = [&](ui::Ui& ui) { screens::draw({place.model, context, ui, town, languages}); };
    harness.ui().forget();
    harness.lay_out(screen);
    std::multiset<std::string> pressable, walked;
    for (const auto& node : harness.tree().nodes)
      if (node.pressable() && !node.id.ends_with(".up") && !node.id.ends_with(".down")) pressable.insert(node.id);
    for (std::size_t stop = 0; stop < 2 * pressable.size() + 4 && walked.size() < pressable.size(); ++stop) {
      harness.key(guichet::platform::display::Key::tab);
      harness.lay_out(screen);
      for (const auto& node : harness.tree().nodes)
        if (node.state.focused && !node.id.ends_with(".up") && !node.id.ends_with(".down")) walked.insert(node.id);
    }
    EXPECT_EQ(walked, pressable) << place.name;
  }
}

}  // namespace
