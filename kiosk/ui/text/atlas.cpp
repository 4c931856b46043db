#include "kiosk/ui/text/atlas.hpp"

#include <algorithm>

namespace guichet::kiosk::ui::text {
namespace display = platform::display;
namespace {

constexpr int gap = 1;  // smoothing graphics drivers read one pixel beyond

std::size_t area(int width, int height) { return static_cast<std::size_t>(width) * static_cast<std::size_t>(height); }

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
  cover_.resize(area(width, height_));
  return true;
}

std::optional<display::Rect> Atlas::add(const Bitmap& bitmap) {
  if (bitmap.width + 2 * gap > width) return std::nullopt;
  auto* shelf = shelf_for(bitmap.width, bitmap.height);
  if (!shelf) return std::nullopt;
  const display::Rect place{.x = shelf->x, .y = shelf->y, .width = bitmap.width, .height = bitmap.height};
  for (int row = 0; row < bitmap.height; ++row)
    std::copy_n(bitmap.pixels + row * bitmap.pitch, bitmap.width,
                cover_.begin() + static_cast<std::ptrdiff_t>(area(width, place.y + row)) + place.x);
  shelf->x += bitmap.width + gap;
  changed_ = display::enclosing(changed_, place);
  return place;
}

void Atlas::send(display::Rect rect) {
  Wiped<std::uint8_t> rgba(area(rect.width, rect.height) * 4, 255);
  auto alpha = rgba.begin() + 3;
  for (int y = rect.y; y < rect.y + rect.height; ++y) {
    const auto* row = &cover_[area(width, y) + static_cast<std::size_t>(rect.x)];
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
  cover_ = Wiped<std::uint8_t>(area(width, height_));
  shelves_.clear();
  changed_ = {};
  sink_->resize(width, height_);
}

}  // namespace guichet::kiosk::ui::text
