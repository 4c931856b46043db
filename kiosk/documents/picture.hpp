// A scanned page as grey pixels, out of the bytes of a PNG, JPEG, TIFF or PNM file. Nothing is decoded before its
// header has said that it is of a bearable size: a page comes from a stranger's hand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <vector>

namespace guichet::kiosk::documents {

struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> grey;  // rows without padding, 0 is black
};

// What the screen shows of the page: rows of RGBA, opaque.
struct Preview {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;
};

enum class PictureError : unsigned char {
  unknown_format,  // none of the four formats
  too_large,       // more pixels, pages or passes than any scanner makes
  damaged,         // cut short, or not what its header says
  no_such_page,
};

inline constexpr int most_pages = 32;
inline constexpr int widest_side = 16'384;
inline constexpr std::int64_t most_pixels = 48'000'000;  // A4 at 600 dpi is 35 million
inline constexpr std::size_t most_bytes = 160U << 20U;   // as many, in colour and not made smaller

// One page of a file; only TIFF has more than page 0. Transparent pixels are paper.
std::expected<Picture, PictureError> decode_page(std::span<const std::byte> encoded, int page = 0);

// Every page, never more than `most_pages`.
std::expected<std::vector<Picture>, PictureError> decode_pages(std::span<const std::byte> encoded);

// The page made small enough for the screen, never larger than it is.
Preview preview_of(const Picture& picture, int most_height = 700);

}  // namespace guichet::kiosk::documents
