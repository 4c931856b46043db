#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/scanner/sane_wish.hpp"
#include "platform/scanner/scanner.hpp"

// What passes between the kiosk and `sane-driver`, two programs of one build on one machine.
//   to the driver    its arguments say the wish; then a byte for each page that is wanted. Hanging up cancels and ends
//   it from the driver  messages, each followed by as many bytes as it says
namespace guichet::platform::scanner {

struct SaneMessage {
  enum class Kind : std::uint8_t {
    found,   // the device answers; its name follows
    part,    // of the page has come
    page,    // its picture follows
    failed,  // why; nothing comes after it
  };
  Kind kind = Kind::failed;
  std::uint8_t error = 0;  // failed: an Error::Kind
  std::int32_t dpi = 0;    // page
  double part = 0;         // part: 0 as long as the device does not know, 1 at the end
  std::uint64_t size = 0;  // found, page: bytes that follow
};

inline constexpr int sane_driver_end = 3;  // the file under which the driver finds its end
inline constexpr std::size_t most_name_bytes = 1024;

struct SaneArguments {
  SaneWish wish;
  std::string known;                      // where the wish names no device: the one that was found last, or nothing
  std::chrono::milliseconds to_put_away;  // how long it may live once no page is wanted any more
  friend bool operator==(const SaneArguments&, const SaneArguments&) = default;
};
std::vector<std::string> words_of(const SaneArguments& arguments);
std::optional<SaneArguments> arguments_of(std::span<const char* const> words);

}  // namespace guichet::platform::scanner
