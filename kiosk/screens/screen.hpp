#pragma once
// What a person meets at each place of the journey: one file per place, each a function from the model to at most one
// intent. Screens keep nothing; what they show comes from the scene, what was touched goes back as an intent.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/journey/apply.hpp"
#include "kiosk/texts/language.hpp"
#include "kiosk/ui/ui.hpp"

namespace guichet::kiosk::screens {

using journey::Intent;
using Answer = std::optional<Intent>;

// The town's arms at the two heights of emblem.hpp, in pixels of the window.
struct Arms {
  struct Picture {
    platform::display::TextureId texture = 0;
    float width = 0, height = 0;
  };
  Picture bar = {}, large = {};
};

struct Scene {
  const journey::Model& model;
  const journey::Context& context;
  ui::Ui& ui;
  const std::string& town;
  const std::vector<texts::Language>& languages;
  platform::display::TextureId page_picture = 0;  // of the scanned page, when there is one
  Arms arms = {};                                 // where the town gave some
};

// What is told while a paper is read, wherever that is; it can be stopped.
ui::Work reading_of_a_page(const ui::Ui& ui);

// Draws the whole window. The first thing touched wins.
Answer draw(const Scene& scene);

// Changes when another screen shows: the toolkit then forgets what was being filled and where lists stood.
std::string name_of(const journey::Model& model);

}  // namespace guichet::kiosk::screens
