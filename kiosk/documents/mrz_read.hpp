// Reads the machine-readable zone of an identity paper on a page, wherever it lies and whichever way up.
#pragma once

#include <optional>

#include "kiosk/documents/mrz.hpp"
#include "kiosk/documents/ocr_b.hpp"
#include "kiosk/documents/picture.hpp"

namespace guichet::kiosk::documents {

// Nothing when no zone is found, or when too few of its check digits hold to believe that it is one.
std::optional<MrzReading> read_mrz(const Picture& page, const OcrB& glyphs, demand::Date today);

}  // namespace guichet::kiosk::documents
