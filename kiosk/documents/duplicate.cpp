#include "kiosk/documents/duplicate.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "kiosk/documents/sheet_raster.hpp"
#include "platform/system/cells.hpp"

namespace guichet::kiosk::documents {
namespace {

using platform::system::cell_at;

constexpr int eighths = 3;             // 75 dpi: a letter of 10 points is 5 pixels high
constexpr int part_side = 24;          // 8 mm: a word
constexpr int farthest_page = 12;      // 4 mm: how far the whole page may have moved
constexpr int farthest_part = 3;       // and one part against the rest: paper bends
constexpr double alike = 0.6;          // the least correlation of a part with itself scanned again
constexpr double most_unlike = 0.015;  // share of the parts, for what a reflection or a fold hides
constexpr double least_ink = 5;        // mean ink of a part worth comparing

std::uint8_t ink_at(const Fingerprint& page, int x, int y) {
  if (x < 0 || y < 0 || x >= page.width || y >= page.height) return 0;
  return page.ink[cell_at(x, y, page.width)];
}

// Ink line by line, or column by column.
std::vector<double> profile(const Fingerprint& page, bool by_rows) {
  std::vector<double> sums(static_cast<std::size_t>(by_rows ? page.height : page.width));
  for (int y = 0; y < page.height; ++y)
    for (int x = 0; x < page.width; ++x) sums[static_cast<std::size_t>(by_rows ? y : x)] += ink_at(page, x, y);
  return sums;
}

// By how much the second has to move to lie best on the first.
int shift_between(const std::vector<double>& a, const std::vector<double>& b) {
  const auto at = [](const std::vector<double>& sums, int place) { return sums[static_cast<std::size_t>(place)]; };
  int best = 0;
  double best_score = -1;
  for (int shift = -farthest_page; shift <= farthest_page; ++shift) {
    double score = 0;
    for (int i = 0; i < static_cast<int>(a.size()); ++i)
      if (i + shift >= 0 && i + shift < static_cast<int>(b.size())) score += std::sqrt(at(a, i) * at(b, i + shift));
    if (score > best_score) best_score = score, best = shift;
  }
  return best;
}

struct Part {
  int x = 0, y = 0;
};

double mean_ink(const Fingerprint& page, Part part) {
  int sum = 0;
  for (int y = 0; y < part_side; ++y)
    for (int x = 0; x < part_side; ++x) sum += ink_at(page, part.x + x, part.y + y);
  return static_cast<double>(sum) / (part_side * part_side);
}

double correlation(const Fingerprint& a, Part part, const Fingerprint& b, int dx, int dy) {
  double sa = 0, sb = 0, aa = 0, bb = 0, ab = 0;
  for (int y = part.y; y < part.y + part_side; ++y)
    for (int x = part.x; x < part.x + part_side; ++x) {
      const double va = ink_at(a, x, y), vb = ink_at(b, x + dx, y + dy);
      sa += va, sb += vb, aa += va * va, bb += vb * vb, ab += va * vb;
    }
  constexpr double count = part_side * part_side;
  const double spread = std::sqrt(std::max(0.0, aa - sa * sa / count) * std::max(0.0, bb - sb * sb / count));
  return spread < 1 ? 0 : (ab - sa * sb / count) / spread;
}

bool is_alike(const Fingerprint& a, Part part, const Fingerprint& b, int dx, int dy) {
  for (int y = -farthest_part; y <= farthest_part; ++y)
    for (int x = -farthest_part; x <= farthest_part; ++x)
      if (correlation(a, part, b, dx + x, dy + y) >= alike) return true;
  return false;
}

struct Tally {
  int parts = 0, unlike = 0;
};

Tally compare(const Fingerprint& a, const Fingerprint& b, int dx, int dy) {
  Tally tally;
  const int across = a.width / part_side, down = a.height / part_side;
  const double most = most_unlike * across * down;  // of all that may be compared
  for (int y = part_side; y + 2 * part_side <= a.height; y += part_side)
    for (int x = part_side; x + 2 * part_side <= a.width; x += part_side) {
      const Part part{x, y};
      if (mean_ink(a, part) < least_ink) continue;
      ++tally.parts;
      tally.unlike += !is_alike(a, part, b, dx, dy);
      if (tally.unlike > most) return tally;  // another page is mostly told after some words
    }
  return tally;
}

bool same_as_they_lie(const Fingerprint& a, const Fingerprint& b) {
  const int dx = shift_between(profile(a, false), profile(b, false));
  const int dy = shift_between(profile(a, true), profile(b, true));
  // Both ways: what only one of them carries must be missed too.
  for (const Tally tally : {compare(a, b, dx, dy), compare(b, a, -dx, -dy)})
    if (tally.parts == 0 || tally.unlike > std::floor(most_unlike * tally.parts)) return false;
  return true;
}

// Darker than the paper around it: shadows and yellowed paper are no ink.
std::vector<std::uint8_t> ink_of(const Raster& page) {
  constexpr int tile = 48;
  std::vector<std::uint8_t> ink(page.samples.size());
  for (int top = 0; top < page.height; top += tile)
    for (int left = 0; left < page.width; left += tile) {
      const int bottom = std::min(page.height, top + tile), right = std::min(page.width, left + tile);
      std::vector<std::uint8_t> levels;
      for (int y = top; y < bottom; ++y) levels.insert(levels.end(), page.row(y) + left, page.row(y) + right);
      const auto light = levels.begin() + static_cast<std::ptrdiff_t>(levels.size() * 3 / 4);
      std::ranges::nth_element(levels, light);
      const int paper = std::max(1, int{*light});
      for (int y = top; y < bottom; ++y)
        for (int x = left; x < right; ++x) {
          const int darker = (paper - page.row(y)[x]) * 255 / paper;
          ink[static_cast<std::size_t>(y) * page.row_size() + static_cast<std::size_t>(x)] =
              static_cast<std::uint8_t>(darker < 20 ? 0 : darker);
        }
    }
  return ink;
}

}  // namespace

std::optional<Fingerprint> fingerprint(const Sheet& sheet) {
  const Raster small = decode_thumbnail(sheet.jpeg, eighths);
  if (small.samples.empty()) return std::nullopt;
  return Fingerprint{.width = small.width, .height = small.height, .ink = ink_of(small)};
}

bool same_page(const Fingerprint& a, const Fingerprint& b) {
  if (std::abs(a.width - b.width) > 2 * farthest_page || std::abs(a.height - b.height) > 2 * farthest_page)
    return false;
  if (same_as_they_lie(a, b)) return true;
  Fingerprint turned = b;
  std::ranges::reverse(turned.ink);
  return same_as_they_lie(a, turned);
}

}  // namespace guichet::kiosk::documents
