#pragma once
// One demand for social housing and the household to be housed, as values. A draft and a deposited demand have the
// same shape; `problems()` says what separates the first from the second.

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/demand/field_id.hpp"
#include "kiosk/demand/unique_number.hpp"
#include "kiosk/demand/value.hpp"

namespace guichet::kiosk::demand {

// Whom a question is about. People of a household are kept in this order.
enum class Subject : unsigned char { applicant, co_applicant, dependant, unborn, shared_custody, demand };

std::string_view name_of(Subject subject);  // "applicant", "co_applicant" …, for text keys

class Answers {
 public:
  bool has(FieldId field) const { return find(field) != nullptr; }
  const Value* find(FieldId field) const;
  template <typename T>
  const T* get(FieldId field) const {
    const Value* value = find(field);
    return value != nullptr ? std::get_if<T>(value) : nullptr;
  }
  bool is(FieldId field, std::string_view code) const;        // the choice made is this code
  bool includes(FieldId field, std::string_view code) const;  // this code is among the choices made
  void set(FieldId field, Value value);
  void erase(FieldId field);
  bool empty() const { return entries_.empty(); }
  auto begin() const { return entries_.begin(); }
  auto end() const { return entries_.end(); }

  friend bool operator==(const Answers&, const Answers&) = default;

 private:
  std::vector<std::pair<FieldId, Value>> entries_;  // sorted by field
};

struct Person {
  Subject subject = Subject::applicant;
  Answers answers = {};

  friend bool operator==(const Person&, const Person&) = default;
};

struct Demand {
  DeskCode desk;
  std::optional<Date> created = {};         // the day of deposit: it starts the seniority; nothing for a draft
  std::optional<UniqueNumber> number = {};  // given by the registry
  Answers answers = {};                     // what concerns the whole demand
  std::vector<Person> people = {Person{}};  // people[0] is the applicant, then by subject

  friend bool operator==(const Demand&, const Demand&) = default;
};

constexpr std::size_t most_people = 40;

// Adds a person after those of the same subject; the index, or nothing when the household has its most of them.
std::optional<std::size_t> add_person(Demand& demand, Subject subject);
bool can_add(const Demand& demand, Subject subject);
void remove_person(Demand& demand, std::size_t index);  // never the applicant

Answers& answers_of(Demand& demand, Subject subject, std::size_t person);
const Answers& answers_of(const Demand& demand, Subject subject, std::size_t person);

// One applicant first, the others in the order of subjects, each answer of the kind of its field and of its subject.
bool is_valid(const Demand& demand);

}  // namespace guichet::kiosk::demand
