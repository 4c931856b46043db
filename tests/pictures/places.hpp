#pragma once
// Every place where a session can stand, each with what makes it hardest to show: everything filled, everything wrong,
// the dialogs over it. Made from values, without any touch.

#include <string>
#include <vector>

#include "kiosk/journey/model.hpp"

namespace guichet::tests {

struct NamedModel {
  std::string name;
  kiosk::journey::Model model;
};

// All at the same instant, `instant_of_places`.
std::vector<NamedModel> every_place();
kiosk::journey::Instant instant_of_places();

}  // namespace guichet::tests
