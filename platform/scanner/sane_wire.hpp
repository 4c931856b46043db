#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/scanner/sane_wish.hpp"

// What passes between the kiosk and `sane-driver`, two programs of one build on one machine.
//   to the driver    its arguments say the wish; then a byte for each page that is wanted. Hanging up cancels and ends
//   it from the driver  messages, each followed by as many bytes as it says
namespace guichet::platform::scanner {

struct SaneMessage {
  enum class Kind : std::uint8_t {
    found,   // the device answers; its name follows
    part,    // of the page has come: how much
    page,    // its picture follows
    failed,  // why; nothing comes after it
  };
  Kind kind = Kind::failed;
  std::uint8_t error = 0;  // failed: an Error::Kind
  std::int32_t dpi = 0;    // page
  double part = 0;         // part: 0 to 1, 0 as long as the device does not know
  std::uint64_t size = 0;  // found, page: bytes that follow
};

inline constexpr int sane_driver_end = 3;  // the file under which the driver finds its end
inline constexpr std::size_t most_page_bytes = std::size_t{256} << 20U;  // A4 in colour at 600 dpi is 105 MB

std::vector<std::string> arguments_of(const SaneWish& wish);
std::optional<SaneWish> wish_of(std::span<const char* const> arguments);

}  // namespace guichet::platform::scanner
