#pragma once
// Parts of the asking screen that are large enough for a file of their own.

#include "kiosk/screens/screen.hpp"

namespace guichet::kiosk::screens {

// One commune to live in, or several wished for: a search, its results, and what was chosen as chips.
Answer commune_question(const Scene& scene, const demand::Field& field, const journey::Asking& place, const std::string& problem);

// Whether the field shows now, judged on what stands on the page as well as on what was already saved.
bool shows(const Scene& scene, const demand::Field& field, const journey::Asking& place);

}  // namespace guichet::kiosk::screens
