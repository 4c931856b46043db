#pragma once
// Parts of the asking screen that are large enough for a file of their own.

#include <string>
#include <string_view>

#include "kiosk/screens/screen.hpp"

namespace guichet::kiosk::screens {

// What stands in a field of the page now.
std::string_view typed_in(const journey::Asking& place, std::string_view field);

// One code, several, or a plain yes and no, as cards.
Answer choice_question(const Scene& scene, const demand::Field& field, const journey::Asking& place);

// The codes that give money first; then a figure for each of those chosen.
Answer amounts_question(const Scene& scene, const demand::Field& field, const journey::Asking& place,
                        const std::string& problem);

// A date in three parts. Papers of who was born far away may give no day, or neither day nor month: these are not asked
// any more once that was said. The new text, when it changed.
std::optional<std::string> date_question(const Scene& scene, const ui::Field& field, bool may_be_unknown);

// One commune to live in, or several wished for: a search, its results, and what was chosen as chips.
Answer commune_question(const Scene& scene, const demand::Field& field, const journey::Asking& place,
                        const std::string& problem);

}  // namespace guichet::kiosk::screens
