#pragma once
// Parts of the asking screen that are large enough for a file of their own.

#include "kiosk/screens/screen.hpp"

namespace guichet::kiosk::screens {

// One commune to live in, or several wished for: a search, its results, and what was chosen as chips.
Answer commune_question(const Scene& scene, const demand::Field& field, const journey::Asking& place, const std::string& problem);

}  // namespace guichet::kiosk::screens
