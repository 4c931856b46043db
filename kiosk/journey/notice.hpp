#pragma once
// What a session keeps of a tax notice that was scanned: who it names, the income it states, the page to look at.
// Whether it speaks of the applicant is judged by the rules of documents/name_match.hpp.

#include <memory>
#include <string>

#include "kiosk/demand/demand.hpp"
#include "kiosk/documents/name_match.hpp"
#include "kiosk/documents/verdict.hpp"
#include "kiosk/journey/paper.hpp"

namespace guichet::kiosk::journey {

using documents::Match;
using Seal = documents::Outcome;  // proven, altered, undetermined

struct Notice {
  Seal seal = Seal::undetermined;
  demand::Euros income = {};  // revenu fiscal de référence
  int income_year = 0;
  std::string declarant_1 = {};  // as the seal writes it: capitals, no accents
  std::string declarant_2 = {};
  bool names_cut = false;  // the seal had no room for the whole of them
  std::string notice_reference = {};
  Leaf page = {};

  friend bool operator==(const Notice&, const Notice&) = default;
};

// Compares the declarants with the applicant's names: used or birth name, and first name.
Match holder(const Notice& notice, const demand::Answers& applicant);

}  // namespace guichet::kiosk::journey
