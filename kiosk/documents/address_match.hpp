#pragma once
// Compares an address as papers write it with the one that a person typed: capitals, abbreviations, lines that stop.

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/documents/name_match.hpp"

namespace guichet::kiosk::documents {

struct WrittenAddress {
  std::vector<std::string> lines;  // number and street among them
  std::string postcode = {};
  std::string locality = {};
  bool lines_cut = false;  // some line is a beginning only
  bool locality_cut = false;
};

struct TypedAddress {
  std::string number = {};
  std::string street = {};
  std::string postcode = {};
  std::string locality = {};
};

// "12 RUE DES LILAS, 75013 PARIS": what stands before and after the postcode.
WrittenAddress parse_address(std::string_view text, bool cut);

// Passed when town and street agree; failed when either is surely another.
Match match(const WrittenAddress& written, const TypedAddress& typed);

}  // namespace guichet::kiosk::documents
