#include "kiosk/journey/flow.hpp"

#include <algorithm>

#include "kiosk/journey/form.hpp"

namespace guichet::kiosk::journey {
namespace {

using demand::Subject;

constexpr PageId household_page = "household";
constexpr PageId income_page = "income";

// The path of a demand asks the applicant and about the demand; the income page is only there without a notice.
bool is_on_path(const Page& page) {
  return (page.subjects.has(Subject::applicant) || page.subjects.has(Subject::demand)) && page.id != income_page;
}

bool is_about(const Page& page, Subject subject) { return page.subjects.has(subject) && page.id != income_page; }

const Page* next_page(PageId id, auto belongs) {
  const auto all = pages();
  const auto here = std::ranges::find(all, id, &Page::id);
  const auto found = std::find_if(std::next(here), all.end(), belongs);
  return found == all.end() ? nullptr : &*found;
}

const Page* previous_page(PageId id, auto belongs) {
  const auto all = pages();
  const auto here = std::ranges::find(all, id, &Page::id);
  const auto before_here = std::ranges::subrange(all.begin(), here);
  const auto found = std::ranges::find_last_if(before_here, belongs);
  return found.empty() ? nullptr : &*found.begin();
}

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

Place after_on_path(const Asking& place, const demand::Demand& draft) {
  if (place.page == household_page && lists_people(draft)) return household_of(draft, false);
  if (place.page == income_page) return Summary{};
  const Page* next = next_page(place.page, is_on_path);
  if (next == nullptr) return Scanning{};
  return ask(draft, next->id, 0, Return::onward);
}

Place before_on_path(const Asking& place, const demand::Demand& draft) {
  if (place.page == income_page) return Scanning{};
  const Page* previous = previous_page(place.page, is_on_path);
  if (previous == nullptr) return YourData{};
  if (previous->id == household_page && lists_people(draft)) return household_of(draft, false);
  return ask(draft, previous->id, 0, Return::onward);
}

}  // namespace

Place first_question(const demand::Demand& draft) { return ask(draft, pages().front().id, 0, Return::onward); }

Place after(const Asking& place, const demand::Demand& draft) {
  if (place.back_to == Return::onward) return after_on_path(place, draft);
  if (place.back_to == Return::summary) {
    const bool people = place.page == household_page && lists_people(draft);
    return people ? Place(household_of(draft, true)) : Summary{};
  }
  const Subject subject = draft.people[place.person].subject;
  const Page* next = next_page(place.page, [&](const Page& page) { return is_about(page, subject); });
  if (next == nullptr) return household_of(draft, from_summary(place));
  return ask(draft, next->id, place.person, place.back_to);
}

Place before(const Asking& place, const demand::Demand& draft) {
  if (place.back_to == Return::onward) return before_on_path(place, draft);
  if (place.back_to == Return::summary) return Summary{};
  const Subject subject = draft.people[place.person].subject;
  const Page* previous = previous_page(place.page, [&](const Page& page) { return is_about(page, subject); });
  if (previous == nullptr) return household_of(draft, from_summary(place));
  return ask(draft, previous->id, place.person, place.back_to);
}

Place after_household(const Household& place, const demand::Demand& draft) {
  if (place.from_summary) return Summary{};
  const Page* next = next_page(household_page, is_on_path);
  return ask(draft, next->id, 0, Return::onward);
}

Place before_household(const Household& place, const demand::Demand& draft) {
  return ask(draft, household_page, 0, place.from_summary ? Return::summary : Return::onward);
}

Place last_question(const demand::Demand& draft) {
  return ask(draft, previous_page(income_page, is_on_path)->id, 0, Return::onward);
}

Place ask_about(const demand::Demand& draft, std::size_t person, bool from_summary) {
  const Subject subject = draft.people[person].subject;
  const auto first = std::ranges::find_if(pages(), [&](const Page& page) { return is_about(page, subject); });
  return ask(draft, first->id, person, from_summary ? Return::household_of_summary : Return::household);
}

Place where_it_stopped(const demand::Demand& draft, const Context& context) {
  const auto problems = demand::problems(draft, context.world);
  if (problems.empty()) return Summary{};
  for (const Page& page : pages()) {
    if (!is_on_path(page)) continue;
    const bool lacks = std::ranges::any_of(problems, [&](const demand::FieldProblem& problem) {
      return page.fields.contains(problem.field.view()) && problem.person == 0;
    });
    const bool about_people = page.id == household_page && lists_people(draft) &&
                              std::ranges::any_of(problems, [](const auto& problem) { return problem.person > 0; });
    if (about_people) return household_of(draft, false);
    if (lacks) return ask(draft, page.id, 0, Return::onward);
  }
  return Summary{};
}

}  // namespace guichet::kiosk::journey
