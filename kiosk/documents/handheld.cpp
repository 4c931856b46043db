// Readers that type what they see: each has its own prefix, line end and way to write a separator.
#include <array>
#include <utility>

#include "kiosk/documents/seal.hpp"

namespace guichet::kiosk::documents {
namespace {

constexpr std::array<std::pair<std::string_view, char>, 3> written_separators = {
    {{"<GS>", '\x1d'}, {"<RS>", '\x1e'}, {"<US>", '\x1f'}}};

bool has_separator(std::string_view text) { return text.find_first_of("\x1d\x1e\x1f") != std::string_view::npos; }

std::size_t count(std::string_view text, std::string_view word) {
  std::size_t found = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) ++found;
  return found;
}

std::string with_control_characters(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  while (!text.empty()) {
    std::size_t taken = 1;
    char byte = text.front();
    for (const auto& [word, separator] : written_separators) {
      if (!text.starts_with(word)) continue;
      taken = word.size();
      byte = separator;
    }
    bytes += byte;
    text.remove_prefix(taken);
  }
  return bytes;
}

}  // namespace

std::string from_handheld_reader(std::string_view typed) {
  if (typed.size() > 3 && typed.starts_with("]d") && typed[2] >= '0' && typed[2] <= '6') typed.remove_prefix(3);
  // The raw signature of version 1 and binary seals may well end with these bytes.
  if (typed.starts_with("DC") && !typed.starts_with("DC01")) {
    while (typed.ends_with('\r') || typed.ends_with('\n')) typed.remove_suffix(1);
  }
  // One signature mark and no real separator: the letters can mean nothing else.
  if (!has_separator(typed) && count(typed, "<US>") == 1) return with_control_characters(typed);
  return std::string(typed);
}

}  // namespace guichet::kiosk::documents
