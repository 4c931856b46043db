#include "kiosk/screens/bullet.hpp"

#include <algorithm>

namespace guichet::kiosk::screens {

using namespace ui;

void draw(Ui& ui, const Bullet& bullet) {
  const float icon = ui.metrics().capital(capital::body) * 1.7F, gap = ui.px(space::s);
  const float inside = ui.width() - icon - gap;
  const float line = ui.height_of("x", capital::body, text::Weight::regular, inside);
  const float first = ui.height_of(bullet.words, capital::body, text::Weight::regular, inside);
  const float second = ui.height_of(bullet.detail, capital::hint, text::Weight::regular, inside);
  ui.canvas().piece();
  const Box box = ui.place(std::max(icon, first + second), {1});
  ui.canvas().icon(bullet.icon, box.left + icon / 2, box.top + std::max(icon, line) / 2, icon,
                   ui.colour(bullet.colour));
  const float left = box.left + icon + gap;
  ui.text_in({left, box.top, inside, first}, bullet.words, capital::body, text::Weight::regular, Role::ink);
  ui.text_in({left, box.top + first, inside, second}, bullet.detail, capital::hint, text::Weight::regular,
             Role::soft_ink);
  ui.node(bullet.id, NodeRole::text, bullet.words, box, {}, {.told_elsewhere = bullet.of_paper});
  ui.detail(bullet.detail);
}

}  // namespace guichet::kiosk::screens
