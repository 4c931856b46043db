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

// One person on a paper that parts the family name from the given ones, as a machine-readable zone does.
struct PartedName {
  WrittenName family, given;
};

TypedName typed_name(const demand::Answers& answers);  // of an applicant, a co-applicant or a dependant

// Passed when a family name and the first name are there; failed when neither is. A name typed in another script cannot
// be compared, and a cut name is never said to be another's: what is not seen may hold it.
Match match(const WrittenName& written, const TypedName& typed);

// Whether the paper is in this very name, for what opens a file: the birth or the used name, or both, is all that
// stands in the family name's place, and the first name is among the given ones. A paper that lists many names is
// nobody's.
bool is_named(const PartedName& written, const TypedName& typed);

// Whether one of those whom a paper names is this person; empty names count for nobody.
Match match_any(std::span<const WrittenName> written, const TypedName& typed);

}  // namespace guichet::kiosk::documents
