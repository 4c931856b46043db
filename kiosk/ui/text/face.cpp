#include "kiosk/ui/text/face.hpp"

#include <cmath>
#include <utility>

#include FT_OUTLINE_H
#include FT_TRUETYPE_TABLES_H

namespace guichet::kiosk::ui::text {
namespace {

constexpr float capital_of_first_face = 0.668F;  // of the em, Atkinson Hyperlegible

}  // namespace

Face::Face(Blob file, Shaper shaper, Drawer drawer)
    : file_(std::move(file)), shaper_(std::move(shaper)), drawer_(std::move(drawer)) {}

std::expected<Face, Error> Face::open(FT_Library library, const std::filesystem::path& path) {
  Blob file(hb_blob_create_from_file_or_fail(path.c_str()), hb_blob_destroy);
  if (!file) return std::unexpected(Error{path.string() + ": cannot be read"});

  unsigned length = 0;
  const char* bytes = hb_blob_get_data(file.get(), &length);
  FT_Face opened = nullptr;
  if (FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(bytes), static_cast<FT_Long>(length), 0, &opened) !=
      0)
    return std::unexpected(Error{path.string() + ": not a font"});
  Drawer drawer(opened, FT_Done_Face);
  if (!FT_IS_SCALABLE(opened)) return std::unexpected(Error{path.string() + ": has no outlines"});

  const std::unique_ptr<hb_face_t, void (*)(hb_face_t*)> face(hb_face_create(file.get(), 0), hb_face_destroy);
  return Face(std::move(file), Shaper(hb_font_create(face.get()), hb_font_destroy), std::move(drawer));
}

std::uint32_t Face::glyph_of(char32_t character) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(shaper_.get(), character, &glyph) ? glyph : 0;
}

int Face::em_of_capital(float pixels) const {
  const auto* metrics = static_cast<const TT_OS2*>(FT_Get_Sfnt_Table(drawer_.get(), FT_SFNT_OS2));
  // Scripts without capitals fill that field with something else; at the em of the first face they sit well beside it.
  const bool has_capitals = glyph_of('H') != 0 && metrics && metrics->sCapHeight > 0;
  const float share = has_capitals ? static_cast<float>(metrics->sCapHeight) / static_cast<float>(drawer_->units_per_EM)
                                   : capital_of_first_face;
  return static_cast<int>(std::lround(pixels / share * 64));
}

float Face::ascent() const {
  const auto ascender = static_cast<float>(drawer_->ascender), descender = static_cast<float>(drawer_->descender);
  return ascender / (ascender - descender);
}

hb_font_t* Face::at(int em) {
  hb_font_set_scale(shaper_.get(), em, em);
  return shaper_.get();
}

std::optional<Bitmap> Face::draw(std::uint32_t glyph, int em, int phase, Hinting hinting) {
  if (em_ != em && FT_Set_Char_Size(drawer_.get(), 0, em, 72, 72) != 0) return std::nullopt;
  em_ = em;
  const auto hinted = hinting == Hinting::vertical ? FT_LOAD_TARGET_LIGHT : FT_LOAD_NO_HINTING;
  const auto flags = static_cast<FT_Int32>(hinted | FT_LOAD_NO_BITMAP);
  if (FT_Load_Glyph(drawer_.get(), glyph, flags) != 0) return std::nullopt;
  auto* slot = drawer_->glyph;
  FT_Outline_Translate(&slot->outline, phase, 0);
  if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0) return std::nullopt;
  const auto& drawn = slot->bitmap;
  return Bitmap{.left = slot->bitmap_left,
                .top = slot->bitmap_top,
                .width = static_cast<int>(drawn.width),
                .height = static_cast<int>(drawn.rows),
                .pitch = drawn.pitch,
                .pixels = drawn.buffer};
}

}  // namespace guichet::kiosk::ui::text
