#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

// Pieces that come over a wire, put together into payloads.
namespace guichet::platform::scanner {

constexpr std::size_t largest_payload = 4096;  // more than the largest 2D code holds

struct Assembly {
  virtual ~Assembly() = default;
  virtual void take(std::span<const std::byte> piece) = 0;
  // Something came and was neither given nor dropped yet.
  virtual bool holds_something() const = 0;
  // What is whole, now that nothing came for a moment.
  virtual std::vector<std::string> after_silence() = 0;
  virtual void drop() = 0;
};

}  // namespace guichet::platform::scanner
