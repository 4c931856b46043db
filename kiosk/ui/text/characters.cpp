#include "kiosk/ui/text/characters.hpp"

#include <hb.h>

namespace guichet::kiosk::ui::text {
namespace {

constexpr std::uint32_t replacement = 0xFFFD;

struct Decoded {
  std::uint32_t code;
  std::size_t length;
};

Decoded decode_first(std::string_view utf8) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(utf8[at]); };
  if (byte(0) < 0x80) return {byte(0), 1};
  const std::size_t length = byte(0) >= 0xF0 ? 4 : byte(0) >= 0xE0 ? 3 : 2;
  if (byte(0) < 0xC2 || byte(0) > 0xF4 || length > utf8.size()) return {replacement, 1};
  std::uint32_t code = byte(0) & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {replacement, i};
    code = code << 6 | (byte(i) & 0x3FU);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  return {overlong || surrogate || code > 0x10FFFF ? replacement : code, length};
}

hb_unicode_general_category_t category(std::uint32_t code) {
  return hb_unicode_general_category(hb_unicode_funcs_get_default(), code);
}

bool is_letter(std::uint32_t code) {
  switch (category(code)) {
    case HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_TITLECASE_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_MODIFIER_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_OTHER_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK: return true;
    default: return false;
  }
}

bool is_ideograph(std::uint32_t code) {
  return (code >= 0x2E80 && code < 0xA000) || (code >= 0xF900 && code < 0xFB00) || (code >= 0xFF00 && code < 0xFFF0);
}

// Signs that end what stands before them: no line starts with one.
bool closes(std::uint32_t code) {
  switch (category(code)) {
    case HB_UNICODE_GENERAL_CATEGORY_CLOSE_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_FINAL_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_OTHER_PUNCTUATION: return true;
    default: return false;
  }
}

bool opens(std::uint32_t code) {
  return category(code) == HB_UNICODE_GENERAL_CATEGORY_OPEN_PUNCTUATION ||
         category(code) == HB_UNICODE_GENERAL_CATEGORY_INITIAL_PUNCTUATION;
}

// Chinese has no spaces: a line may end after any of its characters.
bool may_break_ideographs(std::uint32_t before, std::uint32_t after) {
  if (!is_ideograph(before) && !is_ideograph(after)) return false;
  const bool held = is_space(before) || is_space(after) || continues_grapheme(after) || is_ignorable(before);
  return !held && !closes(after) && !opens(before);
}

bool is_small_letter(std::uint32_t code) { return category(code) == HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER; }

// What belongs to the word before its hyphen: "voulez-vous", "ci-dessous", "verse-t-elle", "rapprochez-la." A name's
// half is longer or has a capital, and the parts of an address go on after their dot or stroke.
bool leans_back(std::span<const std::uint32_t> codes, std::size_t at) {
  constexpr std::size_t longest = 7;
  std::size_t end = at;
  while (end < codes.size() && is_small_letter(codes[end])) ++end;
  const std::size_t length = end - at;
  if (codes[at - 1] != '-' || length == 0 || length > longest) return false;
  if (end == codes.size()) return true;
  if (codes[end] == '-') return length == 1;
  const bool goes_on = end + 1 < codes.size() && (codes[end] == '.' || codes[end] == '/') && is_letter(codes[end + 1]);
  return !is_letter(codes[end]) && !goes_on;
}

}  // namespace

Characters Characters::decode(std::string_view utf8) {
  Characters text;
  text.codes.reserve(utf8.size());
  text.bytes.reserve(utf8.size() + 1);
  for (std::size_t at = 0; at < utf8.size();) {
    const auto [code, length] = decode_first(utf8.substr(at));
    const bool control = (code < 0x20 && code != '\n') || (code >= 0x7F && code < 0xA0);
    text.codes.push_back(control ? ' ' : code);
    text.bytes.push_back(at);
    at += length;
  }
  text.bytes.push_back(utf8.size());
  return text;
}

bool is_space(std::uint32_t code) { return category(code) == HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR; }

bool is_ignorable(std::uint32_t code) {
  return category(code) == HB_UNICODE_GENERAL_CATEGORY_FORMAT || (code >= 0xFE00 && code <= 0xFE0F);
}

bool continues_grapheme(std::uint32_t code) {
  switch (category(code)) {
    case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK: return true;
    default: return is_ignorable(code);
  }
}

bool may_break(std::span<const std::uint32_t> codes, std::size_t at) {
  if (at == 0 || at >= codes.size()) return false;
  const auto before = codes[at - 1], after = codes[at];
  if (before == 0x200B) return true;
  if (before == ' ') return after != ' ';
  if (may_break_ideographs(before, after)) return true;
  // Between the halves of a compound only: "03/12" and "D-7K3QM" stay whole.
  const bool joint = before == '-' || before == '/' || before == 0x2010 || before == 0x2013;
  return joint && at >= 2 && is_letter(codes[at - 2]) && is_letter(after) && !leans_back(codes, at);
}

}  // namespace guichet::kiosk::ui::text
