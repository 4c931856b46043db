#pragma once
// Where the engine puts the pixels of its glyphs: a texture of the window, or plain memory in tests.
// The engine owns the layout, the sink owns the pixels.

#include <cstdint>
#include <span>

#include "platform/display/frame.hpp"

namespace guichet::kiosk::ui::text {

class AtlasSink {
 public:
  virtual ~AtlasSink() = default;
  // A new surface of that size, transparent; whatever the old one held is lost, overwritten.
  virtual void resize(int width, int height) = 0;
  // rect.width * rect.height * 4 bytes, white with the glyphs' cover as straight alpha.
  virtual void update(platform::display::Rect rect, std::span<const std::uint8_t> rgba) = 0;
};

}  // namespace guichet::kiosk::ui::text
