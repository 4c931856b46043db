#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <span>

#include "platform/system/random.hpp"

// The same bytes at every run, for tests only.
namespace guichet::tests {

class SeededRandom final : public platform::system::Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : engine_(seed) {}

  void fill(std::span<std::byte> bytes) override {
    for (auto& byte : bytes) byte = static_cast<std::byte>(engine_() & 0xff);
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace guichet::tests
