#include "kiosk/screens/fact.hpp"

namespace guichet::kiosk::screens {

using namespace ui;

void draw_fact(const Scene& scene, std::string_view id, std::string_view label, std::string_view value) {
  auto& ui = scene.ui;
  ui.canvas().piece();
  const float first = ui.height_of(label, capital::hint, text::Weight::regular, ui.width());
  const float second = ui.height_of(value, capital::body, text::Weight::bold, ui.width());
  const Box box = ui.place(first + second, space::xs);
  ui.text_in({box.left, box.top, box.width, first}, label, capital::hint, text::Weight::regular, Role::soft_ink);
  ui.text_in({box.left, box.top + first, box.width, second}, value, capital::body, text::Weight::bold, Role::ink);
  ui.node(id, NodeRole::text, label, box, value);
}

}  // namespace guichet::kiosk::screens
