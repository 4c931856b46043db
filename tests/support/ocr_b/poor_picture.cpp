#include "tests/support/ocr_b/poor_picture.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>
#include <numbers>
#include <random>
#include <span>
#include <stdexcept>
#include <vector>

#include <leptonica/allheaders.h>

namespace guichet::tests {
namespace {

struct Levels {
  std::size_t width = 0, height = 0;
  std::vector<float> values;
};

Levels levels_of(cairo_surface_t* drawn) {
  Levels levels{.width = static_cast<std::size_t>(cairo_image_surface_get_width(drawn)),
                .height = static_cast<std::size_t>(cairo_image_surface_get_height(drawn)),
                .values = {}};
  const unsigned char* const pixels = cairo_image_surface_get_data(drawn);
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(drawn));
  for (std::size_t y = 0; y < levels.height; ++y)
    for (std::size_t x = 0; x < levels.width; ++x) levels.values.push_back(pixels[y * stride + 4 * x]);
  return levels;
}

// Light that fails towards one corner.
void shade(Levels& levels, double missing, double towards) {
  const double across = std::cos(towards), down = std::sin(towards);
  for (std::size_t y = 0; y < levels.height; ++y)
    for (std::size_t x = 0; x < levels.width; ++x) {
      const double along = across * (static_cast<double>(x) / static_cast<double>(levels.width) - 0.5) +
                           down * (static_cast<double>(y) / static_cast<double>(levels.height) - 0.5);
      levels.values[y * levels.width + x] *= static_cast<float>(1 - missing * (along + 0.5));
    }
}

void blur_line(std::span<float> all, std::size_t from, std::size_t step, std::size_t count,
               const std::vector<float>& kernel) {
  const auto radius = static_cast<std::ptrdiff_t>(kernel.size() / 2), last = static_cast<std::ptrdiff_t>(count) - 1;
  std::vector<float> copy(count);
  for (std::size_t i = 0; i < count; ++i) copy[i] = all[from + i * step];
  for (std::ptrdiff_t i = 0; i <= last; ++i) {
    float sum = 0;
    for (std::ptrdiff_t k = -radius; k <= radius; ++k)
      sum += kernel[static_cast<std::size_t>(k + radius)] *
             copy[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(i + k, 0, last))];
    all[from + static_cast<std::size_t>(i) * step] = sum;
  }
}

void blur(Levels& levels, double sigma) {
  const int radius = static_cast<int>(std::ceil(3 * sigma));
  std::vector<float> kernel;
  float total = 0;
  for (int k = -radius; k <= radius; ++k) {
    kernel.push_back(static_cast<float>(std::exp(-k * k / (2 * sigma * sigma))));
    total += kernel.back();
  }
  for (float& weight : kernel) weight /= total;
  for (std::size_t y = 0; y < levels.height; ++y) blur_line(levels.values, y * levels.width, 1, levels.width, kernel);
  for (std::size_t x = 0; x < levels.width; ++x) blur_line(levels.values, x, levels.width, levels.height, kernel);
}

// Four uniform numbers are near enough to a bell.
float bell(std::mt19937_64& chance) {
  const std::uint64_t bits = chance();
  float sum = 0;
  for (unsigned i = 0; i < 4; ++i) sum += static_cast<float>(bits >> (16 * i) & 0xffffU) / 65536.0F;
  return (sum - 2) * 1.732F;
}

using OwnedPix = std::unique_ptr<PIX, decltype([](PIX* pix) { pixDestroy(&pix); })>;

OwnedPix through_jpeg(OwnedPix pix, int quality) {
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  if (pixWriteMemJpeg(&bytes, &size, pix.get(), quality, 0) != 0) throw std::runtime_error{"poor picture: JPEG"};
  OwnedPix read(pixReadMemJpeg(bytes, size, 0, 1, nullptr, 0));
  lept_free(bytes);
  return read;
}

}  // namespace

kiosk::documents::Picture poor(cairo_surface_t* drawn, const MrzScene& scene) {
  Levels levels = levels_of(drawn);
  std::mt19937_64 chance(scene.seed ^ 0x9e3779b97f4a7c15U);
  const double towards = static_cast<double>(chance() % 628) / 100;
  if (scene.shade > 0) shade(levels, scene.shade, towards);
  if (scene.blur > 0.2) blur(levels, scene.blur);
  OwnedPix pix(pixCreate(static_cast<int>(levels.width), static_cast<int>(levels.height), 8));
  if (!pix) throw std::runtime_error{"poor picture: no memory"};
  for (std::size_t y = 0; y < levels.height; ++y) {
    l_uint32* const line = pixGetData(pix.get()) + y * static_cast<std::size_t>(pixGetWpl(pix.get()));
    for (std::size_t x = 0; x < levels.width; ++x) {
      const float noise = scene.noise > 0 ? bell(chance) * static_cast<float>(scene.noise) : 0;
      const float level = std::clamp(levels.values[y * levels.width + x] + noise + 0.5F, 0.0F, 255.0F);
      SET_DATA_BYTE(line, x, static_cast<l_uint8>(level));
    }
  }
  if (scene.jpeg > 0) pix = through_jpeg(std::move(pix), scene.jpeg);
  kiosk::documents::Picture picture{
      .width = static_cast<int>(levels.width), .height = static_cast<int>(levels.height), .grey = {}};
  picture.grey.reserve(levels.values.size());
  for (std::size_t y = 0; y < levels.height; ++y) {
    const l_uint32* const line = pixGetData(pix.get()) + y * static_cast<std::size_t>(pixGetWpl(pix.get()));
    for (std::size_t x = 0; x < levels.width; ++x) picture.grey.push_back(GET_DATA_BYTE(line, x));
  }
  return picture;
}

}  // namespace guichet::tests
