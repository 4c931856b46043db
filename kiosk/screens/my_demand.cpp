#include <array>

#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/places.hpp"
#include "kiosk/screens/print_state.hpp"
#include "kiosk/screens/slip.hpp"
#include "kiosk/screens/standing_papers.hpp"
#include "kiosk/screens/standing_words.hpp"
#include "kiosk/screens/timeline.hpp"

namespace guichet::kiosk::screens {

using namespace ui;
using journey::NextStep;
using journey::Purpose;

namespace {

// What can be done besides the next step.
Answer other_ways(const Scene& scene, const demand::Standing& standing, const journey::Calendar& dates) {
  auto& ui = scene.ui;
  std::vector<Choice> choices;
  std::vector<Intent> intents;
  const auto offer = [&](Purpose purpose, std::string_view icon) {
    const auto name = std::string(journey::name_of(purpose));
    choices.push_back({.id = name, .label = ui.words("my_demand." + name), .icon = icon});
    intents.emplace_back(journey::OpenMyDemand{purpose});
  };
  offer(Purpose::read, "eye");
  if (dates.notice) {
    choices.push_back({.id = "print_notice",
                       .label = ui.words("my_demand.notice"),
                       .detail = ui.words("my_demand.notice.detail"),
                       .icon = "printer"});
    intents.emplace_back(journey::PrintNotice{});
  }
  if (standing.state == demand::StandingState::active) {
    offer(Purpose::amend, "pencil");
    offer(Purpose::give_up, "circle-x");
  }
  ui.space(space::xs);
  const auto touched = ui.choices("", choices, {.plain = true, .least_height = target::button, .least_width = {60}});
  return touched ? Answer(intents[*touched]) : std::nullopt;
}

// What is to be done comes before the way out; with nothing to do, the way out is the next step.
std::optional<Way> what_to_do(const Scene& scene, NextStep next) {
  auto& ui = scene.ui;
  if (next == NextStep::renew)
    return Way{ui.words("my_demand.renew"), "refresh", journey::OpenMyDemand{Purpose::renew}, Emphasis::primary};
  if (next == NextStep::bring_papers && journey::takes_papers_of_file(scene.context))
    return Way{ui.words("my_demand.give_papers"), "photo-scan", journey::OpenMyDemand{Purpose::give_papers},
               Emphasis::primary};
  if (next == NextStep::file_again)
    return Way{ui.words("my_demand.new_demand"), "file-plus", journey::Begin{journey::Door::new_demand},
               Emphasis::primary};
  return std::nullopt;
}

}  // namespace

Answer draw(const journey::MyDemand& place, const Scene& scene) {
  auto& ui = scene.ui;
  const auto& standing = place.standing;
  const auto dates = journey::calendar(standing, scene.context.world.today, scene.context.settings.validity);
  const auto next = what_to_do(scene, dates.next);
  const Frame frame{.subject = ui.words("frame.my_demand"),
                    .back = Way{ui.words("deposited.print"), "printer", journey::Print{}},
                    .forward = next ? *next : way_to_finish(scene, Emphasis::primary),
                    .can_leave = next.has_value()};
  return in_frame(scene, frame, [&]() -> Answer {
    ui.title(state_sentence(scene, standing, dates));
    // A demand that is over shows a long past: what can still be done comes before it.
    const bool over = dates.next == NextStep::reactivate || dates.next == NextStep::file_again;
    const auto tell_what_is_next = [&] {
      ui.banner("next", dates.next == NextStep::wait ? Tone::success : Tone::information,
                next_sentence(scene, place, dates), next_detail(scene, dates));
    };
    const bool said_above = draw_trouble_in_short(scene, place.print);
    if (over) tell_what_is_next();
    draw_print_state(scene, place.print, ui.words("my_demand.without_paper"), said_above);
    if (standing.state == demand::StandingState::active) ui.paragraph(seniority_sentence(scene, standing));
    draw_timeline(scene, standing, dates.renewal_opens);
    const auto today = scene.context.world.today;
    ui.spoken(spoken(scene, paper_of(scene, receipt::StandingPaper{.standing = standing, .printed_on = today})));
    if (const auto renewed = renewal_sentence(scene, standing); !renewed.empty())
      draw_line_of_paper(ui, renewed, capital::hint, text::Weight::regular, Role::soft_ink);
    if (!over) tell_what_is_next();
    if (place.proven)
      draw_papers(scene, standing);
    else
      draw_paper_counts(scene, standing);
    return other_ways(scene, standing, dates);
  });
}

}  // namespace guichet::kiosk::screens
