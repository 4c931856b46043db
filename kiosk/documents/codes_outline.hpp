#pragma once
// The four corners of the large busy patch in a piece of a page, however it is turned. A fold or a hole in the patch
// does not matter.

#include <array>
#include <optional>

#include "kiosk/documents/picture.hpp"
#include "kiosk/documents/point.hpp"

namespace guichet::kiosk::documents {

using Quad = std::array<Point, 4>;  // clockwise on the page

std::optional<Quad> outline(const Picture& piece);

}  // namespace guichet::kiosk::documents
