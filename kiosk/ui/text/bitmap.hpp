#pragma once
// What a face hands to the atlas: the cover of one glyph, still in the face's own memory.

#include <cstdint>

namespace guichet::kiosk::ui::text {

// Its top left is counted from the pen, in pixels, y upwards. Valid until the face draws again.
struct Bitmap {
  int left = 0, top = 0, width = 0, height = 0, pitch = 0;
  const std::uint8_t* pixels = nullptr;
};

}  // namespace guichet::kiosk::ui::text
