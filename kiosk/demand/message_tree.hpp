#pragma once
// A received message as a tree that is walked without trust: names without their prefixes, bounded depth, and a memory
// of what was understood so that the rest can be reported.

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <pugixml.hpp>

#include "kiosk/demand/message.hpp"
#include "kiosk/demand/message_path.hpp"

namespace guichet::kiosk::demand {

inline constexpr std::size_t largest_message = std::size_t{1024} * 1024;
inline constexpr int deepest_message = 32;
inline constexpr std::size_t most_findings = 64;

class MessageTree {
 public:
  std::expected<void, ReadError> load(std::string_view bytes);

  pugi::xml_node root() const { return document_.document_element(); }
  pugi::xml_node enter(pugi::xml_node from, std::string_view path);
  // Elements at a path: one, or each item of the list that it repeats.
  std::vector<pugi::xml_node> all(pugi::xml_node from, const MessagePath& path);

  std::vector<Finding> not_understood() const;

 private:
  void mark(pugi::xml_node node) { understood_.insert(node.hash_value()); }

  pugi::xml_document document_;
  std::unordered_set<std::size_t> understood_;
};

bool is_named(pugi::xml_node node, const PathStep& step);
std::string_view attribute(pugi::xml_node node, std::string_view local_name);
std::string path_of(pugi::xml_node node);  // local names, below the root

}  // namespace guichet::kiosk::demand
