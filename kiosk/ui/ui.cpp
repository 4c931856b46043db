#include "kiosk/ui/ui.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace guichet::kiosk::ui {
namespace {

constexpr auto window_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                              ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoBringToFrontOnFocus |
                              ImGuiWindowFlags_NoScrollWithMouse;

// A finger that travels further than this is scrolling, not pressing.
constexpr Millimetres drag_threshold = 4_mm;

ImVec2 corner(Box box) { return {box.left, box.top}; }
ImVec2 extent(Box box) { return {std::max(1.0F, box.width), std::max(1.0F, box.height)}; }

}  // namespace

void Ui::begin(platform::display::Size size, const Look& look) {
  if (editing() && look.metrics.text_scale != look_.metrics.text_scale) follow_ = 3;
  look_ = look;
  stage_.begin(size, editing());
  edits_ = stage_.take_edits();
  screen_ = {0, 0, static_cast<float>(size.width), static_cast<float>(size.height)};
  tree_.nodes.clear();
  tree_.metrics = look.metrics;
  fields_before_ = std::exchange(fields_, {});
  inert_ = unsettled_ = false;
  editing_box_.reset();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({screen_.width, screen_.height});
  ImGui::Begin("guichet", nullptr, window_flags);
  column_ = {0, screen_.width, 0};
}

std::optional<platform::display::Frame> Ui::end() {
  ImGui::End();
  const bool whole = engine_.flush();
  // A field that is no longer on the screen is no longer being filled.
  if (editing() && std::ranges::find(fields_, editing_) == fields_.end()) editing_.clear();
  edits_.clear();
  const auto frame = stage_.end(colour(Role::paper));
  unsettled_ |= !whole;
  return whole ? std::optional(frame) : std::nullopt;
}

void Ui::leave_screen() {
  editing_.clear();
  wanted_.clear();
  caret_ = 0;
  layer_.clear();
  shift_ = false;
  scrolls_.clear();
  follow_ = 0;
}

void Ui::forget() {
  leave_screen();
  tree_.nodes.clear();
  edits_.clear();
  fields_.clear();
  fields_before_.clear();
  stage_.reset();
  engine_.forget_all();
}

void Ui::column(Box box, const std::function<void()>& content) {
  const auto outer = std::exchange(column_, Column{box.left, box.width, box.top});
  content();
  const float bottom = column_.y;
  column_ = outer;
  column_.y = std::max(outer.y, bottom);  // what it holds pushes down what follows
}

void Ui::scroll(std::string_view id, Box box, const std::function<void()>& content) {
  const std::string name(id);
  auto& scrolling = scrolls_[name];
  const float ring = px({2});  // room for the focus ring, which stands outside of what it surrounds
  const Box view{box.left - ring, box.top, box.width + 2 * ring, box.height};
  const float gutter = scrolling.overflows ? px(target::key + target::gap) : 0;
  ImGui::SetCursorScreenPos(corner(view));
  ImGui::BeginChild(name.c_str(), extent(view), ImGuiChildFlags_None, window_flags);
  if (!std::exchange(scrolling.opened, true)) ImGui::SetScrollY(0);  // ImGui remembers where the last screen stood
  if (!inert_) drag(scrolling, box);
  const float top = box.top - ImGui::GetScrollY();
  const auto outer = std::exchange(column_, Column{box.left, box.width - gutter, top + ring});
  content();
  // Measured here and not asked of ImGui, which knows it one frame late: the two would chase each other.
  const bool overflows = column_.y - top > box.height;
  ImGui::SetCursorScreenPos({box.left, column_.y});
  ImGui::Dummy({1, 1});  // tells ImGui how far the content goes
  follow_field(box);
  column_ = outer;
  unsettled_ |= std::exchange(scrolling.overflows, overflows) != overflows;
  if (gutter > 0) more_buttons(id, {box.right() - px(target::key), box.top + ring, px(target::key), box.height - 2 * ring});
  ImGui::EndChild();
}

// The field being filled stays above the keyboard, which takes its room one frame after the touch.
void Ui::follow_field(Box box) {
  if (follow_ == 0 || !editing_box_) return;
  --follow_;
  unsettled_ = true;
  // With its label if there is room for both; what is typed comes first.
  const float margin = px(space::xs);
  const bool whole = editing_box_->height + 2 * margin <= box.height;
  const bool hidden = editing_box_->bottom() + margin > box.bottom() || (whole && editing_box_->top - margin < box.top);
  const float travel = whole ? editing_box_->top - margin - box.top : editing_box_->bottom() + margin - box.bottom();
  const float to = ImGui::GetScrollY() + travel;
  if (hidden) ImGui::SetScrollY(std::clamp(to, 0.0F, ImGui::GetScrollMaxY()));
}

