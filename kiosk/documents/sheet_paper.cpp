#include <algorithm>
#include <cmath>
#include <optional>

#include "kiosk/documents/sheet_warp.hpp"

namespace guichet::kiosk::documents {
namespace {

// ISO 216 and ISO/IEC 7810; letter paper comes with foreign documents.
constexpr auto papers = std::to_array<PaperSize>(
    {{210, 297}, {148, 210}, {105, 148}, {85.6, 53.98}, {105, 74}, {125, 88}, {125, 176}, {215.9, 279.4}, {297, 420}});

// Where only the shape is known, the likeliest paper that has it: an A5, a passport and an A4 look the same.
constexpr auto shapes = std::to_array<PaperSize>({{210, 297}, {85.6, 53.98}, {215.9, 279.4}});

struct Vector {
  double x = 0, y = 0, z = 0;
};

Vector cross(Vector a, Vector b) { return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x}; }
double dot(Vector a, Vector b) { return a.x * b.x + a.y * b.y + a.z * b.z; }

// The shape of a rectangle seen in perspective by a camera whose middle is known (Zhang and He, "Whiteboard scanning
// and image enhancement", 2007, section 4). Nothing when it lies so flat that its focal length cannot be told.
std::optional<double> seen_ratio(const std::array<Point, 4>& corners, Point middle) {
  const auto ray = [&](Point p) { return Vector{p.x - middle.x, p.y - middle.y, 1}; };
  const Vector m1 = ray(corners[0]), m2 = ray(corners[1]), m3 = ray(corners[3]), m4 = ray(corners[2]);
  const double k2 = dot(cross(m1, m4), m3) / dot(cross(m2, m4), m3);
  const double k3 = dot(cross(m1, m4), m2) / dot(cross(m3, m4), m2);
  if (!std::isfinite(k2) || !std::isfinite(k3) || std::abs(k2 - 1) < 0.02 || std::abs(k3 - 1) < 0.02)
    return std::nullopt;
  const Vector across{k2 * m2.x - m1.x, k2 * m2.y - m1.y, k2 - 1};
  const Vector down{k3 * m3.x - m1.x, k3 * m3.y - m1.y, k3 - 1};
  const double focal = -(across.x * down.x + across.y * down.y) / (across.z * down.z);  // squared
  if (!(focal > 0)) return std::nullopt;
  const double wide = (across.x * across.x + across.y * across.y) / focal + across.z * across.z;
  const double high = (down.x * down.x + down.y * down.y) / focal + down.z * down.z;
  return std::sqrt(wide / high);
}

double apart(double a, double b) { return std::abs(std::log(a / b)); }

PaperSize turned(PaperSize size) { return {size.height, size.width}; }

PaperSize of_shape(double ratio) {
  constexpr double farthest = 0.08;  // a shape that is told through perspective is never exact
  PaperSize best{};
  double nearest = farthest;
  for (const PaperSize paper : shapes)
    for (const PaperSize size : {paper, turned(paper)})
      if (const double distance = apart(ratio, size.width / size.height); distance < nearest)
        nearest = distance, best = size;
  if (nearest < farthest) return best;
  constexpr double longest = 297;
  return ratio < 1 ? PaperSize{longest * ratio, longest} : PaperSize{longest, longest / ratio};
}

}  // namespace

bool is_known(PaperSize size) {
  return std::ranges::any_of(papers, [&](PaperSize paper) {
    const auto fits = [&](PaperSize one) {
      return apart(size.width, one.width) < 0.04 && apart(size.height, one.height) < 0.04;
    };
    return fits(paper) || fits(turned(paper));
  });
}

PaperSize paper_size(const std::array<Point, 4>& corners, Point middle, int dpi) {
  const double width = (distance(corners[0], corners[1]) + distance(corners[3], corners[2])) / 2;
  const double height = (distance(corners[0], corners[3]) + distance(corners[1], corners[2])) / 2;
  constexpr double millimetres_per_inch = 25.4;
  if (dpi > 0) return {width / dpi * millimetres_per_inch, height / dpi * millimetres_per_inch};
  const double flat = width / height;
  const double seen = seen_ratio(corners, middle).value_or(flat);
  // Corners that are a little wrong can make the perspective very wrong.
  return of_shape(apart(seen, flat) < 0.5 ? seen : flat);
}

}  // namespace guichet::kiosk::documents
