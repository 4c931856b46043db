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
#include "platform/scanner/steady.hpp"

namespace guichet::kiosk::screens {

using journey::Intent;
using Answer = std::optional<Intent>;

struct Picture {
  platform::display::TextureId texture = 0;
  float width = 0, height = 0;
};

// The town's arms at the two heights of emblem.hpp, in pixels of the window.
struct Arms {
  Picture bar = {}, large = {};
};

// What is known of a page while it is being taken and read.
struct Taking {
  std::optional<platform::scanner::Advice> advice = {};  // of a camera
  std::optional<platform::scanner::PageBox> page = {};   // on its picture
  Picture picture = {};                                  // what it sees
  std::optional<double> done = {};                       // part of the work
};

struct Scene {
  const journey::Model& model;
  const journey::Context& context;
  ui::Ui& ui;
  const std::string& town;
  const std::vector<texts::Language>& languages;
  platform::display::TextureId page_picture = 0;  // of the scanned page, when there is one
  Arms arms = {};                                 // where the town gave some
  std::optional<Taking> taking = {};
};

// Draws the whole window. The first thing touched wins.
Answer draw(const Scene& scene);

// Changes when another screen shows: the toolkit then forgets what was being filled and where lists stood.
std::string name_of(const journey::Model& model);

}  // namespace guichet::kiosk::screens
