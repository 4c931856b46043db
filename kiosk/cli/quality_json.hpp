#pragma once
// How readable a page is, as the contract of read-document writes it.

#include "kiosk/cli/input_file.hpp"
#include "kiosk/documents/quality.hpp"

namespace guichet::kiosk::cli {

Json quality_json(const documents::Quality& quality);

}  // namespace guichet::kiosk::cli
