#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "platform/system/random.hpp"
#include "platform/system/secret.hpp"

// A box that two halves of a key open together: the terminal's own key, and a secret that somebody carries away.
// With one half alone, whoever holds it, nothing is read; what names the box says nothing of the secret.
namespace guichet::platform::vault {

inline constexpr std::size_t carried_secret_size = 10;  // 80 bits: what a person still copies by hand without a mistake

using BoxName = std::array<std::byte, 16>;

// AES-256-GCM under HKDF-SHA256(terminal key, carried secret). `purpose` separates the boxes of different uses.
class SealedBox {
 public:
  // `secret`: carried_secret_size bytes, drawn at random.
  SealedBox(const system::SecretBytes& terminal_key, std::span<const std::byte> secret, std::string_view purpose);

  // Where to put the box and how to find it again. Derived beside the key, never from it.
  const BoxName& name() const { return name_; }

  // Nonce, then the sealed bytes and their tag: 28 bytes longer than `clear`. Never twice the same.
  std::vector<std::byte> seal(std::span<const std::byte> clear, system::Random& random) const;
  // Nothing when one bit was changed, or when the box is not of this name, this secret or this terminal.
  std::optional<system::SecretBytes> open(std::span<const std::byte> sealed) const;

 private:
  system::SecretBytes key_;
  BoxName name_;
};

}  // namespace guichet::platform::vault
