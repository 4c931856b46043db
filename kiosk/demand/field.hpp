#pragma once
// The table of everything that may be asked. The law closes the list (decree 2017-917, article 3): adding a field is
// one line, and that line names its article.

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "kiosk/demand/demand.hpp"

namespace guichet::kiosk::demand {

enum class Kind : unsigned char {
  name,
  text,
  email,
  phone,
  choice,
  choices,
  yes_no,
  date,
  count,
  money,
  year,
  commune,
  communes,
  nir,       // number of social security: typed once, never shown whole again, never printed
  business,  // SIREN or SIRET: limits.max digits
  amounts    // money under codes of `list`
};

class Subjects {
 public:
  constexpr Subjects(Subject subject) : bits_(bit(subject)) {}  // NOLINT(google-explicit-constructor)
  constexpr Subjects(std::initializer_list<Subject> subjects) {
    for (const Subject subject : subjects) bits_ |= bit(subject);
  }
  constexpr bool has(Subject subject) const { return (bits_ & bit(subject)) != 0; }

 private:
  static constexpr unsigned bit(Subject subject) { return 1U << static_cast<unsigned>(subject); }
  unsigned bits_ = 0;
};

struct Limits {
  std::int64_t min = 0;                                         // count, year
  std::int64_t max = std::numeric_limits<std::int64_t>::max();  // length in characters, count, or most choices
  int min_age = 0;                                              // in whole years
  bool in_the_future = false;                                   // an expected birth, otherwise the past
  bool day_may_be_unknown = false;
  bool may_be_negative = false;
};

using When = bool (*)(const Demand&, const Person&);

struct Field {
  FieldId id;
  Subjects subjects;
  Kind kind;
  std::string_view list = {};  // the code list of a choice
  bool required = true;
  bool asked = true;  // false: filled by the terminal (what a sealed document proved)
  Limits limits = {};
  bool changeable = true;    // by the applicant alone once deposited; otherwise a desk must do it
  int from_age = 0;          // asked of those who are as old, when their birth date is known
  When when = nullptr;       // shown and required only then; always when null
  std::string_view path;     // in the registry's message, under the element of its subject; "g:" is our namespace
  std::string_view article;  // the text that allows to ask

  bool applies(const Demand& demand, const Person& person) const { return when == nullptr || when(demand, person); }
};

std::span<const Field> fields();
const Field* find_field(std::string_view name);  // nothing when the name is not on the list
const Field& field(FieldId id);                  // for names written in the code

// "field.birth_name"; ".hint" and ".why" are optional texts.
std::string text_key(const Field& field);

}  // namespace guichet::kiosk::demand
