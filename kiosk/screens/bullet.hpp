#pragma once
// A line that says one thing beside its picture: a paper and its state, what happens next. It cannot be touched.

#include <string>
#include <string_view>

#include "kiosk/ui/ui.hpp"

namespace guichet::kiosk::screens {

struct Bullet {
  std::string_view id;
  std::string_view icon;
  ui::Role colour = ui::Role::primary;  // of the icon, which is never alone
  std::string words;
  std::string detail = {};
};

void draw(ui::Ui& ui, const Bullet& bullet);

}  // namespace guichet::kiosk::screens
