#include <algorithm>
#include <array>
#include <cmath>

#include <imgui.h>

#include "kiosk/ui/ui.hpp"
#include "kiosk/ui/utf8.hpp"

namespace guichet::kiosk::ui {
namespace {

std::string_view icon_of(KeyAction action) {
  switch (action) {
    case KeyAction::shift: return "shift";
    case KeyAction::erase: return "backspace";
    default: return {};
  }
}

// For a key whose word is too long for it.
std::string_view spare_icon(KeyAction action) {
  switch (action) {
    case KeyAction::space: return "space";
    case KeyAction::done: return "arrow-right";
    default: return {};
  }
}

std::string_view words_key(const Key& key) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> layers = {
      {{"letters", "ui.key.letters"}, {"accents", "ui.key.accents"}, {"digits", "ui.key.digits"}}};
  switch (key.action) {
    case KeyAction::shift: return "ui.key.shift";
    case KeyAction::erase: return "ui.key.erase";
    case KeyAction::space: return "ui.key.space";
    case KeyAction::done: return "ui.key.done";
    default: break;
  }
  for (const auto& [layer, words] : layers)
    if (layer == key.text) return words;
  return {};
}

std::string_view action_id(const Key& key) {
  switch (key.action) {
    case KeyAction::shift: return "shift";
    case KeyAction::erase: return "erase";
    case KeyAction::space: return "space";
    case KeyAction::done: return "done";
    default: return key.text;
  }
}

float keys_in(const std::vector<Key>& row) {
  float keys = 0;
  for (const auto& key : row) keys += key.width;
  return keys;
}

float widest_row(const KeyboardLayer& layer) {
  float widest = 0;
  for (const auto& row : layer.rows) widest = std::max(widest, keys_in(row));
  return widest;
}

constexpr Millimetres least_margin = {1.5F};
constexpr auto held_long_enough = std::chrono::milliseconds{500};

}  // namespace

// The layer of that name; where its rows are wider than the glass, the one with fewer keys in a row.
const KeyboardLayer* Ui::layer_called(std::string_view name) const {
  const auto found = keyboards_.find(name);
  if (found == keyboards_.end()) return nullptr;
  const float keys = widest_row(found->second);
  if (px(target::key) * keys + px(target::gap) * (keys - 1) + 2 * px(least_margin) <= screen_.width)
    return &found->second;
  const auto narrow = keyboards_.find(std::string(name) + ".narrow");
  return narrow == keyboards_.end() ? &found->second : &narrow->second;
}

// As high as the highest of the layers that the first one leads to: the field above does not move when they change.
Millimetres Ui::keyboard_height() const {
  const auto* first = layer_called(name_of(keyboard_kind_));
  if (!first) return {};
  auto rows = first->rows.size();
  for (const auto& row : first->rows)
    for (const auto& key : row)
      if (const auto* other = key.action == KeyAction::layer ? layer_called(key.text) : nullptr)
        rows = std::max(rows, other->rows.size());
  const auto count = static_cast<float>(rows);
  return target::key * count + target::gap * (count - 1) + space::s * 2;
}

const std::vector<Key>* Ui::accents_of(const Key& key) const {
  const auto held = keyboards_.find("held");
  if (key.action != KeyAction::type || held == keyboards_.end()) return nullptr;
  const auto row =
      std::ranges::find_if(held->second.rows, [&](const auto& keys) { return keys.front().text == key.text; });
  return row == held->second.rows.end() ? nullptr : &*row;
}

void Ui::keyboard(Box box) {
  const auto* layer = layer_called(layer_.empty() ? name_of(keyboard_kind_) : std::string_view(layer_));
  if (!layer) return;
  canvas_.piece();
  canvas_.fill(box, colour(Role::sunken));
  canvas_.fill({box.left, box.top, box.width, std::max(1.0F, px({0.3F}))}, colour(Role::line));
  box = canvas_.placed(box);
  const float widest = widest_row(*layer), gap = px(target::gap), pad = px(least_margin);
  const float largest = px(target::key) * (layer->rows.size() == 2 ? 2.0F : 1.8F);
  const float unit = std::min(largest, std::floor((box.width - 2 * pad - gap * (widest - 1)) / widest));
  Struck struck;
  // Keys stand where the hand expects them, whatever the direction of reading.
  canvas_.unmirrored([&] {
    Box line{box.left, box.top + px(space::s), box.width, px(target::key)};
    for (std::size_t row = 0; row < layer->rows.size(); ++row, line.top += line.height + gap) {
      const bool accents = held_.showing && row == (held_.row == 0 ? 1 : held_.row - 1);
      const auto* over = accents ? accents_of({.text = held_.key}) : nullptr;
      // Without the letter itself, which stays under the finger.
      over ? key_row({over->begin() + 1, over->end()}, row, line, unit, struck, true)
           : key_row(layer->rows[row], row, line, unit, struck, false);
    }
  });
  if (typed_with_hold(struck) && !struck_twice(*struck.pressed)) press_key(*struck.pressed);
}

