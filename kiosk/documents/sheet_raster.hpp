#pragma once
// Pixels of one or three channels, as the steps of a sheet pass them on; and JPEG, in both directions.

#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <vector>

#include "kiosk/documents/picture.hpp"
#include "platform/system/cells.hpp"

namespace guichet::kiosk::documents {

struct Raster {
  int width = 0;
  int height = 0;
  int channels = 1;                   // grey, or red, green and blue
  std::vector<std::uint8_t> samples;  // rows without padding
  int dpi = 0;                        // as the file says; 0 when it does not
  int eighths = 8;                    // of the file's own size: what the decoder made of it

  std::size_t row_size() const { return platform::system::cell_count(width, channels); }
  const std::uint8_t* row(int y) const { return samples.data() + static_cast<std::size_t>(y) * row_size(); }
  std::uint8_t* row(int y) { return samples.data() + static_cast<std::size_t>(y) * row_size(); }
};

Raster blank_raster(int width, int height, int channels);

// One page of a file, under the limits of `decode_page`. A JPEG that is far larger than a sheet is decoded smaller.
std::expected<Raster, PictureError> decode_raster(std::span<const std::byte> encoded, bool colour, int page = 0);

// A JPEG of ours in grey, `eighths`/8 of its size; empty when it is damaged.
Raster decode_thumbnail(std::span<const std::byte> jpeg, int eighths);

// Empty when it cannot be made.
std::vector<std::byte> encode_jpeg(const Raster& raster, int quality, int dpi);

// Clockwise, by moving the blocks of the JPEG; empty when its sides are no multiples of a block.
std::vector<std::byte> turn_jpeg(std::span<const std::byte> jpeg, int quarter_turns);

Raster turn(const Raster& raster, int quarter_turns);  // clockwise

Picture grey_of(const Raster& raster);
Raster raster_of(Picture picture);

// Each pixel the mean of a square of `factor` pixels; what is left at the right and below is dropped.
Raster shrink(const Raster& raster, int factor);

}  // namespace guichet::kiosk::documents
