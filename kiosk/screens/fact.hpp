#pragma once
// What was answered, or read on a paper, under its name: to be looked at, not touched.

#include <string_view>

#include "kiosk/screens/screen.hpp"

namespace guichet::kiosk::screens {

void draw_fact(const Scene& scene, std::string_view id, std::string_view label, std::string_view value);

}  // namespace guichet::kiosk::screens
