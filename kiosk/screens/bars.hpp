#pragma once
// A row of buttons in the little room that a bar has: their words as large as fits, then their short names, then icons
// above words, then two rows. No label is ever cut.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kiosk/screens/screen.hpp"

namespace guichet::kiosk::screens {

struct BarButton {
  ui::Button button;
  std::string short_label = {};  // the same in one word; none: the label again
  float least_width = 0;
};

struct BarFit {
  std::vector<ui::Button> buttons;  // as they will be drawn
  std::vector<float> widths;
  float height = 0;

  float width(float gap) const;
};

// One row that fits into `width`, its words at `largest` times their size or less, down to `least`; nothing when even
// short names do not fit.
std::optional<BarFit> in_one_row(ui::Ui& ui, std::span<const BarButton> buttons, float width, float largest,
                                 float least);
// The icons above the words.
BarFit stacked(ui::Ui& ui, std::span<const BarButton> buttons, float width, float largest);

}  // namespace guichet::kiosk::screens
