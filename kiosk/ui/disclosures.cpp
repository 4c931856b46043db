#include <algorithm>
#include <cmath>

#include "kiosk/ui/ui.hpp"

namespace guichet::kiosk::ui {

bool Ui::disclosure(std::string_view id, std::string_view label, const std::function<void()>& content) {
  const bool open = opened(id);
  const Button button{.id = id,
                      .label = std::string(label),
                      .icon = open ? "chevron-up" : "chevron-down",
                      .emphasis = Emphasis::quiet,
                      .chosen = open,
                      .opens = true};
  if (this->button(button)) this->open(id, !open);
  if (!open) return false;
  content();
  return true;
}

void Ui::help(std::string_view id, std::string_view label, std::string_view text, std::string_view source) {
  disclosure(id, label, [&] {
    const auto name = std::string(id);
    const float pad = px(space::s), bar = px({1}), inside = column_.width - bar - 2 * pad;
    const float first = height_of(text, capital::body, text::Weight::regular, inside);
    const float second = height_of(source, capital::hint, text::Weight::regular, inside);
    canvas_.piece();
    const Box box = place(first + second + 2 * pad);
    canvas_.fill(box, colour(Role::sunken));
    canvas_.fill({box.left, box.top, bar, box.height}, colour(Role::primary));
    const float left = box.left + bar + pad;
    text_in({left, box.top + pad, inside, first}, text, capital::body, text::Weight::regular, Role::ink);
    text_in({left, box.top + pad + first, inside, second}, source, capital::hint, text::Weight::regular,
            Role::soft_ink);
    node(name + ".text", NodeRole::text, text, box);
    detail(source);
  });
}

void Ui::total(std::string_view id, std::string_view label, std::string_view told) {
  const float gap = px(space::m), figures = width_of(told, capital::body, text::Weight::bold);
  // Beside each other when there is room for both; else the figures take the next line, still at the end.
  const bool beside = width_of(label, capital::body, text::Weight::bold) + gap + figures <= column_.width;
  const float room = beside ? column_.width - gap - figures : column_.width;
  const float first = height_of(label, capital::body, text::Weight::bold, room),
              second = height_of(told, capital::body, text::Weight::bold, 0);
  canvas_.piece();
  const Box box = place(beside ? std::max(first, second) : first + second, space::xs);
  canvas_.fill({box.left, box.top - px({0.5F}), box.width, std::max(1.0F, px({0.4F}))}, colour(Role::line));
  text_in({box.left, box.top, room, first}, label, capital::body, text::Weight::bold, Role::ink);
  text_in({box.right() - figures, box.bottom() - second, 0, second}, told, capital::body, text::Weight::bold,
          Role::ink);
  node(id, NodeRole::text, label, box, told);
}

void Ui::draw_bar(Box bar, float done) {
  canvas_.framed(bar, bar.height / 2, std::max(1.0F, px({0.3F})), colour(Role::line), colour(Role::sunken));
  const float width = std::max(bar.height, bar.width * done);
  canvas_.rounded({bar.left, bar.top, width, bar.height}, bar.height / 2, colour(Role::primary));
}

bool Ui::work(const Work& work) {
  const float icon = metrics().capital(capital::body) * 2.2F, gap = px(space::s), inside = column_.width - icon - gap;
  const float first = height_of(work.label, capital::body, text::Weight::bold, inside);
  const float second = work.detail.empty() ? 0 : height_of(work.detail, capital::body, text::Weight::regular, inside);
  float highest = std::max(icon, first + second);
  for (const auto& other : work.may_say)
    highest = std::max(highest, height_of(other, capital::body, text::Weight::bold, inside));
  canvas_.piece();
  const Box box = place(highest, space::s);
  canvas_.icon(work.icon, box.left + icon / 2, box.top + icon / 2, icon, colour(Role::primary));
  text_in({box.left + icon + gap, box.top, inside, first}, work.label, capital::body, text::Weight::bold, Role::ink);
  text_in({box.left + icon + gap, box.top + first, inside, second}, work.detail, capital::body, text::Weight::regular,
          Role::ink);
  node(work.id, NodeRole::progress, work.label, box);
  detail(work.detail);
  if (work.done || !work.may_say.empty()) {
    const Box bar = place(px({2}), space::s);
    if (work.done) draw_bar(bar, static_cast<float>(std::clamp(*work.done, 0.0, 1.0)));
  }
  return !work.cancel.empty() && button({.id = work.id + ".cancel", .label = work.cancel, .icon = "x"});
}

}  // namespace guichet::kiosk::ui
