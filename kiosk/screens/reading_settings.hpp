#pragma once
// How the person wants to read and be helped: the buttons of the top bar, and the sheets that lie over any screen -
// the languages, the voice and what moves (comfort.hpp), and those settings that the bar had no room for.

#include "kiosk/screens/bars.hpp"

namespace guichet::kiosk::screens {

inline constexpr std::string_view languages_sheet = "languages", settings_sheet = "reading_settings";

// Each under its own name, said in its own voice.
std::vector<ui::Choice> language_choices(const Scene& scene);
std::vector<BarButton> reading_settings(const Scene& scene);
// What touching the one of that name does: an intent for the journey, or a change of this screen alone.
Answer change_reading(const Scene& scene, std::string_view id);

bool sheet_opened(const ui::Ui& ui);
Answer draw_sheet(const Scene& scene);

}  // namespace guichet::kiosk::screens
