#include <algorithm>
#include <ranges>

#include "kiosk/ui/ui.hpp"

namespace guichet::kiosk::ui {
namespace {

// Where a new screen begins for who hears it: what follows its title, or else its first thing.
std::size_t first_stop(const Tree& tree) {
  const auto title = std::ranges::find(tree.nodes, NodeRole::title, &Node::role);
  const auto before = std::ranges::count_if(tree.nodes.begin(), title, &Node::is_stop);
  const auto after = std::ranges::count_if(title, tree.nodes.end(), &Node::is_stop);
  return after > 0 ? static_cast<std::size_t>(before) : 0;
}

}  // namespace

// One thing of the screen is always under the focus; the keypad goes from one to the next, and round.
void Ui::guide() {
  const bool explored = explored_.pressable;
  tapped_.clear();
  if (!look_.guided) return stage_.explorer().reset(), void(explored_ = {});
  explore();
  std::vector<const Node*> stops;
  for (const auto& node : tree_.nodes)
    if (node.is_stop()) stops.push_back(&node);
  // What was to be focused may be gone before it was: a page that was read meanwhile.
  if (tree_.find(wanted_focus_) == nullptr) wanted_focus_.clear();
  if (stops.empty() || !wanted_focus_.empty() || !wanted_.empty()) return;
  const auto here = std::ranges::find_if(stops, [](const Node* node) { return node->state.focused; });
  const int steps = stage_.steps();
  if (explored_.pressable || (here != stops.end() && steps == 0)) return;
  if (explored && here == stops.end()) return;  // what the finger left gives the focus back in the next frame
  auto to = first_stop(tree_);
  if (here != stops.end()) {
    const auto count = std::ssize(stops);
    to = static_cast<std::size_t>((here - stops.begin() + steps + count) % count);
  }
  editing_.clear();
  dial_.reset();
  focus(stops[to]->id);
  unsettled_ = true;
}

}  // namespace guichet::kiosk::ui
