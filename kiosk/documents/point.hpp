#pragma once

#include <cmath>

namespace guichet::kiosk::documents {

// A place on a picture, in pixels from its top left corner.
struct Point {
  double x = 0, y = 0;

  friend Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
  friend Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
  friend Point operator*(double factor, Point a) { return {factor * a.x, factor * a.y}; }
};

inline double distance(Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); }

}  // namespace guichet::kiosk::documents
