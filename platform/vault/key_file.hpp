#pragma once

#include <expected>
#include <filesystem>
#include <utility>

#include "platform/system/random.hpp"
#include "platform/vault/key_provider.hpp"

// A key of 32 bytes in a file of its own, for development and for terminals without a TPM.
// A file that somebody else could have read, or that is not exactly a key, is refused rather than repaired.
namespace guichet::platform::vault {

class KeyFile final : public KeyProvider {
 public:
  explicit KeyFile(std::filesystem::path path) : path_(std::move(path)) {}

  // A fresh key, on disk (0600) before this returns; never overwrites: Error::already_exists.
  static std::expected<KeyFile, Error> create(const std::filesystem::path& path, system::Random& random);

  std::expected<system::SecretBytes, Error> load() override;
  Level level() const override { return Level::key_file; }

 private:
  std::filesystem::path path_;
};

}  // namespace guichet::platform::vault
