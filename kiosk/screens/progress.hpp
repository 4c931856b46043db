#pragma once
// The way travelled: a rail of sections at the side, or one line above when the screen is narrow or the text is large.

#include "kiosk/screens/screen.hpp"

namespace guichet::kiosk::screens {

// Returns what is left of `area` for the content.
ui::Box draw_progress(const Scene& scene, ui::Box area, bool little_room);

}  // namespace guichet::kiosk::screens
