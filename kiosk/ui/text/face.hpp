#pragma once
// One font file, read once: HarfBuzz shapes with it and FreeType draws its glyphs, at any size.
// Sizes are ems in 64ths of a pixel, the unit both libraries share.

#include <expected>
#include <filesystem>
#include <memory>
#include <optional>

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb.h>

#include "kiosk/ui/text/bitmap.hpp"
#include "kiosk/ui/text/block.hpp"
#include "kiosk/ui/text/engine.hpp"

namespace guichet::kiosk::ui::text {

using FontLibrary = std::unique_ptr<FT_LibraryRec_, FT_Error (*)(FT_Library)>;

class Face {
 public:
  static std::expected<Face, Error> open(FT_Library library, const std::filesystem::path& file);

  std::uint32_t glyph_of(char32_t character) const;  // 0: none
  // The em at which a capital is that high.
  int em_of_capital(float pixels) const;
  // Share of the em that stands above the baseline when the em is spread between ascender and descender.
  float ascent() const;
  hb_font_t* at(int em);
  // `phase`: 64ths of a pixel that the pen stands right of a whole one.
  std::optional<Bitmap> draw(std::uint32_t glyph, int em, int phase, Hinting hinting);

 private:
  using Blob = std::unique_ptr<hb_blob_t, void (*)(hb_blob_t*)>;
  using Shaper = std::unique_ptr<hb_font_t, void (*)(hb_font_t*)>;
  using Drawer = std::unique_ptr<FT_FaceRec_, FT_Error (*)(FT_Face)>;

  Face(Blob file, Shaper shaper, Drawer drawer);

  Blob file_;  // the bytes that the two others read
  Shaper shaper_;
  Drawer drawer_;
  int em_ = 0;
};

}  // namespace guichet::kiosk::ui::text
