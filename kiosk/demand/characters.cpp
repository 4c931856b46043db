#include "kiosk/demand/characters.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

namespace guichet::kiosk::demand {
namespace {

struct Range {
  char32_t first, last;
};

// Blocks of scripts, without their digits, currencies and punctuation; Unicode 16, coarse where a block is all letters.
constexpr Range letters[] = {
    {0x41, 0x5A},       {0x61, 0x7A},       {0xAA, 0xAA},       {0xB5, 0xB5},       {0xBA, 0xBA},
    {0xC0, 0xD6},       {0xD8, 0xF6},       {0xF8, 0x2C1},      {0x300, 0x374},     {0x376, 0x377},
    {0x37B, 0x37D},     {0x37F, 0x37F},     {0x386, 0x386},     {0x388, 0x3FF},     {0x400, 0x481},
    {0x483, 0x487},     {0x48A, 0x559},     {0x560, 0x588},     {0x591, 0x5BD},     {0x5BF, 0x5BF},
    {0x5C1, 0x5C2},     {0x5C4, 0x5C5},     {0x5C7, 0x5F4},     {0x610, 0x61A},     {0x620, 0x65F},
    {0x66E, 0x6D3},     {0x6D5, 0x6DC},     {0x6DF, 0x6E8},     {0x6EA, 0x6EF},     {0x6FA, 0x6FF},
    {0x710, 0x7BF},     {0x7CA, 0x7F5},     {0x800, 0x82D},     {0x840, 0x85B},     {0x860, 0x88E},
    {0x897, 0x8E1},     {0x8E3, 0x963},     {0x971, 0x9E5},     {0x9F0, 0x9F1},     {0x9FC, 0xA65},
    {0xA70, 0xAE5},     {0xAF9, 0xB65},     {0xB71, 0xBE5},     {0xC00, 0xC65},     {0xC80, 0xCE5},
    {0xCF1, 0xD65},     {0xD7A, 0xDE5},     {0xDF2, 0xDF3},     {0xE01, 0xE3A},     {0xE40, 0xE4E},
    {0xE81, 0xECE},     {0xEDC, 0xEDF},     {0xF00, 0xF00},     {0xF18, 0xF19},     {0xF39, 0xF39},
    {0xF40, 0xF84},     {0xF86, 0xFBC},     {0x1000, 0x103F},   {0x1050, 0x108F},   {0x109A, 0x10FA},
    {0x10FC, 0x135F},   {0x1380, 0x138F},   {0x13A0, 0x13FD},   {0x1401, 0x166C},   {0x166F, 0x167F},
    {0x1681, 0x169A},   {0x16A0, 0x16EA},   {0x1700, 0x1734},   {0x1740, 0x17B3},   {0x17B6, 0x17D3},
    {0x17D7, 0x17D7},   {0x1820, 0x18AA},   {0x18B0, 0x193B},   {0x1950, 0x19C9},   {0x1A00, 0x1A1B},
    {0x1A20, 0x1A7C},   {0x1AA7, 0x1AA7},   {0x1B00, 0x1B4C},   {0x1B80, 0x1BAF},   {0x1BBA, 0x1BF3},
    {0x1C00, 0x1C37},   {0x1C4D, 0x1C4F},   {0x1C5A, 0x1C7D},   {0x1C80, 0x1CBF},   {0x1CD0, 0x1CD2},
    {0x1CD4, 0x1DFF},   {0x1E00, 0x1FBC},   {0x1FC2, 0x1FCC},   {0x1FD0, 0x1FDB},   {0x1FE0, 0x1FEC},
    {0x1FF2, 0x1FFC},   {0x2C00, 0x2CE4},   {0x2CEB, 0x2CF3},   {0x2D00, 0x2D6F},   {0x2D80, 0x2DFF},
    {0x3005, 0x3007},   {0x3021, 0x302F},   {0x3031, 0x3035},   {0x3041, 0x309A},   {0x309D, 0x309F},
    {0x30A1, 0x30FA},   {0x30FC, 0x318E},   {0x31A0, 0x31BF},   {0x31F0, 0x31FF},   {0x3400, 0x4DBF},
    {0x4E00, 0xA48C},   {0xA4D0, 0xA4FD},   {0xA500, 0xA60C},   {0xA610, 0xA61F},   {0xA62A, 0xA672},
    {0xA674, 0xA67D},   {0xA67F, 0xA6F1},   {0xA717, 0xA71F},   {0xA722, 0xA788},   {0xA78B, 0xA827},
    {0xA840, 0xA873},   {0xA880, 0xA8C5},   {0xA8E0, 0xA8F7},   {0xA8FB, 0xA8FB},   {0xA90A, 0xA92D},
    {0xA930, 0xA953},   {0xA960, 0xA9C0},   {0xA9CF, 0xA9CF},   {0xA9E0, 0xA9EF},   {0xA9FA, 0xAA4D},
    {0xAA60, 0xAADD},   {0xAAE0, 0xAAEF},   {0xAAF2, 0xAB5A},   {0xAB5C, 0xAB69},   {0xAB70, 0xABEA},
    {0xABEC, 0xABED},   {0xAC00, 0xD7A3},   {0xF900, 0xFB06},   {0xFB13, 0xFBB1},   {0xFBD3, 0xFD3D},
    {0xFD50, 0xFDC7},   {0xFDF0, 0xFDFB},   {0xFE20, 0xFE2F},   {0xFE70, 0xFEFC},   {0xFF66, 0xFFDC},
    {0x10400, 0x1049D}, {0x10D00, 0x10D27}, {0x11000, 0x11046}, {0x11080, 0x110BA}, {0x11103, 0x11134},
    {0x1E900, 0x1E94B}, {0x20000, 0x323AF},
};

// Controls, soft hyphen, zero widths, bidirectional marks and overrides, private use, tags.
constexpr Range harmful[] = {
    {0x0, 0x1F},      {0x7F, 0x9F},     {0xAD, 0xAD},     {0x34F, 0x34F},      {0x61C, 0x61C},
    {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x180B, 0x180F}, {0x200B, 0x200F},    {0x2028, 0x202E},
    {0x2060, 0x206F}, {0x3164, 0x3164}, {0xD800, 0xF8FF}, {0xFDD0, 0xFDEF},    {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFF}, {0xE0000, 0x10FFFF},
};

constexpr char32_t spaces[] = {0x20,   0xA0,   0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005,
                               0x2006, 0x2007, 0x2008, 0x2009, 0x200A, 0x202F, 0x205F, 0x3000};

bool is_in(std::span<const Range> ranges, char32_t character) {
  const auto after = std::ranges::upper_bound(ranges, character, {}, &Range::first);
  return after != ranges.begin() && character <= std::prev(after)->last;
}

static_assert(std::ranges::is_sorted(letters, {}, &Range::first));
static_assert(std::ranges::is_sorted(harmful, {}, &Range::first));

// The base letter of U+00C0 to U+017F, in order; '?' has two letters, ' ' is a sign.
constexpr std::string_view latin_bases =
    "aaaaaa?ceeeeiiiidnooooo ouuuuy??"
    "aaaaaa?ceeeeiiiidnooooo ouuuuy?y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkk"
    "llllllllllnnnnnnnnnoooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin_bases.size() == 0x180 - 0xC0);

std::string_view two_letters(char32_t character) {
  switch (character) {
    case 0xC6:
    case 0xE6: return "ae";
    case 0xDE:
    case 0xFE: return "th";
    case 0xDF: return "ss";
    case 0x132:
    case 0x133: return "ij";
    default: return "oe";
  }
}

// One space between words, none at the beginning of a text.
class Folding {
 public:
  explicit Folding(std::string& text) : text_(text), start_(text.size()) {}

