#include <algorithm>

#include "kiosk/ui/ui.hpp"
#include "kiosk/ui/utf8.hpp"
#include "platform/system/match.hpp"

namespace guichet::kiosk::ui {
namespace {

using platform::system::Match;

constexpr std::string_view dot = "•";

std::string dots(std::string_view text) {
  std::string hidden;
  for (std::size_t i = 0; i < utf8::length(text); ++i) hidden += dot;
  return hidden;
}

bool begins_a_word(std::string_view text, std::size_t at) {
  return at == 0 || text[at - 1] == ' ' || text[at - 1] == '-' || text[at - 1] == '\'' ||
         text.substr(0, at).ends_with("’");
}

}  // namespace

std::optional<std::string> Ui::field(const Field& field) {
  canvas_.piece();
  const Box label = place(height_of(field.label, capital::body, text::Weight::bold, column_.width), Millimetres{0});
  text_in(label, field.label, capital::body, text::Weight::bold, Role::ink);
  if (!field.hint.empty() && field.hint_shown) {
    const Box hint = place(height_of(field.hint, capital::hint, text::Weight::regular, column_.width), Millimetres{0});
    text_in(hint, field.hint, capital::hint, text::Weight::regular, Role::soft_ink);
  }
  space(Millimetres{1.5F});  // for the ring around the field
  Box box = place(std::max(px(target::button), metrics().capital(capital::body) * 2.2F), space::xs);
  if (field.width.value > 0) box.width = std::min(box.width, px(field.width) * metrics().text_scale);
  const auto changed = input(field, box);
  if (editing_ == field.id) in_sight_ = Box{label.left, label.top, box.width, box.bottom() - label.top};
  problem_line(field, label.top, box.top);
  space(space::xs);
  return changed;
}

// What is wrong, beside its field: seen with it, and with its question if there is room for all three.
void Ui::problem_line(const Field& field, float question_top, float field_top) {
  if (field.problem.empty()) return;
  const float icon = metrics().capital(capital::body) * 1.5F, inside = column_.width - icon - px(space::xs);
  canvas_.piece();
  const Box line = place(height_of(field.problem, capital::body, text::Weight::regular, inside), space::xs);
  canvas_.icon("alert-circle", line.left + icon / 2, line.top + metrics().capital(capital::body), icon,
               colour(Role::error));
  text_in({line.left + icon + px(space::xs), line.top, inside, line.height}, field.problem, capital::body,
          text::Weight::regular, Role::error_text);
  node(field.id + ".problem", NodeRole::alert, field.problem, line);
  if (!in_sight_ || in_sight_->top != line.top) return;
  for (const float top : {question_top, field_top})
    if (line.bottom() - top + 2 * sight_margin() <= view_height_) {
      in_sight_ = Box{line.left, top, line.width, line.bottom() - top};
      with_its_question_ = true;
      return;
    }
}

std::optional<std::string> Ui::input(const Field& field, Box box) {
  fields_.push_back(field.id);
  const auto press = this->press(field.id, box);
  // Typing in what the tab key has reached needs no other key first.
  const bool typed_into = press.focused && !editing() && !edits_.empty();
  if (press.pressed || typed_into || wanted_ == field.id) {
    wanted_.clear();
    caret_at_end_ = caret_at_end_ || editing_ != field.id;
    editing_ = field.id;
    keyboard_kind_ = field.keyboard;
    layer_.clear();
    shift_ = false;
    dial_.reset();
    follow_ = 6;
    unsettled_ = true;
  }
  const bool active = editing_ == field.id;
  capitals_ = active ? field.capitals : capitals_;
  if (active) caret_ = caret_at_end_ ? field.value.size() : std::min(caret_, field.value.size());
  auto text = active && !edits_.empty() ? edited(field) : field.value;
  if (active) caret_at_end_ = caret_ == text.size();
  auto shown = field;
  shown.value = text;
  canvas_.piece();
  draw_input(shown, box, press, active);
  node(field.id, NodeRole::field, field.label, box, field.secret ? dots(text) : text,
       {.focused = press.focused || (active && !explored_.pressable),
        .invalid = !field.problem.empty(),
        .filling = active});
  detail(field.hint);
  if (active && !inert_) tree_.nodes.back().offered = dial_.shown();
  if (text == field.value) return std::nullopt;
  follow_ = 1;
  return std::optional(std::move(text));
}

// Applies what was typed since the last frame, in order, and moves the caret along.
std::string Ui::edited(const Field& field) {
  std::string text = field.value;
  for (const auto& one : std::exchange(edits_, {}))
    std::visit(Match{
                   [&](const Insert& typed) { insert(text, field, typed.utf8), dial_.reset(); },
                   [&](EditKey key) { edit(text, field, key); },
               },
               one);
  return text;
}

void Ui::insert(std::string& text, const Field& field, std::string_view typed) {
  for (std::size_t at = 0; at < typed.size();) {
    const auto end = utf8::next(typed, at);
    auto letter = std::string(typed.substr(at, end - at));
    at = end;
    if (utf8::length(text) >= field.longest || static_cast<unsigned char>(letter[0]) < ' ') continue;
    if (field.capitals && begins_a_word(text, caret_)) letter = utf8::capitalised(letter);
    text.insert(caret_, letter);
    caret_ += letter.size();
  }
}

void Ui::edit(std::string& text, const Field& field, EditKey key) {
  const auto before = utf8::previous(text, caret_), after = utf8::next(text, caret_);
  switch (key) {
    case EditKey::backspace: text.erase(before, caret_ - before), caret_ = before; break;
    case EditKey::erase_forward: text.erase(caret_, after - caret_); break;
    case EditKey::left: caret_ = before; break;
    case EditKey::right: caret_ = after; break;
    case EditKey::home: caret_ = 0; break;
    case EditKey::end: caret_ = text.size(); break;
    case EditKey::next_letter: dial_.turn(1, field.keyboard); break;
    case EditKey::previous_letter: dial_.turn(-1, field.keyboard); break;
    case EditKey::take_letter:
      letter_taken_ = !dial_.shown().empty();
      insert(text, field, dial_.take());
      break;
  }
}

namespace {
// "-12500,50" as "-12 500,50": people read amounts in threes.
std::string in_threes(std::string_view typed) {
  const auto sign = typed.starts_with('-') ? 1U : 0U;
  const auto cents = std::min(typed.find(','), typed.size());
  const auto whole = typed.substr(sign, cents - sign);
  if (whole.find_first_not_of("0123456789") != std::string_view::npos) return std::string(typed);
  std::string told(typed.substr(0, sign));
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i > 0 && (whole.size() - i) % 3 == 0) told += "\u00A0";
    told += whole[i];
  }
  return told.append(typed.substr(cents));
}
}  // namespace

