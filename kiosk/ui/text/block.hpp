#pragma once
// A piece of text ready to be drawn: one rectangle of the atlas for each glyph, in pixels from the block's top left.
// A block carries no colour and no place on the screen, so that one is shared by all who draw the same words.

#include <cstddef>
#include <cstdint>

#include "kiosk/ui/text/wiped.hpp"

namespace guichet::kiosk::ui::text {

enum class Weight { regular, bold };

struct Style {
  float capital_height_px = 21;  // the height of an H: what "text size" means in this house
  Weight weight = Weight::regular;
  bool tabular_figures = false;
  bool plain_zeros = true;  // but in codes: the slashed one is taken for another sign by who reads with trouble

  bool operator==(const Style&) const = default;
};

enum class Hinting { none, vertical };

// Where a glyph will stand, before anyone asks for its pixels.
struct GlyphPlace {
  std::uint8_t face;
  std::uint32_t glyph;
  int em;        // 64ths of a pixel
  int x;         // of the pen, 64ths of a pixel
  int baseline;  // whole pixels
  Hinting hinting = Hinting::vertical;
};

struct Quad {
  float x, y, width, height;  // whole pixels
  float u0, v0, u1, v1;       // 0..1 of the atlas
  bool operator==(const Quad&) const = default;
};

struct Line {
  float left, baseline, width;
  std::size_t first_byte, last_byte;  // of the text, the space that ends the line left out
};

struct Block {
  Wiped<Quad> quads;           // of a block to be drawn; a measured one has `glyphs` only
  Wiped<GlyphPlace> glyphs{};  // still without pixels
  float width = 0;             // of the widest line; the whole wrap width when the paragraph runs from the right
  float height = 0;
  float baseline = 0;  // of the first line
  float capital_height = 0;
  float line_height = 0;
  Wiped<Line> lines;
  bool right_to_left = false;
  bool broken = false;  // a word wider than the line was cut between two letters

  // Where the caret stands before this byte of a block shaped without wrapping; past the end, the end.
  float width_to(std::size_t byte) const;

  struct Caret {
    std::size_t byte;
    float x;
  };
  Wiped<Caret> carets;  // by byte; empty in a wrapped block
};

}  // namespace guichet::kiosk::ui::text
