#include <algorithm>
#include <cmath>

#include "kiosk/ui/ui.hpp"

namespace guichet::kiosk::ui {
namespace {
constexpr float picture_to_capital = 2.2F;
constexpr float mark_to_capital = 1.7F;

// What the icon and the mark take of a card's width.
float icons_of(const Metrics& metrics, const Choice& choice, const ChoiceStyle& style) {
  const float capital = metrics.capital(capital::body), gap = metrics.px(space::s);
  return (choice.icon.empty() ? 0 : capital * picture_to_capital * style.icon_scale + gap) +
         (style.plain ? 0 : capital * mark_to_capital + gap);
}
}  // namespace

float Ui::choice_height(const Choice& choice, float width, const ChoiceStyle& style) {
  const float inside = width - icons_of(metrics(), choice, style) - 2 * px(space::m);
  return height_of(choice.label, capital::body, text::Weight::bold, inside) +
         height_of(choice.detail, capital::hint, text::Weight::regular, inside) + 2 * px(space::s);
}

void Ui::draw_choice(const Choice& choice, Box box, const ChoiceStyle& style, const Press& press) {
  const Box face = press.held ? box.inset(px({0.3F})) : box;
  const float border = px({choice.chosen ? 0.8F : 0.35F});
  canvas_.framed(face, px(target::corner), std::max(1.0F, border),
                 colour(choice.chosen ? Role::chosen_border : Role::line),
                 colour(press.held      ? Role::sunken
                        : choice.chosen ? Role::chosen_fill
                                        : Role::raised));
  const float capital = metrics().capital(capital::body);
  float left = face.left + px(space::m);
  if (!choice.icon.empty()) {
    const float size = capital * picture_to_capital * style.icon_scale;
    canvas_.icon(choice.icon, left + size / 2, face.middle(), size, colour(Role::primary));
    left += size + px(space::s);
  }
  float right = face.right() - px(space::m);
  if (!style.plain) {
    const float size = capital * mark_to_capital;
    const auto* mark =
        style.several ? (choice.chosen ? "square-check" : "square") : (choice.chosen ? "circle-check" : "circle");
    canvas_.icon(mark, right - size / 2, face.middle(), size, colour(choice.chosen ? Role::chosen_border : Role::line));
    right -= size + px(space::s);
  }
  const float inside = right - left;
  const float first = height_of(choice.label, capital::body, text::Weight::bold, inside);
  const float second = height_of(choice.detail, capital::hint, text::Weight::regular, inside);
  const float top = face.middle() - (first + second) / 2;
  text_in({left, top, inside, first}, choice.label, capital::body, text::Weight::bold, Role::ink);
  text_in({left, top + first, inside, second}, choice.detail, capital::hint, text::Weight::regular, Role::soft_ink);
}

std::optional<std::size_t> Ui::choices(std::string_view group, std::span<const Choice> choices,
                                       const ChoiceStyle& style) {
  const float gap = px(target::gap);
  const float least = px(style.least_width) * metrics().text_scale;
  const auto fitting = static_cast<int>((column_.width + gap) / (least + gap));
  int columns = std::clamp(fitting, 1, std::max(1, static_cast<int>(choices.size())));
  const auto width_in = [&](int count) {
    return std::floor((column_.width - gap * static_cast<float>(count - 1)) / static_cast<float>(count));
  };
  std::vector<Choice> shown(choices.begin(), choices.end());
  const auto cut = [&](float width) {
    return std::ranges::any_of(shown, [&](const Choice& choice) {
      const float inside = width - icons_of(metrics(), choice, style) - 2 * px(space::m);
      return measured(choice.label, capital::body, text::Weight::bold, inside).broken;
    });
  };
  // Before a word is cut, cards stand one under the other; then their icons give way.
  while (columns > 1 && cut(width_in(columns))) --columns;
  const float width = width_in(columns);
  if (cut(width))
    for (auto& choice : shown) choice.icon = {};
  float height = px(style.least_height);
  for (const auto& choice : shown) height = std::max(height, choice_height(choice, width, style));
  std::optional<std::size_t> pressed;
  cells(columns, height, shown.size(), [&](std::size_t i, Box box) {
    const auto& choice = shown[i];
    const auto id = std::string(group) + (group.empty() ? "" : ".") + choice.id;
    const auto press = this->press(id, box);
    if (press.focused) focus_ring(box);
    canvas_.piece();
    draw_choice(choice, box, style, press);
    node(id,
         style.plain     ? NodeRole::button
         : style.several ? NodeRole::option
                         : NodeRole::choice,
         choice.label, box, {}, {.focused = press.focused, .chosen = choice.chosen});
    detail(choice.detail);
    if (press.pressed) pressed = i;
  });
  return pressed;
}

}  // namespace guichet::kiosk::ui
