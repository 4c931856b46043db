#pragma once
// How many people a tax notice counts, told by its shares (nombre de parts), against the household of a demand.

#include <optional>
#include <string_view>

#include "kiosk/demand/demand.hpp"
#include "kiosk/documents/name_match.hpp"
#include "kiosk/documents/tax_notice.hpp"

namespace guichet::kiosk::documents {

// "2,75" -> 11 quarters.
std::optional<int> quarters_of(std::string_view shares);

// Passed when the household explains the shares exactly (CGI 194). Failed when the notice counts more people than any
// household like this one; otherwise inconclusive: children were born since, half shares have reasons no demand asks
// for.
Match match_shares(const TaxNotice& notice, const demand::Demand& demand);

}  // namespace guichet::kiosk::documents
