#include "tests/canary/hidden_word.hpp"

#include <format>
#include <string>

#include <string.h>

namespace guichet::tests {
namespace {

// The bytes of the UTF-8 character that begins with this one.
std::size_t length_of(unsigned char first) { return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4; }

std::uint32_t code_point(const unsigned char* character, std::size_t length) {
  if (length == 1) return character[0];
  std::uint32_t value = character[0] & (0x7FU >> length);
  for (std::size_t at = 1; at < length; ++at) value = value << 6 | (character[at] & 0x3FU);
  return value;
}

void append_masked(Masked& masked, std::uint64_t value, int bytes) {
  for (int at = 0; at < bytes; ++at)
    masked.push_back(static_cast<unsigned char>((value >> (8 * at) & 0xFFU) ^ HiddenWord::mask));
}

}  // namespace

// Invented words stay in the basic plane.
void HiddenWord::append(char32_t character) {
  const auto put = [&](char32_t byte) { masked_.at(size_++) = static_cast<unsigned char>(byte ^ mask); };
  if (character < 0x80) return put(character);
  if (character < 0x800) {
    put(0xC0U | character >> 6);
  } else {
    put(0xE0U | character >> 12);
    put(0x80U | (character >> 6 & 0x3FU));
  }
  put(0x80U | (character & 0x3FU));
}

void HiddenWord::append(std::string_view ascii) {
  for (const char character : ascii) append(static_cast<char32_t>(character));
}

void HiddenWord::append_digits(std::uint64_t number, int how_many) {
  std::uint64_t power = 1;
  for (int digit = 1; digit < how_many; ++digit) power *= 10;
  for (; power > 0; power /= 10) append(static_cast<char32_t>(U'0' + number / power % 10));
}

void HiddenWord::tell(const std::function<void(std::string_view)>& character) const {
  for (std::size_t at = 0; at < size_;) {
    const auto length = length_of(static_cast<unsigned char>(masked_[at] ^ mask));
    std::array<char, 4> clear{};
    for (std::size_t byte = 0; byte < length; ++byte) clear[byte] = static_cast<char>(masked_[at + byte] ^ mask);
    character({clear.data(), length});
    ::explicit_bzero(clear.data(), clear.size());
    at += length;
  }
}

std::vector<Masked> HiddenWord::encodings() const {
  const Masked utf8(masked_.begin(), masked_.begin() + static_cast<std::ptrdiff_t>(size_));
  Masked utf16, utf32, xml;
  tell([&](std::string_view character) {
    const auto value = code_point(reinterpret_cast<const unsigned char*>(character.data()), character.size());
    append_masked(utf16, value, 2);
    append_masked(utf32, value, 4);
    const auto in_xml = value < 0x80 ? std::string(character) : std::format("&#x{:X};", value);
    for (const char one : in_xml) append_masked(xml, static_cast<unsigned char>(one), 1);
  });
  return {utf8, utf16, utf32, xml};
}

Masked masked_integer(std::uint64_t value, int bytes) {
  Masked masked;
  append_masked(masked, value, bytes);
  return masked;
}

}  // namespace guichet::tests
