#include "kiosk/screens/standing_words.hpp"

#include <array>
#include <utility>

#include "kiosk/screens/timeline.hpp"

namespace guichet::kiosk::screens {

using ui::Label;

namespace {

using journey::NextStep;

constexpr std::array<std::string_view, 6> paper_states = {"received",     "missing",  "unusable",
                                                          "out_of_scope", "obsolete", "not_arrived"};

std::string counted(const Scene& scene, std::string_view unit, int count) {
  if (count == 0) return {};
  return scene.ui.words("elapsed." + std::string(unit), {{"count", std::to_string(count)}});
}

std::string told(const Scene& scene, const journey::Elapsed& elapsed) {
  const auto years = counted(scene, "years", elapsed.years), months = counted(scene, "months", elapsed.months);
  if (years.empty() && months.empty()) return scene.ui.words("elapsed.days");
  if (years.empty() || months.empty()) return years + months;
  return scene.ui.words("elapsed.both", {{"years", years}, {"months", months}});
}

std::string_view name_of(NextStep next) {
  switch (next) {
    case NextStep::renew: return "renew";
    case NextStep::bring_papers: return "bring_papers";
    case NextStep::reactivate: return "reactivate";
    case NextStep::file_again: return "file_again";
    case NextStep::wait: break;
  }
  return "wait";
}

}  // namespace

Label state_sentence(const Scene& scene, const demand::Standing& standing, const journey::Calendar& dates) {
  const auto told = [&](std::string words) {
    return Label::of_one_person(std::move(words), scene.ui.words("frame.my_demand"));
  };
  if (standing.closed) return told(scene.ui.words("my_demand.closed", {{"date", long_date(*standing.closed, scene)}}));
  if (standing.state == demand::StandingState::closed) return told(scene.ui.words("my_demand.closed_some_day"));
  const bool over = dates.next == NextStep::reactivate || dates.next == NextStep::file_again;
  return told(scene.ui.words(over ? "my_demand.expired" : "my_demand.active"));
}

Label seniority_sentence(const Scene& scene, const demand::Standing& standing) {
  const auto waiting = journey::elapsed(standing.deposited, scene.context.world.today);
  return Label::of_one_person(scene.ui.words("my_demand.waiting", {{"time", told(scene, waiting)}}));
}

Label renewal_sentence(const Scene& scene, const demand::Standing& standing) {
  if (!standing.renewed) return {};
  return Label::of_one_person(scene.ui.words("my_demand.renewed", {{"date", long_date(*standing.renewed, scene)}}));
}

Label next_sentence(const Scene& scene, const journey::MyDemand& place, const journey::Calendar& dates) {
  // Which papers these are is only shown to who has proved that the demand is theirs.
  const bool hides = dates.next == NextStep::bring_papers && !place.proven;
  const bool takes =
      dates.next == NextStep::bring_papers && place.proven && journey::takes_papers_of_file(scene.context);
  const auto key = "my_demand.next." + std::string(name_of(dates.next)) + (hides ? ".unproven" : takes ? ".here" : "");
  return Label::of_one_person(scene.ui.words(key, {{"opens", long_date(dates.renewal_opens, scene)},
                                                   {"until", long_date(place.standing.valid_until, scene)},
                                                   {"reactivable", long_date(dates.reactivable_until, scene)}}));
}

Label next_detail(const Scene& scene, const journey::Calendar& dates) {
  const auto key = "my_demand.next." + std::string(name_of(dates.next)) + ".detail";
  if (!scene.ui.has_words(key)) return {};
  return Label::of_one_person(scene.ui.words(key, {{"opens", long_date(dates.renewal_opens, scene)}}));
}

Label words_for(const Scene& scene, const demand::PaperStanding& paper) {
  const auto key = "paper_state." + std::string(paper_states[static_cast<std::size_t>(paper.state)]);
  return Label::of_one_person(scene.ui.words(key, {{"paper", paper.label}}));
}

}  // namespace guichet::kiosk::screens
