#include <algorithm>
#include <array>

#include "kiosk/ui/ui.hpp"
#include "kiosk/ui/utf8.hpp"
#include "platform/system/match.hpp"

namespace guichet::kiosk::ui {
namespace {

using platform::system::Match;

// Two digits are a whole day or month: what is typed beyond them belongs to the next part, so that "03121985" typed in
// one go is a date. Returns the part where typing goes on.
std::size_t spill(std::array<std::string, 3>& parts, std::size_t part) {
  for (; part < 2 && parts[part].size() >= 2; ++part) {
    parts[part + 1].insert(0, parts[part].substr(2));
    parts[part].resize(2);
  }
  parts[2].resize(std::min<std::size_t>(parts[2].size(), 4));
  return part;
}

bool begins_a_word(std::string_view text, std::size_t at) {
  return at == 0 || text[at - 1] == ' ' || text[at - 1] == '-' || text[at - 1] == '\'' ||
         text.substr(0, at).ends_with("’");
}

}  // namespace

std::optional<std::string> Ui::field(const Field& field) {
  canvas_.piece();
  const auto outer = column_;
  if (field.width.value > 0) column_.width = std::min(column_.width, px(field.width) * metrics().text_scale);
  const Box label = place(height_of(field.label, capital::body, text::Weight::bold, column_.width), Millimetres{0});
  text_in(label, field.label, capital::body, text::Weight::bold, Role::ink);
  if (!field.hint.empty()) {
    const Box hint = place(height_of(field.hint, capital::hint, text::Weight::regular, column_.width), Millimetres{0});
    text_in(hint, field.hint, capital::hint, text::Weight::regular, Role::soft_ink);
  }
  space(Millimetres{1});
  const Box box = place(std::max(px(target::button), metrics().capital(capital::body) * 2.2F), space::xs);
  const auto changed = input(field, box);
  if (editing_ == field.id) editing_box_ = Box{label.left, label.top, box.width, box.bottom() - label.top};
  if (!field.problem.empty()) {
    const float icon = metrics().capital(capital::body) * 1.5F, inside = column_.width - icon - px(space::xs);
    canvas_.piece();
    const Box line = place(height_of(field.problem, capital::body, text::Weight::regular, inside), space::xs);
    canvas_.icon("alert-circle", line.left + icon / 2, line.top + metrics().capital(capital::body), icon,
                 colour(Role::error));
    text_in({line.left + icon + px(space::xs), line.top, inside, line.height}, field.problem, capital::body,
            text::Weight::regular, Role::error_text);
    node(field.id + ".problem", NodeRole::alert, field.problem, line);
  }
  space(space::xs);
  column_ = {outer.left, outer.width, column_.y};
  return changed;
}

std::optional<std::string> Ui::input(const Field& field, Box box) {
  fields_.push_back(field.id);
  const auto press = this->press(field.id, box);
  if (press.pressed || wanted_ == field.id) {
    wanted_.clear();
    if (editing_ != field.id) caret_ = field.value.size();
    editing_ = field.id;
    keyboard_kind_ = field.keyboard;
    layer_.clear();
    shift_ = false;
    follow_ = 3;
    unsettled_ = true;
  }
  const bool active = editing_ == field.id;
  capitals_ = active ? field.capitals : capitals_;
  caret_ = active ? std::min(caret_, field.value.size()) : caret_;
  const auto text = active && !edits_.empty() ? edited(field) : field.value;
  auto shown = field;
  shown.value = text;
  canvas_.piece();
  draw_input(shown, box, press, active);
  node(field.id, NodeRole::field, field.label, box, text,
       {.focused = press.focused || active, .invalid = !field.problem.empty()});
  if (text == field.value) return std::nullopt;
  follow_ = 1;
  return text;
}

// Applies what was typed since the last frame, in order, and moves the caret along.
std::string Ui::edited(const Field& field) {
  std::string text = field.value;
  for (const auto& edit : std::exchange(edits_, {}))
    std::visit(Match{
                   [&](const Insert& insert) {
                     for (std::size_t at = 0; at < insert.utf8.size();) {
                       const auto end = utf8::next(insert.utf8, at);
                       auto letter = insert.utf8.substr(at, end - at);
                       at = end;
                       if (utf8::length(text) >= field.longest || static_cast<unsigned char>(letter[0]) < ' ') continue;
                       if (field.capitals && begins_a_word(text, caret_)) letter = utf8::capitalised(letter);
                       text.insert(caret_, letter);
                       caret_ += letter.size();
                     }
                   },
                   [&](EditKey key) {
                     const auto before = utf8::previous(text, caret_), after = utf8::next(text, caret_);
                     switch (key) {
                       case EditKey::backspace: text.erase(before, caret_ - before), caret_ = before; break;
                       case EditKey::erase_forward: text.erase(caret_, after - caret_); break;
                       case EditKey::left: caret_ = before; break;
                       case EditKey::right: caret_ = after; break;
                       case EditKey::home: caret_ = 0; break;
                       case EditKey::end: caret_ = text.size(); break;
                     }
                   },
               },
               edit);
  return text;
}

void Ui::draw_input(const Field& field, Box box, const Press& press, bool active) {
  if (press.focused || active) focus_ring(box);
  canvas_.piece();
  const Role edge = !field.problem.empty() ? Role::error : active ? Role::primary : Role::line;
  canvas_.framed(box, px(target::corner), std::max(1.0F, px({active || !field.problem.empty() ? 0.6F : 0.35F})),
                 colour(edge), colour(Role::paper));
  const float pad = px(space::s);
  float room = box.width - 2 * pad;
  if (!field.suffix.empty()) {
    const float width = width_of(field.suffix, capital::body, text::Weight::regular);
    const auto& suffix = shaped(field.suffix, capital::body, text::Weight::regular);
    canvas_.block(suffix, box.right() - pad - width, box.middle() - suffix.height / 2, colour(Role::soft_ink));
    room -= width + pad;
  }
  const auto& text = shaped(field.value, capital::body, text::Weight::regular);
  const float caret = text.width_to(caret_);
  // A text longer than its box slides so that the caret stays in sight.
  const float slide = active ? std::max(0.0F, caret - room) : 0;
  canvas_.clip({box.left + pad / 2, box.top, room + pad, box.height}, [&] {
    canvas_.block(text, box.left + pad - slide, box.middle() - text.height / 2, colour(Role::ink));
    if (active) {
      const float height = metrics().capital(capital::body) * 1.6F;
      canvas_.fill({box.left + pad + caret - slide, box.middle() - height / 2, std::max(2.0F, px({0.35F})), height},
                   colour(Role::ink));
    }
  });
}

std::optional<std::string> Ui::date_field(const Field& field) {
  static constexpr std::array<std::string_view, 3> parts = {"day", "month", "year"};
  std::array<std::string, 3> values;
  for (std::size_t part = 0, at = 0; part < 3 && at <= field.value.size(); ++part) {
    const auto slash = std::min(field.value.find('/', at), field.value.size());
    values[part] = field.value.substr(at, slash - at);
    at = slash + 1;
  }
  bool changed = false;
  const auto outer = column_;
  const float unit = std::min(px(Millimetres{28}) * metrics().text_scale, (outer.width - 2 * px(space::m)) / 3.4F);
  float bottom = outer.y, left = outer.left;
  for (std::size_t part = 0; part < 3; ++part) {
    const auto key = "ui.date." + std::string(parts[part]);
    column_ = {left, part == 2 ? 1.4F * unit : unit, outer.y};
    const auto typed = this->field({.id = field.id + "." + std::string(parts[part]),
                                    .label = words(key),
                                    .value = values[part],
                                    .hint = words(key + ".hint"),
                                    .keyboard = KeyboardKind::numbers,
                                    .longest = part == 0   ? 8U
                                               : part == 1 ? 6U
                                                           : 4U});
    if (typed) {
      values[part] = *typed;
      changed = true;
      const auto complete = spill(values, part);
      for (std::size_t passed = part; passed < complete; ++passed) next_field();
    }
    left += column_.width + px(space::m);
    bottom = std::max(bottom, column_.y);
  }
  column_ = {outer.left, outer.width, bottom};
  if (!field.problem.empty()) {
    const Box line = place(height_of(field.problem, capital::body, text::Weight::regular, column_.width));
    text_in(line, field.problem, capital::body, text::Weight::regular, Role::error_text);
    node(field.id + ".problem", NodeRole::alert, field.problem, line);
  }
  if (!changed) return std::nullopt;
  if (values[0].empty() && values[1].empty() && values[2].empty()) return "";
  return values[0] + "/" + values[1] + "/" + values[2];
}

}  // namespace guichet::kiosk::ui
