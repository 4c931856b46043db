#pragma once
// Characters cut from poor pages by the reader's own hand, with what they are.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "kiosk/documents/ocr_b.hpp"

namespace guichet::tests {

struct Lesson {
  kiosk::documents::Cell cell = {};
  std::size_t glyph = 0;
};

// Seeds run from `first_seed`; a page whose lines are not found teaches nothing.
std::vector<Lesson> lessons(int pages, std::uint64_t first_seed);

}  // namespace guichet::tests
