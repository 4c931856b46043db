#include "kiosk/demand/message_tree.hpp"

namespace guichet::kiosk::demand {
namespace {

std::string_view local(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool is_own(pugi::xml_node node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return false;
  const std::string declaration = "xmlns:" + std::string(name.substr(0, colon));
  for (; node; node = node.parent()) {
    if (const pugi::xml_attribute found = node.attribute(declaration.c_str())) return own_namespace == found.value();
  }
  return false;
}

// In document order and without recursion: how deep a hostile file goes is not ours to trust.
pugi::xml_node following(pugi::xml_node node, bool into, int& depth) {
  if (into && node.first_child()) {
    ++depth;
    return node.first_child();
  }
  while (node && !node.next_sibling()) {
    node = node.parent();
    --depth;
  }
  return node.next_sibling();
}

}  // namespace

bool is_named(pugi::xml_node node, const PathStep& step) {
  return node.type() == pugi::node_element && local(node.name()) == step.name && is_own(node) == step.own;
}

std::string_view attribute(pugi::xml_node node, std::string_view local_name) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    if (local(attribute.name()) == local_name) return attribute.value();
  }
  return {};
}

std::string path_of(pugi::xml_node node) {
  std::string path;
  for (; node.parent() && node.parent().type() == pugi::node_element; node = node.parent()) {
    if (!path.empty()) path.insert(0, "/");
    path.insert(0, local(node.name()).substr(0, 64));
  }
  return path;
}

std::expected<void, ReadError> MessageTree::load(std::string_view bytes) {
  if (bytes.size() > largest_message) return std::unexpected(ReadError::too_large);
  if (!document_.load_buffer(bytes.data(), bytes.size())) return std::unexpected(ReadError::not_xml);
  int depth = 1;
  for (pugi::xml_node node = root(); node; node = following(node, true, depth)) {
    if (depth > deepest_message) return std::unexpected(ReadError::too_deep);
  }
  if (!is_named(root(), {.name = "interfaceNuu"})) return std::unexpected(ReadError::not_a_demand);
  mark(root());
  return {};
}

pugi::xml_node MessageTree::enter(pugi::xml_node from, std::string_view path) {
  const auto found = all(from, to_path(path));
  return found.empty() ? pugi::xml_node{} : found.front();
}

std::vector<pugi::xml_node> MessageTree::all(pugi::xml_node from, const MessagePath& path) {
  std::vector<pugi::xml_node> reached = {from};
  for (const PathStep& step : path.steps) {
    std::vector<pugi::xml_node> next;
    for (const pugi::xml_node parent : reached) {
      for (const pugi::xml_node child : parent.children()) {
        if (!is_named(child, step)) continue;
        mark(child);
        next.push_back(child);
        if (!step.repeated) break;
      }
    }
    reached = std::move(next);
  }
  return reached;
}

std::vector<Finding> MessageTree::not_understood() const {
  std::vector<Finding> findings;
  int depth = 1;
  bool into = true;
  for (pugi::xml_node node = root(); node && findings.size() < most_findings; node = following(node, into, depth)) {
    into = understood_.contains(node.hash_value());
    if (into || node.type() != pugi::node_element) continue;
    findings.push_back({.kind = Finding::Kind::unknown_element, .path = path_of(node)});
  }
  return findings;
}

}  // namespace guichet::kiosk::demand
