#pragma once
// Cuts a shaped paragraph into lines and puts each in the order of the eye.
// A line ends after a space or between the halves of a compound; a word wider than the line is cut between letters.

#include "kiosk/ui/text/paragraph.hpp"

namespace guichet::kiosk::ui::text {

// Characters [first, last); the spaces that end the line are after `last`.
struct LineCut {
  std::size_t first, last;
};

// `width` in 64ths of a pixel. At least one line, even of an empty paragraph.
Wiped<LineCut> cut_lines(const Paragraph& paragraph, int width);

// The part of a run that stands on a line: its glyphs, from the left.
struct Piece {
  const Run* run;
  std::size_t first_glyph, last_glyph;
};

// From left to right (rule L2 of the Unicode bidirectional algorithm).
Wiped<Piece> in_visual_order(const Paragraph& paragraph, LineCut line);

}  // namespace guichet::kiosk::ui::text
