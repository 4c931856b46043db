// What the desk needs from the machine-readable zone of an identity paper. Read, never proven: anyone can print one. Of
// the nationality only its group is kept (décret 2017-917, article 3), and of the number only its end.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/demand/demand.hpp"
#include "kiosk/documents/findings.hpp"
#include "kiosk/documents/mrz.hpp"
#include "kiosk/documents/name_match.hpp"

namespace guichet::kiosk::documents {

enum class IdentityPaper : std::uint8_t { identity_card, passport, residence_permit, other };

// The three of the demand, by their codes in the registry's list.
enum class NationalityGroup : std::uint8_t { french = 1, european_union = 2, other = 3 };

struct Identity {
  IdentityPaper paper = IdentityPaper::other;
  WrittenName name = {};  // all that was read of it
  std::optional<std::string> surname = {};
  std::optional<std::string> first_names = {};
  bool surname_cut = false;  // beginnings only, or perhaps so
  bool first_names_cut = false;
  std::optional<demand::PartialDate> birth = {};
  std::optional<Sex> sex = {};
  std::optional<NationalityGroup> nationality = {};
  std::string masked_number = {};                      // "•••••0285"; empty when it was not read
  std::optional<demand::Date> expiry = {};             // the old French card states none
  std::optional<std::chrono::year_month> issued = {};  // the old French card alone states it
  bool whole = false;                                  // every part was read and no check digit fails

  friend bool operator==(const Identity&, const Identity&) = default;
};

Identity identity_of(const MrzReading& reading);

// What of it is compared with a demand.
IdentityFacts facts_of(const Identity& identity);

// The last day on which the paper is good. What the old French card does not state follows from its month of issue
// (décret 2013-1188): of adults fifteen years since 2004, of minors ten.
std::optional<demand::Date> valid_until(const Identity& identity);

// States of the European Union since 1 February 2020, and those that the form counts with it, whose nationals need no
// permit either (CESEDA, book II); nothing for organisations and for who has no nationality.
std::optional<NationalityGroup> nationality_group(std::string_view state);
std::string_view code_of(NationalityGroup group);

// By day of birth, part by part. The zone writes two digits of the year: a century's difference contradicts nobody.
Match match_birth(const demand::PartialDate& stated, const demand::PartialDate* typed);

// Whether the paper is this person's, so that it may open their file: family name, first name and day of birth as the
// zone writes them, each of them read.
bool is_theirs(const Identity& identity, const demand::Answers& person);

}  // namespace guichet::kiosk::documents
