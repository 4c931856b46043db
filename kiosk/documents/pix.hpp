#pragma once
// Leptonica's pictures as values of this room. Its pixels are big-endian words in memory; ours are plain rows.

#include <memory>
#include <optional>

#include <leptonica/allheaders.h>

#include "kiosk/documents/picture.hpp"

namespace guichet::kiosk::documents {

struct DestroyPix {
  void operator()(PIX* pix) const { pixDestroy(&pix); }
};
using OwnedPix = std::unique_ptr<PIX, DestroyPix>;

// Null when memory is short.
OwnedPix to_pix(const Picture& picture);

// Whatever its depth or colours; nothing when it cannot be made grey.
std::optional<Picture> to_picture(OwnedPix pix);

}  // namespace guichet::kiosk::documents
