// Whether a page can be read by the person who will instruct the demand, and if not, why and where. Everything is
// measured on the straightened page at one scale, so that the same paper is judged alike whatever made its picture.
// Nothing is refused here: the person may keep a poor page.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "kiosk/documents/picture.hpp"

namespace guichet::kiosk::documents {

enum class Fault : unsigned char {
  no_page,     // a camera saw things, and no sheet of paper among them
  empty_page,  // paper, and nothing on it
  cut_page,    // a side of the paper is out of the picture
  too_small,   // so far away that its letters have too few pixels
  too_dark,
  glare,       // a lamp's reflection hides a part of the text
  too_bright,  // the ink is nearly as light as the paper
  blurred,
};

// A part of a picture, in shares of its width and height: the whole is {0, 0, 1, 1}.
struct Region {
  double x = 0, y = 0, width = 1, height = 1;
  friend bool operator==(const Region&, const Region&) = default;
};

struct QualityFault {
  Fault fault = Fault::no_page;
  Region where{};  // on the sheet
  friend bool operator==(const QualityFault&, const QualityFault&) = default;
};

struct Quality {
  bool readable = true;
  std::optional<QualityFault> fault{};  // the first in the order above
  int paper = 255;                      // how light the paper is, 0 to 255
  double sharpness = 1;                 // the steepest edges over one pixel at 100 dpi, as a share of their contrast
  double ink = 0;                       // the share of the page that carries anything
  int captured_dpi = 0;                 // pixels that the paper had for each inch in the capture
  friend bool operator==(const Quality&, const Quality&) = default;
};

inline constexpr int quality_dpi = 100;

// Of a straightened page at `quality_dpi`; what only the capture shows (no_page, cut_page, too_small) is not known
// here.
Quality measure_quality(const Picture& page);

std::string_view name_of(Fault fault);  // "blurred"

}  // namespace guichet::kiosk::documents
