#include "kiosk/screens/emblem.hpp"

#include <cmath>

namespace guichet::kiosk::screens {

using namespace ui;

namespace {

constexpr std::string_view town_hall = "building-community";
constexpr Colour white{0xFFFFFFFFU};

// Arms are drawn for paper: on any other ground they keep a plate of it.
void draw_arms(const Scene& scene, const Picture& arms, float left, float top) {
  auto& ui = scene.ui;
  const Box box{std::round(left), std::round(top), arms.width, arms.height};
  ui.canvas().piece();
  ui.canvas().rounded(box.inset(-ui.px({0.8F})), ui.px(target::corner), white);
  ui.canvas().picture(arms.texture, box);
  ui.node("arms", NodeRole::image, ui.words("frame.arms", {{"town", scene.town}}), box);
}

}  // namespace

float emblem_width(const Scene& scene) {
  return scene.arms.bar.texture != 0 ? scene.arms.bar.width : scene.ui.px(emblem::icon);
}

void draw_emblem(const Scene& scene, float left, float middle) {
  const auto& arms = scene.arms.bar;
  if (arms.texture != 0) return draw_arms(scene, arms, left, middle - arms.height / 2);
  const float size = scene.ui.px(emblem::icon);
  scene.ui.canvas().icon(town_hall, left + size / 2, middle, size, scene.ui.colour(Role::primary));
}

void draw_large_emblem(const Scene& scene, float centre, float top) {
  const auto& arms = scene.arms.large;
  if (arms.texture != 0) return draw_arms(scene, arms, centre - arms.width / 2, top);
  const float size = scene.ui.px(emblem::large);
  scene.ui.canvas().icon(town_hall, centre, top + size / 2, size, scene.ui.colour(Role::on_primary));
}

}  // namespace guichet::kiosk::screens
