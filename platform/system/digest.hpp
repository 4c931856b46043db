#pragma once

#include <array>
#include <cstddef>
#include <span>

// What a document is known by once it has left: the same bytes, and no others, have the same digest.
namespace guichet::platform::storage {

using Sha256 = std::array<std::byte, 32>;

Sha256 sha256(std::span<const std::byte> bytes);

}  // namespace guichet::platform::storage
