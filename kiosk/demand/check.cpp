#include <algorithm>
#include <chrono>
#include <tuple>

#include "kiosk/demand/entry.hpp"

namespace guichet::kiosk::demand {
namespace {

using Checked = std::optional<Problem>;

constexpr int oldest_person = 130;
// A pregnancy declared on its first day ends within 310; a birth may come a month after the day announced.
constexpr std::chrono::days longest_wait{310};
constexpr std::chrono::days longest_delay{31};

// The birthday that makes `age`, compared as numbers: 29 February needs no rule.
bool has_turned(Date birth, int age, Date today) {
  const auto turns = std::tuple(static_cast<int>(birth.year()) + age, birth.month(), birth.day());
  return turns <= std::tuple(static_cast<int>(today.year()), today.month(), today.day());
}

Checked check_birth(const Limits& limits, const PartialDate& date, Date today) {
  if (date.earliest() > today) return Problem::in_the_future;
  if (date.year < static_cast<int>(today.year()) - oldest_person) return Problem::too_old;
  if (!has_turned(date.earliest(), limits.min_age, today)) return Problem::too_young;
  return std::nullopt;
}

Checked check_expected(const PartialDate& date, Date today) {
  const std::chrono::sys_days expected{date.earliest()};
  const std::chrono::sys_days now{today};
  if (expected < now - longest_delay) return Problem::in_the_past;
  if (expected > now + longest_wait) return Problem::too_far;
  return std::nullopt;
}

struct Checking {
  const Field& field;
  const Context& context;

  Checked operator()(const std::string&) const { return std::nullopt; }
  Checked operator()(bool) const { return std::nullopt; }
  Checked operator()(Euros) const { return std::nullopt; }

  Checked operator()(std::int64_t number) const {
    if (number < field.limits.min) return Problem::too_small;
    if (number > field.limits.max) return Problem::too_large;
    return std::nullopt;
  }

  Checked operator()(const PartialDate& date) const {
    if (!date.is_whole() && !field.limits.day_may_be_unknown) return Problem::not_a_date;
    return field.limits.in_the_future ? check_expected(date, context.today)
                                      : check_birth(field.limits, date, context.today);
  }

  Checked operator()(const Code& code) const {
    if (!context.code_lists.offers(field.list, code.text)) return Problem::unknown_code;
    return std::nullopt;
  }

  Checked operator()(const Choices& choices) const {
    if (std::cmp_greater(choices.size(), field.limits.max)) return Problem::too_many;
    const bool offered = std::ranges::all_of(
        choices, [&](const Code& code) { return context.code_lists.offers(field.list, code.text); });
    return offered ? Checked{} : Problem::unknown_code;
  }

  Checked operator()(const Amounts& amounts) const {
    const bool offered = std::ranges::all_of(
        amounts, [&](const Amount& amount) { return context.code_lists.offers(field.list, amount.code.text); });
    return offered ? Checked{} : Problem::unknown_code;
  }

  Checked operator()(const Locality& locality) const {
    const Commune* commune = context.communes.find(locality.commune);
    if (commune == nullptr) return Problem::unknown_commune;
    if (locality.postcode.empty() && commune->postcodes.empty()) return std::nullopt;
    if (locality.postcode.empty()) return Problem::missing;
    return commune->has_postcode(locality.postcode) ? Checked{} : Problem::unknown_commune;
  }

  Checked operator()(const Communes& communes) const {
    if (std::cmp_greater(communes.size(), field.limits.max)) return Problem::too_many;
    const bool known =
        std::ranges::all_of(communes, [&](const CommuneCode& code) { return context.communes.find(code) != nullptr; });
    return known ? Checked{} : Problem::unknown_commune;
  }
};

bool forget(Answers& answers, const Demand& demand, const Person& person) {
  std::vector<FieldId> gone;
  for (const auto& [id, value] : answers) {
    if (!field(id).applies(demand, person)) gone.push_back(id);
  }
  for (const FieldId id : gone) answers.erase(id);
  return !gone.empty();
}

std::optional<Problem> handicap_problem(const Demand& demand) {
  const bool* handicap = demand.answers.get<bool>("handicap");
  if (handicap == nullptr || !*handicap) return std::nullopt;
  const bool all_said_no = std::ranges::all_of(demand.people, [](const Person& person) {
    const bool* concerned = person.answers.get<bool>("concerned");
    return person.subject == Subject::unborn || (concerned != nullptr && !*concerned);
  });
  return all_said_no ? std::optional(Problem::nobody_concerned) : std::nullopt;
}

void add_problems(std::vector<FieldProblem>& found, const Demand& demand, Subject subject, std::size_t person,
                  const Context& context) {
  const Answers& answers = answers_of(demand, subject, person);
  for (const Field& field : fields()) {
    if (!field.subjects.has(subject) || !field.applies(demand, demand.people[person])) continue;
    const Value* value = answers.find(field.id);
    const Checked problem = value != nullptr ? check(field, *value, context)
                            : field.required ? Checked{Problem::missing}
                                             : std::nullopt;
    if (problem) found.push_back({.field = field.id, .subject = subject, .person = person, .problem = *problem});
  }
}

}  // namespace

std::optional<Problem> check(const Field& field, const Value& value, const Context& context) {
  return std::visit(Checking{field, context}, value);
}

bool is_of_age(const Field& field, const Person& person, Date today) {
  const auto* born =
      person.answers.get<PartialDate>(person.answers.has("born_on") ? FieldId("born_on") : FieldId("birth_date"));
  return field.from_age == 0 || born == nullptr || has_turned(born->earliest(), field.from_age, today);
}

void drop_what_no_longer_applies(Demand& demand) {
  // An answer that goes may take others with it: until nothing moves.
  for (bool moved = true; moved;) {
    moved = forget(demand.answers, demand, demand.people.front());
    for (Person& person : demand.people) moved = forget(person.answers, demand, person) || moved;
  }
}

std::optional<Problem> household_problem(const Demand& demand) {
  const bool* with_others = demand.answers.get<bool>("household_with_others");
  if (with_others == nullptr) return std::nullopt;
  const bool listed = demand.people.size() > 1;
  if (*with_others && !listed) return Problem::nobody_else;
  if (!*with_others && listed) return Problem::somebody_else;
  return std::nullopt;
}

std::vector<FieldProblem> problems(const Demand& demand, const Context& context) {
  std::vector<FieldProblem> found;
  for (std::size_t person = 0; person < demand.people.size(); ++person) {
    add_problems(found, demand, demand.people[person].subject, person, context);
  }
  add_problems(found, demand, Subject::demand, 0, context);
  if (const auto problem = handicap_problem(demand)) {
    found.push_back({.field = "handicap", .subject = Subject::demand, .person = 0, .problem = *problem});
  }
  if (const auto problem = household_problem(demand)) {
    found.push_back({.field = "household_with_others", .subject = Subject::demand, .person = 0, .problem = *problem});
  }
  return found;
}

}  // namespace guichet::kiosk::demand
