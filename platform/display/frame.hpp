// A picture of the screen as the toolkit hands it over: triangles in pixels, cut by rectangles, over one background
// colour. Nothing here knows SDL or Dear ImGui; the shapes are chosen so that ImGui's lists map onto them without
// conversion.
#pragma once

#include <cstdint>
#include <span>

namespace guichet::platform::display {

struct Size {
  int width = 0;
  int height = 0;
  bool operator==(const Size&) const = default;
};

struct Rect {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;

  bool empty() const { return width <= 0 || height <= 0; }
  bool operator==(const Rect&) const = default;
};

Rect intersection(const Rect& a, const Rect& b);  // an empty Rect when they do not meet
Rect enclosing(const Rect& a, const Rect& b);     // the smallest that holds both; an empty one counts for nothing

using TextureId = std::uint64_t;  // 0 = none: the vertices' colours alone

// Positions in pixels, texture coordinates in 0..1, colour with red in the low byte and straight alpha in the high one.
struct Vertex {
  float x, y, u, v;
  std::uint32_t rgba;
};

// Triangles `indices[first_index, first_index + index_count)`, each index counted from `vertex_offset`.
struct Command {
  TextureId texture = 0;
  Rect clip{};
  std::uint32_t first_index = 0;
  std::uint32_t index_count = 0;
  std::uint32_t vertex_offset = 0;
};

struct Frame {
  std::span<const Vertex> vertices;
  std::span<const std::uint16_t> indices;
  std::span<const Command> commands;
  std::uint32_t background_rgba = 0xffffffff;
};

}  // namespace guichet::platform::display