  void add(char c) {
    const char small = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    const bool kept = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9');
    kept ? text_.push_back(small) : space();
  }

  void add(char32_t c) {
    if (c < 0x80) return add(static_cast<char>(c));
    if (c >= 0xC0 && c < 0x180) return add_latin(c);
    if (c >= 0x300 && c <= 0x36F) return;
    if (c == 0x218 || c == 0x219) return text_.push_back('s');
    if (c == 0x21A || c == 0x21B) return text_.push_back('t');
    is_letter(c) ? append(text_, c) : space();
  }

  void end() {
    if (text_.size() > start_ && text_.back() == ' ') text_.pop_back();
  }

 private:
  void add_latin(char32_t c) {
    const char base = latin_bases[c - 0xC0];
    if (base == '?') {
      text_ += two_letters(c);
    } else {
      base == ' ' ? space() : text_.push_back(base);
    }
  }

  void space() {
    if (text_.size() > start_ && text_.back() != ' ') text_ += ' ';
  }

  std::string& text_;
  std::size_t start_;
};

}  // namespace

std::optional<char32_t> take_character(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) {
    text.remove_prefix(1);
    return lead;
  }
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return std::nullopt;
  char32_t character = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return std::nullopt;
    character = (character << 6U) | (byte(i) & 0x3FU);
  }
  static constexpr std::array<char32_t, 5> smallest = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
  if (character < smallest[length] || surrogate || character > 0x10FFFF) return std::nullopt;
  text.remove_prefix(length);
  return character;
}

void append(std::string& text, char32_t c) {
  const auto put = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  const auto follow = [&](unsigned shift) { put(0x80U | ((c >> shift) & 0x3FU)); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0U | (c >> 6U));
    return follow(0);
  }
  if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
  } else {
    put(0xF0U | (c >> 18U));
    follow(12);
  }
  follow(6);
  follow(0);
}

bool is_letter(char32_t character) { return is_in(letters, character) && is_harmless(character); }

bool is_space(char32_t character) { return std::ranges::contains(spaces, character); }

bool is_harmless(char32_t character) { return !is_in(harmful, character); }

std::string folded(std::string_view text) {
  std::string result;
  append_folded(result, text);
  return result;
}

void append_folded(std::string& result, std::string_view text) {
  Folding folding(result);
  while (!text.empty()) {
    if (const char c = text.front(); static_cast<unsigned char>(c) < 0x80) {
      folding.add(c);
      text.remove_prefix(1);
    } else if (const auto character = take_character(text)) {
      folding.add(*character);
    } else {
      text.remove_prefix(1);
    }
  }
  folding.end();
}

}  // namespace guichet::kiosk::demand
