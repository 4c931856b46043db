#pragma once
// Every place where a session can stand, each with what makes it hardest to show: everything filled, everything wrong,
// the dialogs over it. Made from values, without any touch.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/journey/model.hpp"
#include "kiosk/screens/screen.hpp"
#include "tests/pictures/drafts.hpp"

namespace guichet::tests {

struct NamedModel {
  std::string name;
  kiosk::journey::Model model;
  std::optional<kiosk::screens::Taking> taking = {};  // while a page is being taken; its picture without a texture
  bool films = false;                                 // the scanner is a camera
};

// Grey lines on white, as a letter looks from afar; and a page on a dark shelf, as the camera of a place sees it.
std::shared_ptr<const kiosk::journey::Preview> a_scanned_page();
kiosk::journey::Preview seen_by_a_camera();

// All at the same instant, `instant_of_places`, with the answers of this draft.
std::vector<NamedModel> every_place(const kiosk::demand::Demand& draft = large_household());
kiosk::journey::Instant instant_of_places();

}  // namespace guichet::tests
