#include "platform/display/shapes.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <optional>

namespace guichet::platform::display {
namespace {

class Fingerprint {
 public:
  void add(std::uint64_t word) {
    hash_ = (hash_ ^ word) * 0x9e3779b97f4a7c15;
    hash_ ^= hash_ >> 29;
  }
  void add(std::uint32_t low, std::uint32_t high) { add(low | std::uint64_t{high} << 32); }
  void add(const Vertex& vertex) {
    add(std::bit_cast<std::uint32_t>(vertex.x), std::bit_cast<std::uint32_t>(vertex.y));
    add(std::bit_cast<std::uint32_t>(vertex.u), std::bit_cast<std::uint32_t>(vertex.v));
    add(vertex.rgba);
  }
  void add(const Rect& rect) {
    add(static_cast<std::uint32_t>(rect.x), static_cast<std::uint32_t>(rect.y));
    add(static_cast<std::uint32_t>(rect.width), static_cast<std::uint32_t>(rect.height));
  }
  std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325;
};

std::span<const std::uint16_t> indices_of(const Frame& frame, const Command& command) {
  return frame.indices.subspan(command.first_index, command.index_count);
}

std::span<const Vertex> vertices_of(const Frame& frame, const Prepared& prepared) {
  return frame.vertices.subspan(prepared.command.vertex_offset + prepared.lowest,
                                std::size_t{prepared.highest} - prepared.lowest + 1);
}

// A float far outside the screen must not overflow an int.
int pixel(float coordinate) { return static_cast<int>(std::clamp(coordinate, -100'000.0F, 100'000.0F)); }

Rect pixels_between(float left, float top, float right, float bottom) {
  const int x = pixel(std::floor(left)) - 1;
  const int y = pixel(std::floor(top)) - 1;
  return {x, y, pixel(std::ceil(right)) + 1 - x, pixel(std::ceil(bottom)) + 1 - y};
}

Rect measure(std::span<const Vertex> vertices) {
  const auto [left, right] = std::ranges::minmax(vertices, {}, &Vertex::x);
  const auto [top, bottom] = std::ranges::minmax(vertices, {}, &Vertex::y);
  return pixels_between(left.x, top.y, right.x, bottom.y);
}

std::uint64_t fingerprint_of(const Frame& frame, const Prepared& prepared) {
  Fingerprint print;
  print.add(prepared.command.texture);
  print.add(prepared.command.clip);
  for (const Vertex& vertex : vertices_of(frame, prepared)) print.add(vertex);
  const auto indices = indices_of(frame, prepared.command);
  for (std::size_t i = 0; i < indices.size(); i += 3)
    print.add(static_cast<std::uint64_t>(indices[i] - prepared.lowest) |
              static_cast<std::uint64_t>(indices[i + 1] - prepared.lowest) << 16 |
              static_cast<std::uint64_t>(indices[i + 2] - prepared.lowest) << 32);
  return print.value();
}

std::optional<Prepared> prepare(const Frame& frame, const Command& command, Size screen) {
  Prepared prepared{.command = command};
  prepared.command.index_count -= command.index_count % 3;
  if (prepared.command.index_count == 0) return std::nullopt;
  if (std::uint64_t{command.first_index} + command.index_count > frame.indices.size()) return std::nullopt;
  const auto [lowest, highest] = std::ranges::minmax(indices_of(frame, prepared.command));
  if (std::uint64_t{command.vertex_offset} + highest >= frame.vertices.size()) return std::nullopt;
  prepared.lowest = lowest;
  prepared.highest = highest;
  prepared.command.clip = intersection(command.clip, {0, 0, screen.width, screen.height});
  prepared.bounds = intersection(measure(vertices_of(frame, prepared)), prepared.command.clip);
  if (prepared.bounds.empty()) return std::nullopt;
  prepared.fingerprint = fingerprint_of(frame, prepared);
  return prepared;
}

void enlarge(Shape& shape, const Vertex& vertex) {
  shape.left = std::min(shape.left, vertex.x);
  shape.right = std::max(shape.right, vertex.x);
  shape.top = std::min(shape.top, vertex.y);
  shape.bottom = std::max(shape.bottom, vertex.y);
  shape.u0 = std::min(shape.u0, vertex.u);
  shape.u1 = std::max(shape.u1, vertex.u);
  shape.v0 = std::min(shape.v0, vertex.v);
  shape.v1 = std::max(shape.v1, vertex.v);
}

bool share_a_corner(std::span<const std::uint16_t> a, std::span<const std::uint16_t> b) {
  return std::ranges::find_first_of(a, b) != a.end();
}

}  // namespace

std::vector<Prepared> prepare(const Frame& frame, Size screen) {
  std::vector<Prepared> all;
  all.reserve(frame.commands.size());
  for (const Command& command : frame.commands)
    if (auto prepared = prepare(frame, command, screen)) all.push_back(*prepared);
  return all;
}

void for_each_shape(const Frame& frame, const Command& command, const std::function<void(const Shape&)>& visit) {
  constexpr float far = std::numeric_limits<float>::max();
  const auto indices = indices_of(frame, command);
  for (std::size_t i = 0; i < indices.size();) {
    Shape shape{.first_index = command.first_index + static_cast<std::uint32_t>(i),
                .left = far,
                .top = far,
                .right = -far,
                .bottom = -far,
                .u0 = far,
                .v0 = far,
                .u1 = -far,
                .v1 = -far};
    do {
      for (const std::uint16_t index : indices.subspan(i, 3))
        enlarge(shape, frame.vertices[command.vertex_offset + index]);
      shape.index_count += 3;
      i += 3;
    } while (i < indices.size() && share_a_corner(indices.subspan(i - 3, 3), indices.subspan(i, 3)));
    visit(shape);
  }
}

Rect pixel_bounds(const Shape& shape) { return pixels_between(shape.left, shape.top, shape.right, shape.bottom); }

}  // namespace guichet::platform::display
