#include <algorithm>
#include <array>

#include "kiosk/documents/pix.hpp"
#include "kiosk/documents/sheet_outline.hpp"
#include "platform/system/cells.hpp"

namespace guichet::kiosk::documents {
namespace {

using platform::system::cell_at;

constexpr int tile = 32;
constexpr l_float32 least_confidence = 3;  // the library's own advice

// How light the paper is in one tile: nine pixels of ten are darker or as light.
int paper_of(const Picture& page, int left, int top) {
  std::array<int, 256> counts{};
  int all = 0;
  for (int y = top; y < std::min(page.height, top + tile); ++y)
    for (int x = left; x < std::min(page.width, left + tile); ++x, ++all)
      ++counts[page.grey[cell_at(x, y, page.width)]];
  int level = 255;
  for (int lighter = counts[255]; level > 0 && lighter * 10 < all; lighter += counts[static_cast<std::size_t>(level)])
    --level;
  return level;
}

// Each tile against its own paper: a shadow must not become ink.
OwnedPix ink_of(const Picture& page) {
  OwnedPix ink(pixCreate(page.width, page.height, 1));
  for (int top = 0; ink && top < page.height; top += tile)
    for (int left = 0; left < page.width; left += tile) {
      const int level = paper_of(page, left, top) * 3 / 4;
      for (int y = top; y < std::min(page.height, top + tile); ++y) {
        l_uint32* const line = pixGetData(ink.get()) + std::ptrdiff_t{y} * pixGetWpl(ink.get());
        for (int x = left; x < std::min(page.width, left + tile); ++x)
          if (page.grey[cell_at(x, y, page.width)] < level) SET_DATA_BIT(line, x);
      }
    }
  return ink;
}

}  // namespace

double text_skew(const Picture& page) {
  const OwnedPix ink = page.width < 64 || page.height < 64 ? nullptr : ink_of(page);
  l_float32 degrees = 0, confidence = 0;
  constexpr l_float32 widest = 9, step = 1, finest = 0.02F;
  if (!ink || pixFindSkewSweepAndSearch(ink.get(), &degrees, &confidence, 2, 1, widest, step, finest) != 0) return 0;
  return confidence < least_confidence ? 0 : -static_cast<double>(degrees);
}

}  // namespace guichet::kiosk::documents
