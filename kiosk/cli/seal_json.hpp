#pragma once
// A seal and its verdict as the contract of read-document writes them.

#include <string_view>

#include "kiosk/cli/input_file.hpp"
#include "kiosk/documents/seal.hpp"
#include "kiosk/documents/verdict.hpp"

namespace guichet::kiosk::cli {

Json seal_json(const documents::Seal& seal, const documents::Verdict& verdict, const documents::Tables& tables);

// A seal whose header cannot be read: the same keys, empty.
Json seal_json(documents::SealError error);

std::string_view sentence(const documents::Verdict& verdict);  // French

}  // namespace guichet::kiosk::cli
