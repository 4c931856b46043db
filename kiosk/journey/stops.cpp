#include "kiosk/journey/stops.hpp"

namespace guichet::kiosk::journey {
namespace {

using demand::Subject;

constexpr PageId income_page = "income";

bool is_about(const Page& page, Subject subject) {
  if (page.of_each || !page.subjects.has(subject)) return false;
  // Of the applicant, the household shows who they are; work and income have their own section.
  return subject != Subject::applicant || page.section == Section::you;
}

}  // namespace

bool is_on_path(const Page& page) {
  return (page.subjects.has(Subject::applicant) || page.subjects.has(Subject::demand)) && page.id != income_page;
}

Stops path_of_demand(const demand::Demand& draft) {
  Stops path;
  const auto all = pages();
  for (auto here = all.begin(); here != all.end();) {
    if (!here->of_each) {
      if (is_on_path(*here)) path.push_back({.page = here->id});
      ++here;
      continue;
    }
    const auto end = std::ranges::find_if_not(here, all.end(), &Page::of_each);
    for (std::size_t person = 0; person < draft.people.size(); ++person) {
      for (auto one = here; one != end; ++one) {
        if (one->subjects.has(draft.people[person].subject)) path.push_back({.page = one->id, .person = person});
      }
    }
    here = end;
  }
  return path;
}

Stops path_of_person(const demand::Demand& draft, std::size_t person) {
  Stops path;
  for (const Page& page : pages()) {
    if (is_about(page, draft.people.at(person).subject)) path.push_back({.page = page.id, .person = person});
  }
  return path;
}

bool lacks(const demand::Demand& draft, const Stop& stop, const Context& context) {
  const Page& its_page = page(stop.page);
  const demand::Answers& answers = demand::answers_of(draft, subject_of(its_page, draft, stop.person), stop.person);
  return std::ranges::any_of(its_page.fields, [&](demand::FieldId id) {
    const demand::Field& field = demand::field(id);
    return field.required && !answers.has(id) && is_asked(its_page, field, draft, stop.person, context.world.today);
  });
}

}  // namespace guichet::kiosk::journey
