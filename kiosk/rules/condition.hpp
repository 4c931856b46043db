#pragma once
// When a rule applies, written beside it in the tables of assets/law: a few words over the answers of a demand, parsed
// once and checked against the field table. It is no language to program in: a word that the law needs is added here.

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/demand/code_lists.hpp"
#include "kiosk/demand/field.hpp"

namespace guichet::kiosk::rules {

// For whom, and on which day, the question is put.
struct Situation {
  const demand::Demand& demand;
  const demand::Person& person;
  demand::Date on;
};

enum class ConditionError : std::uint8_t { bad_shape, unknown_word, unknown_field, unknown_code, too_long };

std::string_view name_of(ConditionError error);  // "unknown_word" …

// a and b, a or b (or binds less), not a, (a), some(a): for someone of the household. Atoms are words (see
// condition.cpp) and answers: FIELD=CODE|CODE, FIELD=yes, FIELD=no, FIELD=? when it is not answered. A field of the
// demand is looked up there, any other with the person.
class Condition {
 public:
  static std::expected<Condition, ConditionError> parse(std::string_view text, const demand::CodeLists& lists);

  bool holds(const Situation& situation) const;

 private:
  friend class ConditionParser;
  enum class Kind : std::uint8_t { every, either, negation, someone, word, answer };

  bool answered_so(const Situation& situation) const;

  Kind kind_ = Kind::every;
  std::vector<Condition> parts_ = {};
  std::size_t word_ = 0;                  // in the list of words
  const demand::Field* field_ = nullptr;  // in the field table
  std::vector<std::string> values_ = {};
};

}  // namespace guichet::kiosk::rules
