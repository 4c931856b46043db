#include "kiosk/screens/paper_words.hpp"

#include "kiosk/screens/person.hpp"

namespace guichet::kiosk::screens {

ui::Label paper_name(const Scene& scene, const journey::PaperId& paper) {
  auto& ui = scene.ui;
  auto name = ui.words("document." + paper.code);
  const auto& people = scene.model.draft.people;
  if (!paper.person || *paper.person >= people.size() || people.size() < 2) return name;
  // The name of a person is for the eyes and for headphones; what they are to the applicant may be heard by all.
  const auto& person = people[*paper.person];
  return ui::Label::of_one_person(ui.words("papers.of", {{"paper", name}, {"person", name_of(scene, person)}}),
                                  ui.words("papers.of", {{"paper", name}, {"person", relation(scene, person)}}));
}

}  // namespace guichet::kiosk::screens
