#include <array>

#include "kiosk/screens/places.hpp"

namespace guichet::kiosk::screens {

using namespace ui;

// The whole screen is one button: whoever touches it anywhere has begun.
Answer draw(const journey::Attract&, const Scene& scene) {
  auto& ui = scene.ui;
  const Box all = ui.screen();
  const auto press = ui.press("begin", all);
  ui.canvas().piece();
  ui.canvas().fill(all, ui.colour(Role::primary));
  ui.node("begin", NodeRole::button, ui.words("attract.touch"), all);

  const float pad = ui.px(space::xxl), width = all.width - 2 * pad;
  const float emblem = ui.px(Millimetres{24});
  float top = all.height * 0.14F;
  ui.canvas().icon("building-community", all.width / 2, top + emblem / 2, emblem, ui.colour(Role::on_primary));
  top += emblem + ui.px(space::s);
  top += ui.text_in({pad, top, width, 0}, scene.town, capital::body, text::Weight::bold, Role::on_primary, true) + ui.px(space::l);
  top += ui.text_in({pad, top, width, 0}, ui.words("attract.first"), capital::title, text::Weight::bold, Role::on_primary, true);
  ui.node("title", NodeRole::title, ui.words("attract.first"), {pad, top, width, 1});
  top += ui.px(space::m);
  for (const auto* key : {"attract.second", "attract.third"})
    top += ui.text_in({pad, top, width, 0}, ui.words(key), capital::body, text::Weight::regular, Role::on_primary, true);

  const auto touch = ui.words("attract.touch");
  const float icon = ui.px(Millimetres{7}), words = ui.width_of(touch, capital::body, text::Weight::bold);
  const float high = ui.height_of(touch, capital::body, text::Weight::bold, 0);
  const float badge_width = words + icon + ui.px(space::s) + ui.px(space::l) * 2;
  const Box badge{(all.width - badge_width) / 2, all.height - ui.px(Millimetres{30}), badge_width, ui.px(target::button)};
  ui.canvas().piece();
  ui.canvas().rounded(badge, ui.px(target::corner), ui.colour(Role::on_primary));
  ui.canvas().icon("hand-finger", badge.left + ui.px(space::l) + icon / 2, badge.middle(), icon, ui.colour(Role::primary));
  ui.text_in({badge.left + ui.px(space::l) + icon + ui.px(space::s), badge.middle() - high / 2, words, high}, touch, capital::body,
             text::Weight::bold, Role::primary);
  return press.pressed ? Answer(journey::Touched{}) : std::nullopt;
}

}  // namespace guichet::kiosk::screens
