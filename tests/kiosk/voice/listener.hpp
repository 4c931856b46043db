#pragma once
// Someone who does not see the screen: comes to a place, strikes the keys of the keypad, and hears what the narrator
// finds to say. Nothing is painted.

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/screens/screen.hpp"
#include "kiosk/voice/narrator.hpp"
#include "tests/kiosk/journey/returning_visitor.hpp"
#include "tests/kiosk/ui/ui_harness.hpp"
#include "tests/pictures/places.hpp"

namespace guichet::tests {

class Listener {
 public:
  explicit Listener(std::string_view language, float text_scale = 1) : harness_(assets_) {
    harness_.look().metrics.text_scale = text_scale;
    for (const auto& catalogue : assets_.catalogues) languages_.push_back(catalogue.language());
    harness_.look().guided = true;
    speak(language);
  }

  void speak(std::string_view language) {
    const auto words = std::ranges::find(assets_.catalogues, language,
                                         [](const auto& catalogue) { return catalogue.language().code; });
    if (words == assets_.catalogues.end()) throw std::runtime_error("no catalogue " + std::string(language));
    harness_.look().words = &*words;
  }

  kiosk::voice::Sayings arrive(const NamedModel& place) {
    model_ = place.model;
    taking_ = place.taking;
    settings_.films = place.films;
    model_.language = words().language().code;
    harness_.ui().leave_screen();
    narrator_.forget();
    return news();
  }
  kiosk::voice::Sayings strike(platform::display::Key key) {
    harness_.wait(std::chrono::seconds{3});  // no hand is taken for one that trembles
    harness_.key(key);
    return news();
  }
  kiosk::voice::Sayings whole() const { return kiosk::voice::Narrator::whole(tree(), words()); }

  const kiosk::ui::Tree& tree() const { return harness_.tree(); }
  const kiosk::texts::Catalogue& words() const { return *harness_.look().words; }
  const std::vector<kiosk::texts::Language>& languages() const { return languages_; }
  const std::string& town() const { return town_; }
  const kiosk::journey::Context& context() const { return context_; }

 private:
  kiosk::voice::Sayings news() {
    harness_.lay_out(
        [&](kiosk::ui::Ui& ui) { kiosk::screens::draw({model_, context_, ui, town_, languages_, 0, {}, taking_}); });
    return narrator_.notice(tree(), kiosk::screens::name_of(model_), words());
  }

  UiAssets assets_;
  mutable UiHarness harness_;
  kiosk::voice::Narrator narrator_;
  std::vector<kiosk::texts::Language> languages_;
  std::string town_ = "Mairie de Villebois";
  kiosk::journey::Settings settings_ = test::test_settings();
  kiosk::journey::Context context_{.now = instant_of_places(), .world = test_world(), .settings = settings_};
  std::optional<kiosk::screens::Taking> taking_;
  kiosk::journey::Model model_ = kiosk::journey::fresh(settings_, instant_of_places());
};

// What a loudspeaker lets everyone hear.
inline std::vector<std::string> heard_by_all(const kiosk::voice::Sayings& sayings) {
  std::vector<std::string> heard;
  for (const auto& saying : sayings)
    if (!saying.personal || !saying.aloud.empty()) heard.push_back(saying.personal ? saying.aloud : saying.words);
  return heard;
}

inline std::vector<std::string> heard_in_headphones(const kiosk::voice::Sayings& sayings) {
  std::vector<std::string> heard;
  for (const auto& saying : sayings) heard.push_back(saying.words);
  return heard;
}

}  // namespace guichet::tests
