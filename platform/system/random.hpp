#pragma once

#include <cstddef>
#include <span>

// Randomness as an argument: keys and references come from the kernel in production and from a seed in tests.
// Everything drawn from SystemRandom is fit for cryptographic use.
namespace guichet::platform::system {

struct Random {
  virtual ~Random() = default;
  virtual void fill(std::span<std::byte> bytes) = 0;
};

struct SystemRandom final : Random {
  void fill(std::span<std::byte> bytes) override;  // throws std::system_error: a machine without randomness must stop
};

}  // namespace guichet::platform::system
