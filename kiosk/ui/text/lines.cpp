#include "kiosk/ui/text/lines.hpp"

#include <algorithm>

#include "kiosk/ui/text/characters.hpp"

namespace guichet::kiosk::ui::text {
namespace {

std::size_t without_trailing_spaces(const Paragraph& paragraph, std::size_t first, std::size_t last) {
  while (last > first && paragraph.codes[last - 1] == ' ') --last;
  return last;
}

std::size_t after_leading_spaces(const Paragraph& paragraph, std::size_t first) {
  while (first < paragraph.codes.size() && paragraph.codes[first] == ' ') ++first;
  return first;
}

// The last place within the width, at least one cluster on: a letter and its marks are never parted.
std::size_t emergency_cut(const Paragraph& paragraph, std::size_t first, int width) {
  const auto& advances = paragraph.advances;
  std::size_t cut = first;
  int used = 0;
  for (std::size_t at = first; at < advances.size();) {
    auto next = at + 1;
    int advance = advances[at];
    while (next < advances.size() && !paragraph.starts_cluster[next]) advance += advances[next++];
    if (used + advance > width && cut > first) return cut;
    used += advance;
    cut = at = next;
  }
  return cut;
}

// Where the line that starts at `first` must end, and the next one starts.
std::size_t end_of_line(const Paragraph& paragraph, std::size_t first, int width) {
  const auto& codes = paragraph.codes;
  std::size_t best = first;
  int used = 0, spaces = 0;
  for (auto at = first; at < codes.size(); ++at) {
    if (at > first && may_break(codes, at)) best = at;
    // Spaces may hang beyond the edge: they end the line and are not drawn.
    if (codes[at] == ' ') {
      spaces += paragraph.advances[at];
      continue;
    }
    used += std::exchange(spaces, 0) + paragraph.advances[at];
    if (used > width) return best > first ? best : emergency_cut(paragraph, first, width);
  }
  return codes.size();
}

}  // namespace

Wiped<LineCut> cut_lines(const Paragraph& paragraph, int width) {
  Wiped<LineCut> lines;
  std::size_t first = 0;
  do {
    const auto next = end_of_line(paragraph, first, width);
    lines.push_back({.first = first, .last = without_trailing_spaces(paragraph, first, next)});
    first = after_leading_spaces(paragraph, next);
  } while (first < paragraph.codes.size());
  return lines;
}

Wiped<Piece> in_visual_order(const Paragraph& paragraph, LineCut line) {
  Wiped<Piece> pieces;
  FriBidiLevel highest = 0;
  for (const auto& run : paragraph.runs) {
    if (run.last <= line.first || run.first >= line.last) continue;
    // Clusters of a run only go up, or only go down: those of the line stand together.
    const auto on_line = [&](std::size_t glyph) {
      const auto character = paragraph.glyphs[glyph].character;
      return character >= line.first && character < line.last;
    };
    auto first = run.first_glyph, last = run.last_glyph;
    while (first < last && !on_line(first)) ++first;
    while (last > first && !on_line(last - 1)) --last;
    pieces.push_back({.run = &run, .first_glyph = first, .last_glyph = last});
    highest = std::max(highest, run.level);
  }
  for (auto level = highest; level > 0; --level) {
    const auto is_inside = [&](const Piece& piece) { return piece.run->level >= level; };
    for (auto from = std::ranges::find_if(pieces, is_inside); from != pieces.end();) {
      const auto to = std::find_if_not(from, pieces.end(), is_inside);
      std::reverse(from, to);
      from = std::find_if(to, pieces.end(), is_inside);
    }
  }
  return pieces;
}

}  // namespace guichet::kiosk::ui::text
