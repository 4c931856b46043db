#pragma once
// Any four-sided part of a picture, laid flat in one step: no pixel is computed twice.

#include <array>

#include "kiosk/documents/sheet_outline.hpp"
#include "kiosk/documents/sheet_raster.hpp"

namespace guichet::kiosk::documents {

struct PaperSize {
  double width = 210, height = 297;  // millimetres

  friend bool operator==(const PaperSize&, const PaperSize&) = default;
};

// What the outline measures on the paper. With `dpi`, of a device that sees without perspective, it is measured;
// without, it is the known paper of that shape, or one of that shape whose long side is an A4's. `middle` is the
// picture's.
PaperSize paper_size(const std::array<Point, 4>& corners, Point middle, int dpi);

// Whether people's papers have that size: A4 and its halves, cards, passports.
bool is_known(PaperSize size);

// What lies beyond the picture is white.
Raster lay_flat(const Raster& source, const std::array<Point, 4>& corners, int width, int height);

}  // namespace guichet::kiosk::documents
