#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>

// What bytes are known by once they have left: the same bytes, and no others, have the same digest.
namespace guichet::platform::system {

using Sha256 = std::array<std::byte, 32>;

Sha256 sha256(std::span<const std::byte> bytes);

std::string hexadecimal(std::span<const std::byte> bytes);  // lower case

}  // namespace guichet::platform::system
