#include <array>

#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/places.hpp"

namespace guichet::kiosk::screens {

using namespace ui;

Answer draw(const journey::Declaring& place, const Scene& scene) {
  auto& ui = scene.ui;
  const Frame frame{.subject = ui.words("frame.demand"),
                    .back = back(scene),
                    .forward = Way{ui.words("declaring.deposit"), "send", journey::Deposit{}, Emphasis::primary}};
  return in_frame(scene, frame, [&]() -> Answer {
    ui.title(ui.words("declaring.title"));
    ui.space(space::s);
    if (place.problem) ui.banner("declaring.problem", Tone::error, ui.words("declaring.problem"));
    const bool french = ui.look().words->language().code == "fr";
    const std::array statement = {Choice{.id = "sincere",
                                         .label = ui.words("declaring.statement"),
                                         // What is signed is always offered in French too: the French text is the law's.
                                         .detail = french ? std::string() : ui.words("declaring.french"),
                                         .icon = "writing-sign",
                                         .chosen = place.sincere}};
    Answer answer;
    if (ui.choices("", statement, {.several = true, .least_height = {26}}))
      answer = place.sincere ? Intent(journey::RetractStatement{}) : Intent(journey::AcceptStatement{});
    ui.space(space::s);
    ui.paragraph(ui.words("declaring.detail"));
    ui.paragraph(ui.words("declaring.identity"));
    return answer;
  });
}

}  // namespace guichet::kiosk::screens
