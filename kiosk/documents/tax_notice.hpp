// What the desk needs from a sealed tax notice, as typed facts. The tax number is in the seal and is not kept: a demand
// for housing does not ask for it.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "kiosk/demand/euros.hpp"
#include "kiosk/documents/seal.hpp"

namespace guichet::kiosk::documents {

struct TaxNotice {
  enum class Part : unsigned char { declarant_1, declarant_2, address };

  std::optional<demand::Euros> reference_tax_income;  // may be negative; absent when missing, cut or not an amount
  int income_year = 0;                                // 0: the notice does not say (before 2022)
  std::string declarant_1;                            // capitals without accents, as sealed
  std::string declarant_2;                            // empty: alone
  std::string notice_reference;                       // 13 characters
  std::string shares;                                 // "2,75"
  std::string address;                                // parts separated by ", "; empty before 2025
  std::set<Part> truncated;                           // these are beginnings only

  friend bool operator==(const TaxNotice&, const TaxNotice&) = default;
};

bool is_tax_notice(const Header& header);  // types 28 and 04

TaxNotice tax_notice(const Seal& seal);

}  // namespace guichet::kiosk::documents
