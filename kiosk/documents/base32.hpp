#pragma once
// RFC 4648 base32 as seals write it: upper case, no padding, and not one bit that means nothing, so that a signature
// has a single spelling.

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace guichet::kiosk::documents {

std::optional<std::vector<unsigned char>> decode_base32(std::string_view text);

}  // namespace guichet::kiosk::documents
