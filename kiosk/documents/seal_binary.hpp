#pragma once
// Seals that are wholly or in part bytes instead of text: version 4 only. Their values are written out as text, so that
// whoever reads a seal need not know its form.

#include <expected>
#include <optional>
#include <string_view>

#include "kiosk/documents/seal.hpp"

namespace guichet::kiosk::documents {

// The whole seal in binary form, from its mark on.
std::expected<Seal, SealError> parse_binary_seal(std::string_view payload, const Tables& tables);

// A header in text whose message turns to binary at the border of a field, which no mark shows; nothing when no border
// leaves whole blocks behind it. The signature covers the same bytes wherever that border is.
std::optional<Seal> parse_mixed_seal(std::string_view payload, const Header& header, std::size_t header_length,
                                     const Tables& tables);

}  // namespace guichet::kiosk::documents
