#include "kiosk/journey/flow.hpp"

#include <algorithm>
#include <ranges>

#include "kiosk/journey/form.hpp"
#include "kiosk/journey/stops.hpp"

namespace guichet::kiosk::journey {
namespace {

constexpr PageId household_page = "household";
constexpr PageId income_page = "income";

bool lists_people(const demand::Demand& draft) {
  const bool* with_others = draft.answers.get<bool>("household_with_others");
  return (with_others != nullptr && *with_others) || draft.people.size() > 1;
}

Household household_of(const demand::Demand& draft, bool from_summary) {
  // "Alone" with people still listed is shown at once: it is here that they can be removed.
  const auto problem = demand::household_problem(draft);
  const bool contradiction = problem == demand::Problem::somebody_else;
  return {.problem = contradiction ? problem : std::nullopt, .from_summary = from_summary};
}

bool from_summary(const Asking& place) { return place.back_to == Return::household_of_summary; }

Stop stop_of(const Asking& place) { return {.page = place.page, .person = place.person}; }

Place ask(const demand::Demand& draft, const Stop& stop, Return back_to) {
  return ask(draft, stop.page, stop.person, back_to);
}

Place onward_from(const Stop& here, const demand::Demand& draft, const Context& context) {
  if (here.page == income_page) return Papers{};
  const auto next = next_stop(path_of_demand(draft), here, asked(draft, context.world.today));
  return next ? ask(draft, *next, Return::onward) : Scanning{};
}

Place before_on_path(const Stop& here, const demand::Demand& draft, const Context& context) {
  if (here.page == income_page) return Scanning{};
  const auto previous = previous_stop(path_of_demand(draft), here, asked(draft, context.world.today));
  if (!previous) return YourData{};
  if (previous->page == household_page && lists_people(draft)) return household_of(draft, false);
  return ask(draft, *previous, Return::onward);
}

// The answer may have opened a question that was not there before, in the same section.
Place after_correction(const Asking& place, const demand::Demand& draft, const demand::Demand& was,
                       const Context& context) {
  if (place.page == household_page && lists_people(draft)) return household_of(draft, true);
  const auto opened = [&](const Stop& stop) {
    const bool same_section = page(stop.page).section == page(place.page).section;
    const bool newly = page(stop.page).of_each || !lacks(was, stop, context);
    return same_section && newly && lacks(draft, stop, context);
  };
  const auto path = is_on_path(page(place.page)) ? path_of_demand(draft) : path_of_person(draft, place.person);
  const auto next = next_stop(path, stop_of(place), opened);
  return next ? ask(draft, *next, Return::summary) : Summary{};
}

}  // namespace

Place first_question(const demand::Demand& draft) { return ask(draft, pages().front().id, 0, Return::onward); }

Place last_question(const demand::Demand& draft, const Context& context) {
  const auto path = path_of_demand(draft);
  const auto last = std::ranges::find_last_if(path, asked(draft, context.world.today));
  return ask(draft, *last.begin(), Return::onward);
}

Place after(const Asking& place, const demand::Demand& draft, const demand::Demand& was, const Context& context) {
  if (place.back_to == Return::summary) return after_correction(place, draft, was, context);
  if (place.back_to == Return::onward) {
    const bool people = place.page == household_page && lists_people(draft);
    return people ? household_of(draft, false) : onward_from(stop_of(place), draft, context);
  }
  const auto next = next_stop(path_of_person(draft, place.person), stop_of(place), asked(draft, context.world.today));
  return next ? ask(draft, *next, place.back_to) : household_of(draft, from_summary(place));
}

Place before(const Asking& place, const demand::Demand& draft, const Context& context) {
  if (place.back_to == Return::onward) return before_on_path(stop_of(place), draft, context);
  if (place.back_to == Return::summary) return Summary{};
  const auto previous =
      previous_stop(path_of_person(draft, place.person), stop_of(place), asked(draft, context.world.today));
  return previous ? ask(draft, *previous, place.back_to) : household_of(draft, from_summary(place));
}

Place after_household(const Household& place, const demand::Demand& draft, const Context& context) {
  return place.from_summary ? Summary{} : onward_from({.page = household_page}, draft, context);
}

Place before_household(const Household& place, const demand::Demand& draft) {
  return ask(draft, household_page, 0, place.from_summary ? Return::summary : Return::onward);
}

Place ask_about(const demand::Demand& draft, std::size_t person, bool from_summary) {
  const Return back_to = from_summary ? Return::household_of_summary : Return::household;
  return ask(draft, path_of_person(draft, person).front(), back_to);
}

Place where_it_stopped(const demand::Demand& draft, const Context& context) {
  const auto problems = demand::problems(draft, context.world);
  const auto is_wrong = [&](const Stop& stop) {
    return std::ranges::any_of(problems, [&](const demand::FieldProblem& problem) {
      return page(stop.page).fields.contains(problem.field.view()) && problem.person == stop.person;
    });
  };
  const auto is_wrong_about_people = [&](const Stop& stop) {
    return stop.page == household_page && lists_people(draft) &&
           std::ranges::any_of(problems, [&](const auto& problem) {
             return problem.person > 0 &&
                    std::ranges::any_of(path_of_person(draft, problem.person), [&](const Stop& one) {
                      return page(one.page).fields.contains(problem.field.view());
                    });
           });
  };
  for (const Stop& stop : path_of_demand(draft)) {
    if (is_wrong_about_people(stop)) return household_of(draft, false);
    if (is_wrong(stop)) return ask(draft, stop, Return::onward);
  }
  return Summary{};
}

Place back_on_path(const demand::Demand& draft, PageId left, std::size_t person, const Context& context) {
  if (left == household_page && lists_people(draft)) return household_of(draft, false);
  // Among the answers the person may have been taken out of the household: then about who comes before.
  const auto path = path_of_demand(draft);
  const auto same =
      std::ranges::find_last_if(path, [&](const Stop& stop) { return stop.page == left && stop.person <= person; });
  const Stop here = same.empty() ? Stop{.page = left} : same.front();
  const bool still_asked = is_asked(page(left), draft, here.person, context.world.today);
  return still_asked ? ask(draft, here, Return::onward) : onward_from(here, draft, context);
}

std::size_t questions_left(const Model& model) {
  const demand::Demand& draft = model.draft;
  const demand::Date today = demand::paris_date(std::chrono::floor<std::chrono::seconds>(model.last_touch));
  const auto* asking = page_filled(model.place);
  const bool in_household = asking == nullptr || asking->back_to == Return::household;
  const Stop here = in_household ? Stop{.page = household_page} : stop_of(*asking);
  auto left = count_after(path_of_demand(draft), here, asked(draft, today));
  if (asking != nullptr && in_household) {
    left += count_after(path_of_person(draft, asking->person), stop_of(*asking), asked(draft, today));
  }
  return left;
}

}  // namespace guichet::kiosk::journey
