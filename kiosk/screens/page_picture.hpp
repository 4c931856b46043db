#pragma once
// The page that was captured, on the screen, with what spoils it marked on it.

#include <optional>

#include "kiosk/documents/quality.hpp"
#include "kiosk/screens/screen.hpp"

namespace guichet::kiosk::screens {

// As large as fits into the area, from its start. `name`: what is told of it; `marked`: on the picture as it is shown.
void draw_page_picture(const Scene& scene, const journey::Preview& preview, ui::Box area, const std::string& name,
                       const std::optional<documents::Region>& marked = {});

}  // namespace guichet::kiosk::screens
