#include "kiosk/demand/code_lists.hpp"

#include <algorithm>
#include <set>

#include "kiosk/demand/lines.hpp"

namespace guichet::kiosk::demand {

std::expected<CodeLists, ParseError> CodeLists::parse(std::string_view bytes) {
  CodeLists lists;
  std::set<std::string_view, std::less<>> finished;
  for (const std::string_view line : data_lines(bytes)) {
    const auto [list, code, source, note] = columns<4>(line);
    if (list.empty() || code.empty() || source.empty()) return std::unexpected(ParseError::bad_shape);
    const bool opens = lists.entries_.empty() || lists.entries_.back().list != list;
    if ((opens && !finished.insert(list).second) || lists.knows(list, code)) {
      return std::unexpected(ParseError::bad_shape);
    }
    lists.entries_.push_back({.list = std::string(list), .code = std::string(code), .offered = note != "historic"});
  }
  if (lists.entries_.empty()) return std::unexpected(ParseError::empty);
  return lists;
}

std::span<const CodeEntry> CodeLists::list(std::string_view name) const {
  const auto in_list = [&](const CodeEntry& entry) { return entry.list == name; };
  const auto first = std::ranges::find_if(entries_, in_list);
  const auto last = std::find_if_not(first, entries_.end(), in_list);
  return {first, last};
}

bool CodeLists::knows(std::string_view list, std::string_view code) const { return find(list, code) != nullptr; }

bool CodeLists::offers(std::string_view list, std::string_view code) const {
  const CodeEntry* entry = find(list, code);
  return entry != nullptr && entry->offered;
}

const CodeEntry* CodeLists::find(std::string_view list, std::string_view code) const {
  const auto found =
      std::ranges::find_if(entries_, [&](const CodeEntry& entry) { return entry.list == list && entry.code == code; });
  return found == entries_.end() ? nullptr : &*found;
}

}  // namespace guichet::kiosk::demand
