// A change, a renewal or a closure of the demand of creation_message(), as text; tests break it where they need to.
#pragma once

#include <string>
#include <string_view>

#include "tests/support/creation_message.hpp"

namespace guichet::tests {

// complement: the elements of our own namespace, prefix g.
inline std::string change_message(std::string_view type, std::string_view number, std::string_view complement = {}) {
  std::string xml = replaced(creation_message(), ">CRE<", ">" + std::string{type} + "<");
  xml = replaced(std::move(xml), "<ns1:numGuichet>",
                 "<ns1:numUnique>" + std::string{number} + "</ns1:numUnique><ns1:numGuichet>");
  return replaced(
      std::move(xml), "</ns1:demandeLogement>",
      "<g:complement xmlns:g=\"urn:guichet:1\">" + std::string{complement} + "</g:complement></ns1:demandeLogement>");
}

inline std::string closure_message(std::string_view number, std::string_view motive = "RADABA") {
  return change_message("RAD", number, "<g:motifRadiation code=\"" + std::string{motive} + "\"/>");
}

// A demand that the registry is made to hold from the start.
inline std::string seed_message(std::string_view number, std::string_view follow_up) {
  return change_message("CRE", number, follow_up);
}

}  // namespace guichet::tests
