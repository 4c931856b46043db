#include "kiosk/screens/frame.hpp"

#include <algorithm>
#include <cmath>

#include "kiosk/screens/progress.hpp"

namespace guichet::kiosk::screens {
namespace {

using namespace ui;

// The bars keep their height when the text grows, so their words grow only a little.
Millimetres bar_capital(const Ui& ui, Millimetres capital) {
  const float scale = ui.metrics().text_scale;
  return capital * (std::min(scale, 1.2F) / scale);
}

// The button names the language it leads to: whoever needs it can read it.
const texts::Language* next_language(const Scene& scene) {
  const auto here = std::ranges::find(scene.languages, scene.model.language, &texts::Language::code);
  if (scene.languages.size() < 2 || here == scene.languages.end()) return nullptr;
  return here + 1 == scene.languages.end() ? &scene.languages.front() : &*(here + 1);
}

Answer settings(const Scene& scene, float right) {
  auto& ui = scene.ui;
  const auto capital = bar_capital(ui, capital::hint);
  Answer answer;
  const auto one = [&](Button button, const Intent& intent) {
    button.emphasis = Emphasis::quiet;
    button.capital = capital;
    const float width = ui.button_width(button) - ui.px(space::m);
    right -= width;
    if (ui.button_at({right, 0, width, ui.px(target::top_bar) - 1}, button)) answer = intent;
    right -= ui.px(Millimetres{1});
  };
  // Drawn from the right, so the last in the reading order comes first here.
  if (const auto* next = next_language(scene))
    one({.id = "language", .label = next->native_name, .icon = "language"}, journey::ChooseLanguage{next->code});
  one({.id = "contrast", .label = ui.words("frame.contrast"), .icon = "contrast", .chosen = scene.model.high_contrast},
      journey::ToggleContrast{});
  one({.id = "text_size", .label = ui.words("frame.text_size"), .icon = "text-size", .chosen = scene.model.text_percent > 100},
      journey::NextTextSize{});
  return answer;
}

Answer top_bar(const Scene& scene, const Frame& frame) {
  auto& ui = scene.ui;
  const Box bar{0, 0, ui.screen().width, ui.px(target::top_bar)};
  ui.canvas().piece();
  ui.canvas().fill(bar, ui.colour(Role::raised));
  ui.canvas().fill({0, bar.bottom() - 1, bar.width, 1}, ui.colour(Role::line));
  const float icon = ui.px(Millimetres{6.5F}), left = ui.px(space::m);
  ui.canvas().icon("building-community", left + icon / 2, bar.middle(), icon, ui.colour(Role::primary));
  const auto capital = bar_capital(ui, capital::hint);
  const float town_left = left + icon + ui.px(space::s);
  const float height = ui.height_of(scene.town, capital, text::Weight::bold, 0);
  const float town = ui.width_of(scene.town, capital, text::Weight::bold);
  ui.text_in({town_left, bar.middle() - height / 2, 0, height}, scene.town, capital, text::Weight::bold, Role::ink);
  ui.node("town", NodeRole::text, scene.town, {town_left, bar.top, town, bar.height});

  const auto answer = settings(scene, bar.right() - ui.px(space::s));
  // The subject gives way when the bar has no room for it.
  const float subject = ui.width_of(frame.subject, capital, text::Weight::regular);
  const auto* first_setting = ui.tree().find("text_size");
  const float room_right = first_setting ? first_setting->box.left : bar.right();
  const float subject_left = town_left + town + ui.px(space::l);
  if (!frame.subject.empty() && subject_left + subject + ui.px(space::m) < room_right) {
    ui.canvas().piece();
    ui.canvas().fill({subject_left - ui.px(space::l) / 2, bar.top + bar.height * 0.28F, 1, bar.height * 0.44F}, ui.colour(Role::line));
    ui.text_in({subject_left, bar.middle() - height / 2, 0, height}, frame.subject, capital, text::Weight::regular, Role::soft_ink);
  }
  return answer;
}

// The way out takes the room that the others leave: in full, in smaller words, or as its icon alone.
void leave_button(Ui& ui, Box room, Millimetres capital, Answer& answer) {
  Button button{.id = "leave", .label = ui.words("frame.leave"), .icon = "door-exit", .emphasis = Emphasis::quiet, .capital = capital};
  if (ui.button_width(button) > room.width) button.capital = capital * 0.8F;
  if (ui.button_width(button) > room.width) button.label = {};
  const float width = std::min(ui.button_width(button), room.width);
  const Box box{std::round(room.left + (room.width - width) / 2), room.top, width, room.height};
  if (ui.button_at(box, button)) answer = journey::AskToLeave{};
}

Answer action_bar(const Scene& scene, const Frame& frame, Box bar) {
  auto& ui = scene.ui;
  ui.canvas().piece();
  ui.canvas().fill(bar, ui.colour(Role::raised));
  ui.canvas().fill({bar.left, bar.top, bar.width, 1}, ui.colour(Role::line));
  const auto capital = bar_capital(ui, capital::body);
  const float pad = ui.px(space::s), height = ui.px(target::button);
  Answer answer;
  const auto at = [&](const Button& button, float left, float width, const Intent& intent) {
    if (ui.button_at({left, bar.top + pad, width, height}, button)) answer = intent;
  };
  float left = bar.left + pad, right = bar.right() - pad;
  if (frame.back) {
    const Button button{.id = "back", .label = frame.back->label, .icon = frame.back->icon, .capital = capital};
    const float width = ui.button_width(button);
    at(button, left, width, frame.back->intent);
    left += width + ui.px(target::gap);
  }
  if (frame.forward) {
    const Button button{.id = "continue", .label = frame.forward->label, .icon = frame.forward->icon,
                        .emphasis = frame.forward->emphasis, .icon_after = true, .capital = capital};
    const float least = ui.button_width(button);
    const float width = std::max(least, std::min(ui.px(Millimetres{52}), bar.width * 0.3F));
    at(button, right - width, width, frame.forward->intent);
    right -= width + ui.px(target::gap);
    if (ui.enter_pressed() && !ui.editing()) answer = frame.forward->intent;
  }
  if (frame.can_leave) leave_button(ui, {left, bar.top + pad, right - left, height}, capital, answer);
  return answer;
}

Answer failure_banner(const Scene& scene) {
  if (!scene.model.failure) return std::nullopt;
  scene.ui.banner("failure", Tone::error, scene.ui.words(journey::text_key(*scene.model.failure)));
  return std::nullopt;
}

}  // namespace

Way back(const Scene& scene) { return {scene.ui.words("frame.back"), "arrow-left", journey::Back{}}; }

Way onward(const Scene& scene) {
  return {scene.ui.words("frame.continue"), "arrow-right", journey::Continue{}, Emphasis::primary};
}

Answer in_frame(const Scene& scene, const Frame& frame, const std::function<Answer()>& content) {
  auto& ui = scene.ui;
  auto answer = top_bar(scene, frame);
  const bool actions = frame.back || frame.forward || frame.can_leave;
  const float top = ui.px(target::top_bar), bottom = actions ? ui.px(target::button + space::s * 2) : 0;
  const float keyboard = ui.editing() ? ui.px(ui.keyboard_height()) : 0;
  Box middle{0, top, ui.screen().width, ui.screen().height - top - bottom - keyboard};
  middle = draw_progress(scene, middle, keyboard > 0);
  const float pad = ui.px(space::l), ends = ui.px(keyboard > 0 ? Millimetres{0} : space::xs);
  const Box body = middle.inset(pad, ends);
  ui.scroll("content", body, [&] {
    failure_banner(scene);
    if (auto touched = content()) answer = std::move(touched);
  });
  if (keyboard > 0) ui.keyboard({0, ui.screen().height - bottom - keyboard, ui.screen().width, keyboard});
  if (actions)
    if (auto touched = action_bar(scene, frame, {0, ui.screen().height - bottom, ui.screen().width, bottom})) answer = std::move(touched);
  return answer;
}

}  // namespace guichet::kiosk::screens
