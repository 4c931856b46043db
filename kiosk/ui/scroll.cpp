#include <algorithm>
#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>

#include "kiosk/ui/ui.hpp"

namespace guichet::kiosk::ui {
namespace {

using namespace std::chrono_literals;

constexpr auto list_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                            ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoBringToFrontOnFocus |
                            ImGuiWindowFlags_NoScrollWithMouse;

// A finger that travels further than this is scrolling, not pressing.
constexpr Millimetres drag_threshold = 4_mm;
// Of a list that was let go: who rests before lifting the finger wants it where it is.
constexpr auto rest_before_letting_go = 80ms, frame_time = 16ms, longest_step = 40ms;
constexpr std::chrono::duration<float, std::milli> slowing = 160ms;
constexpr float least_speed = 0.03F;  // pixels in a millisecond

}  // namespace

void Ui::scroll(std::string_view id, Box box, const std::function<void()>& content) {
  const std::string name(id);
  auto& scrolling = scrolls_[name];
  const float ring = px({2});  // room for the focus ring, which stands outside of what it surrounds
  const Box view{box.left - ring, box.top, box.width + 2 * ring, box.height};
  const float gutter = scrolling.overflows ? px(target::key + target::gap) : 0;
  const Box seen = canvas_.placed(view);
  ImGui::SetCursorScreenPos({seen.left, seen.top});
  // Flattened: the tab key goes through the list and out of it again.
  ImGui::BeginChild(name.c_str(), {seen.width, std::max(1.0F, seen.height)}, ImGuiChildFlags_None,
                    list_flags | ImGuiWindowFlags_NavFlattened);
  // ImGui remembers where the last screen stood.
  const bool opening = !std::exchange(scrolling.opened, true);
  if (opening) ImGui::SetScrollY(0);
  if (!inert_) drag(scrolling, canvas_.placed(box));
  const float top = box.top - (opening ? 0 : ImGui::GetScrollY());
  const float outer_height = std::exchange(view_height_, box.height);
  const auto outer = std::exchange(column_, Column{box.left, box.width - gutter, top + ring});
  const auto around = std::exchange(list_, name);
  content();
  list_ = around;
  view_height_ = outer_height;
  // Measured here and not asked of ImGui, which knows it one frame late: the two would chase each other.
  // The narrower column of a list with its buttons may hold what the wider one did not: it stays narrow on that glass,
  // or the two would take turns for ever.
  const bool too_long = column_.y - top > box.height;
  if (too_long && gutter == 0) scrolling.too_low = box.height;
  const bool overflows = too_long || (gutter > 0 && box.height <= scrolling.too_low);
  tree_.lists.push_back({name, seen, column_.y - top, box.top - top});
  ImGui::SetCursorScreenPos({seen.left, column_.y});
  ImGui::Dummy({1, 1});  // tells ImGui how far the content goes
  // Shorter than where it stood: ImGui takes it back by pieces, picture after picture, and a touch would fall beside.
  const float end = std::max(0.0F, column_.y - top - box.height);
  if (!opening && ImGui::GetScrollY() > end + ring) {
    ImGui::SetScrollY(end);
    unsettled_ = true;
  }
  follow(box);
  column_ = outer;
  unsettled_ |= std::exchange(scrolling.overflows, overflows) != overflows;
  if (gutter > 0) more_buttons(id, {box.right() - px(target::key), box.top, px(target::key), box.height});
  ImGui::EndChild();
}

// Whatever has just gone wrong is seen without looking for it, the first of several; a field being filled comes before.
void Ui::bring_alert(std::string_view id, Box box) {
  const bool known = alerts_.contains(id);
  if (alerts_now_.emplace(id).second && !known && new_alert_.empty()) {
    new_alert_ = id;
    follow_ = 4;  // the list learns in between how long it is, and whether its buttons stand beside it
  }
  if (new_alert_ == id && follow_ > 0 && !in_sight_) in_sight_ = box;
}

// The field being filled stays above the keyboard, which takes its room one frame after the touch; what the voice tells
// of stays in sight too.
void Ui::follow(Box box) {
  if (follow_ == 0 || !in_sight_) return;
  --follow_;
  unsettled_ = true;
  // With its label if there is room for both; what is typed comes first.
  const float margin = sight_margin();
  const bool whole = in_sight_->height + 2 * margin <= box.height;
  const float up = in_sight_->top - margin - box.top, down = in_sight_->bottom() + margin - box.bottom();
  // No further than needed to an alert: the question that it is about stays in sight with it.
  const bool alert = !new_alert_.empty() && !editing();
  float travel = 0;
  if (!whole)
    travel = alert ? up : down;
  else if (down > 0)
    travel = alert ? down : up;
  else if (up < 0)
    travel = alert && !with_its_question_ ? up - box.height / 4 : up;
  if (travel != 0) ImGui::SetScrollY(std::clamp(ImGui::GetScrollY() + travel, 0.0F, ImGui::GetScrollMaxY()));
}

// A drag moves the list and takes back the press it began with: a press begins and ends in the same target.
void Ui::drag(Scrolling& scrolling, Box box) {
  const auto& io = ImGui::GetIO();
  if (ImGui::IsMouseClicked(0) && box.contains(io.MousePos.x, io.MousePos.y))
    scrolling = {.pressed_at = io.MousePos.y,
                 .from = ImGui::GetScrollY(),
                 .overflows = scrolling.overflows,
                 .too_low = scrolling.too_low,
                 .opened = true,
                 .last_y = io.MousePos.y,
                 .last_at = look_.now.value_or(platform::system::Instant{})};
  if (!ImGui::IsMouseDown(0)) return glide(scrolling);
  if (!box.contains(io.MouseClickedPos[0].x, io.MouseClickedPos[0].y)) return;
  const float travelled = io.MousePos.y - scrolling.pressed_at;
  if (!scrolling.dragging && (ImGui::GetScrollMaxY() <= 0 || std::abs(travelled) < px(drag_threshold))) return;
  scrolling.dragging = true;
  ImGui::ClearActiveID();
  const float to = std::clamp(scrolling.from - travelled, 0.0F, ImGui::GetScrollMaxY());
  unsettled_ |= std::abs(to - ImGui::GetScrollY()) >= 1;
  ImGui::SetScrollY(to);
  if (!look_.now || *look_.now == scrolling.last_at) return;
  const float speed = (scrolling.last_y - io.MousePos.y) / static_cast<float>((*look_.now - scrolling.last_at).count());
  scrolling.speed = scrolling.speed * 0.4F + speed * 0.6F;
  scrolling.last_y = io.MousePos.y;
  scrolling.last_at = *look_.now;
}

// A list let go in full travel goes on by itself, and comes to rest in about half a second.
void Ui::glide(Scrolling& scrolling) {
  if (scrolling.speed == 0 || !look_.now || !look_.motion) return;
  const auto waited = *look_.now - scrolling.last_at;
  const bool rested = std::exchange(scrolling.dragging, false) && waited > rest_before_letting_go;
  scrolling.last_at = *look_.now;
  const float now = ImGui::GetScrollY();
  const float to = std::clamp(now + scrolling.speed * static_cast<float>(std::min(waited, longest_step).count()), 0.0F,
                              ImGui::GetScrollMaxY());
  scrolling.speed *= std::exp(-static_cast<float>(waited.count()) / slowing.count());
  if (rested || std::abs(scrolling.speed) < least_speed || (waited.count() > 0 && to == now)) {
    scrolling.speed = 0;
    return;
  }
  ImGui::SetScrollY(to);
  wake_in(frame_time);
}

// For whoever does not know that a list can be dragged: what hides above or below has its button.
void Ui::more_buttons(std::string_view id, Box box) {
  const float most = ImGui::GetScrollMaxY(), now = ImGui::GetScrollY(), step = box.height * 0.8F;
  float height = std::min(px(target::button), (box.height - px(target::gap)) / 2);
  const auto up = std::string(id) + ".up", down = std::string(id) + ".down";
  const auto go = [&](Button button, float top, float to) {
    // Without its word where that is wider than a finger needs: an arrow is a sign that all read.
    button.capital = capital::hint * (1 / metrics().text_scale);
    button.stacked = true;
    button.icon_only =
        width_of(button.label, button.capital, text::Weight::bold) > box.width - 2 * px(Millimetres{1.2F}) ||
        button_height(button, box.width) > height;
    button.stacked = !button.icon_only;
    const bool pressed = button_at({box.left, top, box.width, height}, button);
    if (!inert_) tree_.nodes.back().state.for_fingers = true;
    if (!pressed) return;
    show_again_ = false;  // what went wrong was seen: now it is the finger that leads
    ImGui::SetScrollY(std::clamp(to, 0.0F, most));
    unsettled_ = true;
  };
  // Where there is no room for two, the way down comes first.
  const bool one_at_a_time = height < px(target::key), more_below = now < most - 1;
  if (one_at_a_time) height = std::min(px(target::button), box.height);
  if (now > 1 && !(one_at_a_time && more_below))
    go({.id = up, .label = words("ui.more_above"), .icon = "chevron-up"}, box.top, now - step);
  if (more_below)
    go({.id = down, .label = words("ui.more_below"), .icon = "chevron-down"}, box.bottom() - height, now + step);
}

}  // namespace guichet::kiosk::ui
