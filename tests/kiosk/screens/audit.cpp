#include "tests/kiosk/screens/audit.hpp"

#include <algorithm>
#include <array>
#include <format>
#include <initializer_list>

namespace guichet::tests {
namespace {

using namespace kiosk::ui;

constexpr float tolerance = 1;  // pixels lost by rounding millimetres

constexpr std::array<std::string_view, 3> main_buttons = {"back", "leave", "continue"};

Box intersection(const Box& a, const Box& b) {
  const float left = std::max(a.left, b.left), top = std::max(a.top, b.top);
  return {left, top, std::max(0.0F, std::min(a.right(), b.right()) - left),
          std::max(0.0F, std::min(a.bottom(), b.bottom()) - top)};
}
// Tamil is set without hyphens: a word longer than its line goes on in the next one after any syllable, as in its
// newspapers. The toolkit makes such a word as small as it may before it parts it, and never parts a letter and its
// signs.
bool parts_between_syllables(std::string_view words) {
  for (std::size_t i = 0; i + 2 < words.size(); ++i)
    if (words.substr(i, 2) == "\xE0\xAE" || words.substr(i, 2) == "\xE0\xAF") return true;
  return false;
}
bool empty(const Box& box) { return box.width <= 0 || box.height <= 0; }
bool within(const Box& inner, const Box& outer) {
  return inner.left >= outer.left - tolerance && inner.right() <= outer.right() + tolerance &&
         inner.top >= outer.top - tolerance && inner.bottom() <= outer.bottom() + tolerance;
}

// Pixels between the two; below zero they overlap.
float apart(const Box& a, const Box& b) {
  const float beside = std::max(a.left, b.left) - std::min(a.right(), b.right());
  const float above = std::max(a.top, b.top) - std::min(a.bottom(), b.bottom());
  return std::max(beside, above);
}

class Audit {
 public:
  Audit(Ui& ui, const Trace& painted, const LeastContrast& least) : ui_(ui), painted_(painted), least_(least) {}

  std::vector<Finding> all() {
    for (const auto& node : nodes()) {
      words(node);
      place(node);
      sign(node);
      if (node.pressable()) target(node);
    }
    for (std::size_t i = 0; i < nodes().size(); ++i)
      for (std::size_t j = i + 1; j < nodes().size(); ++j)
        if (nodes()[i].pressable() && nodes()[j].pressable()) targets(nodes()[i], nodes()[j]);
    for (std::size_t i = 0; i < painted_.size(); ++i) mark(i);
    return std::move(found_);
  }

 private:
  const std::vector<Node>& nodes() const { return ui_.tree().nodes; }
  float mm(float pixels) const { return ui_.metrics().mm(pixels).value; }
  void find(Fault fault, std::string what) { found_.push_back({fault, std::move(what)}); }

  const List* list_of(const Node& node) const {
    for (const auto& list : ui_.tree().lists)
      if (node.list == list.id) return &list;
    return nullptr;
  }
  // What a finger can reach of it without scrolling.
  Box reachable(const Node& node) const {
    const auto* list = list_of(node);
    return list ? intersection(node.box, list->view) : node.box;
  }

  void words(const Node& node) {
    const auto words = node.name + node.value + node.detail;
    if (words.contains("⟨")) find(Fault::missing_words, node.id + " " + words);
  }

  bool shows_sign(const Box& box, std::initializer_list<std::string_view> signs) const {
    return std::ranges::any_of(painted_, [&](const Mark& mark) {
      return mark.kind == Mark::Kind::icon && apart(mark.box, box) < 0 &&
             std::ranges::any_of(
                 signs, [&](auto sign) { return mark.words == sign || mark.words.ends_with("-" + std::string(sign)); });
    });
  }

