// Readers that type what they see: each has its own prefix, line end and way to write a separator.
#include <algorithm>
#include <array>
#include <optional>

#include "kiosk/documents/seal.hpp"
#include "kiosk/documents/seal_set.hpp"

namespace guichet::kiosk::documents {
namespace {

// The words of one manufacturer for GS, RS and US, in this order.
using Words = std::array<std::string_view, 3>;
constexpr std::array<Words, 12> manners = {{{"<GS>", "<RS>", "<US>"},
                                            {"{GS}", "{RS}", "{US}"},
                                            {"[GS]", "[RS]", "[US]"},
                                            {"(GS)", "(RS)", "(US)"},
                                            {"<gs>", "<rs>", "<us>"},
                                            {"^]", "^^", "^_"},              // as terminals show them
                                            {"%1D", "%1E", "%1F"},           // as addresses write them
                                            {"\u241d", "\u241e", "\u241f"},  // the pictures of these characters
                                            {"\\x1D", "\\x1E", "\\x1F"},
                                            {"\\x1d", "\\x1e", "\\x1f"},
                                            {"\\u001D", "\\u001E", "\\u001F"},
                                            {"\\u001d", "\\u001e", "\\u001f"}}};
constexpr std::string_view separators = "\x1d\x1e\x1f";

std::size_t count(std::string_view text, std::string_view word) {
  std::size_t found = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) ++found;
  return found;
}

std::string with_control_characters(std::string_view text, const Words& words) {
  std::string bytes;
  bytes.reserve(text.size());
  while (!text.empty()) {
    const auto* const word = std::ranges::find_if(words, [&](std::string_view one) { return text.starts_with(one); });
    const bool is_separator = word != words.end();
    bytes += is_separator ? separators[static_cast<std::size_t>(word - words.begin())] : text.front();
    text.remove_prefix(is_separator ? word->size() : 1);
  }
  return bytes;
}

// One signature mark and no real separator: the letters can mean nothing else. Raw signatures may hold anything.
const Words* manner_of(std::string_view text) {
  const bool may_hold_bytes = text.starts_with("DC01") || text.contains('\xff');
  if (!text.starts_with("DC") || may_hold_bytes || text.find_first_of(separators) != std::string_view::npos)
    return nullptr;
  const auto* const found =
      std::ranges::find_if(manners, [&](const Words& words) { return count(text, words[2]) == 1; });
  return found == manners.end() ? nullptr : found;
}

// The raw signature of version 1 and binary seals may well end with the bytes of a line end.
bool is_text(std::string_view payload) {
  const bool is_seal = payload.starts_with("DC") || part_of(payload).has_value();
  return is_seal && !payload.starts_with("DC01") &&
         std::ranges::all_of(payload, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::string from_handheld_reader(std::string_view typed) {
  if (typed.size() > 3 && typed.starts_with("]d") && typed[2] >= '0' && typed[2] <= '6') typed.remove_prefix(3);
  std::string payload(typed);
  if (const Words* words = manner_of(typed)) payload = with_control_characters(typed, *words);
  if (is_text(payload)) payload.erase(payload.find_last_not_of("\r\n\t") + 1);
  return payload;
}

}  // namespace guichet::kiosk::documents
