#pragma once
// The papers of a demand: which they are and what is wrong with them, for who has proved it is theirs; how many, for
// anyone else who knows its number.

#include "kiosk/screens/screen.hpp"

namespace guichet::kiosk::screens {

void draw_papers(const Scene& scene, const demand::Standing& standing);
void draw_paper_counts(const Scene& scene, const demand::Standing& standing);

}  // namespace guichet::kiosk::screens
