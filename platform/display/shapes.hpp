// Commands made ready to compare and to draw: checked against the frame's bounds, measured, and given a fingerprint.
// A shape is a run of triangles that share corners, such as one letter or one button: the smallest thing worth
// skipping.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "platform/display/frame.hpp"

namespace guichet::platform::display {

struct Prepared {
  Command command;
  std::uint16_t lowest = 0;       // of its indices
  std::uint16_t highest = 0;      // of its indices
  Rect bounds{};                  // every pixel it may touch, within its clip
  std::uint64_t fingerprint = 0;  // of all that decides its pixels, but for its texture's content
  bool operator==(const Prepared& other) const { return fingerprint == other.fingerprint; }
};

struct Shape {
  std::uint32_t first_index = 0;
  std::uint32_t index_count = 0;
  float left = 0, top = 0, right = 0, bottom = 0;  // pixels
  float u0 = 0, v0 = 0, u1 = 0, v1 = 0;            // texture coordinates, smallest and largest
};

// In drawing order, without those that point outside the frame's spans or show nothing.
std::vector<Prepared> prepare(const Frame& frame, Size screen);

void for_each_shape(const Frame& frame, const Command& command, const std::function<void(const Shape&)>& visit);

// The pixels that a shape may touch: the rasteriser truncates where it likes, one pixel of margin holds it.
Rect pixel_bounds(const Shape& shape);

}  // namespace guichet::platform::display
