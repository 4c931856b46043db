#include <array>

#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/places.hpp"
#include "kiosk/screens/reading_settings.hpp"

namespace guichet::kiosk::screens {

using namespace ui;

namespace {

struct Entrance {
  const char* id;
  journey::Door door;
  const char* key;
  std::string_view icon;
};

// The order in which people come: most of them for one of the first three.
constexpr std::array doors = {
    Entrance{"begin_demand", journey::Door::new_demand, "welcome.begin", "file-plus"},
    Entrance{"my_demand", journey::Door::my_demand, "welcome.my_demand", "calendar-event"},
    Entrance{"resume_demand", journey::Door::resume, "welcome.resume", "history"},
    Entrance{"find_number", journey::Door::my_number, "welcome.find", "search"},
    Entrance{"information", journey::Door::information, "welcome.information", "info-circle"},
};

}  // namespace

Answer draw(const journey::Welcome&, const Scene& scene) {
  auto& ui = scene.ui;
  return in_frame(scene, {.subject = {}, .can_leave = false}, [&]() -> Answer {
    ui.space(space::l);
    ui.title(ui.words("welcome.title"), capital::title);
    ui.paragraph(ui.words("welcome.hint"), Role::soft_ink);
    ui.space(space::m);
    std::vector<Choice> cards;
    for (const auto& [id, door, key, icon] : doors)
      cards.push_back(
          {.id = id, .label = ui.words(key), .detail = ui.words(std::string(key) + ".detail"), .icon = icon});
    const ChoiceStyle style{
        .plain = true, .least_height = Millimetres{26}, .least_width = Millimetres{80}, .icon_scale = 1.4F};
    const auto touched = ui.choices("", cards, style);
    return touched ? Answer(journey::Begin{doors[*touched].door}) : std::nullopt;
  });
}

Answer draw(const journey::ChoosingLanguage&, const Scene& scene) {
  auto& ui = scene.ui;
  const Frame frame{
      .subject = ui.words("frame.demand"), .back = back(scene), .forward = onward(scene), .can_leave = false};
  return in_frame(scene, frame, [&]() -> Answer {
    ui.space(space::m);
    ui.title(ui.words("choosing_language.title"));
    ui.hint(ui.words("choosing_language.hint"));
    ui.space(space::s);
    const auto choices = language_choices(scene);
    const auto touched = ui.choices("language", choices, {.least_width = Millimetres{80}});
    return touched ? Answer(journey::ChooseLanguage{scene.languages[*touched].code}) : std::nullopt;
  });
}

}  // namespace guichet::kiosk::screens
