#include "kiosk/demand/demand.hpp"

#include <algorithm>
#include <array>

#include "kiosk/demand/field.hpp"

namespace guichet::kiosk::demand {
namespace {

constexpr std::array<std::string_view, 6> subject_names = {"applicant", "co_applicant",   "dependant",
                                                           "unborn",    "shared_custody", "demand"};

bool fits(Kind kind, const Value& value) {
  switch (kind) {
    case Kind::name:
    case Kind::text:
    case Kind::email:
    case Kind::phone:
    case Kind::nir:
    case Kind::business: return std::holds_alternative<std::string>(value);
    case Kind::choice: return std::holds_alternative<Code>(value);
    case Kind::choices: return std::holds_alternative<Choices>(value);
    case Kind::yes_no: return std::holds_alternative<bool>(value);
    case Kind::date: return std::holds_alternative<PartialDate>(value);
    case Kind::count:
    case Kind::year: return std::holds_alternative<std::int64_t>(value);
    case Kind::money: return std::holds_alternative<Euros>(value);
    case Kind::commune: return std::holds_alternative<Locality>(value);
    case Kind::communes: return std::holds_alternative<Communes>(value);
    case Kind::amounts: return std::holds_alternative<Amounts>(value);
  }
  return false;
}

bool are_valid(const Answers& answers, Subject subject) {
  return std::ranges::all_of(answers, [&](const auto& answer) {
    const Field* field = find_field(answer.first.view());
    return field != nullptr && field->subjects.has(subject) && fits(field->kind, answer.second);
  });
}

std::size_t count(const Demand& demand, Subject subject) {
  return static_cast<std::size_t>(std::ranges::count(demand.people, subject, &Person::subject));
}

}  // namespace

std::string_view name_of(Subject subject) { return subject_names[static_cast<std::size_t>(subject)]; }

const Value* Answers::find(FieldId field) const {
  const auto found = std::ranges::lower_bound(entries_, field, {}, &std::pair<FieldId, Value>::first);
  return found != entries_.end() && found->first == field ? &found->second : nullptr;
}

bool Answers::is(FieldId field, std::string_view code) const {
  const Code* choice = get<Code>(field);
  return choice != nullptr && choice->text == code;
}

bool Answers::includes(FieldId field, std::string_view code) const {
  const Choices* choices = get<Choices>(field);
  return choices != nullptr && std::ranges::contains(*choices, code, &Code::text);
}

void Answers::set(FieldId field, Value value) {
  const auto place = std::ranges::lower_bound(entries_, field, {}, &std::pair<FieldId, Value>::first);
  if (place != entries_.end() && place->first == field) {
    place->second = std::move(value);
  } else {
    entries_.emplace(place, field, std::move(value));
  }
}

void Answers::erase(FieldId field) {
  std::erase_if(entries_, [&](const auto& entry) { return entry.first == field; });
}

bool can_add(const Demand& demand, Subject subject) {
  if (subject == Subject::applicant || subject == Subject::demand || demand.people.size() >= most_people) return false;
  // The registry's message has room for one expected birth, which may be of several children.
  return subject != Subject::unborn || count(demand, Subject::unborn) == 0;
}

std::optional<std::size_t> add_person(Demand& demand, Subject subject) {
  if (!can_add(demand, subject)) return std::nullopt;
  const auto place = std::ranges::upper_bound(demand.people, subject, {}, &Person::subject);
  const auto added = demand.people.insert(place, Person{.subject = subject, .answers = {}});
  return static_cast<std::size_t>(added - demand.people.begin());
}

void remove_person(Demand& demand, std::size_t index) {
  if (index == 0 || index >= demand.people.size()) return;
  demand.people.erase(demand.people.begin() + static_cast<std::ptrdiff_t>(index));
}

Answers& answers_of(Demand& demand, Subject subject, std::size_t person) {
  return subject == Subject::demand ? demand.answers : demand.people.at(person).answers;
}

const Answers& answers_of(const Demand& demand, Subject subject, std::size_t person) {
  return subject == Subject::demand ? demand.answers : demand.people.at(person).answers;
}

bool is_valid(const Demand& demand) {
  const auto& people = demand.people;
  if (people.empty() || people.size() > most_people || count(demand, Subject::applicant) != 1) return false;
  if (count(demand, Subject::demand) != 0 || count(demand, Subject::unborn) > 1) return false;
  if (!std::ranges::is_sorted(people, {}, &Person::subject)) return false;
  return are_valid(demand.answers, Subject::demand) &&
         std::ranges::all_of(people, [](const Person& person) { return are_valid(person.answers, person.subject); });
}

}  // namespace guichet::kiosk::demand
