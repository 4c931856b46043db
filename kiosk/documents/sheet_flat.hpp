#pragma once
// The steps that a sheet and a mere look at a page share: where the paper is, what size it has, how readable it is.

#include "kiosk/documents/sheet.hpp"
#include "kiosk/documents/sheet_outline.hpp"
#include "kiosk/documents/sheet_raster.hpp"

namespace guichet::kiosk::documents {

struct Place {
  std::array<Point, 4> corners;  // in the capture, of exactly what the sheet will show
  int width = 0, height = 0;     // of the sheet
  int captured_dpi = 0;
  std::optional<QualityFault> fault;  // that only the capture shows
};

Place find_place(const Raster& capture, const SheetWish& wish);

// The quality of the page laid flat, with what its capture showed.
Quality judge(const Picture& flat, const Place& place);

}  // namespace guichet::kiosk::documents
