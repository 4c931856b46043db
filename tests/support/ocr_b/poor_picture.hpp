#pragma once
// What a scanner takes from a drawing: light, sharpness, exact levels.

#include <cairo/cairo.h>

#include "kiosk/documents/picture.hpp"
#include "tests/support/ocr_b/mrz_page.hpp"

namespace guichet::tests {

kiosk::documents::Picture poor(cairo_surface_t* drawn, const MrzScene& scene);

}  // namespace guichet::tests
