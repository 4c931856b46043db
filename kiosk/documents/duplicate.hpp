// Notices that a page was scanned twice. A form that is filled in twice looks nearly the same from afar, so pages are
// compared word by word: each small part of one is searched for near its place on the other.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "kiosk/documents/sheet.hpp"

namespace guichet::kiosk::documents {

// A small picture of the page: as personal as the page itself, kept no longer.
struct Fingerprint {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> ink;  // 0 is paper
};

// Nothing for a sheet that cannot be decoded.
std::optional<Fingerprint> fingerprint(const Sheet& sheet);

// Also when one of them lay upside down.
bool same_page(const Fingerprint& a, const Fingerprint& b);

}  // namespace guichet::kiosk::documents
