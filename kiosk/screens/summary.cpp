#include "kiosk/screens/answers.hpp"
#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/places.hpp"

namespace guichet::kiosk::screens {

using namespace ui;
using demand::Subject;

namespace {

Answer papers_given(const Scene& scene) {
  auto& ui = scene.ui;
  ui.space(space::xs);
  const Row row{.id = "papers",
                .label = ui.words("section.papers"),
                .value = ui.words("summary.papers", {{"n", std::to_string(scene.model.papers.size())}}),
                .icon = "clipboard-list",
                .action_icon = "pencil"};
  return !scene.model.paused && ui.row(row) ? Answer(journey::OpenPapers{}) : std::nullopt;
}

}  // namespace

Answer draw(const journey::Summary& place, const Scene& scene) {
  auto& ui = scene.ui;
  const auto missing = missing_lines(scene, {.problems = place.problems});
  const Frame frame{.subject = ui.words("frame.demand"),
                    .back = back(scene),
                    .forward = missing.mend ? to_the_missing(scene, missing) : onward(scene)};
  return in_frame(scene, frame, [&]() -> Answer {
    ui.title(ui.words("summary.title"));
    ui.hint(ui.words("summary.hint"));
    if (!place.problems.empty()) draw_missing(scene, "summary.problem", how_many_are_missing(scene, missing), missing);
    Answer answer;
    const auto take = [&](Answer touched) {
      if (touched) answer = std::move(touched);
    };
    const AnswerLines lines{.problems = place.problems};
    const auto& people = scene.model.draft.people;
    for (std::size_t i = 0; i < people.size(); ++i) {
      ui.space(space::xs);
      ui.strong(heading(scene, people[i]));
      take(draw_answers(scene, lines, people[i].subject, i));
    }
    for (const auto section : {journey::Section::household, journey::Section::housing, journey::Section::wanted}) {
      ui.space(space::xs);
      ui.strong(ui.words(journey::text_key(section)));
      take(draw_answers(scene, {.problems = place.problems, .section = section}, Subject::demand, 0));
    }
    take(papers_given(scene));
    return answer;
  });
}

}  // namespace guichet::kiosk::screens
