#include "kiosk/ui/text/layout.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace guichet::kiosk::ui::text {
namespace {

// Scripts whose letters go deep below the line, or carry marks above it, need more room between lines.
constexpr float line_height_in_ems = 1.45F, tall_line_height_in_ems = 1.75F;

bool is_tall(std::uint32_t code) {
  const bool arabic = (code >= 0x0600 && code <= 0x077F) || (code >= 0xFB50 && code <= 0xFEFC);
  const bool tamil = code >= 0x0B80 && code <= 0x0BFF;
  return arabic || tamil;
}

float pixels(int sixty_fourths) { return static_cast<float>(sixty_fourths) / 64; }

Block empty_block(const Style& style, int em, bool tall) {
  const float line_height = std::round((tall ? tall_line_height_in_ems : line_height_in_ems) * pixels(em));
  return {.quads = {},
          .baseline = std::round((line_height + style.capital_height_px) / 2),
          .capital_height = style.capital_height_px,
          .line_height = line_height,
          .lines = {},
          .carets = {}};
}

// Characters drawn together: each gets its share of the width, so that the caret can stand between them.
struct Group {
  std::size_t first, last;  // characters
  int left, width;          // 64ths of a pixel
  bool right_to_left;
};

void add_group(Block& block, const Paragraph& paragraph, const Characters& text, const Group& group) {
  std::size_t graphemes = 0;
  for (auto at = group.first; at < group.last; ++at) graphemes += continues_grapheme(paragraph.codes[at]) ? 0U : 1U;
  std::size_t done = 0;
  for (auto at = group.first; at < group.last; ++at) {
    if (continues_grapheme(paragraph.codes[at])) continue;
    const int share = group.width * static_cast<int>(done++) / static_cast<int>(graphemes);
    const int x = group.right_to_left ? group.left + group.width - share : group.left + share;
    block.carets.push_back({.byte = text.bytes[at], .x = std::round(pixels(x))});
  }
}

}  // namespace

void Layout::add_pieces(const Paragraph& paragraph, const Wiped<Piece>& pieces, int x, int baseline) {
  for (const auto& piece : pieces)
    for (auto i = piece.first_glyph; i < piece.last_glyph; ++i) {
      const auto& glyph = paragraph.glyphs[i];
      block_.glyphs.push_back({.face = piece.run->face,
                               .glyph = glyph.glyph,
                               .em = piece.run->em,
                               .x = x + glyph.x_offset,
                               .baseline = baseline - static_cast<int>(std::lround(pixels(glyph.y_offset)))});
      x += glyph.advance;
    }
}

void Layout::add_carets(const Paragraph& paragraph, const Characters& text) {
  int x = 0;
  for (const auto& piece : in_visual_order(paragraph, {.first = 0, .last = paragraph.codes.size()})) {
    const auto& run = *piece.run;
    for (auto i = piece.first_glyph; i < piece.last_glyph;) {
      const auto first = paragraph.glyphs[i].character;
      int width = 0;
      for (; i < piece.last_glyph && paragraph.glyphs[i].character == first; ++i) width += paragraph.glyphs[i].advance;
      auto last = first + 1;
      while (last < run.last && !paragraph.starts_cluster[last]) ++last;
      add_group(block_, paragraph, text,
                {.first = first, .last = last, .left = x, .width = width, .right_to_left = run.right_to_left()});
      x += width;
    }
  }
  block_.carets.push_back({.byte = text.bytes.back(), .x = paragraph.right_to_left() ? 0 : std::round(pixels(x))});
  std::ranges::sort(block_.carets, {}, &Block::Caret::byte);
}

void Layout::add_line(const Paragraph& paragraph, LineCut cut, int wrap, const Characters& text, std::size_t offset) {
  const int width = paragraph.width(cut.first, cut.last);
  // From a whole pixel, so that equal lines look equal.
  const int left = paragraph.right_to_left() && wrap > 0 ? std::max(0, wrap - width) & ~63 : 0;
  const float baseline = block_.baseline + block_.line_height * static_cast<float>(block_.lines.size());
  block_.lines.push_back({.left = pixels(left),
                          .baseline = baseline,
                          .width = pixels(width),
                          .first_byte = text.bytes[offset + cut.first],
                          .last_byte = text.bytes[offset + cut.last]});
  block_.width = std::max(block_.width, std::ceil(pixels(left + width)));
  block_.height += block_.line_height;
  add_pieces(paragraph, in_visual_order(paragraph, cut), left, static_cast<int>(baseline));
}

Block Layout::lay_out(std::string_view utf8, const Style& style, float wrap_width) {
  auto text = Characters::decode(utf8);
  block_ = empty_block(style, faces_[faces_.first(style.weight)].em_of_capital(style.capital_height_px),
                       std::ranges::any_of(text.codes, is_tall));
  const std::span<std::uint32_t> codes = text.codes;
  if (wrap_width <= 0) {
    std::ranges::replace(codes, std::uint32_t{'\n'}, std::uint32_t{' '});
    const auto paragraph = shape_paragraph(codes, style, faces_, buffer_);
    block_.right_to_left = paragraph.right_to_left();
    add_line(paragraph, {.first = 0, .last = codes.size()}, 0, text, 0);
    add_carets(paragraph, text);
    return std::exchange(block_, {});
  }
  const int wrap = static_cast<int>(wrap_width * 64);
  for (std::size_t first = 0; first <= codes.size();) {
    const auto feed = std::ranges::find(codes.subspan(first), std::uint32_t{'\n'});
    const auto length = static_cast<std::size_t>(feed - codes.subspan(first).begin());
    const auto paragraph = shape_paragraph(codes.subspan(first, length), style, faces_, buffer_);
    if (block_.lines.empty()) block_.right_to_left = paragraph.right_to_left();
    for (const auto cut : cut_lines(paragraph, wrap)) {
      const auto& codes_here = paragraph.codes;
      block_.broken |= cut.last < codes_here.size() && codes_here[cut.last] != ' ' && !may_break(codes_here, cut.last);
      add_line(paragraph, cut, wrap, text, first);
    }
    first += length + 1;
  }
  if (block_.right_to_left) block_.width = std::max(block_.width, std::floor(wrap_width));
  return std::exchange(block_, {});
}

Block Layout::lay_out_icon(char32_t codepoint, float size) {
  auto& face = faces_[faces_.icons()];
  const float side = std::round(size);
  const int em = static_cast<int>(side) * 64;
  const float baseline = std::round(side * face.ascent());
  Block block{.quads = {},
              .width = side,
              .height = side,
              .baseline = baseline,
              .capital_height = side,
              .line_height = side,
              .lines = {},
              .carets = {}};
  block.glyphs.push_back({.face = faces_.icons(),
                          .glyph = face.glyph_of(codepoint),
                          .em = em,
                          .x = 0,
                          .baseline = static_cast<int>(baseline),
                          .hinting = Hinting::none});
  return block;
}

}  // namespace guichet::kiosk::ui::text
