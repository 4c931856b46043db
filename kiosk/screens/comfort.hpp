#pragma once
// How a person wants to be served: read aloud, louder, slower, nothing that moves. A sheet over any screen, so that the
// bar above stays short; it tells how a finger is heard before the voice begins.

#include "kiosk/screens/screen.hpp"

namespace guichet::kiosk::screens {

inline constexpr std::string_view comfort_sheet = "comfort";
bool offers_comfort(const Scene& scene);
Answer draw_comfort(const Scene& scene);

}  // namespace guichet::kiosk::screens
