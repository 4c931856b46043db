#pragma once
// How the printing of a paper goes: under way, out, or why not and what to do about it. Nothing is lost with the paper.

#include <string>
#include <string_view>

#include "kiosk/screens/frame.hpp"

namespace guichet::kiosk::screens {

// The paper first: to finish is the main way only once it is out. Where it cannot be, to try again comes first still:
// the number is on the screen, and what erases it must not be what shines.
Way way_to_print(const Scene& scene, journey::PrintState state);
Way way_to_finish(const Scene& scene, journey::PrintState state);
Way way_to_finish(const Scene& scene, ui::Emphasis emphasis);

// To a paper with all the answers.
Way way_to_print_answers(const Scene& scene);

// Where letters are large, a trouble is told in short before the rest, so that the rest stays in the first view.
// Returns whether it was.
bool draw_trouble_in_short(const Scene& scene, journey::PrintState state);
// The same in place of the title, where a number or a code stands below.
bool draw_title_or_trouble(const Scene& scene, const std::string& title, journey::PrintState state);
// `without_paper`: what remains possible meanwhile, said once the printing failed. `said_above`: that it failed.
void draw_print_state(const Scene& scene, journey::PrintState state, std::string_view without_paper,
                      bool said_above = false);

}  // namespace guichet::kiosk::screens
