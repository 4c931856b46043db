#include <array>

#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/places.hpp"

namespace guichet::kiosk::screens {

using namespace ui;

Answer draw(const journey::Declaring& place, const Scene& scene) {
  auto& ui = scene.ui;
  const auto& file = scene.model.file;
  const std::string act = !file                                      ? "declaring.deposit"
                          : file->purpose == journey::Purpose::renew ? "declaring.renew"
                                                                     : "declaring.amend";
  const Frame frame{
      .subject = ui.words(file ? "frame." + std::string(journey::name_of(file->purpose)) : std::string("frame.demand")),
      .back = back(scene),
      .forward = Way{ui.words(act), "send", journey::Deposit{}, Emphasis::primary}};
  return in_frame(scene, frame, [&]() -> Answer {
    // In large letters, what is still to be ticked is seen together with the sentence that asks for it.
    const bool little_room = place.problem && ui.metrics().has_large_letters();
    const auto problem = ui.words("declaring.problem");
    if (little_room) {
      ui.banner_as_title("declaring.problem", Tone::error, problem, ui.words(act));
    } else {
      ui.title(ui.words(act));
      ui.space(space::s);
      if (place.problem) ui.banner("declaring.problem", Tone::error, problem);
    }
    // What is signed is always offered in French too: the French text is the law's.
    const auto french = [&](std::string_view key) {
      return Label::in("fr", std::string(ui.look().words->french(key)));
    };
    const std::array statement = {Choice{.id = "sincere",
                                         .label = ui.words("declaring.statement"),
                                         .detail = french("declaring.statement"),
                                         .icon = "writing-sign",
                                         .chosen = place.sincere}};
    Answer answer;
    if (ui.choices("", statement, {.several = true, .least_height = {26}}))
      answer = place.sincere ? Intent(journey::RetractStatement{}) : Intent(journey::AcceptStatement{});
    ui.space(space::s);
    for (const auto* key : {"declaring.detail", "declaring.identity"}) {
      ui.paragraph(ui.words(key));
      if (const auto original = french(key); !original.empty()) ui.hint(original);
    }
    return answer;
  });
}

}  // namespace guichet::kiosk::screens
