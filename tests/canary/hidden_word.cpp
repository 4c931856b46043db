#include "tests/canary/hidden_word.hpp"

#include <cstdint>

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

void append(std::vector<unsigned char>& masked, std::uint32_t value, int bytes) {
  for (int at = 0; at < bytes; ++at)
    masked.push_back(static_cast<unsigned char>((value >> (8 * at) & 0xFFU) ^ HiddenWord::mask));
}

}  // namespace

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

std::vector<std::vector<unsigned char>> HiddenWord::masked_encodings() const {
  std::vector<unsigned char> utf8(masked_.begin(), masked_.begin() + static_cast<std::ptrdiff_t>(size_)), utf16, utf32;
  tell([&](std::string_view character) {
    const auto value = code_point(reinterpret_cast<const unsigned char*>(character.data()), character.size());
    append(utf16, value, 2);  // invented words stay in the basic plane
    append(utf32, value, 4);
  });
  return {utf8, utf16, utf32};
}

}  // namespace guichet::tests
