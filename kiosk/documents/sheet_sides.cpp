#include "kiosk/documents/sheet_sides.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace guichet::kiosk::documents {
namespace {

constexpr int samples_of_a_side = 48;
constexpr double least_step = 10;   // of light, between the background and the paper
constexpr double least_seen = 0.5;  // of a side's samples

double cross(Point a, Point b, Point c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

struct Line {
  Point at;
  Point along;  // of length 1

  double distance(Point point) const { return std::abs((point.x - at.x) * along.y - (point.y - at.y) * along.x); }
};

Line through(Point a, Point b) {
  const double length = std::max(1e-9, std::hypot(b.x - a.x, b.y - a.y));
  return {a, {(b.x - a.x) / length, (b.y - a.y) / length}};
}

std::optional<Point> meeting(const Line& a, const Line& b) {
  const double turn = a.along.x * b.along.y - a.along.y * b.along.x;
  if (std::abs(turn) < 0.1) return std::nullopt;
  const double way = ((b.at.x - a.at.x) * b.along.y - (b.at.y - a.at.y) * b.along.x) / turn;
  return Point{a.at.x + way * a.along.x, a.at.y + way * a.along.y};
}

// Least squares, across the line.
Line fit(const std::vector<Point>& points) {
  Point mean;
  for (const Point point : points) mean.x += point.x, mean.y += point.y;
  mean.x /= static_cast<double>(points.size());
  mean.y /= static_cast<double>(points.size());
  double xx = 0, xy = 0, yy = 0;
  for (const Point point : points) {
    xx += (point.x - mean.x) * (point.x - mean.x);
    xy += (point.x - mean.x) * (point.y - mean.y);
    yy += (point.y - mean.y) * (point.y - mean.y);
  }
  const double angle = std::atan2(2 * xy, xx - yy) / 2;
  return {mean, {std::cos(angle), std::sin(angle)}};
}

// The line that most of the points agree on: a thumb or a torn corner has no say.
std::vector<Point> in_agreement(const std::vector<Point>& points) {
  std::vector<Point> best;
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t k = i + points.size() / 3; k < points.size(); ++k) {
      const Line line = through(points[i], points[k]);
      std::vector<Point> agreed;
      std::ranges::copy_if(points, std::back_inserter(agreed), [&](Point p) { return line.distance(p) < 1.0; });
      if (agreed.size() > best.size()) best = std::move(agreed);
    }
  }
  return best;
}

// Light as if the picture went on for ever; a point between pixels takes its share of four.
double light(const Picture& picture, Point point) {
  const double x = std::clamp(point.x - 0.5, 0.0, picture.width - 1.0),
               y = std::clamp(point.y - 0.5, 0.0, picture.height - 1.0);
  const int column = std::min(static_cast<int>(x), picture.width - 2),
            row = std::min(static_cast<int>(y), picture.height - 2);
  const double right = x - column, down = y - row;
  const auto* const at = picture.grey.data() + std::ptrdiff_t{row} * picture.width + column;
  return (at[0] * (1 - right) + at[1] * right) * (1 - down) +
         (at[picture.width] * (1 - right) + at[picture.width + 1] * right) * down;
}

struct Seen {
  std::vector<Point> edge;  // where the light changes
  int beyond = 0;           // samples that lie on the picture's own border
};

bool is_on_border(const Picture& picture, Point point) {
  return point.x < 1.5 || point.y < 1.5 || point.x > picture.width - 1.5 || point.y > picture.height - 1.5;
}

// The steepest step inwards across the side, within `reach` pixels of where it was thought to be.
std::optional<Point> step_across(const Picture& picture, Point at, Point inwards, double reach, Paper paper) {
  const double sign = paper == Paper::lighter ? 1 : -1;
  const auto place = [&](double way) { return Point{at.x + way * inwards.x, at.y + way * inwards.y}; };
  const auto step = [&](double way) {
    return sign * (light(picture, place(way + 1)) - light(picture, place(way - 1)));
  };
  double best = 0, where = 0;
  for (double way = -reach; way <= reach; way += 0.5)
    if (const double value = step(way); value > best) best = value, where = way;
  // A shadow is soft: across an edge of paper the light changes within two pixels.
  if (best < least_step) return std::nullopt;
  const double wide = sign * (light(picture, place(where + 5)) - light(picture, place(where - 5)));
  if (best < 0.3 * wide) return std::nullopt;
  const double before = step(where - 0.5), after = step(where + 0.5);
  const double bend = before - 2 * best + after;
  return place(where + (bend < 0 ? 0.25 * (before - after) / bend : 0));
}

