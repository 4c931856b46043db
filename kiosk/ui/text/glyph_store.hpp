#pragma once
// The glyphs drawn so far and where each lies in the atlas.
// Small text is drawn at quarter pixels, so that letters keep their distances although quads stand on whole pixels.

#include <unordered_map>

#include "kiosk/ui/text/atlas.hpp"
#include "kiosk/ui/text/faces.hpp"

namespace guichet::kiosk::ui::text {

class GlyphStore {
 public:
  GlyphStore(Faces& faces, AtlasSink& sink) : faces_(&faces), atlas_(sink) {}

  // Nothing for a glyph without ink, or when the atlas is full until the next `flush`.
  std::optional<Quad> quad(const GlyphPlace& wanted);

  // False when quads made before point at old places.
  bool flush();
  void forget();
  std::size_t size() const { return glyphs_.size(); }
  int atlas_height() const { return atlas_.height(); }

 private:
  struct Glyph {
    platform::display::Rect place;
    int left, top;
  };
  const Glyph* drawn(const GlyphPlace& wanted, int phase);

  Faces* faces_;
  Atlas atlas_;
  std::unordered_map<std::uint64_t, Glyph> glyphs_;
  bool full_ = false, emptied_ = false;
};

}  // namespace guichet::kiosk::ui::text
