#pragma once
// What a person answers, as typed values. An answer that exists has been parsed: no screen, rule or message looks at
// raw text again.

#include <compare>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "kiosk/demand/codes.hpp"
#include "kiosk/demand/date.hpp"
#include "kiosk/demand/euros.hpp"

namespace guichet::kiosk::demand {

// A code of one of the registry's lists.
struct Code {
  std::string text;
  friend auto operator<=>(const Code&, const Code&) = default;
};
using Choices = std::vector<Code>;  // without repetition, in the order chosen

// Where someone lives: the commune, and the postcode by which people know it (empty for the few that have none).
struct Locality {
  CommuneCode commune;
  std::string postcode;
  friend auto operator<=>(const Locality&, const Locality&) = default;
};
// Money by the month under a code of a list; an empty list says that there is none.
struct Amount {
  Code code;
  Euros euros;
  friend auto operator<=>(const Amount&, const Amount&) = default;
};
using Amounts = std::vector<Amount>;  // each code once

using Communes = std::vector<CommuneCode>;  // without repetition, in the order of preference

// name, text, email, phone, nir, business -> string; yes_no -> bool; count, year -> int64; the others have their own
// type.
using Value =
    std::variant<std::string, bool, std::int64_t, Euros, PartialDate, Code, Choices, Locality, Communes, Amounts>;

}  // namespace guichet::kiosk::demand
