#pragma once
// Characters as names and sentences use them: UTF-8 read strictly, letters of every script told from the signs that
// could hide or reverse a text. No locale is consulted, so that every terminal judges alike.

#include <optional>
#include <string>
#include <string_view>

namespace guichet::kiosk::demand {

// Takes the first character off `text`; nothing when the bytes are not UTF-8. `text` must not be empty.
std::optional<char32_t> take_character(std::string_view& text);
void append(std::string& text, char32_t character);

bool is_letter(char32_t character);  // of any script, with the marks that a letter carries
bool is_space(char32_t character);   // any width, but no line end

// Visible, and with no power over the text around it: no control, no bidirectional override, nothing of zero width.
bool is_harmless(char32_t character);

// Lower case, no accent, one space for all that is not a letter or a digit: "L'Haÿ-les-Roses" -> "l hay les roses".
// Letters without a Latin base stay as they are.
std::string folded(std::string_view text);
void append_folded(std::string& result, std::string_view text);  // the same, after what is there

}  // namespace guichet::kiosk::demand
