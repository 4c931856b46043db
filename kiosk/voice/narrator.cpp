#include "kiosk/voice/narrator.hpp"

#include <algorithm>
#include <ranges>
#include <utility>

#include "platform/system/secret.hpp"

namespace guichet::kiosk::voice {
namespace {

using ui::Node;
using ui::NodeRole;

bool is_read(const Node& node) {
  if (node.state.told_elsewhere) return false;
  const bool has_words = node.role == NodeRole::title || node.role == NodeRole::text;
  return (has_words && !node.name.empty()) || !node.spoken.empty();
}

// Told as soon as it shows, wherever the focus is.
bool is_news(const Node& node) { return node.role == NodeRole::alert || node.role == NodeRole::progress; }

std::string_view role_key(const Node& node) {
  switch (node.role) {
    case NodeRole::button: return "voice.button";
    case NodeRole::choice: return "voice.choice";
    case NodeRole::option: return "voice.option";
    case NodeRole::field: return "voice.field";
    default: return {};
  }
}

const Node* focused(const ui::Tree& tree) {
  const auto found = std::ranges::find_if(tree.nodes, [](const Node& node) { return node.state.focused; });
  if (found == tree.nodes.end()) return nullptr;
  if (found->role != NodeRole::key) return &*found;
  // A finger on a key: what it types is told of the field.
  const auto filled = std::ranges::find_if(tree.nodes, [](const Node& node) { return node.state.filling; });
  return filled == tree.nodes.end() ? nullptr : &*filled;
}

std::string position(const ui::Tree& tree, const Node& node, const texts::Catalogue& words) {
  const auto stops = std::ranges::count_if(tree.nodes, &Node::is_stop);
  const auto before = std::ranges::count_if(tree.nodes.data(), &node, &Node::is_stop);
  return words.text("voice.position", {{"n", std::to_string(before + 1)}, {"m", std::to_string(stops)}});
}

Saying state(const Node& node, const texts::Catalogue& words) {
  if (!node.value.empty()) return {node.value, true};
  if (node.role == NodeRole::field) return {std::string(words.text("voice.empty")), true};
  const bool can_be_chosen = node.role == NodeRole::choice || node.role == NodeRole::option;
  if (!can_be_chosen) return {};
  return {std::string(words.text(node.state.chosen ? "voice.chosen" : "voice.not_chosen")), true};
}

Saying name_of(const Node& node) {
  auto name = node.state.personal ? Saying::of_one_person(node.name, node.aloud) : Saying(node.name);
  name.language = node.language;
  return name;
}

void add_detail(Sayings& sayings, const Node& node) {
  if (node.detail.empty()) return;
  auto detail =
      node.state.personal_detail ? Saying::of_one_person(node.detail, node.detail_aloud) : Saying(node.detail);
  detail.language = node.detail_language;
  sayings.push_back(std::move(detail));
}

Sayings words_of(const Node& node) {
  if (!node.spoken.empty()) return node.spoken;
  Sayings sayings = {name_of(node)};
  add_detail(sayings, node);
  // What an alert adds is about the terminal; what a text holds is the person's.
  if (!node.value.empty()) sayings.emplace_back(node.value, node.role != NodeRole::alert || node.state.personal);
  return sayings;
}

void add(Sayings& sayings, Sayings more) { std::ranges::move(more, std::back_inserter(sayings)); }

}  // namespace

Sayings item(const ui::Tree& tree, const Node& node, const texts::Catalogue& words) {
  Sayings sayings = {name_of(node)};
  if (const auto key = role_key(node); !key.empty()) sayings.emplace_back(words.text(key));
  sayings.emplace_back(position(tree, node, words));
  add_detail(sayings, node);
  if (auto now = state(node, words); !now.empty()) sayings.push_back(std::move(now));
  return sayings;
}

Sayings Narrator::whole(const ui::Tree& tree, const texts::Catalogue& words) {
  Sayings sayings;
  for (const Node& node : tree.nodes) {
    if (is_read(node) || is_news(node)) add(sayings, words_of(node));
    if (node.is_stop()) add(sayings, item(tree, node, words));
  }
  return sayings;
}

void Narrator::tell_screen(Sayings& sayings, const ui::Tree& tree, const texts::Catalogue& words) {
  const auto title = std::ranges::find(tree.nodes, NodeRole::title, &Node::role);
  if (title == tree.nodes.end()) return;
  sayings.emplace_back(words.text("voice.screen"));
  add(sayings, words_of(*title));
  // What stands between the title and the first thing to touch explains it; the rest is met on the way.
  for (auto node = title + 1; node != tree.nodes.end() && !node->is_stop(); ++node)
    if (is_read(*node)) add(sayings, words_of(*node));
}

void Narrator::tell_alerts(Sayings& sayings, const ui::Tree& tree) {
  std::map<std::string, std::string, std::less<>> now;
  for (const Node& node : tree.nodes) {
    if (!is_news(node)) continue;
    const auto told = alerts_.find(node.id);
    if (told == alerts_.end() || told->second != node.name) add(sayings, words_of(node));
    now[node.id] = node.name;
  }
  alerts_ = std::move(now);
}

// What the finger comes over, again each time; a stop on the way has the focus and is told as such.
void Narrator::tell_touched(Sayings& sayings, const ui::Tree& tree, const texts::Catalogue& words) {
  if (!tree.touched || std::exchange(touched_, tree.touched->times) == tree.touched->times) return;
  const Node& node = tree.nodes[tree.touched->node];
  if (node.is_stop()) {
    focused_ = {};
  } else if (node.role == NodeRole::button) {
    add(sayings, {name_of(node), Saying(words.text("voice.button"))});
  } else {
    add(sayings, words_of(node));
  }
}

void Narrator::tell_focus(Sayings& sayings, const ui::Tree& tree, const texts::Catalogue& words) {
  const Node* node = focused(tree);
  if (node == nullptr || !node->is_stop()) return void(focused_ = {});
  Told now{node->id, node->value, node->offered, node->state.chosen, node->state.filling};
  const bool begins = now.filling && !(now.id == focused_.id && focused_.filling);
  if (now.id != focused_.id) {
    add(sayings, item(tree, *node, words));
  } else if (now.offered != focused_.offered && !now.offered.empty()) {
    sayings.emplace_back(now.offered == " " ? std::string(words.text("ui.key.space")) : now.offered, true);
  } else if (now.value != focused_.value || now.chosen != focused_.chosen) {
    sayings.push_back(state(*node, words));
  }
  if (begins) sayings.emplace_back(words.text("voice.filling"));
  platform::system::wipe(focused_.value);
  focused_ = std::move(now);
}

Sayings Narrator::notice(const ui::Tree& tree, std::string_view screen, const texts::Catalogue& words) {
  Sayings sayings;
  if (screen != screen_) {
    screen_ = screen;
    focused_ = {};
    alerts_.clear();
    tell_screen(sayings, tree, words);
  }
  tell_alerts(sayings, tree);
  tell_touched(sayings, tree, words);
  tell_focus(sayings, tree, words);
  return sayings;
}

bool Narrator::has_personal(const Sayings& sayings) { return std::ranges::any_of(sayings, &Saying::personal); }

void Narrator::forget() {
  platform::system::wipe(focused_.value);
  for (auto& [id, text] : alerts_) platform::system::wipe(text);
  screen_.clear();
  focused_ = {};
  touched_ = 0;
  alerts_.clear();
}

}  // namespace guichet::kiosk::voice
