#pragma once
// What opens a demand that was put aside: 80 random bits, printed on a slip as four groups of four characters.
// The slip is the only place where it lasts; a session forgets it with everything else.

#include <array>
#include <cstddef>
#include <expected>
#include <string>
#include <string_view>

#include "kiosk/demand/parse_error.hpp"

namespace guichet::kiosk::journey {

class SlipCode {
 public:
  using Secret = std::array<std::byte, 10>;
  static constexpr std::string_view qr_prefix = "GUICHET:R:";

  explicit SlipCode(const Secret& secret);
  // As typed or as read from the QR code: forgives case, spaces, dashes, and the letters that look like digits.
  static std::expected<SlipCode, demand::ParseError> parse(std::string_view text);

  Secret secret() const;
  std::string_view view() const { return {text_.data(), text_.size()}; }  // 16 characters of Crockford's alphabet
  std::string grouped() const;                                            // "7K3Q M9F2 TXAB C0DE"
  std::string qr_content() const;
  friend bool operator==(const SlipCode&, const SlipCode&) = default;

 private:
  SlipCode() = default;
  std::array<char, 16> text_{};  // no string: nothing of it is left on the heap
};

}  // namespace guichet::kiosk::journey
