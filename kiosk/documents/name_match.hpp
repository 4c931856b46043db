#pragma once
// Compares names as papers write them with names as people type them. A paper writes capitals without accents, may add
// a title or more first names, may stop in the middle; an administration and a machine-readable zone part words
// otherwise.

#include <span>
#include <string>
#include <string_view>

#include "kiosk/demand/demand.hpp"

namespace guichet::kiosk::documents {

// What a comparison says: the same, something else, or no answer that one may rely on.
enum class Match : unsigned char { passed, failed, inconclusive };

std::string_view name_of(Match match);  // "passed" …, for text keys

// One person on a paper, in any order of names: "M. DUPONT JEAN PIERRE", "ERIKSSON<<ANNA<MARIA".
struct WrittenName {
  std::string text;
  bool cut = false;  // the paper had room for its beginning only

  friend bool operator==(const WrittenName&, const WrittenName&) = default;
};

// One person of a demand. The first of the first names is enough, and either family name.
struct TypedName {
  std::string birth;
  std::string used = {};
  std::string first;

  friend bool operator==(const TypedName&, const TypedName&) = default;
};

TypedName typed_name(const demand::Answers& answers);  // of an applicant, a co-applicant or a dependant

// Passed when a family name and the first name are there; failed when neither is. A name typed in another script cannot
// be compared, and a cut name is never said to be another's: what is not seen may hold it.
Match match(const WrittenName& written, const TypedName& typed);

// Whether one of those whom a paper names is this person; empty names count for nobody.
Match match_any(std::span<const WrittenName> written, const TypedName& typed);

}  // namespace guichet::kiosk::documents
