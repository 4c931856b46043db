#pragma once
// Ages as the law counts them: whole years on a day. Someone born on 29 February is older on 1 March.

#include "kiosk/demand/demand.hpp"
#include "kiosk/demand/standing.hpp"

namespace guichet::kiosk::rules {

inline constexpr int majority = 18;  // Code civil 388, 414

inline const demand::PartialDate* birth_of(const demand::Person& person) {
  const auto* birth = person.answers.get<demand::PartialDate>("birth_date");
  return birth != nullptr ? birth : person.answers.get<demand::PartialDate>("born_on");
}

// Surely so: of someone who knows only a year or a month, the last day it can be counts.
inline bool is_at_least(int years, const demand::PartialDate& birth, demand::Date on) {
  return demand::add_months(birth.latest(), 12 * years, demand::MonthEnd::day_after) <= on;
}

// Who makes the demand answers as an adult, emancipated or not.
inline bool is_adult(const demand::Person& person, demand::Date on) {
  using enum demand::Subject;
  if (person.subject == applicant || person.subject == co_applicant) return true;
  const auto* birth = birth_of(person);
  return birth != nullptr && person.subject != unborn && is_at_least(majority, *birth, on);
}

inline bool is_minor(const demand::Person& person, demand::Date on) {
  return person.subject != demand::Subject::unborn && !is_adult(person, on);
}

}  // namespace guichet::kiosk::rules
