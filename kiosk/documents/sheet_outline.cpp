#include "kiosk/documents/sheet_outline.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "kiosk/documents/pix.hpp"
#include "kiosk/documents/sheet_sides.hpp"
#include "platform/system/cells.hpp"

namespace guichet::kiosk::documents {
namespace {

using platform::system::cell_at;

constexpr double least_share = 0.03;  // of the picture; a card seen from afar has more

struct Levels {
  int middle = 0;  // of the picture's rim
  int spread = 0;  // half of the rim is nearer than that
};

Levels levels_of_rim(const Picture& picture) {
  const int rim = std::max(2, std::max(picture.width, picture.height) / 60);
  std::vector<std::uint8_t> values;
  for (int y = 0; y < picture.height; ++y) {
    const bool whole = y < rim || y >= picture.height - rim;
    for (int x = 0; x < picture.width; ++x)
      if (whole || x < rim || x >= picture.width - rim) values.push_back(picture.grey[cell_at(x, y, picture.width)]);
  }
  const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, half);
  Levels levels{.middle = *half};
  for (std::uint8_t& value : values) value = static_cast<std::uint8_t>(std::abs(value - levels.middle));
  std::ranges::nth_element(values, half);
  levels.spread = *half;
  return levels;
}

// Otsu's: the level that parts the picture into the two groups that differ most.
int parting_level(const Picture& picture) {
  std::array<double, 256> counts{};
  for (const std::uint8_t value : picture.grey) counts[value] += 1;
  double all = 0, weighted = 0;
  for (std::size_t level = 0; level < 256; ++level) {
    all += counts[level];
    weighted += counts[level] * static_cast<double>(level);
  }
  double below = 0, below_weighted = 0, best = -1;
  int parting = 127;
  for (std::size_t level = 0; level < 255; ++level) {
    below += counts[level];
    below_weighted += counts[level] * static_cast<double>(level);
    if (below == 0 || below == all) continue;
    const double apart = below_weighted / below - (weighted - below_weighted) / (all - below);
    const double score = below * (all - below) * apart * apart;
    if (score > best) best = score, parting = static_cast<int>(level);
  }
  return parting;
}

// Ones where the paper may be.
OwnedPix mask(const Picture& picture, int level, Paper paper) {
  OwnedPix bits(pixCreate(picture.width, picture.height, 1));
  for (int y = 0; bits && y < picture.height; ++y) {
    l_uint32* const line = pixGetData(bits.get()) + std::ptrdiff_t{y} * pixGetWpl(bits.get());
    for (int x = 0; x < picture.width; ++x) {
      const int value = picture.grey[cell_at(x, y, picture.width)];
      if (paper == Paper::lighter ? value > level : value < level) SET_DATA_BIT(line, x);
    }
  }
  return bits;
}

struct Blob {
  std::vector<Point> hull;
  double filled = 0;  // pixels, with what it encloses from side to side
};

// Its outermost pixels, line by line, as corners of pixels.
Blob outside_of(PIX* component, int left, int top) {
  Blob blob;
  std::vector<Point> rim;
  const int width = pixGetWidth(component);
  for (int y = 0; y < pixGetHeight(component); ++y) {
    const l_uint32* const line = pixGetData(component) + std::ptrdiff_t{y} * pixGetWpl(component);
    int first = 0, last = width - 1;
    while (first < width && !GET_DATA_BIT(line, first)) ++first;
    while (last > first && !GET_DATA_BIT(line, last)) --last;
    if (first == width) continue;
    blob.filled += last - first + 1;
    for (const int edge : {y, y + 1}) {
      rim.push_back({static_cast<double>(left + first), static_cast<double>(top + edge)});
      rim.push_back({static_cast<double>(left + last + 1), static_cast<double>(top + edge)});
    }
  }
  blob.hull = convex_hull(std::move(rim));
  return blob;
}

std::optional<Blob> largest_blob(const Picture& picture, int level, Paper paper) {
  OwnedPix bits = mask(picture, level, paper);
  if (!bits) return std::nullopt;
  bits.reset(pixOpenBrick(nullptr, bits.get(), 3, 3));  // specks of noise would be thousands of blobs
  if (bits) bits.reset(pixCloseSafeBrick(nullptr, bits.get(), 7, 7));
  PIXA* found = nullptr;
  BOXA* const boxes = bits ? pixConnComp(bits.get(), &found, 8) : nullptr;
  std::optional<Blob> best;
  for (int i = 0; boxes && i < boxaGetCount(boxes); ++i) {
    int x = 0, y = 0, width = 0, height = 0;
    boxaGetBoxGeometry(boxes, i, &x, &y, &width, &height);
    if (width * height < least_share * picture.width * picture.height) continue;
    const OwnedPix component(pixaGetPix(found, i, L_CLONE));
    Blob blob = outside_of(component.get(), x, y);
    if (!best || blob.filled > best->filled) best = std::move(blob);
  }
  BOXA* spent = boxes;
  boxaDestroy(&spent);
  pixaDestroy(&found);
  return best;
}

bool has_the_shape_of_paper(const Outline& outline, const Picture& picture) {
  const double farthest = 0.25 * std::max(picture.width, picture.height);  // beyond the picture
  double area = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const Point a = outline.corners[i], b = outline.corners[(i + 1) % 4], c = outline.corners[(i + 2) % 4];
    area += (a.x * b.y - b.x * a.y) / 2;
    const double cross = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
    const double sides = std::hypot(b.x - a.x, b.y - a.y) * std::hypot(c.x - b.x, c.y - b.y);
    if (sides < 1 || cross < 0.7 * sides) return false;  // an angle under 45 or over 135 degrees
    if (a.x < -farthest || a.y < -farthest || a.x > picture.width + farthest || a.y > picture.height + farthest)
      return false;
  }
  return area >= least_share * picture.width * picture.height;
}

