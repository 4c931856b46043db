#include <algorithm>
#include <array>

#include "kiosk/screens/emblem.hpp"
#include "kiosk/screens/places.hpp"

namespace guichet::kiosk::screens {
namespace {

using namespace ui;

struct Sentence {
  std::string words;
  Millimetres capital;
  text::Weight weight;
  Millimetres after;
};

std::array<Sentence, 4> sentences(const Scene& scene) {
  auto& ui = scene.ui;
  return {{{scene.town, capital::body, text::Weight::bold, space::l},
           {ui.words("attract.first"), capital::title, text::Weight::bold, space::m},
           {ui.words("attract.second"), capital::body, text::Weight::regular, space::xs},
           {ui.words("attract.third"), capital::body, text::Weight::regular, {0}}}};
}

// What invites to touch, at the bottom; returns its top.
float badge(const Scene& scene, Box all) {
  auto& ui = scene.ui;
  const auto touch = ui.words("attract.touch");
  const float icon = std::max(ui.px(Millimetres{7}), ui.metrics().capital(capital::body) * 1.7F);
  const float pad = ui.px(space::l), between = ui.px(space::s);
  const float room = all.width - 2 * ui.px(space::m) - 2 * pad - icon - between;
  const float words = std::min(room, ui.width_of(touch, capital::body, text::Weight::bold));
  const float high = ui.height_of(touch, capital::body, text::Weight::bold, words + 1);
  const float width = words + icon + between + 2 * pad,
              height = std::max(ui.px(target::button), high + ui.px(space::s));
  const Box box{all.left + (all.width - width) / 2, all.bottom() - ui.px(space::xl) - height, width, height};
  ui.canvas().piece();
  ui.canvas().rounded(box, ui.px(target::corner), ui.colour(Role::on_primary));
  ui.canvas().icon("hand-finger", box.left + pad + icon / 2, box.middle(), icon, ui.colour(Role::primary));
  ui.text_in({box.left + pad + icon + between, box.middle() - high / 2, words + 1, high}, touch, capital::body,
             text::Weight::bold, Role::primary);
  return box.top;
}

}  // namespace

// The whole screen is one button: whoever touches it anywhere has begun.
Answer draw(const journey::Attract&, const Scene& scene) {
  auto& ui = scene.ui;
  const Box all = ui.screen();
  const auto press = ui.press("begin", all);
  ui.canvas().piece();
  ui.canvas().fill(all, ui.colour(Role::primary));
  ui.node("begin", NodeRole::button, ui.words("attract.touch"), all, {}, {.focused = press.focused});
  const float bottom = badge(scene, all) - ui.px(space::m);

  const float pad = ui.px(space::l), width = all.width - 2 * pad, high_emblem = ui.px(emblem::large),
              top_pad = ui.px(space::m);
  const auto lines = sentences(scene);
  const auto height = [&](float share) {
    float sum = high_emblem + ui.px(space::s);
    for (const auto& line : lines)
      sum += ui.height_of(line.words, line.capital * share, line.weight, width) + ui.px(line.after);
    return sum;
  };
  // As large as the glass allows: nothing here can be scrolled.
  float share = 1;
  while (share > 0.4F && height(share) > bottom - all.top - top_pad) share -= 0.05F;
  float top = all.top + top_pad + std::max(0.0F, (bottom - all.top - top_pad - height(share)) * 0.4F);
  draw_large_emblem(scene, all.left + all.width / 2, top);
  top += high_emblem + ui.px(space::s);
  for (const auto& line : lines) {
    const float high = ui.text_in({all.left + pad, top, width, 0}, line.words, line.capital * share, line.weight,
                                  Role::on_primary, true);
    if (line.weight == text::Weight::bold && line.capital == capital::title)
      ui.node("title", NodeRole::title, line.words, {all.left + pad, top, width, high});
    top += high + ui.px(line.after);
  }
  return press.pressed ? Answer(journey::Touched{}) : std::nullopt;
}

}  // namespace guichet::kiosk::screens
