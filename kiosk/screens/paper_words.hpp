#pragma once
// Papers of the legal list in words: what each is, whose, where it stands.

#include "kiosk/screens/screen.hpp"

namespace guichet::kiosk::screens {

// "Avis d’imposition", and whose it is where several people live in the household.
ui::Label paper_name(const Scene& scene, const journey::PaperId& paper);

}  // namespace guichet::kiosk::screens
