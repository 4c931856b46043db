#include "platform/display/region.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace guichet::platform::display {
namespace {

std::int64_t area(const Rect& rect) { return std::int64_t{rect.width} * rect.height; }

}  // namespace

Rect intersection(const Rect& a, const Rect& b) {
  const int left = std::max(a.x, b.x);
  const int top = std::max(a.y, b.y);
  const int right = std::min(a.x + a.width, b.x + b.width);
  const int bottom = std::min(a.y + a.height, b.y + b.height);
  if (right <= left || bottom <= top) return {};
  return {left, top, right - left, bottom - top};
}

Rect enclosing(const Rect& a, const Rect& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  const int left = std::min(a.x, b.x);
  const int top = std::min(a.y, b.y);
  const int right = std::max(a.x + a.width, b.x + b.width);
  const int bottom = std::max(a.y + a.height, b.y + b.height);
  return {left, top, right - left, bottom - top};
}

void Region::add(Rect rect) {
  if (rect.empty()) return;
  absorb_overlaps(rect);
  if (rects_.size() > most_rectangles) merge_cheapest_pair();
}

bool Region::touches(const Rect& rect) const {
  return std::ranges::any_of(rects_, [&](const Rect& own) { return !intersection(own, rect).empty(); });
}

// The union may reach rectangles that the newcomer did not: start again until none overlaps.
void Region::absorb_overlaps(Rect rect) {
  const auto overlaps = [&](const Rect& own) { return !intersection(own, rect).empty(); };
  for (auto met = std::ranges::find_if(rects_, overlaps); met != rects_.end();
       met = std::ranges::find_if(rects_, overlaps)) {
    rect = enclosing(rect, *met);
    rects_.erase(met);
  }
  rects_.push_back(rect);
}

void Region::merge_cheapest_pair() {
  auto least = std::numeric_limits<std::int64_t>::max();
  std::size_t first = 0, second = 1;
  for (std::size_t i = 0; i < rects_.size(); ++i) {
    for (std::size_t j = i + 1; j < rects_.size(); ++j) {
      const auto waste = area(enclosing(rects_[i], rects_[j])) - area(rects_[i]) - area(rects_[j]);
      if (waste >= least) continue;
      least = waste;
      first = i;
      second = j;
    }
  }
  const Rect merged = enclosing(rects_[first], rects_[second]);
  rects_.erase(rects_.begin() + static_cast<std::ptrdiff_t>(second));
  rects_.erase(rects_.begin() + static_cast<std::ptrdiff_t>(first));
  absorb_overlaps(merged);
}

}  // namespace guichet::platform::display
