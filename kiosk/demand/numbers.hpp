#pragma once
// Numbers that other registers give and that carry their own check: the NIR of a person, the SIREN or SIRET of a
// business. A slip of the finger is caught here, before any desk has to write back.

#include <expected>
#include <string>
#include <string_view>

#include "kiosk/demand/parse_error.hpp"

namespace guichet::kiosk::demand {

// "2 85 12 75 113 005 42": 15 characters with the key (modulo 97; Corsica 2A and 2B count as 19 and 18), spaces gone.
std::expected<std::string, ParseError> parse_nir(std::string_view text);

// All that a screen may show of it again: its key.
std::string masked_nir(std::string_view nir);
std::string spaced_nir(std::string_view nir);

constexpr std::size_t siren_digits = 9;
constexpr std::size_t siret_digits = 14;

// As many digits as asked, with their Luhn key; the post offices' SIRET have their own (sum of digits, modulo 5).
std::expected<std::string, ParseError> parse_business_number(std::string_view text, std::size_t digits);

}  // namespace guichet::kiosk::demand
