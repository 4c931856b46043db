#pragma once
// A DataMatrix that a general reader misses, read module by module: the grid of its finder pattern is fitted to the
// piece of the page, bent if need be, and the modules are judged against their neighbours. What comes out is drawn
// anew, clean, for the reader to decode: its error correction remains the only judge.

#include <vector>

#include "kiosk/documents/picture.hpp"

namespace guichet::kiosk::documents {

// The likeliest first; none when no grid fits.
std::vector<Picture> drawn_anew(const Picture& piece);

}  // namespace guichet::kiosk::documents
