#pragma once
// Chains of blobs that follow each other at one pitch.

#include <vector>

#include "kiosk/documents/mrz_blobs.hpp"

namespace guichet::kiosk::documents {

// Every chain long enough to be a line of a machine-readable zone, in the pixels of the page.
std::vector<PitchLine> find_chains(const Blobs& blobs);

}  // namespace guichet::kiosk::documents
