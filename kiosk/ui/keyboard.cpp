#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/ui/ui.hpp"
#include "kiosk/ui/utf8.hpp"

namespace guichet::kiosk::ui {
namespace {

std::string_view first_layer(KeyboardKind kind) {
  switch (kind) {
    case KeyboardKind::digits: return "digits";
    case KeyboardKind::numbers: return "numbers";
    case KeyboardKind::letters: break;
  }
  return "letters";
}

std::string_view icon_of(KeyAction action) {
  switch (action) {
    case KeyAction::shift: return "shift";
    case KeyAction::erase: return "backspace";
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

}  // namespace

Millimetres Ui::keyboard_height() const {
  const auto found = keyboards_.find(first_layer(keyboard_kind_));
  const auto rows = found == keyboards_.end() ? 0.0F : static_cast<float>(found->second.rows.size());
  return target::key * rows + target::gap * (rows - 1) + space::s * 2;
}

void Ui::keyboard(Box box) {
  const auto found = keyboards_.find(layer_.empty() ? first_layer(keyboard_kind_) : std::string_view(layer_));
  if (found == keyboards_.end()) return;
  canvas_.piece();
  canvas_.fill(box, colour(Role::sunken));
  canvas_.fill({box.left, box.top, box.width, std::max(1.0F, px({0.3F}))}, colour(Role::line));

  const auto& rows = found->second.rows;
  float widest = 0;
  for (const auto& row : rows) widest = std::max(widest, keys_in(row));
  const float gap = px(target::gap), pad = px(space::s);
  const float largest = px(target::key) * (keyboard_kind_ == KeyboardKind::numbers ? 2.0F : 1.8F);
  const float unit = std::min(largest, std::floor((box.width - 2 * pad - gap * (widest - 1)) / widest));
  const float height = px(target::key);
  float top = box.top + pad;
  std::optional<Key> pressed;
  for (const auto& row : rows) {
    const auto keys = keys_in(row);
    float left = box.left + (box.width - keys * unit - (keys - 1) * gap) / 2;
    for (const auto& key : row) {
      // A key of two widths also takes the gap between the two that it replaces.
      const Box face{left, top, key.width * unit + (key.width - 1) * gap, height};
      const auto id = "key." + std::string(action_id(key));
      const auto press = this->press(id, face);
      draw_key(key, face, press);
      if (press.pressed) pressed = key;
      left += face.width + gap;
    }
    top += height + gap;
  }
  if (pressed) press_key(*pressed);
}

void Ui::draw_key(const Key& key, Box box, const Press& press) {
  if (press.focused) focus_ring(box);
  canvas_.piece();
  const bool lit = key.action == KeyAction::shift && shift_;
  const bool done = key.action == KeyAction::done;
  const Role inside = press.held ? Role::line : lit ? Role::chosen_fill : done ? Role::primary : Role::paper;
  canvas_.framed(box, px(target::corner), std::max(1.0F, px({0.3F})), colour(done ? Role::primary : Role::line), colour(inside));
  const Role ink = done ? Role::on_primary : Role::ink;
  std::string label = key.text;
  if (key.action == KeyAction::type && (shift_ || capitals_)) label = utf8::capitalised(key.text);
  if (const auto words = words_key(key); !words.empty()) label = this->words(words);
  // Keys keep their size when the text grows: their letters are already larger than the body.
  const Millimetres capital{std::min(4.4F, 4.4F / metrics().text_scale)};
  if (const auto icon = icon_of(key.action); !icon.empty()) {
    canvas_.icon(icon, box.left + box.width / 2, box.middle(), px({6.5F}), colour(ink));
  } else {
    const bool letter = key.action == KeyAction::type;
    const Millimetres size = letter ? capital : capital * 0.75F;
    const float high = height_of(label, size, letter ? text::Weight::bold : text::Weight::regular, 0);
    text_in({box.left, box.middle() - high / 2, box.width, high}, label, size,
            letter ? text::Weight::bold : text::Weight::regular, ink, true);
  }
  node("key." + std::string(action_id(key)), NodeRole::key, label, box, {}, {.focused = press.focused, .chosen = lit});
}

void Ui::press_key(const Key& key) {
  unsettled_ = true;
  switch (key.action) {
    case KeyAction::type: stage_.edit(Insert{shift_ ? utf8::capitalised(key.text) : key.text}), shift_ = false; break;
    case KeyAction::space: stage_.edit(Insert{" "}); break;
    case KeyAction::erase: stage_.edit(EditKey::backspace); break;
    case KeyAction::shift: shift_ = !shift_; break;
    case KeyAction::layer: layer_ = key.text; break;
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
  unsettled_ = true;
}

}  // namespace guichet::kiosk::ui
