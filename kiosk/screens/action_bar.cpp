#include "kiosk/screens/action_bar.hpp"

#include <algorithm>
#include <cmath>

namespace guichet::kiosk::screens {
namespace {

using namespace ui;

constexpr float grown = 1.25F;  // words of bars grow at least that much for who wants large text

BarButton button_of(const Ui& ui, std::string_view id, const Way& way, bool forward) {
  return {.button = {.id = id, .label = way.label, .icon = way.icon, .emphasis = way.emphasis, .icon_after = forward},
          .short_label = way.short_label,
          .least_width = forward ? std::min(ui.px(Millimetres{52}), ui.screen().width * 0.3F) : 0};
}

// Its short name says half of it: only where the keyboard leaves no second row.
std::vector<BarButton> between(const Scene& scene, const Frame& frame, bool little_room) {
  std::vector<BarButton> all;
  for (const auto& way : frame.aside) all.push_back(button_of(scene.ui, way.id, way, false));
  if (!frame.can_leave) return all;
  const bool keeps = !scene.model.file && journey::has_something_to_lose(scene.model, scene.context.settings);
  all.push_back({.button = {.id = "leave",
                            .label = scene.ui.words(keeps ? "frame.leave" : "frame.quit"),
                            .icon = "door-exit",
                            .emphasis = Emphasis::quiet},
                 .short_label = keeps && little_room ? scene.ui.words("frame.leave.short") : std::string()});
  return all;
}

std::vector<BarButton> ends(const Scene& scene, const Frame& frame) {
  std::vector<BarButton> all;
  if (frame.back) all.push_back(button_of(scene.ui, "back", *frame.back, false));
  if (frame.forward) all.push_back(button_of(scene.ui, "continue", *frame.forward, true));
  return all;
}

// As wide as its words, or as the glass: then they take two lines.
BarFit alone(Ui& ui, const BarButton& one, float width) {
  if (auto fit = in_one_row(ui, {&one, 1}, width, ui.metrics().text_scale, 1)) return *std::move(fit);
  const auto button = one.button;
  return {.buttons = {button}, .widths = {width}, .height = ui.button_height(button, width)};
}

Answer intent_of(const Frame& frame, std::string_view id) {
  if (id == "back") return frame.back->intent;
  if (id == "continue") return frame.forward->intent;
  if (id == "leave") return journey::AskToLeave{};
  return std::ranges::find(frame.aside, id, &Way::id)->intent;
}

bool goes_on_by_enter(const Scene& scene, const Frame& frame) {
  return frame.forward && frame.forward->emphasis == Emphasis::primary && scene.ui.enter_pressed() &&
         !scene.ui.editing() && !scene.ui.look().guided;
}

// Names that say what they do come before short ones in larger letters.
std::optional<BarFit> in_full_or_short(Ui& ui, std::vector<BarButton> all, float width, float largest, float least) {
  const auto shortened = all;
  for (auto& one : all) one.short_label.clear();
  if (auto row = in_one_row(ui, all, width, largest, least)) return row;
  return in_one_row(ui, shortened, width, largest, least);
}

}  // namespace

ActionBar plan_actions(const Scene& scene, const Frame& frame, bool little_room) {
  auto& ui = scene.ui;
  const float scale = ui.metrics().text_scale, pad = ui.px(space::s), width = ui.screen().width - 2 * pad;
  const auto others = between(scene, frame, little_room), ways = ends(scene, frame);
  auto all = ways;
  all.insert(frame.back ? all.begin() + 1 : all.begin(), others.begin(), others.end());
  if (all.empty()) return {};
  ActionBar plan;
  const auto one_under_the_other = [&](std::span<const BarButton> group) {
    for (const auto& one : group) plan.rows.push_back(alone(ui, one, width));
  };
  const auto in_a_part = [&](std::span<const BarButton> group) {
    auto part = in_one_row(ui, group, width, scale, std::min(scale, grown));
    if (!part) part = stacked(ui, group, width, scale);
    if (part->width(ui.px(target::gap)) > width) return one_under_the_other(group);
    plan.rows.push_back(*std::move(part));
  };
  const bool may_fold = !little_room && !others.empty() && !ways.empty();
  if (auto row = in_full_or_short(ui, all, width, scale, may_fold ? std::min(scale, grown) : 1)) {
    plan.rows.push_back(*std::move(row));
  } else if (may_fold) {
    in_a_part(others);
    in_a_part(ways);
  } else if (auto icons = stacked(ui, all, width, 1); icons.width(ui.px(target::gap)) <= width) {
    plan.rows.push_back(std::move(icons));
  } else {
    one_under_the_other(all);
  }
  plan.height = pad;
  for (auto& row : plan.rows) {
    row.height = std::max(row.height, ui.px(target::button));
    plan.height += row.height + pad;
  }
  return plan;
}

Answer draw_actions(const Scene& scene, const Frame& frame, const ActionBar& plan) {
  auto& ui = scene.ui;
  const Box screen = ui.screen(), bar{screen.left, screen.bottom() - plan.height, screen.width, plan.height};
  ui.canvas().piece();
  ui.canvas().fill(bar, ui.colour(Role::raised));
  ui.canvas().fill({bar.left, bar.top, bar.width, 1}, ui.colour(Role::line));
  const float pad = ui.px(space::s), gap = ui.px(target::gap);
  Answer answer;
  float top = bar.top + pad;
  for (const auto& row : plan.rows) {
    // The way back holds the start, the way on the end; the others share what is between.
    const std::size_t count = row.buttons.size();
    const bool starts = row.buttons.front().id == "back", stops = row.buttons.back().id == "continue";
    float left = bar.left + pad;
    for (std::size_t i = 0; i < count; ++i) {
      const float room = bar.right() - pad - left, rest = row.width(gap);
      const std::size_t first = starts ? 1 : 0;
      if (i == first && !(stops && i + 1 == count))
        left += std::max(0.0F, std::floor((bar.width - 2 * pad - rest) / 2));
      if (stops && i + 1 == count) left += room - row.widths[i];
      if (ui.button_at({left, top, row.widths[i], row.height}, row.buttons[i]))
        answer = intent_of(frame, row.buttons[i].id);
      left += row.widths[i] + gap;
    }
    top += row.height + pad;
  }
  if (goes_on_by_enter(scene, frame)) answer = frame.forward->intent;
  return answer;
}

namespace {

std::vector<BarFit> column_of(const Scene& scene, const Frame& frame) {
  auto& ui = scene.ui;
  auto all = ends(scene, frame);
  std::ranges::reverse(all);
  for (auto& one : between(scene, frame, false))
    if (one.button.id == "leave") all.push_back(std::move(one));
  std::vector<BarFit> column;
  for (const auto& one : all) {
    column.push_back(alone(ui, one, ui.px(column_width) - 2 * ui.px(space::s)));
    column.back().height = std::max(column.back().height, ui.px(target::button));
  }
  return column;
}

}  // namespace

float column_height(const Scene& scene, const Frame& frame) {
  float height = 2 * scene.ui.px(space::s) - scene.ui.px(target::gap);
  for (const auto& one : column_of(scene, frame)) height += one.height + scene.ui.px(target::gap);
  return height;
}

// The way on, the way back, the way out. What stands aside waits until the keyboard is gone.
Answer draw_action_column(const Scene& scene, const Frame& frame, Box box) {
  auto& ui = scene.ui;
  ui.canvas().piece();
  ui.canvas().fill(box, ui.colour(Role::raised));
  Box face = box.inset(ui.px(space::s));
  Answer answer;
  for (const auto& one : column_of(scene, frame)) {
    const auto& button = one.buttons.front();
    face.height = one.height;
    if (ui.button_at(face, button)) answer = intent_of(frame, button.id);
    face.top += face.height + ui.px(target::gap);
  }
  return answer;
}

}  // namespace guichet::kiosk::screens
