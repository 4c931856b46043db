#include <array>

#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/person.hpp"
#include "kiosk/screens/places.hpp"

namespace guichet::kiosk::screens {

using namespace ui;
using demand::Subject;

namespace {

std::string_view icon_of(Subject subject) {
  switch (subject) {
    case Subject::applicant: return "user";
    case Subject::co_applicant: return "heart-handshake";
    case Subject::unborn: return "baby-carriage";
    case Subject::shared_custody: return "mood-kid";
    default: return "users";
  }
}

}  // namespace

Answer draw(const journey::Household& place, const Scene& scene) {
  auto& ui = scene.ui;
  const Frame frame{.subject = ui.words("frame.demand"), .back = back(scene), .forward = onward(scene)};
  return in_frame(scene, frame, [&]() -> Answer {
    ui.title(ui.words("household.title"));
    ui.hint(ui.words("household.hint"));
    if (place.problem) ui.banner("household.problem", Tone::error, ui.words(demand::text_key(*place.problem)));
    Answer answer;
    const auto& people = scene.model.draft.people;
    for (std::size_t i = 0; i < people.size(); ++i) {
      const auto person = std::to_string(i);
      const bool applicant = i == 0;
      if (applicant && scene.model.file) continue;  // some of it is changed with a member of staff only
      const Row row{.id = "person." + person,
                    .label = describe(scene, people[i]),
                    .value = name_of(scene, people[i]),
                    .icon = icon_of(people[i].subject),
                    .action_icon = "pencil"};
      if (ui.row(row)) answer = journey::EditPerson{i};
      if (applicant) continue;
      const auto id = "remove." + person;
      const Button remove{
          .id = id, .label = ui.words("household.remove"), .icon = "trash", .emphasis = Emphasis::quiet};
      if (ui.button(remove)) answer = journey::RemovePerson{i};
    }
    ui.space(space::xs);
    const Button add{.id = "add_person", .label = ui.words("household.add"), .icon = "user-plus"};
    if (ui.button(add)) answer = journey::AddPerson{};
    if (auto touched = see_answers(scene)) answer = std::move(touched);
    return answer;
  });
}

Answer draw(const journey::AddingPerson&, const Scene& scene) {
  auto& ui = scene.ui;
  const Frame frame{.subject = ui.words("frame.demand"), .back = back(scene)};
  return in_frame(scene, frame, [&]() -> Answer {
    ui.title(ui.words("adding_person.title"));
    ui.hint(ui.words("adding_person.hint"));
    static constexpr std::array subjects = {Subject::co_applicant, Subject::dependant, Subject::unborn,
                                            Subject::shared_custody};
    std::vector<Choice> choices;
    std::vector<Subject> offered;
    for (const auto subject : subjects) {
      if (!demand::can_add(scene.model.draft, subject)) continue;
      const auto key = "subject." + std::string(demand::name_of(subject));
      choices.push_back({.id = std::string(demand::name_of(subject)),
                         .label = ui.words(key),
                         .detail = ui.words(key + ".detail"),
                         .icon = icon_of(subject)});
      offered.push_back(subject);
    }
    const auto touched = ui.choices("add", choices, {.plain = true});
    auto seen = see_answers(scene);
    return touched ? Answer(journey::AddPerson{offered[*touched]}) : seen;
  });
}

}  // namespace guichet::kiosk::screens
