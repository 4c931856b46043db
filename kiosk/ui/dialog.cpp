#include <algorithm>
#include <cmath>

#include <imgui.h>

#include "kiosk/ui/ui.hpp"

namespace guichet::kiosk::ui {

// A window of its own, submitted last: it lies over the lists, which are windows too.
void Ui::over_everything(std::string_view id, const std::function<void()>& content) {
  inert(false);
  ImGui::SetCursorScreenPos({0, 0});
  ImGui::BeginChild(std::string(id).c_str(), {window_.width, window_.height}, ImGuiChildFlags_None,
                    ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                        ImGuiWindowFlags_NavFlattened);
  canvas_.piece();
  canvas_.fill(window_, Colour{0xFF000000U}.faded(0.55F));
  content();
  ImGui::EndChild();
}

void Ui::card(Box box) {
  canvas_.piece();
  canvas_.framed(box, px(target::corner) * 2, std::max(1.0F, px({0.4F})), colour(Role::line), colour(Role::paper));
}

std::optional<std::size_t> Ui::dialog(std::string_view id, std::string_view title, std::string_view text,
                                      std::span<const Button> buttons, const Countdown& countdown) {
  std::optional<std::size_t> pressed;
  over_everything(id, [&] {
    const float margin = px(space::m), gap = px(space::s);
    const float pad = px(metrics().text_scale > 1.5F ? space::m : space::l);  // large letters need the room
    const float width =
        std::min(screen_.width - 2 * margin, px(Millimetres{150}) * std::min(1.4F, metrics().text_scale));
    const float inside = width - 2 * pad;
    const float first = height_of(title, capital::question, text::Weight::bold, inside);
    const float second = height_of(text, capital::body, text::Weight::regular, inside);
    float button_height = px(target::button);
    for (const auto& button : buttons) button_height = std::max(button_height, this->button_height(button, inside));
    const float in_column = static_cast<float>(buttons.size()) * (button_height + gap) - gap;
    // Where the buttons would leave the words no room, they scroll along with them.
    const bool together = screen_.height - 2 * margin - in_column - 2 * pad < std::min(first + second, px({35}));
    const float below = together ? pad : in_column + pad;
    const auto press_one_of = [&](float left, float top, float wide) {
      for (std::size_t i = 0; i < buttons.size(); ++i, top += button_height + gap)
        if (button_at({left, top, wide, button_height}, buttons[i])) pressed = i;
    };
    const float all_words = first + second + px(space::xs) + px(space::m) + (together ? in_column : 0);
    const float room = screen_.height - 2 * margin - below - pad;
    const float circle = countdown.whole > 0 && !together ? ring_size(room - all_words - px(space::m)) : 0;
    const float above = circle > 0 ? circle + px(space::m) : 0;
    // The words scroll when they are too many for the glass; the buttons never do.
    const float words = std::min(all_words, room - above);
    const float height = pad + above + words + below;
    const Box face{std::round((screen_.width - width) / 2), std::round(screen_.top + (screen_.height - height) / 2),
                   width, height};
    card(face);
    if (circle > 0) ring({face.left + (width - circle) / 2, face.top + pad, circle, circle}, countdown);
    node(id, NodeRole::alert, title, face, text);
    scroll(std::string(id) + ".words", {face.left + pad, face.top + pad + above, inside, words - px(target::gap)}, [&] {
      // Measured again: a list with its buttons is narrower than the card.
      const auto write = [&](std::string_view sentence, Millimetres size, text::Weight weight, Millimetres after) {
        text_in(place(height_of(sentence, size, weight, this->width()), after), sentence, size, weight, Role::ink);
      };
      write(title, capital::question, text::Weight::bold, space::xs);
      write(text, capital::body, text::Weight::regular, together ? space::m : Millimetres{0});
      if (!together) return;
      const Box column = place(in_column, {0});
      press_one_of(column.left, column.top, column.width);
    });
    if (!together) press_one_of(face.left + pad, face.top + pad + above + words, inside);
  });
  return pressed;
}

// A list over the screen, as large as it needs, with one way out of it.
bool Ui::sheet(std::string_view id, std::string_view title, const Button& close, const std::function<void()>& content) {
  bool closed = false;
  over_everything(id, [&] {
    const Box face{screen_.left, screen_.top, screen_.width, screen_.height};
    const float pad = px(space::l), gap = px(space::s), width = std::min(px(Millimetres{240}), face.width - 2 * pad);
    const float height = button_height(close, width), left = std::round(face.left + (face.width - width) / 2);
    canvas_.piece();
    canvas_.fill(face, colour(Role::paper));
    node(id, NodeRole::alert, title, face);
    scroll(std::string(id) + ".list", {left, face.top + gap, width, face.height - height - 3 * gap}, [&] {
      this->title(title);
      space(space::s);
      content();
    });
    closed = button_at({left, face.bottom() - height - gap, std::min(width, button_width(close)), height}, close);
  });
  return closed;
}

}  // namespace guichet::kiosk::ui
