#include "kiosk/ui/text/glyph_store.hpp"

#include <utility>

namespace guichet::kiosk::ui::text {
namespace {

constexpr int pixel = 64;
constexpr int smallest_unphased_em = 48 * pixel;

// The pen's place right of a whole pixel, in steps that the eye tells apart at that size.
int phase_of(int x, int em) {
  const int step = em < smallest_unphased_em ? pixel / 4 : pixel;
  const int rounded = (x + step / 2) & ~(step - 1);
  return rounded & (pixel - 1);
}

int whole_pixel_of(int x, int em) {
  const int step = em < smallest_unphased_em ? pixel / 4 : pixel;
  return (x + step / 2) >> 6;
}

std::uint64_t key_of(const GlyphPlace& request, int phase) {
  // 4 bits of face, 2 of phase, 22 of size, 32 of glyph.
  return std::uint64_t{request.face} << 56 | static_cast<std::uint64_t>(phase / 16) << 54 |
         static_cast<std::uint64_t>(request.em) << 32 | request.glyph;
}

}  // namespace

const GlyphStore::Glyph* GlyphStore::drawn(const GlyphPlace& request, int phase) {
  const auto key = key_of(request, phase);
  if (const auto known = glyphs_.find(key); known != glyphs_.end()) return &known->second;
  const auto bitmap = (*faces_)[request.face].draw(request.glyph, request.em, phase, request.hinting);
  if (!bitmap) return nullptr;
  Glyph glyph{.place = {}, .left = bitmap->left, .top = bitmap->top};
  if (bitmap->width > 0 && bitmap->height > 0) {
    const auto place = atlas_.add(*bitmap);
    full_ |= !place;
    if (!place) return nullptr;
    glyph.place = *place;
  }
  return &glyphs_.emplace(key, glyph).first->second;
}

std::optional<Quad> GlyphStore::quad(const GlyphPlace& request) {
  const auto* glyph = drawn(request, phase_of(request.x, request.em));
  if (!glyph || glyph->place.empty()) return std::nullopt;
  const auto& place = glyph->place;
  const auto to_float = [](int value) { return static_cast<float>(value); };
  const float width = to_float(Atlas::width), height = to_float(atlas_.height());
  return Quad{.x = to_float(whole_pixel_of(request.x, request.em) + glyph->left),
              .y = to_float(request.baseline - glyph->top),
              .width = to_float(place.width),
              .height = to_float(place.height),
              .u0 = to_float(place.x) / width,
              .v0 = to_float(place.y) / height,
              .u1 = to_float(place.x + place.width) / width,
              .v1 = to_float(place.y + place.height) / height};
}

bool GlyphStore::flush() {
  // A screen that fills the atlas by itself is shown with what fits, rather than built for ever.
  if (full_ && !std::exchange(emptied_, true)) {
    forget();
    emptied_ = true;
    return false;
  }
  if (!full_) emptied_ = false;
  full_ = false;
  return atlas_.flush();
}

void GlyphStore::forget() {
  glyphs_.clear();
  atlas_.clear();
  full_ = emptied_ = false;
}

}  // namespace guichet::kiosk::ui::text
