#include <algorithm>

#include "kiosk/ui/ui.hpp"

namespace guichet::kiosk::ui {
namespace {

struct Dress {
  Role edge, inside, words, held;
};

Dress dress(Emphasis emphasis) {
  switch (emphasis) {
    case Emphasis::primary: return {Role::primary, Role::primary, Role::on_primary, Role::primary_held};
    case Emphasis::danger: return {Role::error, Role::paper, Role::error_text, Role::sunken};
    case Emphasis::quiet: return {Role::raised, Role::raised, Role::ink, Role::sunken};
    case Emphasis::secondary: break;
  }
  return {Role::primary, Role::paper, Role::ink, Role::sunken};
}

constexpr float icon_to_capital = 1.8F;

}  // namespace

float Ui::button_width(const Button& button) {
  const float words = button.label.empty() ? 0 : width_of(button.label, button.capital, text::Weight::bold);
  const float icon = button.icon.empty() ? 0 : metrics().capital(button.capital) * icon_to_capital;
  const float between = button.icon.empty() || button.label.empty() ? 0 : px(space::xs);
  return std::max(px(target::button), words + icon + between + 2 * px(space::m));
}

bool Ui::button(const Button& button) {
  const float width = std::min(column_.width, button_width(button));
  const float words = height_of(button.label, button.capital, text::Weight::bold, width);
  Box box = place(std::max(px(target::button), words + px(space::s)));
  box.width = width;
  return button_at(box, button);
}

bool Ui::button_at(Box box, const Button& button) {
  const auto press = this->press(button.id, box);
  if (press.focused) focus_ring(box);
  canvas_.piece();
  const auto look = dress(button.emphasis);
  const Box face = press.held ? box.inset(px({0.3F})) : box;
  const float border = button.emphasis == Emphasis::quiet ? 0 : std::max(1.0F, px({0.35F}));
  const Role inside = press.held ? look.held : button.chosen ? Role::chosen_fill : look.inside;
  canvas_.framed(face, px(target::corner), border, colour(button.chosen ? Role::chosen_border : look.edge), colour(inside));

  // High contrast turns a held primary button yellow on black words; elsewhere words keep their colour.
  const float icon = button.icon.empty() ? 0 : metrics().capital(button.capital) * icon_to_capital;
  const float between = button.icon.empty() || button.label.empty() ? 0 : px(space::xs);
  const float room = face.width - icon - between - px(space::s);
  const float words = button.label.empty() ? 0 : std::min(room, width_of(button.label, button.capital, text::Weight::bold));
  const float height = height_of(button.label, button.capital, text::Weight::bold, room);
  float left = face.left + (face.width - icon - between - words) / 2;
  const auto draw_icon = [&] {
    if (icon > 0) canvas_.icon(button.icon, left + icon / 2, face.middle(), icon, colour(look.words));
    left += icon + between;
  };
  if (!button.icon_after) draw_icon();
  if (!button.label.empty())
    text_in({left, face.middle() - height / 2, room, height}, button.label, button.capital, text::Weight::bold, look.words);
  if (button.icon_after) {
    left += words + between;
    draw_icon();
  }
  node(button.id, NodeRole::button, button.label, box, {}, {.focused = press.focused, .chosen = button.chosen});
  return press.pressed;
}

// A square no wider than a finger needs: the icon above its word.
bool Ui::small_button(std::string_view id, std::string_view icon, std::string_view label, Box box) {
  const auto press = this->press(id, box);
  if (press.focused) focus_ring(box);
  canvas_.piece();
  canvas_.framed(box, px(target::corner), std::max(1.0F, px({0.35F})), colour(Role::primary), colour(press.held ? Role::sunken : Role::paper));
  const Millimetres capital = capital::hint * (1 / metrics().text_scale);
  const float size = px({6}), words = height_of(label, capital, text::Weight::bold, 0);
  const float top = box.middle() - (size + words) / 2;
  canvas_.icon(icon, box.left + box.width / 2, top + size / 2, size, colour(Role::primary));
  text_in({box.left, top + size, box.width, words}, label, capital, text::Weight::bold, Role::ink, true);
  node(id, NodeRole::button, label, box, {}, {.focused = press.focused});
  return press.pressed;
}

}  // namespace guichet::kiosk::ui
