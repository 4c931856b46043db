#include "kiosk/ui/ui.hpp"

#include <algorithm>
#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>

namespace guichet::kiosk::ui {
namespace {

constexpr auto window_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                              ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                              ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse;

constexpr Millimetres resting_finger = 4_mm;  // it drifts no further

ImVec2 corner(Box box) { return {box.left, box.top}; }
ImVec2 extent(Box box) { return {std::max(1.0F, box.width), std::max(1.0F, box.height)}; }

}  // namespace

void Ui::begin(platform::display::Size size, const Look& look) {
  if (editing() && look.metrics.text_scale != look_.metrics.text_scale) follow_ = 6;
  look_ = look;
  was_editing_ = editing();
  stage_.explorer().begin(look.now.value_or(platform::system::Instant{}), px(resting_finger), look.double_strike);
  stage_.begin(size, was_editing_, look.guided);
  if (std::exchange(new_screen_, false) && look.guided) ImGui::GetCurrentContext()->NavId = 0;
  edits_ = stage_.take_edits();
  window_ = {0, 0, static_cast<float>(size.width), static_cast<float>(size.height)};
  const float above = lowered() ? std::floor(window_.height / 2) : 0;
  screen_ = {0, above, window_.width, window_.height - above};
  canvas_.mirror(right_to_left() ? window_.width : 0);
  tree_.nodes.clear();
  tree_.lists.clear();
  tree_.touched.reset();
  tree_.metrics = look.metrics;
  fields_before_ = std::exchange(fields_, {});
  inert_ = unsettled_ = false;
  wake_at_.reset();
  in_sight_.reset();
  with_its_question_ = false;
  if (follow_ == 0 || !alerts_.contains(new_alert_)) new_alert_.clear();
  letter_taken_ = false;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({window_.width, window_.height});
  ImGui::Begin("guichet", nullptr, window_flags);
  column_ = {0, screen_.width, screen_.top};
}

std::optional<platform::display::Frame> Ui::end() {
  ImGui::End();
  const bool whole = engine_.flush();
  // The key that opened a field does not also end it.
  if (editing() && was_editing_ && stage_.enter_pressed() && !letter_taken_) next_field();
  if (stage_.escape_pressed()) editing_.clear();
  // A field that is no longer on the screen is no longer being filled.
  if (editing() && std::ranges::find(fields_, editing_) == fields_.end()) editing_.clear();
  edits_.clear();
  alerts_ = std::exchange(alerts_now_, {});
  if (std::exchange(show_again_, false)) alerts_.clear();
  guide();
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
  alerts_.clear();
  opened_.clear();
  held_ = {};
  struck_.clear();
  wanted_focus_.clear();
  followed_.clear();
  new_screen_ = true;
  explored_ = {};
  tapped_.clear();
  dial_.reset();
}

void Ui::forget() {
  leave_screen();
  lowered_ = false;
  told_ = 0;
  // Not cleared, which would keep the memory, and in it the short words that stand in the nodes themselves.
  tree_ = Tree();
  edits_ = std::vector<Edit>();
  fields_ = std::vector<std::string>();
  fields_before_ = std::vector<std::string>();
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

void Ui::cells(int columns, float height, std::size_t count, const std::function<void(std::size_t, Box)>& content) {
  const float gap = px(target::gap);
  const float cell = std::floor((column_.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
  for (std::size_t i = 0; i < count; ++i) {
    const auto column = static_cast<float>(i % static_cast<std::size_t>(columns));
    content(i, {column_.left + column * (cell + gap), column_.y, cell, height});
    if (i % static_cast<std::size_t>(columns) == static_cast<std::size_t>(columns) - 1 || i + 1 == count)
      column_.y += height + gap;
  }
}

Box Ui::place(float height, Millimetres gap) {
  const Box box{column_.left, column_.y, column_.width, height};
  column_.y += height + px(gap);
  return box;
}

void Ui::space(Millimetres height) { column_.y += px(height); }

void Ui::wake_in(std::chrono::milliseconds wait) {
  if (!look_.now) return;
  const auto due = *look_.now + wait;
  if (!wake_at_ || due < *wake_at_) wake_at_ = due;
}

void Ui::open(std::string_view id, bool yes) {
  unsettled_ = true;
  if (yes)
    opened_.emplace(id);
  else if (const auto found = opened_.find(id); found != opened_.end())
    opened_.erase(found);
}

Ui::Press Ui::press(std::string_view id, Box box) {
  if (inert_) return {};
  ImGui::SetCursorScreenPos(corner(canvas_.placed(box)));
  const std::string name(id);
  const bool pressed = ImGui::InvisibleButton(name.c_str(), extent(box));
  auto& context = *ImGui::GetCurrentContext();
  if (wanted_focus_ == name) {
    wanted_focus_.clear();
    ImGui::SetFocusID(ImGui::GetItemID(), ImGui::GetCurrentWindow());
    context.NavDisableHighlight = false;
    unsettled_ = true;  // what was drawn before it still showed the focus
  }
  const bool focused = look_.guided && explored_.pressable
                           ? explored_.id == name
                           : ImGui::IsItemFocused() && (look_.guided || !context.NavDisableHighlight);
  return {.pressed = pressed || tapped_ == name, .held = ImGui::IsItemActive(), .focused = focused};
}

void Ui::node(std::string_view id, NodeRole role, const Label& name, Box box, std::string_view value, NodeState state) {
  if (inert_) return;
  if (look_.guided && state.focused && !list_.empty()) {
    if (!in_sight_) in_sight_ = box;
    if (followed_ != id) follow_ = 2;
    followed_ = id;
  }
  if (role == NodeRole::alert && !look_.guided && !list_.empty()) bring_alert(id, box);
  box = canvas_.placed(box);
  const auto low = ImGui::GetWindowDrawList()->GetClipRectMin(), high = ImGui::GetWindowDrawList()->GetClipRectMax();
  const float x = box.left + box.width / 2, y = box.middle();
  state.visible = x >= low.x && x < high.x && y >= low.y && y < high.y;
  state.personal |= name.personal;
  tree_.nodes.push_back({.id = std::string(id),
                         .role = role,
                         .name = name.words,
                         .value = std::string(value),
                         .state = state,
                         .box = box,
                         .list = list_,
                         .aloud = name.aloud,
                         .language = name.language});
}

void Ui::detail(const Label& text) {
  if (inert_) return;
  auto& node = tree_.nodes.back();
  node.detail = text.words;
  node.detail_aloud = text.aloud;
  node.detail_language = text.language;
  node.state.personal_detail = text.personal;
}

void Ui::spoken(std::vector<Label> lines) {
  if (!inert_) tree_.nodes.back().spoken = std::move(lines);
}

void Ui::focus_ring(Box box) {
  const float gap = px({0.6F}), ring = px({1.2F});
  const float radius = px(target::corner) + gap + ring;
  const Box outer = box.inset(-gap - ring);
  canvas_.piece();
  canvas_.framed(outer, radius, ring, colour(Role::focus), colour(Role::paper));
}

}  // namespace guichet::kiosk::ui
