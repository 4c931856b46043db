#pragma once
// The bar below every screen: the way back at the start, the way on at the end, and what else is one touch away between
// them. In little room it folds: smaller words, short names, two rows; icons above words while the keyboard is up.

#include "kiosk/screens/bars.hpp"
#include "kiosk/screens/frame.hpp"

namespace guichet::kiosk::screens {

struct ActionBar {
  std::vector<BarFit> rows;
  float height = 0;
};

// `little_room`: the keyboard is up and every millimetre is for the field.
ActionBar plan_actions(const Scene& scene, const Frame& frame, bool little_room);
Answer draw_actions(const Scene& scene, const Frame& frame, const ActionBar& plan);

// The same beside a keyboard that has no room above or below it.
inline constexpr ui::Millimetres column_width = {130};
float column_height(const Scene& scene, const Frame& frame);
Answer draw_action_column(const Scene& scene, const Frame& frame, ui::Box box);

}  // namespace guichet::kiosk::screens
