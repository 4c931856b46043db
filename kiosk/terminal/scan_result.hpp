#pragma once
// From what a scanned page says to what the journey does with it.

#include "kiosk/documents/reading.hpp"
#include "kiosk/journey/intent.hpp"

namespace guichet::kiosk::terminal {

journey::Intent scan_result(documents::Reading reading, journey::Instant asked_at);

}  // namespace guichet::kiosk::terminal
