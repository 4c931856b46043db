#pragma once
// Small things that the facts of several documents share.

#include <algorithm>
#include <string>
#include <string_view>

namespace guichet::kiosk::documents {

// Seals separate the parts of a name or an address with "/".
inline std::string with_parts_joined(std::string_view text, std::string_view joint) {
  std::string joined;
  while (!text.empty()) {
    const std::size_t end = text.find('/');
    const std::string_view part = text.substr(0, end);
    if (!part.empty()) joined.append(joined.empty() ? "" : joint).append(part);
    text.remove_prefix(std::min(text.size(), end == std::string_view::npos ? text.size() : end + 1));
  }
  return joined;
}

inline void append_part(std::string& text, std::string_view part, std::string_view joint) {
  if (!part.empty()) text.append(text.empty() ? "" : joint).append(part);
}

}  // namespace guichet::kiosk::documents
