#include "platform/system/digest.hpp"

#include <cstdlib>
#include <string_view>

#include <openssl/evp.h>

namespace guichet::platform::system {

Sha256 sha256(std::span<const std::byte> bytes) {
  Sha256 digest{};
  // Only for want of memory: a digest that was not made must not be taken for one.
  if (EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()), nullptr, EVP_sha256(),
                 nullptr) != 1)
    std::abort();
  return digest;
}

std::string hexadecimal(std::span<const std::byte> bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const std::byte byte : bytes) {
    text += digits[std::to_integer<std::size_t>(byte >> 4U)];
    text += digits[std::to_integer<std::size_t>(byte & std::byte{15})];
  }
  return text;
}

}  // namespace guichet::platform::system
