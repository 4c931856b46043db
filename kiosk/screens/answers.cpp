#include "kiosk/screens/answers.hpp"

#include <algorithm>

#include "kiosk/screens/fact.hpp"
#include "kiosk/screens/person.hpp"

namespace guichet::kiosk::screens {

using namespace ui;
using demand::Subject;

namespace {

struct Line {
  std::string id, label, value;
  bool invalid = false;
};

bool has_problem(const AnswerLines& lines, demand::FieldId field, Subject subject, std::size_t person) {
  return std::ranges::any_of(lines.problems, [&](const auto& problem) {
    return problem.field == field && problem.subject == subject && problem.person == person;
  });
}

bool is_shown(const Scene& scene, const journey::Page& page, Subject subject, std::size_t person,
              std::optional<journey::Section> section) {
  return page.subjects.has(subject) && journey::is_asked(page, scene.model.draft, person, scene.context.world.today) &&
         (!section || journey::section_of(page, person) == *section);
}

// One line per page: its answers together, as they were asked.
Line line_of(const Scene& scene, const AnswerLines& lines, const journey::Page& page, Subject subject,
             std::size_t person) {
  auto& ui = scene.ui;
  const auto& draft = scene.model.draft;
  const auto& answers = demand::answers_of(draft, subject, person);
  Line line{.id = "line." + std::string(page.id.view()) + "." + std::to_string(person), .label = {}, .value = {}};
  for (const auto id : page.fields) {
    const auto& field = demand::field(id);
    if (!journey::is_asked(page, field, draft, person, scene.context.world.today)) continue;
    if (line.label.empty()) line.label = ui.words(demand::text_key(field));
    if (const auto words = told(scene, field, answers); !words.empty())
      line.value += (line.value.empty() ? "" : ", ") + words;
    line.invalid |= has_problem(lines, id, subject, person);
  }
  if (const auto key = journey::text_key(page) + ".summary"; ui.has_words(key)) line.label = ui.words(key);
  if (line.value.empty()) line.value = ui.words(line.invalid ? "summary.empty" : "summary.none");
  return line;
}

Answer draw_line(const Scene& scene, const AnswerLines& lines, const journey::Page& page, Subject subject,
                 std::size_t person) {
  auto& ui = scene.ui;
  const auto line = line_of(scene, lines, page, subject, person);
  const bool locked = scene.model.file && journey::is_locked(page, subject);
  if (locked || lines.touch == Touch::none) return draw_fact(scene, line.id, line.label, line.value), std::nullopt;
  const Row row{
      .id = line.id, .label = line.label, .value = line.value, .action_icon = "pencil", .invalid = line.invalid};
  return ui.row(row) ? Answer(journey::Edit{std::string(page.id.view()), person}) : std::nullopt;
}

// Where several people are asked the same, a line alone does not say whose it is.
Label to_complete(const Scene& scene, const std::string& line, const demand::Person& person) {
  const auto of = [&](const std::string& whom) {
    return scene.ui.words("summary.missing.whose", {{"line", line}, {"whom", whom}});
  };
  const auto name = name_of(scene, person), who = relation(scene, person);
  return name == who ? Label(of(who)) : Label::of_one_person(of(name), of(who));
}

}  // namespace

Open open_lines(const Scene& scene, journey::Section section) {
  bool open = false, locked = false;
  const auto& draft = scene.model.draft;
  for (const auto& page : journey::pages())
    for (std::size_t person = 0; person < draft.people.size(); ++person)
      if (is_shown(scene, page, journey::subject_of(page, draft, person), person, section))
        (journey::is_locked(page, journey::subject_of(page, draft, person)) ? locked : open) = true;
  return !open ? Open::none : locked ? Open::some : Open::all;
}

bool has_answers(const Scene& scene, const AnswerLines& lines, Subject subject, std::size_t person) {
  return std::ranges::any_of(journey::pages(),
                             [&](const auto& page) { return is_shown(scene, page, subject, person, lines.section); });
}

Answer draw_answers(const Scene& scene, const AnswerLines& lines, Subject subject, std::size_t person) {
  Answer answer;
  for (const auto& page : journey::pages()) {
    if (!is_shown(scene, page, subject, person, lines.section)) continue;
    if (auto touched = draw_line(scene, lines, page, subject, person)) answer = std::move(touched);
  }
  return answer;
}

Missing missing_lines(const Scene& scene, const AnswerLines& lines) {
  Missing missing;
  if (lines.problems.empty()) return missing;
  const auto& draft = scene.model.draft;
  const auto look = [&](Subject subject, std::size_t person) {
    for (const auto& page : journey::pages()) {
      const bool locked = scene.model.file && journey::is_locked(page, subject);
      if (locked || !is_shown(scene, page, subject, person, lines.section)) continue;
      const auto line = line_of(scene, lines, page, subject, person);
      if (!line.invalid || missing.count++ > 0) continue;
      const bool shared = subject != Subject::demand && draft.people.size() > 1;
      missing.first = shared ? to_complete(scene, line.label, draft.people[person])
                             : Label(scene.ui.words("summary.missing.first", {{"line", line.label}}));
      missing.mend = journey::Edit{std::string(page.id.view()), person};
    }
  };
  for (std::size_t i = 0; i < draft.people.size(); ++i) look(draft.people[i].subject, i);
  look(Subject::demand, 0);
  return missing;
}

std::string how_many_are_missing(const Scene& scene, const Missing& missing) {
  return scene.ui.words("summary.missing", {{"n", std::to_string(std::max(1, missing.count))}});
}

void draw_missing(const Scene& scene, std::string_view id, const std::string& told, const Missing& missing) {
  scene.ui.banner(id, Tone::error, told, missing.first);
}

Way to_the_missing(const Scene& scene, const Missing& missing) {
  return {scene.ui.words("summary.complete"), "arrow-right", *missing.mend, Emphasis::primary};
}

Label heading(const Scene& scene, const demand::Person& person) {
  const auto who = relation(scene, person), name = name_of(scene, person);
  if (name == who) return who;  // nobody has a name yet
  return Label::of_one_person(scene.ui.words("summary.person", {{"subject", who}, {"name", name}}), who);
}

}  // namespace guichet::kiosk::screens