void Ui::key_row(const std::vector<Key>& row, std::size_t index, Box line, float unit, Struck& struck, bool accents) {
  const float gap = px(target::gap), keys = keys_in(row);
  float left = line.left + (line.width - keys * unit - (keys - 1) * gap) / 2;
  for (const auto& key : row) {
    // A key of two widths also takes the gap between the two that it replaces.
    const Box face{left, line.top, key.width * unit + (key.width - 1) * gap, line.height};
    left += face.width + gap;
    const auto press = this->press("key." + std::string(action_id(key)), face);
    draw_key(key, face, press);
    const auto finger = ImGui::GetIO().MousePos;
    const bool slid_to = accents && held_.finger_down && ImGui::IsMouseReleased(0) && face.contains(finger.x, finger.y);
    if (press.pressed || slid_to) struck.pressed = key;
    if (press.held && !accents) struck.held = key, struck.held_row = index;
  }
}

// Held half a second, a letter shows its accents in the row beside it: slide to one, or lift the finger and touch one.
// Returns whether what was pressed is to be typed.
bool Ui::typed_with_hold(const Struck& struck) {
  if (held_.showing) {
    const bool same_finger = held_.finger_down;
    if (ImGui::IsMouseReleased(0)) held_.finger_down = false;
    if (!struck.pressed || (same_finger && struck.pressed->text == held_.key)) return false;
    held_ = {};
    unsettled_ = true;
    return true;
  }
  if (!look_.now || !struck.held || !accents_of(*struck.held)) {
    held_ = {};
    return struck.pressed.has_value();
  }
  if (held_.key != struck.held->text) held_ = {.key = struck.held->text, .since = *look_.now, .row = struck.held_row};
  const auto left = held_.since + held_long_enough - *look_.now;
  if (left.count() > 0) wake_in(left);
  held_.showing = held_.finger_down = left.count() <= 0;
  unsettled_ |= held_.showing;
  return struck.pressed.has_value();
}

// A hand that trembles strikes twice: the second one is not meant.
bool Ui::struck_twice(const Key& key) {
  if (!look_.now) return false;
  const auto now = *look_.now;
  const bool again = struck_ == action_id(key) && now >= struck_at_ && now - struck_at_ < look_.double_strike;
  struck_ = action_id(key);
  struck_at_ = now;
  return again;
}

void Ui::draw_key(const Key& key, Box box, const Press& press) {
  code_ = is_of_codes(keyboard_kind_);
  if (press.focused) focus_ring(box);
  canvas_.piece();
  const bool lit = key.action == KeyAction::shift && shift_;
  const bool done = key.action == KeyAction::done;
  const Role inside = press.held ? Role::primary_held : lit ? Role::chosen_fill : done ? Role::primary : Role::paper;
  canvas_.framed(box, px(target::corner), std::max(1.0F, px({0.3F})), colour(done ? Role::primary : Role::line),
                 colour(inside));
  const Role ink = done || press.held ? Role::on_primary : Role::ink;
  std::string label = key.text;
  if (key.action == KeyAction::type && (shift_ || capitals_)) label = utf8::capitalised(key.text);
  if (const auto words = words_key(key); !words.empty()) label = this->words(words);
  // Keys keep their size when the text grows: their letters are already larger than the body.
  const Millimetres capital{std::min(4.4F, 4.4F / metrics().text_scale)};
  const bool letter = key.action == KeyAction::type, sign = letter && label.size() <= 3;
  Millimetres size = sign ? capital : capital * 0.75F;
  const auto weight = letter ? text::Weight::bold : text::Weight::regular;
  // Lines of Arabic and Tamil are higher than those of Latin letters.
  const auto fits = [&] {
    return width_of(label, size, weight) <= box.width - px({1}) &&
           (sign || height_of(label, size, weight, 0) <= box.height * 1.1F);
  };
  while (metrics().capital(size) > metrics().capital({0}) && !fits()) size = size * 0.95F;
  auto icon = icon_of(key.action);
  if (icon.empty() && !fits()) icon = spare_icon(key.action);
  if (!icon.empty()) {
    canvas_.icon(icon, box.left + box.width / 2, box.middle(), px({6.5F}), colour(ink));
  } else {
    const float high = height_of(label, size, weight, 0), wide = width_of(label, size, weight);
    text_in({box.left + (box.width - wide) / 2, box.middle() - high / 2, 0, high}, label, size, weight, ink);
  }
  node("key." + std::string(action_id(key)), NodeRole::key, label, box, {},
       {.focused = press.focused, .chosen = lit, .personal = key.action == KeyAction::type});
  code_ = false;
}

void Ui::press_key(const Key& key) {
  unsettled_ = true;
  switch (key.action) {
    case KeyAction::type: stage_.edit(Insert{shift_ ? utf8::capitalised(key.text) : key.text}), shift_ = false; break;
    case KeyAction::space: stage_.edit(Insert{" "}); break;
    case KeyAction::erase: stage_.edit(EditKey::backspace); break;
    case KeyAction::shift: shift_ = !shift_; break;
    case KeyAction::layer: layer_ = key.text == "letters" ? std::string() : key.text; break;
    case KeyAction::done: next_field(); break;
  }
}

// "Done" goes on to the next field of the screen, and closes the keyboard after the last one.
void Ui::next_field() {
  const auto& order = fields_.size() >= fields_before_.size() ? fields_ : fields_before_;
  const auto here = std::ranges::find(order, editing_.empty() ? wanted_ : editing_);
  editing_.clear();
  wanted_.clear();
  if (here != order.end() && here + 1 != order.end()) wanted_ = *(here + 1);
  if (look_.guided) focus(wanted_);
  dial_.reset();
  unsettled_ = true;
}

}  // namespace guichet::kiosk::ui
