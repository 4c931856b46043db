#pragma once
// A page while it is being taken and read: what a camera sees of it and what to do about that, or how far the work is.

#include "kiosk/screens/screen.hpp"

namespace guichet::kiosk::screens {

// In words, with the button that stops it. `label`: what is read, where that is no page of a paper.
// Returns true when the person wants to stop.
bool tell_taking(const Scene& scene, std::string_view label = "scanning.reading");

// What the camera sees, with the edge of the page that it found: as large as fits into the area, from its start.
// Its height; 0 when there is nothing to be seen.
float draw_sight(const Scene& scene, ui::Box area);
// The same in the flow.
void draw_sight_here(const Scene& scene, float most_height);

// Where a page is to be laid, in words.
std::string where_to_lay(const Scene& scene, std::string_view on_the_glass);
std::string words_of(const Scene& scene, journey::ScanProblem problem);

}  // namespace guichet::kiosk::screens
