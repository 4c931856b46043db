#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "kiosk/ui/ui.hpp"

namespace guichet::kiosk::ui {

bool Ui::row(const Row& row) {
  const float pad = px(space::s), icon = metrics().capital(capital::body) * 1.8F;
  const float left_icon = row.icon.empty() ? 0 : icon + pad, right_icon = row.action_icon.empty() ? 0 : icon + pad;
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
  if (!row.icon.empty()) canvas_.icon(row.icon, box.left + pad + icon / 2, box.middle(), icon, colour(Role::primary));
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
  const float gap = px(target::gap), height = std::max(px(target::key), metrics().capital(capital::body) * 2);
  const float pad = px(space::s), icon = metrics().capital(capital::body) * 1.5F;
  std::optional<std::size_t> pressed;
  float left = column_.left;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const float words = std::min(column_.width - icon - 3 * pad, width_of(labels[i], capital::body, text::Weight::bold));
    const float width = words + icon + 3 * pad;
    if (left > column_.left && left + width > column_.left + column_.width) {
      left = column_.left;
      column_.y += height + gap;
    }
    const Box box{left, column_.y, width, height};
    const auto id = std::string(group) + "." + std::to_string(i);
    const auto press = this->press(id, box);
    if (press.focused) focus_ring(box);
    canvas_.piece();
    canvas_.framed(box, px(target::corner), std::max(1.0F, px({0.5F})), colour(Role::chosen_border),
                   colour(press.held ? Role::sunken : Role::chosen_fill));
    const float high = height_of(labels[i], capital::body, text::Weight::bold, words + 1);
    text_in({left + pad, box.middle() - high / 2, words + 1, high}, labels[i], capital::body, text::Weight::bold, Role::ink);
    canvas_.icon("x", box.right() - pad - icon / 2, box.middle(), icon, colour(Role::primary));
    node(id, NodeRole::button, labels[i], box, {}, {.focused = press.focused, .chosen = true});
    if (press.pressed) pressed = i;
    left += width + gap;
  }
  if (!labels.empty()) column_.y += height + px(space::s);
  return pressed;
}

std::optional<std::size_t> Ui::dialog(std::string_view id, std::string_view title, std::string_view text,
                                      std::span<const Button> buttons) {
  inert(false);
  // A window of its own, submitted last: it lies over the lists, which are windows too.
  ImGui::SetCursorScreenPos({0, 0});
  ImGui::BeginChild("dialog", {screen_.width, screen_.height}, ImGuiChildFlags_None,
                    ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove);
  canvas_.piece();
  canvas_.fill(screen_, Colour{0xFF000000U}.faded(0.55F));
  const float width = std::min(screen_.width - 2 * px(space::l), px(Millimetres{150}));
  const float pad = px(space::l), inside = width - 2 * pad;
  const float first = height_of(title, capital::question, text::Weight::bold, inside);
  const float second = height_of(text, capital::body, text::Weight::regular, inside);
  float button_height = px(target::button);
  for (const auto& button : buttons)
    button_height = std::max(button_height, height_of(button.label, button.capital, text::Weight::bold, inside * 0.8F) + px(space::s));
  const float gap = px(space::s);
  const float height =
      first + second + px(space::m) * 2 + static_cast<float>(buttons.size()) * (button_height + gap) - gap + 2 * pad;
  const Box card{std::round((screen_.width - width) / 2), std::round(std::max(0.0F, (screen_.height - height) / 2)), width, height};
  canvas_.piece();
  canvas_.framed(card, px(target::corner) * 2, std::max(1.0F, px({0.4F})), colour(Role::line), colour(Role::paper));
  const Box body{card.left + pad, card.top + pad, inside, height};
  text_in(body, title, capital::question, text::Weight::bold, Role::ink);
  text_in({body.left, body.top + first + px(space::m), inside, second}, text, capital::body, text::Weight::regular, Role::ink);
  node(id, NodeRole::alert, title, card, text);
  std::optional<std::size_t> pressed;
  float top = body.top + first + second + 2 * px(space::m);
  for (std::size_t i = 0; i < buttons.size(); ++i, top += button_height + gap)
    if (button_at({body.left, top, inside, button_height}, buttons[i])) pressed = i;
  ImGui::EndChild();
  return pressed;
}

}  // namespace guichet::kiosk::ui
