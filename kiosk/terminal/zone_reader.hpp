#pragma once
// Reads whose an identity paper is from its machine-readable zone. Nothing of the page stays here. Of one worker's
// thread.

#include <optional>

#include "kiosk/documents/identity.hpp"
#include "kiosk/documents/ocr_b.hpp"
#include "kiosk/terminal/library.hpp"
#include "platform/scanner/scanner.hpp"

namespace guichet::kiosk::terminal {

class ZoneReader {
 public:
  explicit ZoneReader(const Library& library) : library_(library) {}

  // Nothing when no zone is seen on the page.
  std::optional<documents::Identity> read(const platform::scanner::Page& page, demand::Date today);

 private:
  const Library& library_;
  std::optional<documents::OcrB> glyphs_;  // opened with the first page
};

}  // namespace guichet::kiosk::terminal
