#pragma once
// An invented identity card, or the page of a passport, whose machine-readable zone says what a test needs.

#include <cstddef>
#include <string>
#include <vector>

namespace guichet::tests {

struct CardHolder {
  std::string surname, first_names, birth;  // YYMMDD
  std::string expiry = "330101";
  bool passport = false;
};

// Copied on a sheet of A4, as a scanner of the desk takes it.
std::vector<std::byte> identity_card(const CardHolder& holder);

}  // namespace guichet::tests
