#include "kiosk/documents/codes_outline.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "platform/system/cells.hpp"

namespace guichet::kiosk::documents {
namespace {

using platform::system::cell_at;
using platform::system::cell_count;

double cross(Point a, Point b) { return a.x * b.y - a.y * b.x; }
double dot(Point a, Point b) { return a.x * b.x + a.y * b.y; }

// The piece in small cells, a third of what two modules of a seal cover.
struct Patch {
  int across = 0, down = 0;
  double side = 0;  // pixels of a cell
  std::vector<std::uint8_t> set;

  bool at(int x, int y) const { return x >= 0 && y >= 0 && x < across && y < down && set[cell_at(x, y, across)]; }
  std::uint8_t& cell(int x, int y) { return set[cell_at(x, y, across)]; }
};

struct Extremes {
  std::vector<std::uint8_t> low, high;
};

Extremes extremes(const Picture& piece, const Patch& patch) {
  Extremes found{std::vector<std::uint8_t>(patch.set.size(), 255), std::vector<std::uint8_t>(patch.set.size(), 0)};
  for (int y = 0; y < piece.height; ++y) {
    const int row = std::min(static_cast<int>(y / patch.side), patch.down - 1);
    for (int x = 0; x < piece.width; ++x) {
      const int column = std::min(static_cast<int>(x / patch.side), patch.across - 1);
      const auto at = cell_at(column, row, patch.across);
      const std::uint8_t value = piece.grey[cell_at(x, y, piece.width)];
      found.low[at] = std::min(found.low[at], value);
      found.high[at] = std::max(found.high[at], value);
    }
  }
  return found;
}

// Cells around which dark and light stand side by side.
Patch contrasted(const Picture& piece) {
  Patch patch;
  patch.side = std::max(2.0, std::min(piece.width, piece.height) / 84.0);
  patch.across = static_cast<int>(piece.width / patch.side);
  patch.down = static_cast<int>(piece.height / patch.side);
  patch.set.resize(cell_count(patch.across, patch.down));
  const Extremes cells = extremes(piece, patch);
  std::vector<int> ranges(patch.set.size());
  for (int y = 0; y < patch.down; ++y) {
    for (int x = 0; x < patch.across; ++x) {
      int low = 255, high = 0;
      for (int row = std::max(0, y - 1); row <= std::min(patch.down - 1, y + 1); ++row) {
        for (int column = std::max(0, x - 1); column <= std::min(patch.across - 1, x + 1); ++column) {
          const auto at = cell_at(column, row, patch.across);
          low = std::min<int>(low, cells.low[at]), high = std::max<int>(high, cells.high[at]);
        }
      }
      ranges[cell_at(x, y, patch.across)] = high - low;
    }
  }
  std::vector<int> sorted = ranges;
  const auto usual = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() * 8 / 10);
  std::ranges::nth_element(sorted, usual);
  std::ranges::transform(ranges, patch.set.begin(), [&](int range) { return 2 * range > *usual; });
  return patch;
}

// All that hangs together with (x, y) and is `wanted` becomes the opposite. Says how much it was.
int flood(Patch& patch, int x, int y, std::uint8_t wanted) {
  std::vector<std::pair<int, int>> open;
  int count = 0;
  const auto visit = [&](int column, int row) {
    if (column < 0 || row < 0 || column >= patch.across || row >= patch.down) return;
    if (patch.cell(column, row) != wanted) return;
    patch.cell(column, row) = !wanted;
    ++count;
    open.emplace_back(column, row);
  };
  visit(x, y);
  while (!open.empty()) {
    const auto [column, row] = open.back();
    open.pop_back();
    visit(column + 1, row), visit(column - 1, row), visit(column, row + 1), visit(column, row - 1);
  }
  return count;
}

// What the blank around cannot reach is inside.
Patch without_holes(const Patch& patch) {
  Patch outside = patch;
  for (int x = 0; x < patch.across; ++x) flood(outside, x, 0, 0), flood(outside, x, patch.down - 1, 0);
  for (int y = 0; y < patch.down; ++y) flood(outside, 0, y, 0), flood(outside, patch.across - 1, y, 0);
  Patch whole = patch;
  for (std::size_t i = 0; i < whole.set.size(); ++i) whole.set[i] = patch.set[i] || !outside.set[i];
  return whole;
}

// One step of an octagon, inwards or outwards.
Patch moved(const Patch& patch, bool is_inwards, bool is_diagonal) {
  Patch result = patch;
  for (int y = 0; y < patch.down; ++y) {
    for (int x = 0; x < patch.across; ++x) {
      const auto differs = [&](int dx, int dy) { return patch.at(x + dx, y + dy) != is_inwards; };
      bool change = differs(1, 0) || differs(-1, 0) || differs(0, 1) || differs(0, -1);
      if (is_diagonal) change = change || differs(1, 1) || differs(-1, 1) || differs(1, -1) || differs(-1, -1);
      if (change) result.cell(x, y) = !is_inwards;
    }
  }
  return result;
}

// Words and marks beside the code are thin: they do not survive.
Patch without_thin_parts(Patch patch) {
  constexpr int steps = 8;
  for (int i = 0; i < steps; ++i) patch = moved(patch, true, i % 2 == 1);
  for (int i = 0; i < steps; ++i) patch = moved(patch, false, i % 2 == 1);
  return patch;
}

Patch largest_part(const Patch& patch) {
  Patch rest = patch, best = patch;
  int most = 0;
  for (int y = 0; y < patch.down; ++y) {
    for (int x = 0; x < patch.across; ++x) {
      if (!rest.at(x, y)) continue;
      const Patch before = rest;
      const int count = flood(rest, x, y, 1);
      if (count <= most) continue;
      most = count;
      for (std::size_t i = 0; i < best.set.size(); ++i) best.set[i] = before.set[i] && !rest.set[i];
    }
  }
  return best;
}

std::vector<Point> border(const Patch& patch) {
  std::vector<Point> points;
  for (int y = 0; y < patch.down; ++y)
    for (int x = 0; x < patch.across; ++x)
      if (patch.at(x, y) && !(patch.at(x - 1, y) && patch.at(x + 1, y) && patch.at(x, y - 1) && patch.at(x, y + 1)))
        points.push_back({x + 0.5, y + 0.5});
  return points;
}

std::vector<Point> hull(std::vector<Point> points) {
  std::ranges::sort(points, [](Point a, Point b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
  std::vector<Point> ring;
  for (int half = 0; half < 2; ++half) {
    const std::size_t first = ring.size();
    for (const Point point : points) {
      while (ring.size() >= first + 2 && cross(ring.back() - ring[ring.size() - 2], point - ring.back()) <= 0)
        ring.pop_back();
      ring.push_back(point);
    }
    ring.pop_back();
    std::ranges::reverse(points);
  }
  return ring;
}

// The largest quadrilateral whose corners are corners of the hull.
std::optional<Quad> largest_quad(const std::vector<Point>& ring) {
  double most = 0;
  Quad best{};
  for (std::size_t i = 0; i < ring.size(); ++i) {
    for (std::size_t j = i + 2; j < ring.size(); ++j) {
      const auto farthest = [&](std::size_t from, std::size_t to) {
        std::pair<double, Point> found{0, ring[i]};
        for (std::size_t k = from; k < to; ++k)
          if (const double area = std::abs(cross(ring[j] - ring[i], ring[k % ring.size()] - ring[i]));
              area > found.first)
            found = {area, ring[k % ring.size()]};
        return found;
      };
      const auto [one, a] = farthest(i + 1, j);
      const auto [other, b] = farthest(j + 1, i + ring.size());
      if (one + other > most) most = one + other, best = {ring[i], a, ring[j], b};
    }
  }
  if (most < 200) return std::nullopt;
  return best;
}

struct Line {
  Point through, along;
};

Line through(const std::vector<Point>& points) {
  Point middle;
  for (const Point point : points) middle = middle + (1.0 / static_cast<double>(points.size())) * point;
  double xx = 0, xy = 0, yy = 0;
  for (const Point point : points) {
    const Point d = point - middle;
    xx += d.x * d.x, xy += d.x * d.y, yy += d.y * d.y;
  }
  const double angle = 0.5 * std::atan2(2 * xy, xx - yy);
  return {middle, {std::cos(angle), std::sin(angle)}};
}

std::vector<Point> close_to(const std::vector<Point>& points, const Line& line) {
  std::vector<Point> close;
  for (const Point point : points)
    if (std::abs(cross(line.along, point - line.through)) < 0.8) close.push_back(point);
  return close;
}

// The straight line that most of the border near this side follows; its rounded ends are left out.
Line fitted(const std::vector<Point>& points, Point from, Point to) {
  const Point side = to - from;
  const double length = std::hypot(side.x, side.y);
  std::vector<Point> near;
  for (const Point point : points) {
    const double part = dot(point - from, side) / (length * length);
    if (part > 0.12 && part < 0.88 && std::abs(cross(side, point - from)) / length < 0.12 * length)
      near.push_back(point);
  }
  Line best{from, (1 / length) * side};
  std::size_t most = 7;
  for (std::size_t i = 0; i < near.size(); i += 2) {
    for (std::size_t j = i + 1; j < near.size(); j += 2) {
      const Point apart = near[j] - near[i];
      const double distance = std::hypot(apart.x, apart.y);
      if (distance < 0.3 * length) continue;
      const Line line{near[i], (1 / distance) * apart};
      if (const std::size_t count = close_to(near, line).size(); count > most) most = count, best = line;
    }
  }
  if (const auto close = close_to(near, best); close.size() > 7) best = through(close);
  if (dot(best.along, side) < 0) best.along = -1.0 * best.along;
  return best;
}

Point meeting(const Line& a, const Line& b) {
  const double turn = cross(a.along, b.along);
  if (std::abs(turn) < 0.1) return a.through;
  return a.through + cross(b.through - a.through, b.along) / turn * a.along;
}

}  // namespace

std::optional<Quad> outline(const Picture& piece) {
  if (std::min(piece.width, piece.height) < 40) return std::nullopt;
  const Patch patch = largest_part(without_thin_parts(without_holes(contrasted(piece))));
  const std::vector<Point> points = border(patch);
  if (points.size() < 40) return std::nullopt;
  const auto rough = largest_quad(hull(points));
  if (!rough) return std::nullopt;
  // Looking for contrast one cell around made the patch that much larger.
  constexpr double grown = 1.0;
  std::array<Line, 4> sides;
  for (std::size_t i = 0; i < 4; ++i) {
    sides[i] = fitted(points, (*rough)[i], (*rough)[(i + 1) % 4]);
    sides[i].through = sides[i].through + grown * Point{-sides[i].along.y, sides[i].along.x};
  }
  Quad quad;
  for (std::size_t i = 0; i < 4; ++i) quad[i] = patch.side * meeting(sides[(i + 3) % 4], sides[i]);
  return quad;
}

}  // namespace guichet::kiosk::documents
