// What the desk needs from a sealed proof of address: bills and papers issued for that purpose. The date is the one of
// the paper, which the law compares with today.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kiosk/demand/date.hpp"
#include "kiosk/documents/seal.hpp"

namespace guichet::kiosk::documents {

struct ProofOfAddress {
  enum class Part : unsigned char { beneficiary, lines, locality };

  std::string beneficiary;         // "MME NATACHA SPECIMEN"
  std::vector<std::string> lines;  // without the empty ones
  std::string postcode;
  std::string locality;
  std::string country;  // ISO 3166-1 alpha-2
  std::optional<demand::Date> issued;
  std::set<Part> truncated;  // these are beginnings only

  friend bool operator==(const ProofOfAddress&, const ProofOfAddress&) = default;
};

bool is_proof_of_address(const Header& header);  // types 00, 01 and 02

ProofOfAddress proof_of_address(const Seal& seal);

}  // namespace guichet::kiosk::documents
