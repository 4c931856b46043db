#pragma once
// From words to a block: paragraphs, lines, glyph and caret places.
// Capitals stand in the middle of their line, so that a label centred by its height looks centred.

#include "kiosk/ui/text/characters.hpp"
#include "kiosk/ui/text/faces.hpp"
#include "kiosk/ui/text/lines.hpp"

namespace guichet::kiosk::ui::text {

class Layout {
 public:
  Layout(Faces& faces, ShapingBuffer& buffer) : faces_(faces), buffer_(buffer) {}

  Block lay_out(std::string_view text, const Style& style, float wrap_width);
  Block lay_out_icon(char32_t codepoint, float size);

 private:
  void add_line(const Paragraph& paragraph, LineCut cut, int wrap, const Characters& text, std::size_t offset);
  void add_pieces(const Paragraph& paragraph, const Wiped<Piece>& pieces, int x, int baseline);
  void add_carets(const Paragraph& paragraph, const Characters& text);

  Faces& faces_;
  ShapingBuffer& buffer_;
  Block block_;
};

}  // namespace guichet::kiosk::ui::text