// A page of text on a white lid is no card: a card is darker everywhere, and nothing lies beside it.
bool is_a_card(const Outline& outline, const Picture& picture, int level) {
  int covered = 0, inside = 0, all = 0;
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < picture.width; ++x) {
      const bool dark = picture.grey[cell_at(x, y, picture.width)] < level;
      const bool within = lies_within(outline.corners, {x + 0.5, y + 0.5}, 3);
      covered += within;
      all += dark;
      inside += dark && within;
    }
  return inside >= 0.97 * all && inside >= 0.6 * covered;
}

std::optional<Outline> outline_at(const Picture& picture, int level, Paper paper) {
  const auto blob = largest_blob(picture, level, paper);
  if (!blob || blob->hull.size() < 4) return std::nullopt;
  const double hull_area = area_of(blob->hull);
  if (blob->filled < 0.9 * hull_area) return std::nullopt;
  const auto corners = largest_quadrilateral(blob->hull);
  auto outline = fit_sides(picture, corners, paper);
  if (!outline || !has_the_shape_of_paper(*outline, picture)) return std::nullopt;
  return outline;
}

Outline whole(const Picture& picture) {
  const double width = picture.width, height = picture.height;
  return {.corners = {{{0, 0}, {width, 0}, {width, height}, {0, height}}},
          .on_border = {true, true, true, true},
          .found = false};
}

}  // namespace

Outline find_outline(const Picture& small) {
  if (small.width < 32 || small.height < 32) return whole(small);
  const Levels rim = levels_of_rim(small);
  for (const int level : {rim.middle + std::max(20, 6 * rim.spread), parting_level(small)}) {
    auto outline = outline_at(small, std::min(level, 250), Paper::lighter);
    if (outline && outline->found) return *outline;
  }
  // A card under a white lid is darker than what surrounds it.
  const int darker = rim.middle - std::max(12, 6 * rim.spread);
  if (rim.middle > 150) {
    auto outline = outline_at(small, darker, Paper::darker);
    if (outline && outline->found && is_a_card(*outline, small, darker)) return *outline;
  }
  return whole(small);
}

}  // namespace guichet::kiosk::documents
