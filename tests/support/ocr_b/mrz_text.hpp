// Invented holders and what their papers would say, written from ICAO's documents without a line of the reader's code.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace guichet::tests {

enum class MrzKind : std::uint8_t { td1, td2, td3, french_card };

struct MrzHolder {
  MrzKind kind = MrzKind::td1;
  std::string code, issuer, number, surname, first_names, nationality;  // first names parted by one space
  std::string birth, expiry;                                            // YYMMDD; the French card has no expiry
  char sex = 'F';
};

char check_digit(std::string_view text);

// Lines joined.
std::string mrz_text(const MrzHolder& holder);
std::size_t mrz_width(MrzKind kind);

MrzHolder random_holder(std::mt19937_64& chance, MrzKind kind);

// "ABC<<<" of that length.
std::string filled(std::string text, std::size_t length);

}  // namespace guichet::tests
