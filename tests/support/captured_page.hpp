// A sheet of paper as a scanner with an open lid or a camera sees it: on a table, turned, in perspective, in a shadow,
// under a lamp. In colours; the same wish always gives the same pixels.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "tests/support/spot.hpp"

namespace guichet::tests {

struct Capture {
  int width = 1800, height = 2500;
  std::array<Spot, 4> corners{};            // of the paper, in pixels: top left, top right, bottom right, bottom left
  std::array<double, 3> table{70, 58, 50};  // red, green, blue
  double light = 1;                         // 1 leaves the page as it was drawn
  double shadow = 0;     // share of the light that is lost on the right, and half of it at the bottom
  double blur = 0;       // sigma in pixels of the capture
  double noise = 0;      // sigma
  Spot lamp{};           // middle of its reflection, in shares of the capture
  double lamp_size = 0;  // its radius, in shares of the capture's width
  bool tinted = false;   // blue paper instead of white
};

// Paper of that size (A4, a card) turned clockwise around the middle of a capture that is a little larger than it.
Capture lying(double degrees, int dpi, double paper_width = 210, double paper_height = 297);

// An A4 page before a tilted camera of five million pixels.
Capture held();

enum class Encoding : unsigned char { png, jpeg };  // quality 90

// `page` is a PNG, as `render` makes it.
std::vector<std::byte> captured(std::span<const std::byte> page, const Capture& capture,
                                Encoding encoding = Encoding::jpeg);

}  // namespace guichet::tests
