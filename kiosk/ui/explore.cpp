#include <algorithm>

#include "kiosk/ui/ui.hpp"

namespace guichet::kiosk::ui {
namespace {

bool lies_under(const Tree& tree, const Node& node, Explorer::Point at) {
  if (!node.box.contains(at.x, at.y)) return false;
  const auto list = std::ranges::find(tree.lists, node.list, &List::id);
  return node.list.empty() || list == tree.lists.end() || list->view.contains(at.x, at.y);
}

// The smallest thing there: a button rather than the dialog that holds it.
const Node* under(const Tree& tree, Explorer::Point at) {
  const Node* found = nullptr;
  const auto area = [](const Node& node) { return node.box.width * node.box.height; };
  for (const Node& node : tree.nodes)
    if (!node.name.empty() && lies_under(tree, node, at) && (!found || area(node) < area(*found))) found = &node;
  return found;
}

}  // namespace

// What the finger comes over is told, once for each time it is laid down; two taps press what was last told. Words that
// cannot be pressed are told again.
void Ui::explore() {
  auto& explorer = stage_.explorer();
  if (stage_.key_struck() && !explored_.id.empty()) forget_explored();
  if (const auto question = explorer.question()) come_over(under(tree_, question->at), question->touch);
  if (const auto wait = explorer.wait()) wake_in(*wait);
  if (explorer.pressed()) press_explored();
  tree_.touched = touched_node();
}

void Ui::come_over(const Node* node, int touch) {
  if (!node || (explored_.touch == touch && explored_.id == node->id && explored_.name == node->name)) return;
  explored_ = {.id = node->id, .name = node->name, .pressable = node->pressable(), .touch = touch};
  ++told_;
  unsettled_ = true;
  followed_ = node->id;  // nothing may move under the finger
  // While a field is being filled the focus stays there for the keypad, or its keyboard would go.
  if (explored_.pressable && node->role != NodeRole::key && !editing()) focus(node->id);
}

void Ui::press_explored() {
  unsettled_ = true;
  if (!explored_.id.empty() && !explored_.pressable) return void(++told_);
  const auto focused = std::ranges::find_if(tree_.nodes, [](const Node& node) { return node.state.focused; });
  tapped_ = !explored_.id.empty() ? explored_.id : focused != tree_.nodes.end() ? focused->id : std::string();
}

// Where it stands in this frame; what is no longer there is no longer under any finger.
std::optional<Touched> Ui::touched_node() {
  if (explored_.id.empty()) return std::nullopt;
  const auto here = std::ranges::find_if(
      tree_.nodes, [&](const Node& node) { return node.id == explored_.id && node.name == explored_.name; });
  if (here != tree_.nodes.end()) return Touched{static_cast<std::size_t>(here - tree_.nodes.begin()), told_};
  forget_explored();
  return std::nullopt;
}

void Ui::forget_explored() {
  unsettled_ |= explored_.pressable;
  explored_ = {};
}

}  // namespace guichet::kiosk::ui
