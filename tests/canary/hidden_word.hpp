// A word that exists nowhere else, and that the test itself never holds in clear: masked as it is invented, shown one
// character at a time. What the search finds was left by the terminal.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace guichet::tests {

using Masked = std::vector<unsigned char>;

class HiddenWord {
 public:
  static constexpr std::size_t longest = 64;
  static constexpr unsigned char mask = 0xA7;

  void append(char32_t character);
  void append(std::string_view ascii);                     // what is not secret: a dash, a domain
  void append_digits(std::uint64_t number, int how_many);  // with leading zeros

  // Each character in turn, as UTF-8 that is gone after the call.
  void tell(const std::function<void(std::string_view)>& character) const;

  // As UTF-8, UTF-16, UTF-32 (little endian), and as messages write it (&#xE9;), still masked.
  std::vector<Masked> encodings() const;

 private:
  std::array<unsigned char, longest> masked_{};
  std::size_t size_ = 0;
};

// A number as the processor keeps it.
Masked masked_integer(std::uint64_t value, int bytes);

}  // namespace guichet::tests
