#include <array>

#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/places.hpp"

namespace guichet::kiosk::screens {

using namespace ui;

Answer draw(const journey::Welcome&, const Scene& scene) {
  auto& ui = scene.ui;
  return in_frame(scene, {.subject = {}, .can_leave = false}, [&]() -> Answer {
    ui.space(space::l);
    ui.title(ui.words("welcome.title"), capital::title);
    ui.paragraph(ui.words("welcome.hint"), Role::soft_ink);
    ui.space(space::m);
    const std::array doors = {
        Choice{.id = "begin_demand", .label = ui.words("welcome.begin"), .detail = ui.words("welcome.begin.detail"), .icon = "file-plus"},
        Choice{.id = "find_number", .label = ui.words("welcome.find"), .detail = ui.words("welcome.find.detail"), .icon = "search"}};
    const auto touched = ui.choices("", doors, {.plain = true, .least_height = Millimetres{46}, .least_width = Millimetres{80}, .icon_scale = 1.7F});
    if (!touched) return std::nullopt;
    return journey::Begin{*touched == 0 ? journey::Door::new_demand : journey::Door::my_number};
  });
}

Answer draw(const journey::ChoosingLanguage&, const Scene& scene) {
  auto& ui = scene.ui;
  const Frame frame{.subject = ui.words("frame.demand"), .back = back(scene), .forward = onward(scene), .can_leave = false};
  return in_frame(scene, frame, [&]() -> Answer {
    ui.space(space::m);
    ui.title(ui.words("choosing_language.title"));
    ui.hint(ui.words("choosing_language.hint"));
    ui.space(space::s);
    std::vector<Choice> choices;
    for (const auto& language : scene.languages)
      choices.push_back({.id = language.code, .label = language.native_name, .icon = "language", .chosen = language.code == scene.model.language});
    const auto touched = ui.choices("language", choices);
    return touched ? Answer(journey::ChooseLanguage{scene.languages[*touched].code}) : std::nullopt;
  });
}

}  // namespace guichet::kiosk::screens
