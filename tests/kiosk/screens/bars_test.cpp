// What the bars keep one touch away, however large the letters and narrow the glass.
#include <gtest/gtest.h>

#include "kiosk/screens/screen.hpp"
#include "tests/kiosk/journey/returning_visitor.hpp"
#include "tests/kiosk/screens/panels.hpp"

namespace {

using namespace guichet::tests;
using namespace guichet::kiosk;

class Bars : public testing::TestWithParam<Panel> {
 protected:
  Bars() {
    for (const auto& catalogue : assets_.catalogues) languages_.push_back(catalogue.language());
  }
  const ui::Tree& shows(const texts::Catalogue& words, int percent) {
    harness_.look().words = &words;
    harness_.look().metrics.text_scale = static_cast<float>(percent) / 100;
    model_.text_percent = percent;
    harness_.lay_out([&](ui::Ui& ui) { screens::draw({model_, context_, ui, town_, languages_}); });
    return harness_.tree();
  }

  UiAssets assets_;
  UiHarness harness_{assets_, GetParam()};
  journey::Settings settings_ = test::test_settings();
  journey::Context context_{.now = instant_of_places(), .world = test_world(), .settings = settings_};
  std::vector<texts::Language> languages_;
  std::string town_ = "Mairie de Villebois";
  journey::Model model_{
      .place = journey::Summary{}, .draft = large_household(), .language = "fr", .last_touch = instant_of_places()};
};

TEST_P(Bars, keep_the_voice_and_someone_to_call_one_touch_away) {
  for (const auto& words : assets_.catalogues)
    for (const int percent : {100, 150, 175, 200}) {
      const auto& tree = shows(words, percent);
      EXPECT_NE(tree.find("comfort"), nullptr) << words.language().code << " " << percent;
      EXPECT_NE(tree.find("call"), nullptr) << words.language().code << " " << percent;
    }
}

TEST_P(Bars, say_what_becomes_of_the_answers_of_who_leaves) {
  for (const auto& words : assets_.catalogues)
    for (const int percent : {100, 200})
      EXPECT_EQ(shows(words, percent).find("leave")->name, words.text("frame.leave"));
}

INSTANTIATE_TEST_SUITE_P(Panels, Bars, testing::Values(ten_inches, upright, fifteen_inches, twenty_four_upright),
                         name_of_panel);

}  // namespace
