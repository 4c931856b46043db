#include "kiosk/screens/screen.hpp"

#include <array>
#include <variant>

#include "kiosk/screens/overlays.hpp"
#include "kiosk/screens/places.hpp"

namespace guichet::kiosk::screens {

Answer draw(const Scene& scene) {
  const bool covered = scene.model.idle || scene.model.leaving || scene.model.called;
  scene.ui.inert(covered);
  const auto answer = std::visit([&](const auto& place) { return draw(place, scene); }, scene.model.place);
  return covered ? draw_overlay(scene) : answer;
}

std::string name_of(const journey::Model& model) {
  static constexpr std::array<std::string_view, std::variant_size_v<journey::Place::Variant>> names = {
      "attract",         "welcome",        "language",    "your_data",         "asking",
      "household",       "adding_person",  "scanning",    "reviewing",         "summary",
      "declaring",       "depositing",     "deposited",   "finding",           "found",
      "kept_slip",       "resuming",       "information", "interrupted",       "trouble",
      "checking_number", "inquiring",      "not_reached", "my_demand",         "proving",
      "file_sections",   "section_review", "giving_up",   "changed_elsewhere", "papers",
      "capturing",       "introducing"};
  std::string name(names[model.place.index()]);
  if (const auto* asking = std::get_if<journey::Asking>(&model.place))
    name += "." + std::string(asking->page.view()) + "." + std::to_string(asking->person) +
            (asking->amounts ? ".amounts" : "");
  // What was read is compared, or typed over: two questions.
  const auto* reviewing = std::get_if<journey::Reviewing>(&model.place);
  if (reviewing && reviewing->correcting && reviewing->notice.seal == journey::Seal::proven) name += ".correcting";
  const auto* introducing = std::get_if<journey::Introducing>(&model.place);
  if (introducing && introducing->page) name += ".read";
  if (std::holds_alternative<journey::SectionReview>(model.place))
    name += "." + std::string(journey::name_of(model.file->section));
  const auto* information = std::get_if<journey::Information>(&model.place);
  if (information && information->topic) name += "." + *information->topic;
  return name;
}

}  // namespace guichet::kiosk::screens