  // AX-19: what is chosen, wrong or urgent has a sign or words beside its colour.
  void sign(const Node& node) {
    const bool in_sight = !empty(reachable(node)) && node.state.visible;
    if (node.role == NodeRole::alert && node.name.empty()) find(Fault::colour_alone, node.id + " warns without words");
    const auto told = node.id + ".problem";
    if (node.state.invalid && !ui_.tree().find(told) && !shows_sign(node.box, {"alert-circle", "alert-triangle"}) &&
        in_sight)
      find(Fault::colour_alone, node.id + " is wrong");
    const bool letters_shift = node.role == NodeRole::key;  // all its letters turn to capitals
    if (node.state.chosen && !letters_shift && in_sight && !shows_sign(node.box, {"check", "chevron-up", "x"}))
      find(Fault::colour_alone, node.id + " is chosen");
  }

  void target(const Node& node) {
    const float least = ui_.px(target::key) - tolerance;
    if (node.box.width < least || node.box.height < least)
      find(Fault::small_target, std::format("{} {:.1f} x {:.1f} mm", node.id, mm(node.box.width), mm(node.box.height)));
    if (std::ranges::contains(main_buttons, node.id) && node.box.height < ui_.px(target::button) - tolerance)
      find(Fault::low_button, std::format("{} {:.1f} mm high", node.id, mm(node.box.height)));
    const bool filled = node.role == NodeRole::field && node.state.focused && ui_.editing();
    if (filled && !within(node.box, reachable(node))) find(Fault::hidden_field, node.id);
  }

  void place(const Node& node) {
    const auto* list = list_of(node);
    const auto screen = list ? list->view : ui_.screen();
    const bool sideways = node.box.left < screen.left - tolerance || node.box.right() > screen.right() + tolerance;
    const bool upright = node.box.top < screen.top - tolerance || node.box.bottom() > screen.bottom() + tolerance;
    if (sideways || (upright && !list))
      find(Fault::outside, std::format("{} at {:.0f},{:.0f} to {:.0f},{:.0f}", node.id, node.box.left, node.box.top,
                                       node.box.right(), node.box.bottom()));
    if (!list) return;
    const float deep = node.box.bottom() - (list->view.top - list->scrolled);
    if (deep > list->content_height + tolerance || node.box.top < list->view.top - list->scrolled - tolerance)
      find(Fault::unreachable, node.id + " in " + list->id);
  }

  void targets(const Node& a, const Node& b) {
    if (a.id == b.id) return find(Fault::same_id, a.id);
    const bool together = a.list == b.list;
    const Box one = together ? a.box : reachable(a), other = together ? b.box : reachable(b);
    if (empty(one) || empty(other)) return;
    const float room = apart(one, other);
    if (room < -tolerance)
      find(Fault::overlap, std::format("{} and {} by {:.1f} mm", a.id, b.id, mm(-room)));
    else if (room < ui_.px(target::gap) - tolerance)
      find(Fault::too_close, std::format("{} and {} {:.1f} mm apart", a.id, b.id, mm(room)));
  }

  // A sheet or a dialog covers all that was painted before it.
  bool covered_by_design(std::size_t i) const {
    for (std::size_t later = i + 1; later < painted_.size(); ++later)
      if (painted_[later].kind == Mark::Kind::surface && painted_[later].box.width >= ui_.screen().width - tolerance &&
          painted_[later].box.height >= ui_.screen().height - tolerance)
        return true;
    return false;
  }

  // The topmost surface under the middle of the ink. In a list only what scrolls with it, or lies under the whole list.
  const Mark* under(std::size_t i) const {
    const Box &ink = painted_[i].box, &clip = painted_[i].clip;
    for (std::size_t below = i; below-- > 0;) {
      const auto& mark = painted_[below];
      if (mark.kind != Mark::Kind::surface) continue;
      const bool scrolls_along = mark.clip == clip && mark.box.contains(ink.left + ink.width / 2, ink.middle());
      if (scrolls_along || within(clip, intersection(mark.box, mark.clip))) return &mark;
    }
    return nullptr;
  }

