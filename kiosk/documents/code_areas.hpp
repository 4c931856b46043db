// Where on a page a two-dimensional code may stand: squares that are busy everywhere, as no paragraph is. Trying hard
// on a few of them costs less than one more look at the whole page.
#pragma once

#include <vector>

#include "kiosk/documents/picture.hpp"

namespace guichet::kiosk::documents {

struct Area {
  int left = 0, top = 0, width = 0, height = 0;

  friend bool operator==(const Area&, const Area&) = default;
};

// The likeliest first, with a margin around; never more than `most`.
std::vector<Area> busy_squares(const Picture& picture, std::size_t most);

Picture crop(const Picture& picture, const Area& area);

}  // namespace guichet::kiosk::documents
