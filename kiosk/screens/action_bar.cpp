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

std::vector<BarButton> between(const Scene& scene, const Frame& frame) {
  std::vector<BarButton> all;
  for (const auto& way : frame.aside) all.push_back(button_of(scene.ui, way.id, way, false));
  if (!frame.can_leave) return all;
  const bool keeps = !scene.model.file && journey::has_something_to_lose(scene.model, scene.context.settings);
  all.push_back({.button = {.id = "leave",
                            .label = scene.ui.words(keeps ? "frame.leave" : "frame.stop"),
                            .icon = "door-exit",
                            .emphasis = Emphasis::quiet},
                 .short_label = scene.ui.words("frame.leave.short")});
  return all;
}

std::vector<BarButton> ends(const Scene& scene, const Frame& frame) {
  std::vector<BarButton> all;
  if (frame.back) all.push_back(button_of(scene.ui, "back", *frame.back, false));
  if (frame.forward) all.push_back(button_of(scene.ui, "continue", *frame.forward, true));
  return all;
}

}  // namespace

ActionBar plan_actions(const Scene& scene, const Frame& frame, bool little_room) {
  auto& ui = scene.ui;
  const float scale = ui.metrics().text_scale, pad = ui.px(space::s), width = ui.screen().width - 2 * pad;
  const auto others = between(scene, frame), ways = ends(scene, frame);
  auto all = ways;
  all.insert(frame.back ? all.begin() + 1 : all.begin(), others.begin(), others.end());
  if (all.empty()) return {};
  ActionBar plan;
  const bool may_fold = !little_room && !others.empty() && !ways.empty();
  if (auto row = in_one_row(ui, all, width, scale, may_fold ? std::min(scale, grown) : 1)) {
    plan.rows.push_back(*std::move(row));
  } else if (may_fold) {
    for (const auto* group : {&others, &ways}) {
      auto part = in_one_row(ui, *group, width, scale, 1);
      plan.rows.push_back(part ? *std::move(part) : stacked(ui, *group, width, scale));
    }
  } else {
    plan.rows.push_back(stacked(ui, all, width, 1));
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
  const auto touched = [&](std::string_view id) -> Answer {
    if (id == "back") return frame.back->intent;
    if (id == "continue") return frame.forward->intent;
    if (id == "leave") return journey::AskToLeave{};
    return std::ranges::find(frame.aside, id, &Way::id)->intent;
  };
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
      if (ui.button_at({left, top, row.widths[i], row.height}, row.buttons[i])) answer = touched(row.buttons[i].id);
      left += row.widths[i] + gap;
    }
    top += row.height + pad;
  }
  if (frame.forward && ui.enter_pressed() && !ui.editing() && !ui.look().guided) answer = frame.forward->intent;
  return answer;
}

}  // namespace guichet::kiosk::screens
