#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

// A picture becomes the bytes of a ticket: ESC/POS raster, so that every script prints on every printer of that family.
// The picture is drawn elsewhere; nothing here knows letters.
namespace guichet::platform::printer::ticket {

constexpr int dots_across = 576;        // the printable width of 80 mm paper
constexpr int dots_per_millimetre = 8;  // 203 dots per inch

// Rows from the top, each of (width + 7) / 8 bytes; the leftmost dot is the highest bit, and 1 is black.
struct Picture {
  int width = dots_across;
  int height = 0;
  std::span<const std::byte> dots;
};

// Reset, the picture in bands that a small buffer holds, paper fed past the knife, partial cut. Nothing for a picture
// without a dot, wider than the paper, or whose size and bytes disagree.
std::optional<std::vector<std::byte>> encode(const Picture& picture);

}  // namespace guichet::platform::printer::ticket
