#pragma once
// What a person must take away from a screen: a number, a reference or a code, as large as it fits, with its QR code
// beside.

#include <string>
#include <vector>

#include "kiosk/screens/screen.hpp"

namespace guichet::kiosk::screens {

struct CodeCard {
  std::string_view id;
  std::string label, value;
  std::string below;              // a date
  std::string qr;                 // what the QR code holds
  std::vector<ui::Label> spoken;  // the paper that it stands on
};
void draw_code_card(const Scene& scene, const CodeCard& card);

}  // namespace guichet::kiosk::screens
