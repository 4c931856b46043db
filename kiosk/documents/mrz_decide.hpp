#pragma once
// From how likely each character is to what may be said: the alphabet of each position and the check digits decide
// between likely readings, and a character that stays doubtful is said to be unknown.

#include <span>
#include <string>

#include "kiosk/documents/mrz_format.hpp"
#include "kiosk/documents/ocr_b.hpp"

namespace guichet::kiosk::documents {

// The likeliest text that each position allows, doubts and check digits aside, and the mean of its logarithms.
struct FirstReading {
  std::string text;
  float mean = -10;
};
FirstReading likeliest(std::span<const Scores> scores, const MrzFormat& format);

// The text with "?" for what is doubtful.
std::string decide(std::span<const Scores> scores, const MrzFormat& format);

}  // namespace guichet::kiosk::documents
