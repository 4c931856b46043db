#pragma once
// The few moves a caret makes in UTF-8 text. Combining marks travel with the letter they stand on.

#include <cstddef>
#include <string>
#include <string_view>

namespace guichet::kiosk::ui::utf8 {

std::size_t previous(std::string_view text, std::size_t at);  // byte where the character before `at` begins
std::size_t next(std::string_view text, std::size_t at);      // byte after the character at `at`
std::size_t length(std::string_view text);                    // in characters
// The first letter in capitals, for the Latin letters of French names ("é" becomes "É"); others are left alone.
std::string capitalised(std::string_view letter);

}  // namespace guichet::kiosk::ui::utf8
