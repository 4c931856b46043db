#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

// What SANE delivers - one frame, or three of one colour each - put together as one picture (binary PNM, 8 bits).
namespace guichet::platform::scanner {

struct SaneFrame {
  enum class Channel { grey, rgb, red, green, blue };
  Channel channel = Channel::grey;
  int width = 0;
  int depth = 8;           // 1 (black is 1), 8 or 16 bits, these in the machine's order
  std::size_t stride = 0;  // bytes of a line, which may be longer than its pixels
  std::vector<std::byte> bytes = {};

  std::size_t lines() const { return stride == 0 ? 0 : bytes.size() / stride; }  // a last line cut short is none
};

// Nothing when the frames make no picture.
std::optional<std::vector<std::byte>> to_pnm(std::span<const SaneFrame> frames);

}  // namespace guichet::platform::scanner
