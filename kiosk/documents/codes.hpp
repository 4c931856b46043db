// Finds the two-dimensional codes of a page, all of them, and gives their exact bytes. Where the page is busy as a code
// is and none was read, that piece is tried again: module by module, then enlarged, sharpened, with thinner ink.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/documents/picture.hpp"

namespace guichet::kiosk::documents {

enum class Symbology : unsigned char { data_matrix, qr_code, pdf417, aztec };

struct Code {
  Symbology symbology = Symbology::data_matrix;
  std::string bytes;  // as they were encoded: separators are control characters, nothing is transcoded

  friend bool operator==(const Code&, const Code&) = default;
};

struct Search {
  std::chrono::milliseconds budget{2500};  // of work; no new attempt begins after that
};

// In reading order of discovery, 2D-Doc first; a code found twice counts once.
std::vector<Code> find_codes(const Picture& picture, Search search = {});

std::string_view name_of(Symbology symbology);  // "DataMatrix", "QRCode" …

}  // namespace guichet::kiosk::documents
