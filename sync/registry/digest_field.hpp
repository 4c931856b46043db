#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The header fields that say which document this is: its digest (RFC 9530) and its name (RFC 6266, RFC 8187).
namespace guichet::sync::registry {

std::string digest_field(std::span<const std::byte> sha256);                // sha-256=:…:
std::optional<std::vector<std::byte>> read_digest(std::string_view field);  // of several, that one

std::string disposition_field(std::string_view name);  // attachment; filename*=UTF-8''…
std::optional<std::string> read_disposition(std::string_view field);

std::string percent_encoded(std::string_view text);
std::optional<std::string> percent_decoded(std::string_view text);

}  // namespace guichet::sync::registry
