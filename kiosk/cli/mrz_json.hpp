#pragma once
// The machine-readable zone of an identity paper, as the contract of read-document writes it: its number masked, of
// each state only its group (décret 2017-917, article 3).

#include <optional>

#include "kiosk/cli/input_file.hpp"
#include "kiosk/documents/mrz.hpp"

namespace guichet::kiosk::cli {

// Null when the page has no zone.
Json mrz_json(const std::optional<documents::MrzReading>& reading);

}  // namespace guichet::kiosk::cli
