#pragma once
// The process that draws a PDF, and what it says through its pipe: for each page a message and its grey pixels, then
// done; or why it could not go on.

#include <cstddef>
#include <cstdint>
#include <span>

#include "kiosk/documents/pdf_reader.hpp"

namespace guichet::kiosk::documents {

struct PdfMessage {
  enum class Kind : std::uint8_t { page = 1, done, failed };
  Kind kind = Kind::failed;
  std::uint8_t error = 0;  // a PdfError
  std::int32_t width = 0;
  std::int32_t height = 0;
};

// Takes the process over: less memory and time, no files to write, and no way back.
[[noreturn]] void draw_pdf_and_exit(std::span<const std::byte> encoded, const PdfLimits& limits, int output);

}  // namespace guichet::kiosk::documents
