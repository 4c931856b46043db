#include <array>

#include "kiosk/screens/bullet.hpp"
#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/places.hpp"
#include "kiosk/screens/slip.hpp"
#include "kiosk/screens/standing_words.hpp"
#include "kiosk/screens/timeline.hpp"

namespace guichet::kiosk::screens {

using namespace ui;
using journey::NextStep;
using journey::Purpose;

namespace {

void printing(const Scene& scene, journey::PrintState state) {
  auto& ui = scene.ui;
  switch (state) {
    case journey::PrintState::printing: ui.banner("print", Tone::information, ui.words("deposited.printing")); break;
    case journey::PrintState::printed: ui.banner("print", Tone::success, ui.words("deposited.printed")); break;
    case journey::PrintState::failed: ui.banner("print", Tone::warning, ui.words("my_demand.print_failed")); break;
    case journey::PrintState::not_asked: break;
  }
}

void papers(const Scene& scene, const demand::Standing& standing) {
  auto& ui = scene.ui;
  if (standing.papers.empty()) return;
  ui.space(space::xs);
  const bool printed = standing.state == demand::StandingState::active;  // the paper of a closed demand has no list
  const auto heading = ui.words("my_demand.papers");
  printed ? draw_line_of_paper(ui, heading, capital::body, text::Weight::bold) : ui.strong(heading);
  for (const auto& paper : standing.papers) {
    const bool received = !journey::needs_attention(paper.state);
    draw(ui, {.id = "paper",
              .icon = received                                     ? "circle-check"
                      : paper.state == demand::PaperState::missing ? "file-x"
                                                                   : "alert-triangle",
              .colour = received ? Role::success : Role::warning,
              .words = words_for(scene, paper),
              .detail = Label::of_one_person(paper.comment),
              .of_paper = printed});
  }
}

// What can be done besides the next step.
Answer other_ways(const Scene& scene, const demand::Standing& standing) {
  auto& ui = scene.ui;
  struct Door {
    Purpose purpose;
    std::string_view icon;
  };
  std::vector<Door> doors = {{Purpose::read, "eye"}};
  if (standing.state == demand::StandingState::active)
    doors.insert(doors.end(), {{Purpose::amend, "pencil"}, {Purpose::give_up, "circle-x"}});
  std::vector<Choice> choices;
  for (const auto& door : doors) {
    const auto name = std::string(journey::name_of(door.purpose));
    choices.push_back({.id = name, .label = ui.words("my_demand." + name), .icon = door.icon});
  }
  ui.space(space::xs);
  const auto touched = ui.choices("", choices, {.plain = true, .least_height = target::button, .least_width = {60}});
  return touched ? Answer(journey::OpenMyDemand{doors[*touched].purpose}) : std::nullopt;
}

Way next_way(const Scene& scene, NextStep next) {
  auto& ui = scene.ui;
  if (next == NextStep::renew)
    return {ui.words("my_demand.renew"), "refresh", journey::OpenMyDemand{Purpose::renew}, Emphasis::primary};
  return {ui.words("deposited.finish"), "logout", journey::Finish{}, Emphasis::primary};
}

}  // namespace

Answer draw(const journey::MyDemand& place, const Scene& scene) {
  auto& ui = scene.ui;
  const auto& standing = place.standing;
  const auto dates = journey::calendar(standing, scene.context.world.today, scene.context.settings.validity);
  const Frame frame{.subject = ui.words("frame.my_demand"),
                    .back = Way{ui.words("deposited.print"), "printer", journey::Print{}},
                    .forward = next_way(scene, dates.next),
                    .can_leave = dates.next == NextStep::renew};
  return in_frame(scene, frame, [&]() -> Answer {
    ui.title(state_sentence(scene, standing, dates));
    printing(scene, place.print);
    if (standing.state == demand::StandingState::active) ui.paragraph(seniority_sentence(scene, standing));
    draw_timeline(scene, standing, dates.renewal_opens);
    const auto today = scene.context.world.today;
    ui.spoken(spoken(scene, paper_of(scene, receipt::StandingPaper{.standing = standing, .printed_on = today})));
    if (const auto renewed = renewal_sentence(scene, standing); !renewed.empty())
      draw_line_of_paper(ui, renewed, capital::hint, text::Weight::regular, Role::soft_ink);
    ui.banner("next", dates.next == NextStep::wait ? Tone::success : Tone::information,
              next_sentence(scene, standing, dates), next_detail(scene, dates));
    papers(scene, standing);
    return other_ways(scene, standing);
  });
}

}  // namespace guichet::kiosk::screens
