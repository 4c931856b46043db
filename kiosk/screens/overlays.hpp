#pragma once
// What comes over any screen: "are you still there?" and "keep, stay or erase everything?".

#include "kiosk/screens/screen.hpp"

namespace guichet::kiosk::screens {

Answer draw_overlay(const Scene& scene);

}  // namespace guichet::kiosk::screens
