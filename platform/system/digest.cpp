#include "platform/storage/digest.hpp"

#include <sodium.h>

namespace guichet::platform::storage {

Sha256 sha256(std::span<const std::byte> bytes) {
  static_assert(crypto_hash_sha256_BYTES == std::tuple_size_v<Sha256>);
  Sha256 digest{};
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()),
                     reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return digest;
}

}  // namespace guichet::platform::storage
