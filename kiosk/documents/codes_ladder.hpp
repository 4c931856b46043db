#pragma once
// What can be done to a piece of a page so that a code on it shows better. The cheapest and most fruitful first.

#include <span>

#include "kiosk/documents/picture.hpp"

namespace guichet::kiosk::documents {

// A step gives an empty picture when it has nothing to offer.
using Step = Picture (*)(const Picture&);

// For a piece of the page: every step is tried until one finds a code.
std::span<const Step> ladder_of_pieces();

Picture sharpened(const Picture& picture);
Picture smoothed(const Picture& picture);
Picture halved(const Picture& picture);

}  // namespace guichet::kiosk::documents
