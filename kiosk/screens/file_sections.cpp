#include <algorithm>
#include <array>

#include "kiosk/screens/answers.hpp"
#include "kiosk/screens/bullet.hpp"
#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/person.hpp"
#include "kiosk/screens/places.hpp"
#include "kiosk/screens/print_state.hpp"
#include "kiosk/screens/standing_papers.hpp"
#include "kiosk/screens/timeline.hpp"

namespace guichet::kiosk::screens {

using namespace ui;
using journey::Purpose;
using journey::Section;

namespace {

std::string_view icon_of(Section section) {
  switch (section) {
    case Section::you: return "user";
    case Section::household: return "users";
    case Section::housing: return "home";
    case Section::wanted: return "map-pin";
    case Section::income: return "wallet";
    default: return "file-text";
  }
}

// What never changes, whatever is done here.
void kept(const Scene& scene) {
  const auto& standing = scene.model.file->standing;
  scene.ui.hint(Label::of_one_person(scene.ui.words(
      "file.kept", {{"number", standing.number.grouped()}, {"date", long_date(standing.deposited, scene)}})));
}

// Their lines are the same: each stands under its person's name.
bool are_of_several(const Scene& scene, const AnswerLines& lines) {
  const auto& people = scene.model.draft.people;
  for (std::size_t i = 1; i < people.size(); ++i)
    if (has_answers(scene, lines, people[i].subject, i)) return true;
  return false;
}

Answer answers_of_section(const Scene& scene, const AnswerLines& lines) {
  Answer answer;
  const auto& people = scene.model.draft.people;
  const bool of_several = are_of_several(scene, lines);
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (of_several && has_answers(scene, lines, people[i].subject, i)) scene.ui.strong(heading(scene, people[i]));
    if (auto touched = draw_answers(scene, lines, people[i].subject, i)) answer = std::move(touched);
  }
  if (auto touched = draw_answers(scene, lines, demand::Subject::demand, 0)) answer = std::move(touched);
  return answer;
}

Answer way_to_scan_the_notice(const Scene& scene) {
  auto& ui = scene.ui;
  const std::array ways = {Choice{.id = "scan_notice",
                                  .label = ui.words("section.income.scan"),
                                  .detail = ui.words("section.income.scan.detail"),
                                  .icon = "photo-scan"}};
  return ui.choices("", ways, {.plain = true, .least_width = {90}}) ? Answer(journey::StartScan{}) : std::nullopt;
}

// How lines are changed, where any can be.
std::string_view hint_key(const Scene& scene, const journey::SectionReview& place, bool asks_income) {
  const auto& file = *scene.model.file;
  if (asks_income) return "section.income.again";
  if (!place.changing) return file.purpose == Purpose::renew ? "section.renew.hint" : "";
  switch (open_lines(scene, file.section)) {
    case Open::none: return "section.locked.all";
    case Open::some: return "section.locked.some";
    case Open::all: break;
  }
  return "summary.hint";
}

// The income is asked each time: its year passed.
bool asks_income(const journey::File& file, const demand::Demand& draft) {
  return file.purpose == Purpose::renew && file.section == Section::income && journey::lacks_income(file, draft);
}

// Answers that are missing are no answers that became impossible.
std::string what_is_wrong(const Scene& scene, const journey::SectionReview& place, const Missing& missing) {
  const bool only_missing = std::ranges::all_of(
      place.problems, [](const auto& problem) { return problem.problem == demand::Problem::missing; });
  return only_missing && missing.count > 0 ? how_many_are_missing(scene, missing) : scene.ui.words("section.problem");
}

// Whether nothing changed is asked where it is always seen, however long the section.
Frame frame_of(const Scene& scene, const journey::SectionReview& place, const Missing& missing) {
  auto& ui = scene.ui;
  const auto& file = *scene.model.file;
  Frame frame{.subject = subject_of(scene), .back = back(scene)};
  if (file.purpose == Purpose::read) return frame;
  if (place.changing) {
    frame.forward = missing.mend ? to_the_missing(scene, missing) : onward(scene);
  } else if (asks_income(file, scene.model.draft)) {
    frame.forward = Way{ui.words("section.income.scan"), "photo-scan", journey::StartScan{}, Emphasis::primary};
  } else {
    frame.forward = Way{ui.words("section.unchanged"), "check", journey::Continue{}, Emphasis::primary};
    frame.aside = {
        {.label = ui.words("section.change"), .icon = "pencil", .intent = journey::ChangeSection{}, .id = "change"}};
  }
  return frame;
}

}  // namespace

