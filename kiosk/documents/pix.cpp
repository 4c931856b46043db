#include "kiosk/documents/pix.hpp"

#include <cstring>

namespace guichet::kiosk::documents {

OwnedPix to_pix(const Picture& picture) {
  OwnedPix pix(pixCreateNoInit(picture.width, picture.height, 8));
  if (!pix) return nullptr;
  auto* row = reinterpret_cast<std::uint8_t*>(pixGetData(pix.get()));
  const auto width = static_cast<std::size_t>(picture.width);
  const std::size_t stride = static_cast<std::size_t>(pixGetWpl(pix.get())) * sizeof(l_uint32);
  for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height); ++y, row += stride) {
    std::memcpy(row, picture.grey.data() + y * width, width);
    std::memset(row + width, 0, stride - width);
  }
  pixEndianByteSwap(pix.get());
  return pix;
}

std::optional<Picture> to_picture(OwnedPix pix) {
  // Transparent pixels have any colour, often black: what lies under them is paper.
  if (pixGetSpp(pix.get()) == 4) pix.reset(pixAlphaBlendUniform(pix.get(), 0xffffff00U));
  if (!pix) return std::nullopt;
  const OwnedPix grey(pixConvertTo8(pix.get(), 0));
  if (!grey) return std::nullopt;
  pix.reset();

  Picture picture{.width = pixGetWidth(grey.get()), .height = pixGetHeight(grey.get()), .grey = {}};
  const auto width = static_cast<std::size_t>(picture.width);
  const auto height = static_cast<std::size_t>(picture.height);
  picture.grey.resize(width * height);
  pixEndianByteSwap(grey.get());
  const auto* row = reinterpret_cast<const std::uint8_t*>(pixGetData(grey.get()));
  const std::size_t stride = static_cast<std::size_t>(pixGetWpl(grey.get())) * sizeof(l_uint32);
  for (std::size_t y = 0; y < height; ++y, row += stride) std::memcpy(picture.grey.data() + y * width, row, width);
  return picture;
}

}  // namespace guichet::kiosk::documents
