#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace guichet::sync::registry {

// Lines of 76 characters ended by CRLF (RFC 2045, 6.8).
std::string encode_base64(std::string_view bytes);

// White space is skipped; nothing when another character, or a wrong padding, is met.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace guichet::sync::registry