Answer draw(const journey::FileSections& place, const Scene& scene) {
  auto& ui = scene.ui;
  const auto& file = *scene.model.file;
  const bool reading = file.purpose == Purpose::read;
  const bool changed = journey::has_something_to_lose(scene.model, scene.context.settings);
  std::optional<Way> forward;
  if (reading && file.standing.state == demand::StandingState::active)
    forward = Way{ui.words("my_demand.amend"), "pencil", journey::OpenMyDemand{Purpose::amend}, Emphasis::primary};
  if (changed) forward = Way{ui.words("file.deposit"), "send", journey::Continue{}, Emphasis::primary};
  Frame frame{.subject = subject_of(scene), .back = back(scene), .forward = forward};
  if (reading) {
    frame.aside.push_back(way_to_print_answers(scene));
    frame.aside.back().short_label = ui.words("deposited.print");  // nothing else is printed from here
  }
  return in_frame(scene, frame, [&]() -> Answer {
    ui.title(ui.words(reading ? "file.read.title" : "file.amend.title"));
    const bool said_above = draw_trouble_in_short(scene, place.print);
    draw_print_state(scene, place.print, ui.words("my_demand.without_paper"), said_above);
    kept(scene);
    Answer answer;
    for (const auto section : journey::file_sections) {
      const bool different = !reading && journey::is_changed(file, scene.model.draft, section);
      const Row row{.id = "section." + std::string(journey::name_of(section)),
                    .label = ui.words(journey::text_key(section)),
                    .value = different ? ui.words("file.changed") : std::string(),
                    .icon = icon_of(section),
                    .action_icon = reading ? "eye" : "pencil"};
      if (ui.row(row)) answer = journey::OpenSection{section};
    }
    if (journey::may_open_papers(scene.model, scene.context)) {
      const Row row{.id = "papers",
                    .label = ui.words("file.papers"),
                    .value = scene.model.papers.empty() ? std::string() : ui.words("file.changed"),
                    .icon = "photo-scan",
                    .action_icon = "arrow-right"};
      if (ui.row(row)) answer = journey::OpenPapers{};
    }
    if (reading) draw_papers(scene, file.standing);
    return answer;
  });
}

Answer draw(const journey::SectionReview& place, const Scene& scene) {
  auto& ui = scene.ui;
  const auto& file = *scene.model.file;
  const bool income_again = asks_income(file, scene.model.draft);
  const AnswerLines lines{
      .problems = place.problems, .touch = place.changing ? Touch::edit : Touch::none, .section = file.section};
  const auto missing = missing_lines(scene, lines);
  return in_frame(scene, frame_of(scene, place, missing), [&]() -> Answer {
    ui.title(ui.words(journey::text_key(file.section)));
    if (const auto key = hint_key(scene, place, income_again); !key.empty()) ui.hint(ui.words(key));
    if (!place.problems.empty()) draw_missing(scene, "section.problem", what_is_wrong(scene, place, missing), missing);
    Answer answer = answers_of_section(scene, lines);
    ui.space(space::xs);
    if (place.changing && file.section == Section::income)
      if (auto touched = way_to_scan_the_notice(scene)) answer = std::move(touched);
    return answer;
  });
}

Answer draw(const journey::ChangedElsewhere& place, const Scene& scene) {
  auto& ui = scene.ui;
  const Frame frame{.subject = ui.words("frame.my_demand"),
                    .back = Way{.label = ui.words("changed.leave"),
                                .icon = "logout",
                                .intent = journey::Finish{},
                                .short_label = ui.words("changed.leave.short")},
                    .forward = Way{.label = ui.words("changed.again"),
                                   .icon = "pencil",
                                   .intent = journey::Continue{},
                                   .emphasis = Emphasis::primary,
                                   .short_label = ui.words("changed.again.short")},
                    .can_leave = false};
  return in_frame(scene, frame, [&]() -> Answer {
    ui.title(ui.words("changed.title"));
    ui.paragraph(ui.words("changed.text"));
    const auto& ours = *scene.model.file->sent;
    for (const auto& difference : journey::differences(ours, place.theirs)) {
      const auto& field = demand::field(difference.field);
      const auto side = [&](const demand::Demand& demand) {
        const bool absent = difference.subject != demand::Subject::demand && difference.person >= demand.people.size();
        const auto words = absent
                               ? std::string()
                               : told(scene, field, demand::answers_of(demand, difference.subject, difference.person));
        return words.empty() ? ui.words("summary.none") : words;
      };
      ui.strong(ui.words(demand::text_key(field)));
      // Two figures of one name are of two years.
      if (const auto hint = hint_of(scene, field); field.kind == demand::Kind::money && !hint.empty()) ui.hint(hint);
      const auto answered = [&](std::string_view key, const demand::Demand& demand) {
        return Label::of_one_person(ui.words(key, {{"answer", side(demand)}}));
      };
      draw(ui, {.id = "ours", .icon = "pencil", .words = answered("changed.ours", ours)});
      draw(ui, {.id = "theirs", .icon = "building-community", .words = answered("changed.theirs", place.theirs)});
    }
    return std::nullopt;
  });
}

}  // namespace guichet::kiosk::screens
