#pragma once
// What is darker than its surroundings, piece by piece: the boxes of possible characters.

#include <vector>

#include "kiosk/documents/mrz_lines.hpp"

namespace guichet::kiosk::documents {

struct Blob {
  float x = 0, y = 0;  // its middle
  float width = 0, height = 0;

  float size() const { return width > height ? width : height; }
};

struct Blobs {
  std::vector<Blob> all;
  float scale = 1;  // pixels of the page for one of these
};

Blobs find_blobs(const Picture& page, InkWish wish);

}  // namespace guichet::kiosk::documents
