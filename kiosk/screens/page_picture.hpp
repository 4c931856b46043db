#pragma once
// A page of paper on the screen: the one that was captured, with what spoils it marked on it, or a sketch of where to
// lay it.

#include <optional>

#include "kiosk/documents/quality.hpp"
#include "kiosk/screens/screen.hpp"

namespace guichet::kiosk::screens {

// As large as fits into the area, from its start. `name`: what is told of it; `marked`: on the picture as it is shown.
void draw_page_picture(const Scene& scene, const journey::Preview& preview, ui::Box area, const std::string& name,
                       const std::optional<documents::Region>& marked = {});

// As it lies on the glass, with its square code at the top left when it must have one. `name`: what is told of it.
void draw_sketch_of_page(const Scene& scene, ui::Box area, const std::string& name, bool with_code);

}  // namespace guichet::kiosk::screens
