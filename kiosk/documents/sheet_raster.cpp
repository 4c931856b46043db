#include "kiosk/documents/sheet_raster.hpp"

#include <algorithm>
#include <utility>

namespace guichet::kiosk::documents {

Raster blank_raster(int width, int height, int channels) {
  Raster raster{.width = width, .height = height, .channels = channels, .samples = {}};
  raster.samples.resize(raster.row_size() * static_cast<std::size_t>(height));
  return raster;
}

Raster turn(const Raster& raster, int quarter_turns) {
  if ((quarter_turns & 3) == 0) return raster;
  Raster turned = blank_raster(raster.height, raster.width, raster.channels);
  turned.dpi = raster.dpi;
  const auto channels = static_cast<std::size_t>(raster.channels);
  for (int y = 0; y < raster.height; ++y) {
    const std::uint8_t* sample = raster.row(y);
    for (int x = 0; x < raster.width; ++x, sample += channels) {
      std::uint8_t* to = turned.row(x) + static_cast<std::size_t>(raster.height - 1 - y) * channels;
      for (std::size_t channel = 0; channel < channels; ++channel) to[channel] = sample[channel];
    }
  }
  return (quarter_turns & 3) == 1 ? turned : turn(turned, (quarter_turns & 3) - 1);
}

Picture grey_of(const Raster& raster) {
  Picture picture{.width = raster.width, .height = raster.height, .grey = {}};
  if (raster.channels == 1) {
    picture.grey = raster.samples;
    return picture;
  }
  picture.grey.resize(raster.samples.size() / 3);
  const std::uint8_t* sample = raster.samples.data();
  for (std::uint8_t& grey : picture.grey) {
    grey = static_cast<std::uint8_t>((77U * sample[0] + 150U * sample[1] + 29U * sample[2]) >> 8U);
    sample += 3;
  }
  return picture;
}

Raster raster_of(Picture picture) {
  return {.width = picture.width, .height = picture.height, .channels = 1, .samples = std::move(picture.grey)};
}

Raster shrink(const Raster& raster, int factor) {
  if (factor <= 1) return raster;
  Raster small = blank_raster(raster.width / factor, raster.height / factor, raster.channels);
  small.dpi = raster.dpi / factor;
  const auto channels = static_cast<std::size_t>(raster.channels);
  const auto step = static_cast<std::size_t>(factor);
  std::vector<std::uint32_t> sums(small.row_size());
  const std::uint32_t area = static_cast<std::uint32_t>(factor) * static_cast<std::uint32_t>(factor);
  const std::uint32_t inverse = ((1U << 16U) + area / 2) / area;  // exact enough for means of bytes
  for (int y = 0; y < small.height; ++y) {
    std::ranges::fill(sums, 0U);
    for (int line = 0; line < factor; ++line) {
      const std::uint8_t* sample = raster.row(y * factor + line);
      for (std::size_t x = 0; x < sums.size(); x += channels)
        for (std::size_t i = 0; i < step; ++i)
          for (std::size_t channel = 0; channel < channels; ++channel) sums[x + channel] += *sample++;
    }
    std::uint8_t* to = small.row(y);
    for (std::size_t x = 0; x < sums.size(); ++x)
      to[x] = static_cast<std::uint8_t>(std::min(255U, (sums[x] * inverse + (1U << 15U)) >> 16U));
  }
  return small;
}

}  // namespace guichet::kiosk::documents
