#include <algorithm>
#include <cmath>
#include <utility>

#include "kiosk/ui/ui.hpp"

namespace guichet::kiosk::ui {

bool Ui::row(const Row& row) {
  const float pad = px(space::s), icon = metrics().capital(capital::body) * 1.8F;
  const auto sign = row.invalid ? std::string_view("alert-circle") : row.icon;  // never by colour alone
  const float left_icon = sign.empty() ? 0 : icon + pad, right_icon = row.action_icon.empty() ? 0 : icon + pad;
  const float inside = column_.width - left_icon - right_icon - 2 * pad;
  const bool alone = row.value.empty();
  const auto label_capital = alone ? capital::body : capital::hint;
  const auto label_weight = alone ? text::Weight::bold : text::Weight::regular;
  const float first = height_of(row.label, label_capital, label_weight, inside);
  const float second = height_of(row.value, capital::body, text::Weight::bold, inside);
  const Box box = place(std::max(px(target::key), first + second + pad), target::gap);
  const auto press = this->press(row.id, box);
  if (press.focused) focus_ring(box);
  canvas_.piece();
  canvas_.framed(box, px(target::corner), std::max(1.0F, px({row.invalid ? 0.6F : 0.3F})),
                 colour(row.invalid ? Role::error : Role::line), colour(press.held ? Role::sunken : Role::raised));
  if (!sign.empty())
    canvas_.icon(sign, box.left + pad + icon / 2, box.middle(), icon,
                 colour(row.invalid ? Role::error : Role::primary));
  if (!row.action_icon.empty())
    canvas_.icon(row.action_icon, box.right() - pad - icon / 2, box.middle(), icon, colour(Role::primary));
  const float left = box.left + pad + left_icon, top = box.middle() - (first + second) / 2;
  text_in({left, top, inside, first}, row.label, label_capital, label_weight, alone ? Role::ink : Role::soft_ink);
  text_in({left, top + first, inside, second}, row.value, capital::body, text::Weight::bold,
          row.invalid ? Role::error_text : Role::ink);
  node(row.id, NodeRole::button, row.label, box, row.value, {.focused = press.focused, .invalid = row.invalid});
  return press.pressed;
}

// What was chosen, each with its cross; they flow like words.
std::optional<std::size_t> Ui::chips(std::string_view group, std::span<const std::string> labels) {
  const float gap = px(target::gap), least = std::max(px(target::key), metrics().capital(capital::body) * 2);
  const float pad = px(space::s), icon = metrics().capital(capital::body) * 1.5F;
  std::optional<std::size_t> pressed;
  float left = column_.left, row = least;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const float room = column_.width - icon - 3 * pad;
    const float words = std::min(room, width_of(labels[i], capital::body, text::Weight::bold) + 1);
    const float width = words + icon + 3 * pad, high = height_of(labels[i], capital::body, text::Weight::bold, words);
    if (left > column_.left && left + width > column_.left + column_.width) {
      left = column_.left;
      column_.y += std::exchange(row, least) + gap;
    }
    const Box box{left, column_.y, width, std::max(least, high + pad)};
    row = std::max(row, box.height);
    const auto id = std::string(group) + "." + std::to_string(i);
    const auto press = this->press(id, box);
    if (press.focused) focus_ring(box);
    canvas_.piece();
    canvas_.framed(box, px(target::corner), std::max(1.0F, px({0.5F})), colour(Role::chosen_border),
                   colour(press.held ? Role::sunken : Role::chosen_fill));
    text_in({left + pad, box.middle() - high / 2, words, high}, labels[i], capital::body, text::Weight::bold,
            Role::ink);
    canvas_.icon("x", box.right() - pad - icon / 2, box.middle(), icon, colour(Role::primary));
    node(id, NodeRole::button, Label::of_one_person(labels[i]), box, {}, {.focused = press.focused, .chosen = true});
    if (press.pressed) pressed = i;
    left += width + gap;
  }
  if (!labels.empty()) column_.y += row + px(space::s);
  return pressed;
}

}  // namespace guichet::kiosk::ui
