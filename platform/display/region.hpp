// A part of the screen, or of a texture, kept as a handful of rectangles: precise enough that a key and the field it
// fills, far apart, do not redraw all that lies between, and few enough that redrawing each stays cheap.
#pragma once

#include <span>
#include <vector>

#include "platform/display/frame.hpp"

namespace guichet::platform::display {

class Region {
 public:
  static constexpr std::size_t most_rectangles = 8;

  // Rectangles that overlap become one; beyond eight, the two whose union wastes least do.
  void add(Rect rect);
  void clear() { rects_.clear(); }

  bool empty() const { return rects_.empty(); }
  bool touches(const Rect& rect) const;
  std::span<const Rect> rects() const { return rects_; }

 private:
  void absorb_overlaps(Rect rect);
  void merge_cheapest_pair();

  std::vector<Rect> rects_;
};

}  // namespace guichet::platform::display
