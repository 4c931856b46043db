#pragma once
// A text as a sequence of Unicode characters that remember their bytes, and the questions that layout asks of them.
// Broken UTF-8 becomes U+FFFD and controls become spaces: whatever is typed or read, there is something to show.

#include <cstdint>
#include <span>
#include <string_view>

#include "kiosk/ui/text/wiped.hpp"

namespace guichet::kiosk::ui::text {

struct Characters {
  Wiped<std::uint32_t> codes;
  Wiped<std::size_t> bytes;  // where each starts, and one more: where the text ends

  static Characters decode(std::string_view utf8);
};

bool is_space(std::uint32_t code);      // any that has a width and no ink, no-break ones too
bool is_ignorable(std::uint32_t code);  // isolates, joiners: no ink and no width
bool continues_grapheme(std::uint32_t code);

// Whether a line may end before `codes[at]`.
bool may_break(std::span<const std::uint32_t> codes, std::size_t at);

}  // namespace guichet::kiosk::ui::text
