#pragma once
// The four corners of the large busy patch in a piece of a page, however it is turned. A fold or a hole in the patch
// does not matter.

#include <array>
#include <optional>

#include "kiosk/documents/picture.hpp"

namespace guichet::kiosk::documents {

struct Point {
  double x = 0, y = 0;

  friend Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
  friend Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
  friend Point operator*(double factor, Point a) { return {factor * a.x, factor * a.y}; }
};

using Quad = std::array<Point, 4>;  // clockwise on the page

std::optional<Quad> outline(const Picture& piece);

}  // namespace guichet::kiosk::documents
