// Sheets bound into one file for the registry, in the form of PDF/A-2b (ISO 19005-2): their JPEG bytes are inside as
// they are. The same sheets and words always give the same bytes.
#pragma once

#include <cstddef>
#include <expected>
#include <span>
#include <string>
#include <vector>

#include "kiosk/documents/sheet.hpp"

namespace guichet::kiosk::documents {

struct PdfWish {
  std::string title;            // UTF-8
  std::string language = "fr";  // BCP 47
  std::size_t most_bytes = std::size_t{5} << 20U;
};

struct PdfRefusal {
  enum class Kind : unsigned char {
    no_sheet,
    too_large,  // what `lighten` is for
  };
  Kind kind = Kind::no_sheet;
  std::size_t over = 0;  // bytes more than were allowed
  friend bool operator==(const PdfRefusal&, const PdfRefusal&) = default;
};

std::expected<std::vector<std::byte>, PdfRefusal> wrap_pdf(std::span<const Sheet> sheets, const PdfWish& wish = {});

// The same sheets compressed again, one step lower: what is said to the person and done only then.
std::expected<std::vector<Sheet>, SheetError> lighten(std::span<const Sheet> sheets, Lighter step);

}  // namespace guichet::kiosk::documents
