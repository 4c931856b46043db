#pragma once
// Leptonica's pictures as values of this room. Its pixels are big-endian words in memory; ours are plain rows.

#include <cstddef>
#include <expected>
#include <memory>
#include <optional>
#include <span>

#include <leptonica/allheaders.h>

#include "kiosk/documents/picture.hpp"

namespace guichet::kiosk::documents {

struct DestroyPix {
  void operator()(PIX* pix) const { pixDestroy(&pix); }
};
using OwnedPix = std::unique_ptr<PIX, DestroyPix>;

struct PageHeader {
  int format = IFF_UNKNOWN;
  int width = 0;
  int height = 0;
};

// What a file says of a page before any pixel of it is decoded; an error for what would be too much to decode.
std::expected<PageHeader, PictureError> bearable_header(std::span<const std::byte> encoded, int page);

// In the depth and colours that the file has. Null for a damaged page; never before `bearable_header` had its say.
OwnedPix decode_pix(std::span<const std::byte> encoded, int format, int page);

// Null when memory is short.
OwnedPix to_pix(const Picture& picture);

// Whatever its depth or colours; nothing when it cannot be made grey.
std::optional<Picture> to_picture(OwnedPix pix);

}  // namespace guichet::kiosk::documents
