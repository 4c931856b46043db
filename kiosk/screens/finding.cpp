#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/places.hpp"

namespace guichet::kiosk::screens {

using namespace ui;

Answer draw(const journey::Finding& place, const Scene& scene) {
  auto& ui = scene.ui;
  const bool over = place.problem == journey::FindProblem::too_many_tries;
  const Frame frame{
      .subject = ui.words("frame.find"),
      .back = back(scene),
      .forward = over ? std::nullopt
                      : std::optional(Way{ui.words("finding.search"), "search", journey::Find{}, Emphasis::primary}),
      .can_leave = false};
  return in_frame(scene, frame, [&]() -> Answer {
    ui.title(ui.words("finding.title"));
    ui.hint(ui.words("finding.hint"));
    const auto problem = place.problem ? ui.words(journey::text_key(*place.problem)) : std::string();
    const ui::Field field{.id = "reference",
                          .label = ui.words("finding.reference"),
                          .value = place.typed,
                          .hint = ui.words("finding.reference.hint"),
                          .problem = problem,
                          .keyboard = KeyboardKind::codes,
                          .longest = 20};
    const auto typed = ui.field(field);
    return typed ? Answer(journey::Type{"reference", *typed}) : std::nullopt;
  });
}

}  // namespace guichet::kiosk::screens
