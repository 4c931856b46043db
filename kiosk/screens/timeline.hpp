#pragma once
// A demand on a line of time: from its first deposit to the end of its validity, with today on it.

#include <string>

#include "kiosk/demand/standing.hpp"
#include "kiosk/screens/screen.hpp"

namespace guichet::kiosk::screens {

std::string long_date(demand::Date date, const Scene& scene);

void draw_timeline(const Scene& scene, const demand::Standing& standing, demand::Date renewal_opens);

}  // namespace guichet::kiosk::screens
