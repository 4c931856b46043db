#include <array>

#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/places.hpp"

namespace guichet::kiosk::screens {

using namespace ui;

Answer draw(const journey::Interrupted&, const Scene& scene) {
  auto& ui = scene.ui;
  return in_frame(scene, {.subject = ui.words("frame.demand"), .can_leave = false}, [&]() -> Answer {
    ui.space(space::l);
    ui.title(ui.words("interrupted.title"));
    ui.paragraph(ui.words("interrupted.text"));
    ui.space(space::m);
    const std::array choices = {
        Choice{.id = "resume", .label = ui.words("interrupted.continue"), .icon = "arrow-right"},
        Choice{.id = "erase", .label = ui.words("interrupted.erase"), .icon = "trash"}};
    const auto touched = ui.choices("", choices, {.plain = true, .least_height = {32}, .least_width = {80}});
    if (!touched) return std::nullopt;
    return *touched == 0 ? Intent(journey::Resume{}) : Intent(journey::Leave{});
  });
}

Answer draw(const journey::Trouble& place, const Scene& scene) {
  auto& ui = scene.ui;
  const Frame frame{.subject = {},
                    .forward = Way{ui.words("trouble.restart"), "refresh", journey::Dismiss{}, Emphasis::primary},
                    .can_leave = false};
  return in_frame(scene, frame, [&]() -> Answer {
    ui.space(space::l);
    ui.title(ui.words("trouble.title"));
    const auto key = journey::text_key(place.what);
    ui.banner("trouble", Tone::error, ui.words(ui.has_words(key + ".start") ? key + ".start" : key),
              ui.words("frame.call"));
    return std::nullopt;
  });
}

}  // namespace guichet::kiosk::screens
