#pragma once
// Where the paper lies in a capture: its four corners, from the border between it and what it lies on.

#include <array>

#include "kiosk/documents/picture.hpp"
#include "kiosk/documents/point.hpp"

namespace guichet::kiosk::documents {

// A side is kept as the line from the corner before it to the corner after it.
enum Side : unsigned char { top, right, bottom, left };

struct Outline {
  std::array<Point, 4> corners;     // top left, top right, bottom right, bottom left; they may lie outside
  std::array<bool, 4> on_border{};  // this side is the picture's own: what is beyond was not seen
  bool found = false;               // at least one side was seen against a background; otherwise the whole picture
};

// In a small picture: about 500 pixels on its long side. Coordinates are those of pixel edges: 0 to width.
Outline find_outline(const Picture& small);

// Degrees, clockwise, by which the lines of text are turned; 0 when there is no clear answer. At about 100 dpi.
double text_skew(const Picture& page);

}  // namespace guichet::kiosk::documents