  bool in_field(const Box& ink) const {
    return std::ranges::any_of(
        nodes(), [&](const Node& node) { return node.role == NodeRole::field && apart(node.box, ink) < 0; });
  }
  // Where what is painted may be scrolled: the list that its clip is the view of.
  const List* list_under(const Mark& mark) const {
    for (const auto& list : ui_.tree().lists)
      if (within(mark.clip, list.view) && mark.clip.width > 0) return &list;
    return nullptr;
  }

  void mark(std::size_t i) {
    const auto& mark = painted_[i];
    const bool words = mark.kind == Mark::Kind::words;
    if ((!words && mark.kind != Mark::Kind::icon) || covered_by_design(i) || empty(mark.box)) return;
    const Box seen = intersection(mark.box, mark.clip);
    const bool typed = in_field(mark.box);
    if (words) small(mark);
    if (mark.broken && !typed && !parts_between_syllables(mark.words)) find(Fault::broken_word, mark.words);
    if (words && !typed) cut(mark, i);
    if (empty(seen)) return;
    contrast_of(mark, i);
    if (words && !typed) covered(mark, i);
  }

  // UX: nothing below 3 mm; and AX-03, one size at which an H is 0.7 degrees high from 500 mm.
  void small(const Mark& mark) {
    const float least = ui_.metrics().text_scale >= 2 ? 6.1F : 3.0F, high = mm(mark.capital);
    if (high < least) find(Fault::small_words, std::format("{} {:.1f} mm", mark.words, high));
  }

  void cut(const Mark& mark, std::size_t i) {
    const auto* list = list_under(mark);
    const Box allowed = list ? list->view : ui_.screen();
    const bool sideways = mark.box.left < allowed.left - tolerance || mark.box.right() > allowed.right() + tolerance;
    const bool upright = mark.box.top < allowed.top - tolerance || mark.box.bottom() > allowed.bottom() + tolerance;
    if (sideways || (upright && !list)) return find(Fault::words_cut, std::format("{} leaves the screen", mark.words));
    const auto* surface = under(i);
    const bool scrolled_over = list && surface && surface->clip != mark.clip;
    if (surface && !scrolled_over && !within(mark.box, surface->box))
      find(Fault::words_cut, std::format("{}: {:.0f} x {:.0f} px in {:.0f} x {:.0f}", mark.words, mark.box.width,
                                         mark.box.height, surface->box.width, surface->box.height));
  }

  void contrast_of(const Mark& mark, std::size_t i) {
    const auto* surface = under(i);
    const auto ground = surface ? surface->colour : ui_.colour(Role::paper);
    const double least = mark.kind == Mark::Kind::words ? least_.words : least_.icons;
    if (const double found = contrast(mark.colour, ground); found < least)
      find(Fault::low_contrast, std::format("{} {:.1f} : 1", mark.words, found));
  }

  // Words under other words, or under what was painted later.
  void covered(const Mark& mark, std::size_t i) {
    const Box seen = intersection(mark.box, mark.clip);
    for (std::size_t later = i + 1; later < painted_.size(); ++later) {
      const auto& other = painted_[later];
      const Box over = intersection(other.box, other.clip);
      if (empty(over) || apart(seen, over) >= -tolerance) continue;
      find(Fault::covered_words, mark.words + " under " + (other.words.empty() ? "a surface" : other.words));
      return;
    }
  }

  Ui& ui_;
  const Trace& painted_;
  const LeastContrast& least_;
  std::vector<Finding> found_;
};

}  // namespace

std::string_view name(Fault fault) {
  static constexpr std::array<std::string_view, most_faults> names = {
      "missing words", "same id",      "small target", "low button",  "overlap",
      "too close",     "outside",      "words cut",    "broken word", "covered words",
      "hidden field",  "low contrast", "unreachable",  "small words", "colour alone"};
  return names[static_cast<std::size_t>(fault)];
}

std::vector<Finding> audit(Ui& ui, const Trace& painted, const LeastContrast& least) {
  return Audit(ui, painted, least).all();
}

}  // namespace guichet::tests
