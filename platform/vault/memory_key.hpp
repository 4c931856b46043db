#pragma once

#include <expected>
#include <utility>

#include "platform/vault/key_provider.hpp"

// A key that dies with the process: for tests, and for terminals that must forget everything when they stop.
// It follows the same contract as the keepers that last.
namespace guichet::platform::vault {

class MemoryKey final : public KeyProvider {
 public:
  explicit MemoryKey(system::SecretBytes key) : key_(std::move(key)) {}

  std::expected<system::SecretBytes, Error> load() override;
  Level level() const override { return Level::memory; }

 private:
  system::SecretBytes key_;
};

}  // namespace guichet::platform::vault
