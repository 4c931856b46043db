#include "kiosk/ui/text/atlas.hpp"

#include <algorithm>

#include "platform/system/cells.hpp"

namespace guichet::kiosk::ui::text {
namespace display = platform::display;
namespace {

using platform::system::cell_at;
using platform::system::cell_count;

constexpr int gap = 1;  // smoothing graphics drivers read one pixel beyond

}  // namespace

Atlas::Atlas(AtlasSink& sink) : sink_(&sink) { clear(); }

Atlas::Shelf* Atlas::shelf_for(int glyph_width, int glyph_height) {
  // A shelf much higher than the glyph is left to taller ones.
  const int tallest = glyph_height + glyph_height / 4 + 2;
  Shelf* best = nullptr;
  for (auto& shelf : shelves_) {
    if (shelf.height < glyph_height || shelf.height > tallest || shelf.x + glyph_width + gap > width) continue;
    if (!best || shelf.height < best->height) best = &shelf;
  }
  if (best) return best;
  const int y = shelves_.empty() ? gap : shelves_.back().y + shelves_.back().height + gap;
  while (y + glyph_height + gap > height_)
    if (!grow()) return nullptr;
  return &shelves_.emplace_back(Shelf{.y = y, .height = glyph_height, .x = gap});
}

bool Atlas::grow() {
  if (height_ * 2 > last_height) return false;
  height_ *= 2;
  cover_.resize(cell_count(width, height_));
  return true;
}

std::optional<display::Rect> Atlas::add(const Bitmap& bitmap) {
  if (bitmap.width + 2 * gap > width) return std::nullopt;
  auto* shelf = shelf_for(bitmap.width, bitmap.height);
  if (!shelf) return std::nullopt;
  const display::Rect place{.x = shelf->x, .y = shelf->y, .width = bitmap.width, .height = bitmap.height};
  for (int row = 0; row < bitmap.height; ++row)
    std::copy_n(bitmap.pixels + std::ptrdiff_t{row} * bitmap.pitch, bitmap.width,
                &cover_[cell_at(place.x, place.y + row, width)]);
  shelf->x += bitmap.width + gap;
  changed_ = display::enclosing(changed_, place);
  return place;
}

void Atlas::send(display::Rect rect) {
  Wiped<std::uint8_t> rgba(cell_count(rect.width, rect.height) * 4, 255);
  auto alpha = rgba.begin() + 3;
  for (int y = rect.y; y < rect.y + rect.height; ++y) {
    const auto* row = &cover_[cell_at(rect.x, y, width)];
    for (int x = 0; x < rect.width; ++x) alpha[static_cast<std::ptrdiff_t>(4) * x] = row[x];
    alpha += static_cast<std::ptrdiff_t>(4) * (y + 1 < rect.y + rect.height ? rect.width : 0);
  }
  sink_->update(rect, rgba);
}

bool Atlas::flush() {
  const bool grown = height_ != sent_height_;
  if (grown) {
    sink_->resize(width, height_);
    sent_height_ = height_;
    changed_ = shelves_.empty() ? display::Rect{}
                                : display::Rect{.width = width, .height = shelves_.back().y + shelves_.back().height};
  }
  if (!changed_.empty()) send(changed_);
  changed_ = {};
  return !grown;
}

void Atlas::clear() {
  height_ = sent_height_ = first_height;
  cover_ = Wiped<std::uint8_t>(cell_count(width, height_));
  shelves_.clear();
  changed_ = {};
  sink_->resize(width, height_);
}

}  // namespace guichet::kiosk::ui::text
