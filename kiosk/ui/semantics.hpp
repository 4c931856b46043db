#pragma once
// What is on the screen, in words: one node per thing a person can read or touch, in reading order.
// Speech, tests and accessibility checks all read this one tree; it is made anew at each frame by the drawing itself.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/label.hpp"
#include "kiosk/ui/metrics.hpp"

namespace guichet::kiosk::ui {

enum class NodeRole { title, text, alert, button, choice, option, field, key, image, progress };

struct NodeState {
  bool focused = false;
  bool chosen = false;
  bool invalid = false;
  bool for_fingers =
      false;              // what the keypad does by itself, such as scrolling; as are the keys of the screen's keyboard
  bool filling = false;   // a field whose letters are being typed
  bool visible = true;    // false: scrolled out of its list
  bool personal = false;  // its very name concerns one person; what a node holds always does
  bool personal_detail = false;
  bool told_elsewhere = false;  // another node says it, such as the receipt that it is a line of
  bool operator==(const NodeState&) const = default;
};

struct Node {
  std::string id;
  NodeRole role{};
  std::string name;   // what it is called on the screen
  std::string value;  // what it holds, when it holds something
  NodeState state;
  Box box;                                    // pixels; Tree::millimetres gives the size a finger meets
  std::string list = {};                      // the one it scrolls in, if any
  std::string detail = {};                    // what explains the name
  std::string offered = {};                   // of a field that the keypad fills: the letter that enter would take
  std::string aloud = {}, detail_aloud = {};  // of personal ones: what a loudspeaker says in their place
  std::string language = {}, detail_language = {};  // of the name and of the detail, when they are not the screen's
  std::vector<Label> spoken =
      {};  // in place of its words, when the voice says more than is shown: a receipt, line by line

  bool pressable() const {
    return role == NodeRole::button || role == NodeRole::choice || role == NodeRole::option ||
           role == NodeRole::field || role == NodeRole::key;
  }
  // On the way of who goes from one thing to the next.
  bool is_stop() const { return pressable() && role != NodeRole::key && !state.for_fingers; }
};

// A part of the screen that scrolls, and how high what it holds is.
struct List {
  std::string id;
  Box view;
  float content_height = 0;
  float scrolled = 0;
};

// What the finger of an explorer came over last, and how many things it came over so far: each is told once.
struct Touched {
  std::size_t node = 0;  // its place in the tree
  int times = 0;
};

struct Tree {
  std::vector<Node> nodes;
  std::vector<List> lists;
  Metrics metrics;
  std::optional<Touched> touched = {};

  const Node* find(std::string_view id) const {
    for (const auto& node : nodes)
      if (node.id == id) return &node;
    return nullptr;
  }
};

}  // namespace guichet::kiosk::ui
