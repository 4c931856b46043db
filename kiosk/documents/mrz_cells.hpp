#pragma once
// Cuts a line of one pitch into its characters, upright and of one size, ink against paper whatever the light.

#include <vector>

#include "kiosk/documents/mrz_lines.hpp"
#include "kiosk/documents/ocr_b.hpp"

namespace guichet::kiosk::documents {

struct CutCell {
  Cell cell = {};
  bool blank = true;  // nothing stands there
};

// Characters `from` to `to` of the line, the last one left out; beyond the page there is paper.
std::vector<CutCell> cut_line(const Picture& page, const PitchLine& line, int from, int to);

}  // namespace guichet::kiosk::documents
