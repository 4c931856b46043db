// What must be redrawn so that a screen showing the previous frame shows the next one, pixel for pixel.
// Pure: it compares lists of commands and knows no renderer; every redraw it saves is time given back to the person.
#pragma once

#include <cstdint>
#include <vector>

#include "platform/display/frame.hpp"
#include "platform/display/region.hpp"
#include "platform/display/shapes.hpp"

namespace guichet::platform::display {

// Texels overwritten since the last frame; all of them when the texture is gone.
struct TextureChange {
  TextureId texture;
  Size size;
  Region region;
};

class Damage {
 public:
  // `commands` are the frame's, prepared for `screen`. Empty when nothing differs. Remembers them as the previous
  // frame.
  Region compare(const Frame& frame, std::vector<Prepared> commands, Size screen,
                 const std::vector<TextureChange>& changes);

  // The screen's content is unknown: the next comparison gives all of it.
  void forget() { known_ = false; }

 private:
  bool known_ = false;
  Size screen_;
  std::uint32_t background_ = 0;
  std::vector<Prepared> previous_;
};

}  // namespace guichet::platform::display
