// What a machine-readable zone says, part by part: read, or why not. Nothing that its check digit contradicts is ever
// given as read. Optional data are not kept: a demand for housing asks for none of them.
#pragma once

#include <chrono>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/demand/date.hpp"
#include "kiosk/documents/mrz_format.hpp"

namespace guichet::kiosk::documents {

enum class MrzDoubt : unsigned char {
  unknown,       // a character could not be read, or what stands there is not such a part
  contradicted,  // a check digit that covers it says otherwise
  not_stated,    // the paper has no such part, or leaves it blank
};

template <class Value>
using MrzPart = std::expected<Value, MrzDoubt>;

enum class Sex : unsigned char { female, male, unspecified };

struct MrzReading {
  MrzLayout layout = MrzLayout::td1;
  MrzPart<std::string> code;    // "P", "ID", "IR"
  MrzPart<std::string> issuer;  // three letters of ISO 3166-1, or ICAO's own; "D"
  MrzPart<std::string> number;
  MrzPart<std::string> surname;      // capitals; spaces where the paper has any sign between words
  MrzPart<std::string> first_names;  // "ANNE MARIE"
  bool surname_cut = false;          // these had no room: beginnings only
  bool first_names_cut = false;
  MrzPart<demand::PartialDate> birth;  // the latest such day that is not to come: centenarians are a hundred years off
  MrzPart<Sex> sex;
  MrzPart<std::string> nationality;
  // The French card states the month of issue instead: how long it is valid is law, which changed (décret 2013-1188).
  MrzPart<demand::Date> expiry;
  MrzPart<std::chrono::year_month> issued;
  int checks_held = 0;
  int checks_failed = 0;

  bool is_whole() const;  // all that the layout states was read, and no check digit fails
};

// Lines joined: 90, 72 or 88 characters of A-Z, 0-9, "<", and "?" for the unknown ones. Nothing for anything else.
std::optional<MrzReading> parse_mrz(std::string_view text, demand::Date today);

// A state or organisation of ISO 3166-1 or Doc 9303 part 3 section 5, without fillers.
bool is_mrz_state(std::string_view code);

}  // namespace guichet::kiosk::documents