// A drag moves the list and takes back the press it began with: a press begins and ends in the same target.
void Ui::drag(Scrolling& scrolling, Box box) {
  const auto& io = ImGui::GetIO();
  if (ImGui::IsMouseClicked(0) && box.contains(io.MousePos.x, io.MousePos.y))
    scrolling = {.pressed_at = io.MousePos.y, .from = ImGui::GetScrollY(), .overflows = scrolling.overflows, .opened = true};
  if (!ImGui::IsMouseDown(0) || !box.contains(io.MouseClickedPos[0].x, io.MouseClickedPos[0].y)) return;
  const float travelled = io.MousePos.y - scrolling.pressed_at;
  if (!scrolling.dragging && (ImGui::GetScrollMaxY() <= 0 || std::abs(travelled) < px(drag_threshold))) return;
  scrolling.dragging = true;
  ImGui::ClearActiveID();
  const float to = std::clamp(scrolling.from - travelled, 0.0F, ImGui::GetScrollMaxY());
  unsettled_ |= std::abs(to - ImGui::GetScrollY()) >= 1;
  ImGui::SetScrollY(to);
}

// For whoever does not know that a list can be dragged: what hides above or below has its button.
void Ui::more_buttons(std::string_view id, Box box) {
  const float most = ImGui::GetScrollMaxY(), now = ImGui::GetScrollY(), step = box.height * 0.8F;
  const float height = std::min(px(target::button), (box.height - px(target::gap)) / 2);
  const auto up = std::string(id) + ".up", down = std::string(id) + ".down";
  const auto go = [&](float to) {
    ImGui::SetScrollY(std::clamp(to, 0.0F, most));
    unsettled_ = true;
  };
  const Box above{box.left, box.top, box.width, height}, below{box.left, box.bottom() - height, box.width, height};
  if (now > 1 && small_button(up, "chevron-up", words("ui.more_above"), above)) go(now - step);
  if (now < most - 1 && small_button(down, "chevron-down", words("ui.more_below"), below)) go(now + step);
}

void Ui::cells(int columns, float height, std::size_t count, const std::function<void(std::size_t, Box)>& content) {
  const float gap = px(target::gap);
  const float cell = std::floor((column_.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
  for (std::size_t i = 0; i < count; ++i) {
    const auto column = static_cast<float>(i % static_cast<std::size_t>(columns));
    content(i, {column_.left + column * (cell + gap), column_.y, cell, height});
    if (i % static_cast<std::size_t>(columns) == static_cast<std::size_t>(columns) - 1 || i + 1 == count) column_.y += height + gap;
  }
}

Box Ui::place(float height, Millimetres gap) {
  const Box box{column_.left, column_.y, column_.width, height};
  column_.y += height + px(gap);
  return box;
}

void Ui::space(Millimetres height) { column_.y += px(height); }

Ui::Press Ui::press(std::string_view id, Box box) {
  if (inert_) return {};
  ImGui::SetCursorScreenPos(corner(box));
  const std::string name(id);
  const bool pressed = ImGui::InvisibleButton(name.c_str(), extent(box));
  return {.pressed = pressed,
          .held = ImGui::IsItemActive(),
          .focused = ImGui::IsItemFocused() && !ImGui::GetCurrentContext()->NavDisableHighlight};
}

void Ui::node(std::string_view id, NodeRole role, std::string_view name, Box box, std::string_view value, NodeState state) {
  if (inert_) return;
  const auto low = ImGui::GetWindowDrawList()->GetClipRectMin(), high = ImGui::GetWindowDrawList()->GetClipRectMax();
  const float x = box.left + box.width / 2, y = box.middle();
  state.visible = x >= low.x && x < high.x && y >= low.y && y < high.y;
  tree_.nodes.push_back({std::string(id), role, std::string(name), std::string(value), state, box});
}

void Ui::focus_ring(Box box) {
  const float gap = px({0.6F}), ring = px({1.2F});
  const float radius = px(target::corner) + gap + ring;
  const Box outer = box.inset(-gap - ring);
  canvas_.piece();
  canvas_.framed(outer, radius, ring, colour(Role::focus), colour(Role::paper));
}

}  // namespace guichet::kiosk::ui
