#include "sync/registry/xml.hpp"

namespace guichet::sync::registry {
namespace {

constexpr std::size_t largest_document = std::size_t{4} << 20;
constexpr int deepest_level = 64;

struct DepthCheck : pugi::xml_tree_walker {
  bool for_each(pugi::xml_node&) override { return depth() < deepest_level; }
};

}  // namespace

bool parse(pugi::xml_document& document, std::string_view text) {
  if (text.size() > largest_document) return false;
  if (!document.load_buffer(text.data(), text.size(), pugi::parse_default)) return false;
  DepthCheck check;
  return document.traverse(check);
}

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  return name.substr(name.find(':') + 1);
}

pugi::xml_node child(const pugi::xml_node& parent, std::string_view name) {
  return parent.find_child([&](const pugi::xml_node& node) { return local_name(node) == name; });
}

pugi::xml_node descendant(const pugi::xml_node& root, std::string_view name) {
  return root.find_node([&](const pugi::xml_node& node) { return local_name(node) == name; });
}

}  // namespace guichet::sync::registry
