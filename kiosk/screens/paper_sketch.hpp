#pragma once
// A paper drawn in a few strokes, with what to look for on it: how it is to be laid, for who reads little.

#include "kiosk/screens/screen.hpp"

namespace guichet::kiosk::screens {

// page: any sheet. sealed_page: its square code at the top left. identity: its photo. identity_lines: the long lines of
// letters at its foot.
enum class Sketch : unsigned char { page, sealed_page, identity, identity_lines };

// `name`: what is told of it.
void draw_sketch(const Scene& scene, ui::Box area, Sketch sketch, const std::string& name);

}  // namespace guichet::kiosk::screens
