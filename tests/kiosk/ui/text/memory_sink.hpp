#pragma once
// The atlas as plain memory, and blocks painted from it as the screen would.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "kiosk/ui/text/engine.hpp"
#include "platform/system/cells.hpp"
#include "platform/system/paths.hpp"

namespace guichet::tests {

namespace text = kiosk::ui::text;

class MemorySink : public text::AtlasSink {
 public:
  void resize(int new_width, int new_height) override {
    width = new_width;
    height = new_height;
    ++resizes;
    rgba.assign(platform::system::cell_count(width, height) * 4, 0);
  }

  void update(platform::display::Rect rect, std::span<const std::uint8_t> pixels) override {
    updated.push_back(rect);
    const auto row_bytes = static_cast<std::size_t>(rect.width) * 4;
    for (int row = 0; row < rect.height; ++row) {
      const auto from = pixels.subspan(static_cast<std::size_t>(row) * row_bytes, row_bytes);
      std::ranges::copy(from, rgba.begin() + at(rect.x, rect.y + row));
    }
  }

  std::ptrdiff_t at(int x, int y) const { return (static_cast<std::ptrdiff_t>(y) * width + x) * 4; }
  std::uint8_t cover(int x, int y) const { return rgba[static_cast<std::size_t>(at(x, y) + 3)]; }
  bool blank() const {
    return std::ranges::all_of(rgba, [](std::uint8_t byte) { return byte == 0; });
  }

  int width = 0, height = 0, resizes = 0;
  std::vector<std::uint8_t> rgba;
  std::vector<platform::display::Rect> updated;
};

// Dark words on white paper, one byte a pixel.
struct Picture {
  int width, height;
  std::vector<std::uint8_t> grey = std::vector<std::uint8_t>(platform::system::cell_count(width, height), 255);

  void paint(const text::Block& block, const MemorySink& sink, int left, int top) {
    for (const auto& quad : block.quads) {
      const int u = static_cast<int>(std::lround(quad.u0 * static_cast<float>(sink.width)));
      const int v = static_cast<int>(std::lround(quad.v0 * static_cast<float>(sink.height)));
      for (int y = 0; y < static_cast<int>(quad.height); ++y)
        for (int x = 0; x < static_cast<int>(quad.width); ++x)
          darken(left + static_cast<int>(quad.x) + x, top + static_cast<int>(quad.y) + y, sink.cover(u + x, v + y));
    }
  }

  void darken(int x, int y, int cover) {
    if (x < 0 || y < 0 || x >= width || y >= height) return;
    auto& pixel = grey[platform::system::cell_at(x, y, width)];
    pixel = static_cast<std::uint8_t>(pixel - pixel * cover * 9 / 10 / 255);
  }
};

inline std::filesystem::path assets() { return platform::system::assets_folder(); }

}  // namespace guichet::tests
