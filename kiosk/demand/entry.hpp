#pragma once
// From what a person types to a value, and back. Every refusal is a Problem that names what is wrong and how to mend
// it.

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/demand/code_lists.hpp"
#include "kiosk/demand/commune_directory.hpp"
#include "kiosk/demand/field.hpp"

namespace guichet::kiosk::demand {

enum class Problem : unsigned char {
  missing,
  too_long,
  bad_character,
  not_a_date,
  in_the_future,
  in_the_past,
  too_far,
  too_old,
  too_young,
  not_an_email,
  not_a_phone,
  unknown_commune,
  unknown_code,
  too_many,
  not_a_number,
  too_small,
  too_large,
  not_a_year,
  not_a_nir,
  not_a_business,
  nobody_else,      // "with others", and nobody listed
  somebody_else,    // "alone", and people listed
  cut_short,        // a name that was read: the paper had no room for its end
  nobody_concerned  // a handicap in the household, and nobody's
};

std::string_view name_of(Problem problem);  // "missing"
std::string text_key(Problem problem);      // "problem.missing"

// What parsing needs to know of the world, all of it values.
struct Context {
  Date today{};
  const CommuneDirectory& communes;
  const CodeLists& code_lists;
};

// Typed forms: a date is "DD/MM/YYYY" (unknown parts "00" or empty), a choice its code, choices and communes codes
// joined by ',', amounts as in amounts.hpp, yes_no "yes" or "no", a locality "92012 92100" (INSEE code, then postcode
// if the commune has several).
std::expected<Value, Problem> parse(const Field& field, std::string_view typed, const Context& context);

// The two halves of parse(): what the text says, then whether the world allows it. A message is read with the first,
// so that an answer that has gone stale is kept and reported, not lost.
std::expected<Value, Problem> shape(const Field& field, std::string_view typed);
std::optional<Problem> check(const Field& field, const Value& value, const Context& context);

// The inverse: parse(field, typed(field, value)) is value.
std::string typed(const Field& field, const Value& value);

struct FieldProblem {
  FieldId field;
  Subject subject;
  std::size_t person = 0;  // index in Demand::people; 0 for the demand itself
  Problem problem;

  friend bool operator==(const FieldProblem&, const FieldProblem&) = default;
};

// Between "alone or with others" and the people listed.
std::optional<Problem> household_problem(const Demand& demand);

// Forgets the answers to questions that are no longer asked: what was said of a handicap that there is not.
void drop_what_no_longer_applies(Demand& demand);

// Someone born on this day is at least so old; nothing known: they are.
bool is_of_age(const Field& field, const Person& person, Date today);

// Everything that is missing or does not fit together for a deposit, in the order of the form.
std::vector<FieldProblem> problems(const Demand& demand, const Context& context);

}  // namespace guichet::kiosk::demand
