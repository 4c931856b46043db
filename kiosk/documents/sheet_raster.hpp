#pragma once
// Pixels of one or three channels, as the steps of a sheet pass them on; and JPEG, in both directions.

#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <vector>

#include "kiosk/documents/picture.hpp"

namespace guichet::kiosk::documents {

struct Raster {
  int width = 0;
  int height = 0;
  int channels = 1;                   // grey, or red, green and blue
  std::vector<std::uint8_t> samples;  // rows without padding
};

// One page of a file, under the limits of `decode_page`. A JPEG that is far larger than a sheet is decoded smaller.
std::expected<Raster, PictureError> decode_raster(std::span<const std::byte> encoded, bool colour, int page = 0);

// Empty when memory is short or the raster is.
std::vector<std::byte> encode_jpeg(const Raster& raster, int quality, int dpi);

Picture grey_of(const Raster& raster);
Raster raster_of(Picture picture);

// Each pixel the mean of a square of `factor` pixels; what is left at the right and below is dropped.
Raster shrink(const Raster& raster, int factor);

}  // namespace guichet::kiosk::documents
