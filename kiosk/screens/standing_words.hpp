#pragma once
// Where a demand stands, in plain sentences: the screen, and the voice that reads it, say the same.
// All of it is the person's own: a loudspeaker says no more than what the screen is about.

#include <string>

#include "kiosk/screens/screen.hpp"

namespace guichet::kiosk::screens {

ui::Label state_sentence(const Scene& scene, const demand::Standing& standing, const journey::Calendar& dates);
ui::Label seniority_sentence(const Scene& scene,
                             const demand::Standing& standing);  // "Vous attendez depuis 2 ans et 3 mois."
ui::Label renewal_sentence(const Scene& scene, const demand::Standing& standing);  // empty when never renewed
ui::Label next_sentence(const Scene& scene, const journey::MyDemand& place, const journey::Calendar& dates);
ui::Label next_detail(const Scene& scene, const journey::Calendar& dates);
ui::Label words_for(const Scene& scene, const demand::PaperStanding& paper);

}  // namespace guichet::kiosk::screens
