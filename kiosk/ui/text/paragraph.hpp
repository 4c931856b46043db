#pragma once
// One paragraph shaped once, as if on an endless line: runs of one face, script and direction, and their glyphs.
// Lines are then cut out of it without shaping again, so that a line is never wider than it was measured.

#include <span>

#include <fribidi.h>
#include <hb.h>

#include "kiosk/ui/text/faces.hpp"
#include "kiosk/ui/text/wiped.hpp"

namespace guichet::kiosk::ui::text {

// HarfBuzz's buffer, kept from text to text, and overwritten when a person leaves.
class ShapingBuffer {
 public:
  ShapingBuffer() : buffer_(hb_buffer_create(), hb_buffer_destroy) {}
  hb_buffer_t* get() { return buffer_.get(); }
  void used_for(std::size_t characters) { longest_ = std::max(longest_, characters); }
  void wipe();

 private:
  std::unique_ptr<hb_buffer_t, void (*)(hb_buffer_t*)> buffer_;
  std::size_t longest_ = 0;
};

// Positions in 64ths of a pixel.
struct ShapedGlyph {
  std::uint32_t glyph;
  std::size_t character;  // the first of its cluster
  int advance, x_offset, y_offset;
};

struct Run {
  std::size_t first, last;  // characters
  FaceIndex face;
  hb_script_t script;
  FriBidiLevel level;
  int em = 0;
  std::size_t first_glyph = 0, last_glyph = 0;  // in the order of the eye, from the left

  bool right_to_left() const { return (level & 1) != 0; }
};

struct Paragraph {
  std::span<const std::uint32_t> codes;
  Wiped<Run> runs;  // in reading order
  Wiped<ShapedGlyph> glyphs;
  Wiped<int> advances;                  // of each character; 0 for those drawn with the one before
  Wiped<unsigned char> starts_cluster;  // of each character: 0 when drawn with another
  FriBidiLevel base_level = 0;

  bool right_to_left() const { return (base_level & 1) != 0; }
  int width(std::size_t first, std::size_t last) const;
};

// `codes` outlives the paragraph and holds no line feed.
Paragraph shape_paragraph(std::span<const std::uint32_t> codes, const Style& style, Faces& faces,
                          ShapingBuffer& buffer);

}  // namespace guichet::kiosk::ui::text
