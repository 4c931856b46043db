#include <algorithm>
#include <array>
#include <charconv>

#include "kiosk/ui/ui.hpp"

namespace guichet::kiosk::ui {
namespace {

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

int number_in(std::string_view text, int otherwise) {
  int number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

std::optional<std::string> Ui::date_field(const Field& field, DatePart first) {
  static constexpr std::array<std::string_view, 3> parts = {"day", "month", "year"};
  std::array<std::string, 3> values;
  for (std::size_t part = 0, at = 0; part < 3 && at <= field.value.size(); ++part) {
    const auto slash = std::min(field.value.find('/', at), field.value.size());
    values[part] = field.value.substr(at, slash - at);
    at = slash + 1;
  }
  bool changed = false;
  const auto outer = column_;
  const float gap = px(space::m);
  float unit = std::min(px(Millimetres{28}) * metrics().text_scale, (outer.width - 2 * gap) / 3.4F);
  // The year takes a line of its own before a word of the three is cut.
  const bool two_lines = std::ranges::any_of(parts, [&](std::string_view part) {
    const auto label = words("ui.date." + std::string(part));
    return measured(label, capital::body, text::Weight::bold, unit).broken;
  });
  if (two_lines) unit = (outer.width - gap) / 2;
  float bottom = outer.y, left = outer.left, top = outer.y;
  for (auto part = static_cast<std::size_t>(first); part < 3; ++part) {
    const auto key = "ui.date." + std::string(parts[part]);
    const bool own_hint = part == 2 && !field.hint.empty();
    if (two_lines && part == 2) left = outer.left, top = bottom;
    column_ = {left, part == 2 && !two_lines ? 1.4F * unit : unit, top};
    const auto typed = this->field({.id = field.id + "." + std::string(parts[part]),
                                    .label = words(key),
                                    .value = values[part],
                                    .hint = own_hint ? field.hint : words(key + ".hint"),
                                    // Where letters are large, the box comes before an example of what it could hold.
                                    .hint_shown = own_hint || !metrics().has_large_letters(),
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
    left += column_.width + gap;
    bottom = std::max(bottom, column_.y);
  }
  column_ = {outer.left, outer.width, bottom};
  problem_line(field, outer.y, top);
  if (!changed) return std::nullopt;
  if (values[0].empty() && values[1].empty() && values[2].empty()) return "";
  return values[0] + "/" + values[1] + "/" + values[2];
}

// A touch for one more or one less; the number between them can be typed too.
std::optional<std::string> Ui::count(const Count& count) {
  auto field = count.field;
  const float side = std::max(px(target::button), metrics().capital(capital::body) * 2.2F), gap = px(target::gap);
  const float number = std::max(px(Millimetres{24}), metrics().capital(capital::body) * 5);
  canvas_.piece();
  const Box label = place(height_of(field.label, capital::body, text::Weight::bold, column_.width), {0});
  text_in(label, field.label, capital::body, text::Weight::bold, Role::ink);
  if (!field.hint.empty()) {
    const Box hint = place(height_of(field.hint, capital::hint, text::Weight::regular, column_.width), {0});
    text_in(hint, field.hint, capital::hint, text::Weight::regular, Role::soft_ink);
  }
  space(Millimetres{1});
  const Box line = place(side, space::xs);
  const int now = number_in(field.value, count.least);
  std::optional<std::string> changed;
  const auto step = [&](std::string_view suffix, std::string_view icon, std::string_view words_key, float left,
                        int to) {
    const auto id = field.id + std::string(suffix);
    if (button_at({left, line.top, side, side}, {.id = id, .label = words(words_key), .icon = icon, .icon_only = true}))
      changed = std::to_string(std::clamp(to, count.least, count.most));
  };
  step(".less", "minus", "ui.less", line.left, now - 1);
  field.keyboard = KeyboardKind::numbers;
  field.longest = 2;
  const Box box{line.left + side + gap, line.top, number, side};
  if (const auto typed = input(field, box)) changed = typed;
  if (editing_ == field.id) in_sight_ = Box{label.left, label.top, column_.width, box.bottom() - label.top};
  step(".more", "plus", "ui.more", box.right() + gap, field.value.empty() ? std::max(1, count.least) : now + 1);
  problem_line(field, label.top, box.top);
  space(space::xs);
  return changed;
}

SearchAnswer Ui::search(const Search& search) {
  SearchAnswer answer{.typed = field(search.field), .picked = {}};
  if (search.found.empty() && !search.field.value.empty() && !search.nothing_found.empty())
    paragraph(search.nothing_found);
  for (std::size_t i = 0; i < search.found.size(); ++i)
    if (row(search.found[i])) answer.picked = i;
  return answer;
}

}  // namespace guichet::kiosk::ui
