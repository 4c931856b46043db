#include "tests/kiosk/screens/audit.hpp"

#include <algorithm>
#include <array>
#include <format>
#include <set>

namespace guichet::tests {
namespace {

using namespace kiosk::ui;

constexpr float tolerance = 1;  // pixels lost by rounding millimetres
constexpr Millimetres least_apart = 2_mm;

constexpr std::array<std::string_view, 3> main_buttons = {"back", "leave", "continue"};
constexpr std::array<std::string_view, 3> settings = {"language", "contrast", "text_size"};
constexpr std::array<std::string_view, 2> dialogs = {"idle", "leaving"};

bool is(std::span<const std::string_view> ids, const Node& node) {
  return std::ranges::contains(ids, std::string_view(node.id));
}
bool moves_the_list(const Node& node) { return node.id == "content.up" || node.id == "content.down"; }
bool in_content(const Node& node) {
  return !is(main_buttons, node) && !is(settings, node) && !moves_the_list(node) && node.role != NodeRole::key &&
         node.id != "town" && node.id != "progress";
}

// Pixels between the two; below zero they overlap.
float apart(const Box& a, const Box& b) {
  const float beside = std::max(a.left, b.left) - std::min(a.right(), b.right());
  const float above = std::max(a.top, b.top) - std::min(a.bottom(), b.bottom());
  return std::max(beside, above);
}

class Audit {
 public:
  explicit Audit(Ui& ui) : ui_(ui) {}

  std::vector<Finding> all() {
    for (const auto& node : nodes()) {
      words(node);
      if (node.pressable()) target(node);
      place(node);
    }
    for (std::size_t i = 0; i < nodes().size(); ++i)
      for (std::size_t j = i + 1; j < nodes().size(); ++j) pair(nodes()[i], nodes()[j]);
    return std::move(found_);
  }

 private:
  const std::vector<Node>& nodes() const { return ui_.tree().nodes; }
  float mm(float pixels) const { return ui_.metrics().mm(pixels).value; }
  void find(Fault fault, std::string what) { found_.push_back({fault, std::move(what)}); }

  void words(const Node& node) {
    if (node.name.contains("⟨") || node.value.contains("⟨"))
      find(Fault::missing_words, node.id + " " + node.name + node.value);
    if (node.role == NodeRole::key) key_words(node);
    if (node.role == NodeRole::button && !moves_the_list(node)) button_words(node);
  }

  // As the toolkit lays a button out; rows and cards, which grow with their words, pass by a wide margin.
  void button_words(const Node& node) {
    const auto designed = is(settings, node) ? capital::hint : capital::body;
    const float scale = ui_.metrics().text_scale;
    const bool bar = is(settings, node) || is(main_buttons, node);
    const auto capital = bar ? designed * (std::min(scale, 1.2F) / scale) : designed;
    const float room = node.box.width - ui_.metrics().capital(capital) * 1.8F - ui_.px(space::xs) - ui_.px(space::s);
    // The first line's leading is empty: it may go beyond the box.
    const float high =
        ui_.height_of(node.name, capital, text::Weight::bold, room) - ui_.metrics().capital(capital) * 0.6F;
    if (high > node.box.height + tolerance)
      find(Fault::words_cut, std::format("{} {:.0f} px of words in {:.0f}", node.id, high, node.box.height));
  }

  void key_words(const Node& node) {
    const bool letter = node.name.size() <= 3;
    const Millimetres capital = Millimetres{4.4F / ui_.metrics().text_scale} * (letter ? 1 : 0.75F);
    if (node.id == "key.shift" || node.id == "key.erase") return;  // an icon
    const float wide = ui_.width_of(node.name, capital, letter ? text::Weight::bold : text::Weight::regular);
    if (wide > node.box.width)
      find(Fault::words_cut, std::format("{} {:.0f} px of words in {:.0f}", node.id, wide, node.box.width));
  }

  void target(const Node& node) {
    const float least = ui_.px(target::key) - tolerance;
    if (node.box.width < least || node.box.height < least)
      find(Fault::small_target, std::format("{} {:.1f} x {:.1f} mm", node.id, mm(node.box.width), mm(node.box.height)));
    if (is(main_buttons, node) && node.box.height < ui_.px(target::button) - tolerance)
      find(Fault::low_button, std::format("{} {:.1f} mm high", node.id, mm(node.box.height)));
    if (in_content(node) && node.role == NodeRole::field && node.state.focused && ui_.editing() && !node.state.visible)
      find(Fault::hidden_field, node.id);
  }

  void place(const Node& node) {
    const auto screen = ui_.screen();
    const bool sideways = node.box.left < -tolerance || node.box.right() > screen.width + tolerance;
    const bool upright = node.box.top < -tolerance || node.box.bottom() > screen.height + tolerance;
    // The content may go beyond above and below, where it scrolls; never sideways.
    if (sideways || (upright && !in_content(node)) || (!node.state.visible && !in_content(node)))
      find(Fault::outside, std::format("{} at {:.0f},{:.0f} to {:.0f},{:.0f}", node.id, node.box.left, node.box.top,
                                       node.box.right(), node.box.bottom()));
  }

  void pair(const Node& a, const Node& b) {
    if (a.pressable() && b.pressable()) return targets(a, b);
    if (!a.pressable() && !b.pressable()) return;
    const auto& words = a.pressable() ? b : a;
    const auto& button = a.pressable() ? a : b;
    if (is(dialogs, words) || words.role == NodeRole::progress || in_content(words) != in_content(button)) {
      if (words.id != "town" || !is(settings, button)) return;
    }
    if (apart(a.box, b.box) < -tolerance) find(Fault::covered_words, words.id + " and " + button.id);
  }

  void targets(const Node& a, const Node& b) {
    if (a.id == b.id) find(Fault::same_id, a.id);
    const bool together = in_content(a) && in_content(b);
    const bool beside_the_list = (moves_the_list(a) && in_content(b)) || (moves_the_list(b) && in_content(a));
    // Content is cut where the bars begin, so only what shares its layer can be in its way.
    if (in_content(a) != in_content(b) && !beside_the_list) return;
    if (beside_the_list && !(a.state.visible && b.state.visible)) return;
    const float room = apart(a.box, b.box);
    if (room < -tolerance)
      find(Fault::overlap, std::format("{} and {} by {:.1f} mm", a.id, b.id, mm(-room)));
    else if (together && room < ui_.px(least_apart) - tolerance)
      find(Fault::too_close, std::format("{} and {} {:.1f} mm apart", a.id, b.id, mm(room)));
  }

  Ui& ui_;
  std::vector<Finding> found_;
};

}  // namespace

std::string_view name(Fault fault) {
  static constexpr std::array<std::string_view, most_faults> names = {
      "missing words", "same id", "small target", "low button",    "overlap",
      "too close",     "outside", "words cut",    "covered words", "hidden field"};
  return names[static_cast<std::size_t>(fault)];
}

std::vector<Finding> audit(Ui& ui) { return Audit(ui).all(); }

}  // namespace guichet::tests
