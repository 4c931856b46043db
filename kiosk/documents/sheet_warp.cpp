#include "kiosk/documents/sheet_warp.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace guichet::kiosk::documents {
namespace {

// From the unit square to four corners (Heckbert, "Fundamentals of texture mapping", 1989, section 2.2.3).
struct Projection {
  double a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
};

Projection projection_to(const std::array<Point, 4>& corners) {
  const auto [p0, p1, p2, p3] = corners;
  const double dx1 = p1.x - p2.x, dx2 = p3.x - p2.x, sx = p0.x - p1.x + p2.x - p3.x;
  const double dy1 = p1.y - p2.y, dy2 = p3.y - p2.y, sy = p0.y - p1.y + p2.y - p3.y;
  const double area = dx1 * dy2 - dx2 * dy1;
  const double g = (sx * dy2 - dx2 * sy) / area, h = (dx1 * sy - sx * dy1) / area;
  return {.a = p1.x - p0.x + g * p1.x,
          .b = p3.x - p0.x + h * p3.x,
          .c = p0.x,
          .d = p1.y - p0.y + g * p1.y,
          .e = p3.y - p0.y + h * p3.y,
          .f = p0.y,
          .g = g,
          .h = h};
}

// Places in the source for one row of the result, in 256ths of a pixel.
struct Places {
  std::vector<int> x, y;

  explicit Places(int width) : x(static_cast<std::size_t>(width)), y(static_cast<std::size_t>(width)) {}

  void compute(const Projection& p, int width, double v) {
    const auto fx = static_cast<float>(p.b * v + p.c), fy = static_cast<float>(p.e * v + p.f);
    const auto fw = static_cast<float>(p.h * v + 1), step = 1 / static_cast<float>(width);
    const auto a = static_cast<float>(p.a), d = static_cast<float>(p.d), g = static_cast<float>(p.g);
    for (std::size_t i = 0; i < x.size(); ++i) {
      const float u = (static_cast<float>(i) + 0.5F) * step;
      const float scale = 256 / (g * u + fw);
      x[i] = static_cast<int>((a * u + fx) * scale) - 128;
      y[i] = static_cast<int>((d * u + fy) * scale) - 128;
    }
  }
};

template <int channels>
void fill_row(const Raster& source, const Places& places, std::uint8_t* to) {
  const int last_x = (source.width - 1) << 8, last_y = (source.height - 1) << 8;
  const std::size_t row = source.row_size();
  for (std::size_t i = 0; i < places.x.size(); ++i, to += channels) {
    int x = places.x[i], y = places.y[i];
    if (x < -256 || y < -256 || x > last_x + 256 || y > last_y + 256) {
      std::fill_n(to, channels, std::uint8_t{255});
      continue;
    }
    x = std::clamp(x, 0, last_x - 1);
    y = std::clamp(y, 0, last_y - 1);
    const std::uint8_t* at =
        source.samples.data() + static_cast<std::size_t>(y >> 8) * row + static_cast<std::size_t>(x >> 8) * channels;
    const int right = x & 255, down = y & 255;
    for (int channel = 0; channel < channels; ++channel, ++at) {
      const int above = at[0] * (256 - right) + at[channels] * right;
      const int below = at[row] * (256 - right) + at[row + channels] * right;
      to[channel] = static_cast<std::uint8_t>((above * (256 - down) + below * down + (1 << 15)) >> 16);
    }
  }
}

// One, two, one: what is finer than the result's pixels would otherwise come out as noise.
Raster softened(const Raster& source) {
  Raster soft = blank_raster(source.width, source.height, source.channels);
  const std::size_t row = source.row_size();
  const auto channels = static_cast<std::size_t>(source.channels);
  std::vector<std::uint16_t> sums(row);
  for (int y = 0; y < source.height; ++y) {
    const std::uint8_t* above = source.row(std::max(0, y - 1));
    const std::uint8_t* here = source.row(y);
    const std::uint8_t* below = source.row(std::min(source.height - 1, y + 1));
    for (std::size_t x = 0; x < row; ++x) sums[x] = static_cast<std::uint16_t>(above[x] + 2 * here[x] + below[x]);
    std::uint8_t* to = soft.row(y);
    std::copy_n(here, row, to);
    for (std::size_t x = channels; x + channels < row; ++x)
      to[x] = static_cast<std::uint8_t>((sums[x - channels] + 2 * sums[x] + sums[x + channels] + 8) >> 4);
  }
  return soft;
}

double source_pixels_per_pixel(const std::array<Point, 4>& corners, int width, int height) {
  return std::min((distance(corners[0], corners[1]) + distance(corners[3], corners[2])) / 2 / width,
                  (distance(corners[0], corners[3]) + distance(corners[1], corners[2])) / 2 / height);
}

}  // namespace

Raster lay_flat(const Raster& source, const std::array<Point, 4>& corners, int width, int height) {
  const double scale = source_pixels_per_pixel(corners, width, height);
  if (scale >= 2) {
    const int factor = static_cast<int>(scale);
    auto nearer = corners;
    for (Point& corner : nearer) corner = {corner.x / factor, corner.y / factor};
    return lay_flat(shrink(source, factor), nearer, width, height);
  }
  if (source.width < 2 || source.height < 2) return {};
  const Raster soft = scale > 1.25 ? softened(source) : Raster{};
  const Raster& from = scale > 1.25 ? soft : source;
  Raster flat = blank_raster(width, height, source.channels);
  const Projection projection = projection_to(corners);
  Places places(width);
  for (int y = 0; y < height; ++y) {
    places.compute(projection, width, (y + 0.5) / height);
    source.channels == 3 ? fill_row<3>(from, places, flat.row(y)) : fill_row<1>(from, places, flat.row(y));
  }
  return flat;
}

}  // namespace guichet::kiosk::documents
