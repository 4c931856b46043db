// Reading XML by local names: the registry's prefixes differ from one document to the next.
// Depth and size are bounded here, once, before anything walks a document.
#pragma once

#include <string_view>

#include <pugixml.hpp>

namespace guichet::sync::registry {

// Refuses what is larger than 4 MB or deeper than 64 levels. External entities and DTDs are never followed (pugixml
// knows none).
bool parse(pugi::xml_document& document, std::string_view text);

// "numUnique" for <ns1:numUnique>.
std::string_view local_name(const pugi::xml_node& node);

// The first child element of that local name; null when absent.
pugi::xml_node child(const pugi::xml_node& parent, std::string_view name);

// The first descendant element of that local name, in document order.
pugi::xml_node descendant(const pugi::xml_node& root, std::string_view name);

}  // namespace guichet::sync::registry
