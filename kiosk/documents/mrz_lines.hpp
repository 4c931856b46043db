// Finds lines of characters that stand at one pitch, as machine-readable zones are written, anywhere on a page and in
// any direction. The scale of the page need not be known: the pitch is seen.
#pragma once

#include <cstddef>
#include <vector>

#include "kiosk/documents/picture.hpp"

namespace guichet::kiosk::documents {

// A place within a line, in pixels; of half the size of a Point, for there are thousands.
struct Spot {
  float x = 0, y = 0;

  friend Spot operator+(Spot a, Spot b) { return {a.x + b.x, a.y + b.y}; }
  friend Spot operator-(Spot a, Spot b) { return {a.x - b.x, a.y - b.y}; }
  friend Spot operator*(Spot a, float by) { return {a.x * by, a.y * by}; }
};

// The middle of character k is origin + k step + k² bend: paper is not always flat, nor a camera straight above.
struct PitchLine {
  Spot origin, step, bend = {};
  int count = 0;
  float unrest = 0;  // how far from their place characters stand, in pitches

  Spot at(float k) const { return origin + step * k + bend * (k * k); }
  Spot direction_at(float k) const { return step + bend * (2 * k); }
};

// Two or three such lines, one under the other, their first characters in one column. `count` is what was seen of the
// longest: a character may be missing at either end.
struct MrzBlock {
  std::vector<PitchLine> lines;
  int count = 0;
};

// How ink is told from paper: darker than that part of what surrounds it.
struct InkWish {
  float threshold = 0.8F;
  int radius = 24;  // pixels, once the page is reduced to the size it is searched at
};

std::vector<MrzBlock> find_mrz_blocks(const Picture& page, InkWish wish = {});

}  // namespace guichet::kiosk::documents