void Ui::draw_input(const Field& field, Box box, const Press& press, bool active) {
  if (press.focused || active) focus_ring(box);
  canvas_.piece();
  const Role edge = !field.problem.empty() ? Role::error : active ? Role::primary : Role::line;
  canvas_.framed(box, px(target::corner), std::max(1.0F, px({active || !field.problem.empty() ? 0.6F : 0.35F})),
                 colour(edge), colour(Role::paper));
  // What is typed is in Latin letters and figures, from the left for every reader.
  const Box face = canvas_.placed(box);
  canvas_.unmirrored([&] { draw_typed(field, face, active); });
}

void Ui::draw_typed(const Field& field, Box box, bool active) {
  code_ = is_of_codes(field.keyboard);
  const float pad = px(space::s);
  float room = box.width - 2 * pad;
  if (!field.suffix.empty()) {
    const float width = width_of(field.suffix, capital::body, text::Weight::regular);
    const auto& suffix = shaped(field.suffix, capital::body, text::Weight::regular);
    canvas_.block(suffix, box.right() - pad - width, box.middle() - suffix.height / 2, colour(Role::soft_ink),
                  field.suffix);
    room -= width + pad;
  }
  const auto shown = field.secret                 ? dots(field.value)
                     : field.thousands && !active ? in_threes(field.value)
                                                  : field.value;
  const auto& text = shaped(shown, capital::body, text::Weight::regular);
  const auto before = std::string_view(field.value).substr(0, active ? caret_ : 0);
  const float caret = active ? text.width_to(field.secret ? dot.size() * utf8::length(before) : caret_) : 0;
  // A text longer than its box slides so that the caret stays in sight.
  const float slide = std::max(0.0F, caret - room), edge = px({1});
  canvas_.clip({box.left + pad / 2, box.top + edge, room + pad, box.height - 2 * edge}, [&] {
    canvas_.block(text, box.left + pad - slide, box.middle() - text.height / 2, colour(Role::ink), shown);
    if (!active) return;
    const float height = metrics().capital(capital::body) * 1.6F;
    canvas_.fill({box.left + pad + caret - slide, box.middle() - height / 2, std::max(2.0F, px({0.35F})), height},
                 colour(Role::ink));
    // The letter that the keypad offers, where it would stand.
    if (field.secret || dial_.shown().empty()) return;
    const auto& letter = shaped(dial_.shown(), capital::body, text::Weight::bold);
    const float left = box.left + pad + caret - slide + px({0.8F});
    canvas_.fill({left, box.middle() - height / 2, letter.width + px({1.6F}), height}, colour(Role::chosen_fill));
    canvas_.block(letter, left + px({0.8F}), box.middle() - letter.height / 2, colour(Role::primary), dial_.shown());
  });
  code_ = false;
}

}  // namespace guichet::kiosk::ui
