#include "kiosk/screens/paper_words.hpp"

#include "kiosk/screens/person.hpp"

namespace guichet::kiosk::screens {

std::optional<int> income_year_of(const Scene& scene, std::string_view code) {
  const auto& table = scene.context.settings.documents;
  const auto* rule = table ? table->find(code) : nullptr;
  return rule != nullptr ? rules::wanted_income_year(rule->freshness, scene.context.world.today) : std::nullopt;
}

std::string paper_words(const Scene& scene, std::string_view code) {
  const auto key = "document." + std::string(code);
  const auto year = income_year_of(scene, code);
  return year ? scene.ui.words(key, {{"year", std::to_string(*year)}}) : scene.ui.words(key);
}

ui::Label paper_name(const Scene& scene, const journey::PaperId& paper) {
  auto& ui = scene.ui;
  auto name = paper_words(scene, paper.code);
  const auto& people = scene.model.draft.people;
  if (!paper.person || *paper.person >= people.size() || people.size() < 2) return name;
  // The name of a person is for the eyes and for headphones; what they are to the applicant may be heard by all.
  const auto& person = people[*paper.person];
  return ui::Label::of_one_person(ui.words("of_whom", {{"what", name}, {"whom", name_of(scene, person)}}),
                                  ui.words("of_whom", {{"what", name}, {"whom", relation(scene, person)}}));
}

}  // namespace guichet::kiosk::screens
