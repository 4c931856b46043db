#pragma once
// Geometry of an outline: the four corners of a blob, and straight lines along what can be seen of its sides.

#include <array>
#include <optional>
#include <vector>

#include "kiosk/documents/sheet_outline.hpp"

namespace guichet::kiosk::documents {

enum class Paper : unsigned char { lighter, darker };  // than what it lies on

std::vector<Point> convex_hull(std::vector<Point> points);  // clockwise as seen, without points on its sides
double area_of(const std::vector<Point>& polygon);

// From the top left, clockwise.
std::array<Point, 4> largest_quadrilateral(const std::vector<Point>& hull);

bool lies_within(const std::array<Point, 4>& corners, Point point, double margin);

// Each side moved to where the light changes along it; nothing when too little of a side can be seen.
std::optional<Outline> fit_sides(const Picture& picture, const std::array<Point, 4>& corners, Paper paper);

}  // namespace guichet::kiosk::documents
