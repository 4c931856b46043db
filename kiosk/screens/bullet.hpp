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
  ui::Label words;
  ui::Label detail = {};
  bool of_paper = false;  // the voice says it with the paper that it stands on
};

void draw(ui::Ui& ui, const Bullet& bullet);

}  // namespace guichet::kiosk::screens
