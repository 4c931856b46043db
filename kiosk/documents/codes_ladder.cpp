#include "kiosk/documents/codes_ladder.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "kiosk/documents/pix.hpp"

namespace guichet::kiosk::documents {
namespace {

template <class Change>
Picture changed(const Picture& picture, Change change) {
  const OwnedPix pix = to_pix(picture);
  OwnedPix result(pix ? change(pix.get()) : nullptr);
  return result ? to_picture(std::move(result)).value_or(Picture{}) : Picture{};
}

// The darkest and the lightest hundredth become black and white.
Picture stretched(const Picture& picture) {
  std::array<int, 256> counts{};
  for (const std::uint8_t value : picture.grey) ++counts[value];
  const auto hundredth = static_cast<int>(picture.grey.size() / 100);
  int dark = 0, light = 255;
  for (int sum = counts[0]; dark < 255 && sum <= hundredth;) sum += counts[static_cast<std::size_t>(++dark)];
  for (int sum = counts[255]; light > 0 && sum <= hundredth;) sum += counts[static_cast<std::size_t>(--light)];
  if (light - dark < 8) return {};
  Picture wide = picture;
  for (std::uint8_t& value : wide.grey)
    value = static_cast<std::uint8_t>(std::clamp((value - dark) * 255 / (light - dark), 0, 255));
  return wide;
}

Picture doubled(const Picture& picture) {
  return changed(picture, [](PIX* pix) { return pixScaleGray2xLI(pix); });
}

// Ink that has spread is taken back.
Picture thinned(const Picture& picture) {
  return changed(picture, [](PIX* pix) { return pixDilateGray3(pix, 3, 3); });
}

}  // namespace

Picture sharpened(const Picture& picture) {
  return changed(picture, [](PIX* pix) { return pixUnsharpMaskingGray(pix, 2, 1.5F); });
}

Picture smoothed(const Picture& picture) {
  return changed(picture, [](PIX* pix) { return pixBlockconvGray(pix, nullptr, 1, 1); });
}

Picture halved(const Picture& picture) {
  return changed(picture, [](PIX* pix) { return pixScaleAreaMap2(pix); });
}

std::span<const Step> ladder_of_pieces() {
  static constexpr std::array<Step, 4> steps = {
      stretched,
      [](const Picture& piece) { return sharpened(doubled(stretched(piece))); },
      [](const Picture& piece) { return thinned(stretched(piece)); },
      [](const Picture& piece) { return smoothed(stretched(piece)); },
  };
  return steps;
}

}  // namespace guichet::kiosk::documents
