// A word that exists nowhere else, and that the test itself never holds in clear: masked in the program, shown one
// character at a time. What the search finds was left by the terminal.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace guichet::tests {

class HiddenWord {
 public:
  static constexpr std::size_t longest = 48;

  // Masked by the compiler: the literal is not in the program.
  consteval HiddenWord(const char* utf8) {  // NOLINT(google-explicit-constructor)
    while (utf8[size_] != '\0') {
      masked_.at(size_) = static_cast<unsigned char>(static_cast<unsigned char>(utf8[size_]) ^ mask);
      ++size_;
    }
  }

  // Each character in turn, as UTF-8 that is gone after the call.
  void tell(const std::function<void(std::string_view)>& character) const;

  // As UTF-8, UTF-16 and UTF-32 (little endian), still masked.
  std::vector<std::vector<unsigned char>> masked_encodings() const;

  static constexpr unsigned char mask = 0xA7;

 private:
  std::array<unsigned char, longest> masked_{};
  std::size_t size_ = 0;
};

}  // namespace guichet::tests
