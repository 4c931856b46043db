#pragma once
// Whose terminal this is, as a picture: the town's arms, or a town hall for who gave none.

#include "kiosk/screens/screen.hpp"

namespace guichet::kiosk::screens {

namespace emblem {
// Heights at which the arms are drawn; they are shown pixel for pixel.
inline constexpr ui::Millimetres bar = {9.5F}, large = {24};
inline constexpr ui::Millimetres icon = {6.5F};  // of the town hall in the bar, whose strokes need less
}  // namespace emblem

float emblem_width(const Scene& scene);  // in the bar

// In the bar, from the start; its height is the bar's affair.
void draw_emblem(const Scene& scene, float left, float middle);
// Large, centred, on the town's colour.
void draw_large_emblem(const Scene& scene, float centre, float top);

}  // namespace guichet::kiosk::screens
