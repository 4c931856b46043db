#include <algorithm>

#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/person.hpp"
#include "kiosk/screens/places.hpp"

namespace guichet::kiosk::screens {

using namespace ui;
using demand::Subject;

namespace {

bool has_problem(const journey::Summary& place, demand::FieldId field, Subject subject, std::size_t person) {
  return std::ranges::any_of(place.problems, [&](const auto& problem) {
    return problem.field == field && problem.subject == subject && problem.person == person;
  });
}

// One line per page: its answers together, as they were asked.
Answer page_line(const Scene& scene, const journey::Summary& place, const journey::Page& page, Subject subject, std::size_t person) {
  auto& ui = scene.ui;
  const auto& draft = scene.model.draft;
  const auto& answers = demand::answers_of(draft, subject, person);
  std::string label, value;
  bool invalid = false;
  for (const auto id : page.fields) {
    const auto& field = demand::field(id);
    if (!field.subjects.has(subject) || !field.applies(draft, draft.people[person])) continue;
    if (label.empty()) label = ui.words(demand::text_key(field));
    if (const auto words = told(scene, field, answers); !words.empty()) value += (value.empty() ? "" : ", ") + words;
    invalid |= has_problem(place, id, subject, person);
  }
  if (const auto key = journey::text_key(page) + ".summary"; ui.has_words(key)) label = ui.words(key);
  const Row row{.id = "line." + std::string(page.id.view()) + "." + std::to_string(person),
                .label = label,
                .value = !value.empty() ? value : ui.words(invalid ? "summary.empty" : "summary.none"),
                .action_icon = "pencil",
                .invalid = invalid};
  return ui.row(row) ? Answer(journey::Edit{std::string(page.id.view()), person}) : std::nullopt;
}

Answer lines_of(const Scene& scene, const journey::Summary& place, Subject subject, std::size_t person) {
  Answer answer;
  for (const auto& page : journey::pages())
    if (page.subjects.has(subject))
      if (auto touched = page_line(scene, place, page, subject, person)) answer = std::move(touched);
  return answer;
}

}  // namespace

Answer draw(const journey::Summary& place, const Scene& scene) {
  auto& ui = scene.ui;
  const Frame frame{.subject = ui.words("frame.demand"), .back = back(scene), .forward = onward(scene)};
  return in_frame(scene, frame, [&]() -> Answer {
    ui.title(ui.words("summary.title"));
    ui.hint(ui.words("summary.hint"));
    if (!place.problems.empty())
      ui.banner("summary.problem", Tone::error, ui.words("summary.missing"), ui.words("summary.missing.detail"));
    Answer answer;
    const auto take = [&](Answer touched) {
      if (touched) answer = std::move(touched);
    };
    const auto& people = scene.model.draft.people;
    for (std::size_t i = 0; i < people.size(); ++i) {
      ui.space(space::xs);
      ui.strong(ui.words("summary.person", {{"subject", ui.words("subject." + std::string(demand::name_of(people[i].subject)))},
                                            {"name", name_of(scene, people[i])}}));
      take(lines_of(scene, place, people[i].subject, i));
    }
    ui.space(space::xs);
    ui.strong(ui.words("section.wanted"));
    take(lines_of(scene, place, Subject::demand, 0));
    return answer;
  });
}

}  // namespace guichet::kiosk::screens
