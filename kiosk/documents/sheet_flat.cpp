#include "kiosk/documents/sheet_flat.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "kiosk/documents/sheet_warp.hpp"

namespace guichet::kiosk::documents {
namespace {

using Corners = std::array<Point, 4>;

constexpr int outline_side = 512;   // the long side of the picture in which the paper is looked for
constexpr int least_dpi = 100;      // under it, letters of 10 points have less than 7 pixels
constexpr int block = 16;           // of a JPEG in colours
constexpr int longest_side = 3408;  // an A3's

Point between(Point a, Point b, double share) { return {a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)}; }

// Shares of the width and height taken off each side.
Corners inset(const Corners& corners, const std::array<double, 4>& shares) {
  const auto [above, right_side, below, left_side] = shares;
  const auto inside = [&](double across, double down) {
    return between(between(corners[0], corners[1], across), between(corners[3], corners[2], across), down);
  };
  return {inside(left_side, above), inside(1 - right_side, above), inside(1 - right_side, 1 - below),
          inside(left_side, 1 - below)};
}

Picture small_copy(const Raster& capture, int long_side) {
  const int factor = (std::max(capture.width, capture.height) + long_side - 1) / long_side;
  return grey_of(shrink(capture, factor));
}

Outline outline_of(const Raster& capture) {
  const Picture small = small_copy(capture, outline_side);
  Outline outline = find_outline(small);
  const double across = static_cast<double>(capture.width) / small.width;
  const double down = static_cast<double>(capture.height) / small.height;
  for (Point& corner : outline.corners) corner = {corner.x * across, corner.y * down};
  return outline;
}

// The whole picture, turned as its text is.
Corners along_the_text(const Raster& capture) {
  const double angle = text_skew(small_copy(capture, 1200)) * std::numbers::pi / 180;
  const double x = capture.width / 2.0, y = capture.height / 2.0;
  const auto turned = [&](double dx, double dy) {
    return Point{x + dx * std::cos(angle) - dy * std::sin(angle), y + dx * std::sin(angle) + dy * std::cos(angle)};
  };
  return {turned(-x, -y), turned(x, -y), turned(x, y), turned(-x, y)};
}

// A file often says a resolution that nobody measured: it is believed when the paper then has the size of a paper.
int believed_dpi(const Raster& capture, const Corners& corners, Point middle, const SheetWish& wish) {
  if (wish.source == CaptureSource::camera) return 0;
  if (wish.dpi) return *wish.dpi * capture.eighths / 8;
  const bool plausible = capture.dpi >= 70 && capture.dpi <= 1200;
  return plausible && is_known(paper_size(corners, middle, capture.dpi)) ? capture.dpi : 0;
}

std::optional<QualityFault> fault_of(const Outline& outline, const Raster& capture, const SheetWish& wish) {
  const bool camera = wish.source == CaptureSource::camera;
  if (!outline.found) return camera ? std::optional(QualityFault{.fault = Fault::no_page}) : std::nullopt;
  const double beyond = 0.01 * std::max(capture.width, capture.height);
  for (std::size_t i = 0; i < 4; ++i) {
    const Point corner = outline.corners[i];
    if (corner.x < -beyond || corner.y < -beyond || corner.x > capture.width + beyond ||
        corner.y > capture.height + beyond)
      return QualityFault{Fault::cut_page, {i == 1 || i == 2 ? 0.7 : 0, i >= 2 ? 0.7 : 0, 0.3, 0.3}};
  }
  static constexpr std::array<Region, 4> strips{{{0, 0, 1, 0.1}, {0.9, 0, 0.1, 1}, {0, 0.9, 1, 0.1}, {0, 0, 0.1, 1}}};
  for (std::size_t side = 0; camera && side < 4; ++side)
    if (outline.on_border[side]) return QualityFault{Fault::cut_page, strips[side]};
  return std::nullopt;
}

// Whole blocks, so that the sheet can be turned without loss: at most a millimetre is left out on each side.
void set_size(Place& place, PaperSize size) {
  constexpr double pixels_per_millimetre = sheet_dpi / 25.4;
  double width = size.width * pixels_per_millimetre, height = size.height * pixels_per_millimetre;
  const double smaller = std::min(1.0, longest_side / std::max(width, height));
  width *= smaller, height *= smaller;
  const auto blocks = [](double pixels) { return std::max(block, static_cast<int>(pixels) / block * block); };
  place.width = blocks(width), place.height = blocks(height);
  const double across = std::max(0.0, (1 - place.width / width) / 2);
  const double down = std::max(0.0, (1 - place.height / height) / 2);
  place.corners = inset(place.corners, {down, across, down, across});
}

}  // namespace

Place find_place(const Raster& capture, const SheetWish& wish) {
  const Outline outline = outline_of(capture);
  Place place{.corners = outline.corners, .fault = fault_of(outline, capture, wish)};
  if (outline.found) {
    // The very edge of the paper has a shade of what lies under it.
    std::array<double, 4> edge{};
    for (std::size_t i = 0; i < 4; ++i) edge[i] = outline.on_border[i] ? 0 : 0.002;
    place.corners = inset(place.corners, edge);
  } else {
    place.corners = along_the_text(capture);
  }
  const Point middle{capture.width / 2.0, capture.height / 2.0};
  set_size(place, paper_size(place.corners, middle, believed_dpi(capture, place.corners, middle, wish)));
  place.captured_dpi = static_cast<int>(sheet_dpi *
                                        std::min(distance(place.corners[0], place.corners[1]) / place.width,
                                                 distance(place.corners[0], place.corners[3]) / place.height) *
                                        8 / capture.eighths);
  if (!place.fault && place.captured_dpi < least_dpi) place.fault = QualityFault{.fault = Fault::too_small};
  return place;
}

Quality judge(const Picture& flat, const Place& place) {
  Quality quality = measure_quality(grey_of(shrink(raster_of(flat), sheet_dpi / quality_dpi)));
  quality.captured_dpi = place.captured_dpi;
  if (place.fault && (!quality.fault || place.fault->fault < quality.fault->fault)) quality.fault = place.fault;
  quality.readable = !quality.fault;
  return quality;
}

}  // namespace guichet::kiosk::documents
