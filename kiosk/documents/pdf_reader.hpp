// The pages of a PDF file as grey pictures. The file comes from a stranger: it is drawn in a process of its own, which
// has little memory and little time, and ends with it.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <vector>

#include "kiosk/documents/picture.hpp"

namespace guichet::kiosk::documents {

enum class PdfError : unsigned char {
  not_a_pdf,
  encrypted,  // it opens only with a password
  too_large,  // more pages, pixels, bytes or memory than a document that people bring
  too_slow,
  damaged,
};

struct PdfLimits {
  int dpi = 200;
  int pages = most_pages;
  std::int64_t page_pixels = most_pixels;
  std::chrono::milliseconds time{20'000};  // for the whole file
  std::size_t memory = std::size_t{1} << 30U;
};

bool is_pdf(std::span<const std::byte> encoded);

std::expected<std::vector<Picture>, PdfError> read_pdf(std::span<const std::byte> encoded,
                                                       const PdfLimits& limits = {});

}  // namespace guichet::kiosk::documents
