#pragma once
// Where a demand stands, in plain sentences: the screen, and the voice that reads it, say the same.

#include <string>

#include "kiosk/screens/screen.hpp"

namespace guichet::kiosk::screens {

std::string state_sentence(const Scene& scene, const demand::Standing& standing, const journey::Calendar& dates);
std::string seniority_sentence(const Scene& scene,
                               const demand::Standing& standing);  // "Vous attendez depuis 2 ans et 3 mois."
std::string renewal_sentence(const Scene& scene, const demand::Standing& standing);  // empty when never renewed
std::string next_sentence(const Scene& scene, const journey::MyDemand& place, const journey::Calendar& dates);
std::string next_detail(const Scene& scene, const journey::Calendar& dates);
std::string words_for(const Scene& scene, const demand::PaperStanding& paper);

}  // namespace guichet::kiosk::screens
