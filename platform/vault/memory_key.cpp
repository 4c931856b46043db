#include "platform/vault/memory_key.hpp"

namespace guichet::platform::vault {

std::expected<system::SecretBytes, Error> MemoryKey::load() {
  if (key_.size() != key_size) return std::unexpected(Error{Error::Kind::wrong_size});
  return system::SecretBytes::copy_of(key_.bytes());
}

}  // namespace guichet::platform::vault
