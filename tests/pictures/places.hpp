#pragma once
// Every place where a session can stand, each with what makes it hardest to show: everything filled, everything wrong,
// the dialogs over it. Made from values, without any touch.

#include <string>
#include <vector>

#include "kiosk/journey/model.hpp"
#include "tests/pictures/drafts.hpp"

namespace guichet::tests {

struct NamedModel {
  std::string name;
  kiosk::journey::Model model;
};

// All at the same instant, `instant_of_places`, with the answers of this draft.
std::vector<NamedModel> every_place(const kiosk::demand::Demand& draft = large_household());
kiosk::journey::Instant instant_of_places();

}  // namespace guichet::tests
