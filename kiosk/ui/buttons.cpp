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
constexpr Millimetres stacked_icon = {6}, chosen_sign = {3};

}  // namespace

float Ui::button_width(const Button& button) {
  const float words = button.label.empty() ? 0 : width_of(button.label, button.capital, text::Weight::bold);
  if (button.stacked) return std::max(px(target::key), std::max(words, px(stacked_icon)) + px(space::s));
  const float icon = button.icon.empty() ? 0 : metrics().capital(button.capital) * icon_to_capital;
  const float between = button.icon.empty() || button.label.empty() ? 0 : px(space::xs);
  const float sign =
      button.chosen && !button.opens ? px(chosen_sign) : 0;  // the words stand in the middle, clear of it
  return std::max(px(target::button), words + icon + between + 2 * px(space::m) + sign);
}

// Of the words within the button's face, beside its icon.
float Ui::button_height(const Button& button, float width) {
  if (button.stacked)
    return std::max(px(target::key), px(stacked_icon) + height_of(button.label, button.capital, text::Weight::bold, 0));
  const float icon = button.icon.empty() ? 0 : metrics().capital(button.capital) * icon_to_capital + px(space::xs);
  const float words = height_of(button.label, button.capital, text::Weight::bold, width - icon - px(space::s));
  return std::max(px(target::button), words + px(space::xs));
}

bool Ui::button(const Button& button) {
  const float width = std::min(column_.width, button_width(button));
  Box box = place(button_height(button, width));
  box.width = width;
  return button_at(box, button);
}

bool Ui::button_at(Box box, const Button& button) {
  const auto press = this->press(button.id, box);
  if (press.focused) focus_ring(box);
  canvas_.piece();
  const auto look = dress(button.emphasis);
  const Box face = press.held ? box.inset(px({0.3F})) : box;
  const float border = button.emphasis == Emphasis::quiet && !button.chosen ? 0 : std::max(1.0F, px({0.35F}));
  const Role inside = press.held ? look.held : button.chosen ? Role::chosen_fill : look.inside;
  canvas_.framed(face, px(target::corner), border, colour(button.chosen ? Role::chosen_border : look.edge),
                 colour(inside));
  button.stacked ? draw_stacked(button, face, look.words) : draw_face(button, face, look.words);
  if (button.chosen && !button.opens) {
    const float sign = px(chosen_sign), corner = px({0.5F}) + sign / 2;
    canvas_.icon("check", face.right() - corner, face.top + corner, sign, colour(Role::chosen_border));
  }
  node(button.id, NodeRole::button, button.label, box, {}, {.focused = press.focused, .chosen = button.chosen});
  // Outside of a list, it is the way on or out: what stands in that way is shown again.
  if (press.pressed && list_.empty()) show_again_ = true;
  return press.pressed;
}

void Ui::draw_face(const Button& button, Box face, Role ink) {
  if (button.icon_only)
    return canvas_.icon(button.icon, face.left + face.width / 2, face.middle(),
                        std::min(px(stacked_icon) * metrics().text_scale, std::min(face.width, face.height) * 0.8F),
                        colour(ink));
  const float icon = button.icon.empty() ? 0 : metrics().capital(button.capital) * icon_to_capital;
  const float between = button.icon.empty() || button.label.empty() ? 0 : px(space::xs);
  const float room = face.width - icon - between - px(space::s);
  const float words =
      button.label.empty() ? 0 : std::min(room, width_of(button.label, button.capital, text::Weight::bold));
  const float height = height_of(button.label, button.capital, text::Weight::bold, room);
  float left = face.left + (face.width - icon - between - words) / 2;
  const auto draw_icon = [&] {
    if (icon > 0) canvas_.icon(button.icon, left + icon / 2, face.middle(), icon, colour(ink));
    left += icon + between;
  };
  if (!button.icon_after) draw_icon();
  if (!button.label.empty())
    text_in({left, face.middle() - height / 2, room, height}, button.label, button.capital, text::Weight::bold, ink);
  if (button.icon_after) {
    left += words + between;
    draw_icon();
  }
}

// No wider than a finger or the word needs: the icon above its word.
void Ui::draw_stacked(const Button& button, Box face, Role ink) {
  const float size = px(stacked_icon), words = height_of(button.label, button.capital, text::Weight::bold, 0);
  const float top = face.middle() - (size + words) / 2;
  canvas_.icon(button.icon, face.left + face.width / 2, top + size / 2, size, colour(ink));
  const float wide = width_of(button.label, button.capital, text::Weight::bold);
  text_in({face.left + (face.width - wide) / 2, top + size, 0, words}, button.label, button.capital, text::Weight::bold,
          ink);
}

}  // namespace guichet::kiosk::ui
