#pragma once
// What a deposit costs until it is safe on disk.

#include <filesystem>

#include "kiosk/demand/demand.hpp"
#include "tests/bench/series.hpp"

namespace guichet::tests {

// 100 deposits of that demand in an encrypted database of its own in `folder`; each is one synced transaction.
Series measure_deposits(const std::filesystem::path& folder, const kiosk::demand::Demand& demand);

}  // namespace guichet::tests
