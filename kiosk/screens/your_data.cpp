#include <algorithm>
#include <array>
#include <utility>

#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/places.hpp"

namespace guichet::kiosk::screens {

using namespace ui;

Answer draw(const journey::YourData&, const Scene& scene) {
  auto& ui = scene.ui;
  const Frame frame{.subject = ui.words("frame.demand"),
                    .back = back(scene),
                    .forward = Way{ui.words("your_data.agree"), "check", journey::Agree{}, Emphasis::primary},
                    .can_leave = false};
  return in_frame(scene, frame, [&]() -> Answer {
    ui.space(space::s);
    ui.title(ui.words("your_data.title"));
    ui.space(space::s);
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> promises = {
        {{"your_data.asked", "file-text"},
         {"your_data.seen", "eye"},
         {"your_data.kept", "clock"},
         {"your_data.rights", "pencil"},
         {"your_data.gone", "shield-check"}}};
    const float icon = std::max(ui.px(Millimetres{8}), ui.metrics().capital(capital::body) * 1.7F),
                gap = ui.px(space::m);
    for (const auto& [key, picture] : promises) {
      const auto words = ui.words(key);
      const float inside = ui.width() - icon - gap;
      const float height = ui.height_of(words, capital::body, text::Weight::regular, inside);
      ui.canvas().piece();
      const Box box = ui.place(std::max(icon, height), space::s);
      ui.canvas().icon(picture, box.left + icon / 2, box.middle(), icon, ui.colour(Role::primary));
      ui.text_in({box.left + icon + gap, box.middle() - height / 2, inside, height}, words, capital::body,
                 text::Weight::regular, Role::ink);
      ui.node(key, NodeRole::text, words, box);
    }
    ui.hint(ui.words("your_data.source"));
    return std::nullopt;
  });
}

}  // namespace guichet::kiosk::screens