Seen look_along(const Picture& picture, Point from, Point to, double reach, Paper paper) {
  const Line side = through(from, to);
  const Point inwards{-side.along.y, side.along.x};  // clockwise as seen: the paper is on the right hand
  Seen seen;
  for (int i = 0; i < samples_of_a_side; ++i) {
    const double share = 0.06 + 0.88 * (i + 0.5) / samples_of_a_side;
    const Point at{from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)};
    if (is_on_border(picture, at)) {
      ++seen.beyond;
    } else if (const auto edge = step_across(picture, at, inwards, reach, paper)) {
      seen.edge.push_back(*edge);
    }
  }
  return seen;
}

std::optional<Outline> fit_once(const Picture& picture, const std::array<Point, 4>& corners, double reach,
                                Paper paper) {
  std::array<Line, 4> lines;
  Outline outline;
  for (std::size_t i = 0; i < 4; ++i) {
    const Point from = corners[i], to = corners[(i + 1) % 4];
    Seen seen = look_along(picture, from, to, reach, paper);
    const auto agreed = seen.edge.size() < 6 ? std::vector<Point>{} : in_agreement(seen.edge);
    const int visible = samples_of_a_side - seen.beyond;
    if (visible >= samples_of_a_side / 4 && static_cast<double>(agreed.size()) >= least_seen * visible) {
      lines[i] = fit(agreed);
      outline.found = true;
    } else if (seen.beyond >= samples_of_a_side / 2) {
      lines[i] = through(from, to);
      outline.on_border[i] = true;
    } else {
      return std::nullopt;
    }
  }
  for (std::size_t i = 0; i < 4; ++i) {
    const auto corner = meeting(lines[(i + 3) % 4], lines[i]);
    if (!corner) return std::nullopt;
    outline.corners[i] = *corner;
  }
  return outline;
}

}  // namespace

std::vector<Point> convex_hull(std::vector<Point> points) {
  std::ranges::sort(points, [](Point a, Point b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
  std::vector<Point> hull;
  for (const bool back : {false, true}) {
    const std::size_t start = hull.size();
    for (std::size_t i = 0; i < points.size(); ++i) {
      const Point point = points[back ? points.size() - 1 - i : i];
      while (hull.size() >= start + 2 && cross(hull[hull.size() - 2], hull.back(), point) <= 0) hull.pop_back();
      hull.push_back(point);
    }
    hull.pop_back();
  }
  return hull;
}

double area_of(const std::vector<Point>& polygon) {
  double area = 0;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const Point a = polygon[i], b = polygon[(i + 1) % polygon.size()];
    area += (a.x * b.y - b.x * a.y) / 2;
  }
  return std::abs(area);
}

std::array<Point, 4> largest_quadrilateral(const std::vector<Point>& hull) {
  std::array<Point, 4> best{};
  double best_area = -1;
  const std::size_t count = hull.size();
  // For each diagonal, the farthest corner on either side of it.
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t k = i + 2; k < count; ++k) {
      std::size_t one = i, other = k;
      double one_area = 0, other_area = 0;
      for (std::size_t j = 0; j < count; ++j) {
        const double area = cross(hull[i], hull[k], hull[j]);
        if (j > i && j < k && -area > one_area) one_area = -area, one = j;
        if ((j < i || j > k) && area > other_area) other_area = area, other = j;
      }
      if (one_area + other_area > best_area)
        best_area = one_area + other_area, best = {hull[i], hull[one], hull[k], hull[other]};
    }
  const auto first = std::ranges::min_element(best, {}, [](Point p) { return p.x + p.y; });
  std::ranges::rotate(best, first);
  return best;
}

bool lies_within(const std::array<Point, 4>& corners, Point point, double margin) {
  for (std::size_t i = 0; i < 4; ++i) {
    const Point a = corners[i], b = corners[(i + 1) % 4];
    if (cross(a, b, point) < -margin * std::hypot(b.x - a.x, b.y - a.y)) return false;
  }
  return true;
}

std::optional<Outline> fit_sides(const Picture& picture, const std::array<Point, 4>& corners, Paper paper) {
  const auto rough = fit_once(picture, corners, 8, paper);
  return rough ? fit_once(picture, rough->corners, 3, paper) : std::nullopt;
}

}  // namespace guichet::kiosk::documents
