#include "tests/support/captured_page.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <numbers>
#include <random>
#include <stdexcept>

#include <leptonica/allheaders.h>

#include "platform/system/cells.hpp"
#include "tests/support/release.hpp"

namespace guichet::tests {
namespace {

using platform::system::cell_at;

struct Plane {
  int width = 0, height = 0;
  std::vector<float> values;

  double at(int x, int y) const { return static_cast<double>(values[cell_at(x, y, width)]); }
};

Plane grey_plane(std::span<const std::byte> png) {
  const OwnedPix read(pixReadMem(reinterpret_cast<const l_uint8*>(png.data()), png.size()));
  const OwnedPix pix(read ? pixConvertTo8(read.get(), 0) : nullptr);
  if (!pix) throw std::runtime_error{"captured page: no page"};
  Plane plane{.width = pixGetWidth(pix.get()), .height = pixGetHeight(pix.get()), .values = {}};
  for (int y = 0; y < plane.height; ++y) {
    const l_uint32* const line = pixGetData(pix.get()) + std::ptrdiff_t{y} * pixGetWpl(pix.get());
    for (int x = 0; x < plane.width; ++x) plane.values.push_back(static_cast<float>(GET_DATA_BYTE(line, x)));
  }
  return plane;
}

// From the capture back to shares of the paper: the inverse of the projection of the unit square on its corners.
class View {
 public:
  explicit View(const std::array<Spot, 4>& c) {
    const double dx1 = c[1].x - c[2].x, dx2 = c[3].x - c[2].x, sx = c[0].x - c[1].x + c[2].x - c[3].x;
    const double dy1 = c[1].y - c[2].y, dy2 = c[3].y - c[2].y, sy = c[0].y - c[1].y + c[2].y - c[3].y;
    const double area = dx1 * dy2 - dx2 * dy1;
    const double g = (sx * dy2 - dx2 * sy) / area, h = (dx1 * sy - sx * dy1) / area;
    const double a = c[1].x - c[0].x + g * c[1].x, b = c[3].x - c[0].x + h * c[3].x, e = c[0].x;
    const double d = c[1].y - c[0].y + g * c[1].y, f = c[3].y - c[0].y + h * c[3].y, i = c[0].y;
    inverse_ = {f - i * h,     e * h - b,     b * i - e * f, i * g - d,    a - e * g,
                e * d - a * i, d * h - f * g, b * g - a * h, a * f - b * d};
  }

  Spot operator()(double x, double y) const {
    const auto& m = inverse_;
    const double w = m[6] * x + m[7] * y + m[8];
    return {(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w};
  }

 private:
  std::array<double, 9> inverse_{};
};

double sampled(const Plane& page, Spot share) {
  const double x = std::clamp(share.x * page.width - 0.5, 0.0, page.width - 1.001);
  const double y = std::clamp(share.y * page.height - 0.5, 0.0, page.height - 1.001);
  const int column = static_cast<int>(x), row = static_cast<int>(y);
  const double right = x - column, down = y - row;
  return (page.at(column, row) * (1 - right) + page.at(column + 1, row) * right) * (1 - down) +
         (page.at(column, row + 1) * (1 - right) + page.at(column + 1, row + 1) * right) * down;
}

// Drawn once: a million draws of a normal law take a second.
class Noise {
 public:
  explicit Noise(double sigma) : values_(1U << 14U) {
    std::minstd_rand generator(20261128);
    std::normal_distribution<double> law(0, std::max(sigma, 1e-9));
    for (double& value : values_) value = law(generator);
  }
  double at(std::uint_fast32_t chance) const { return values_[chance % values_.size()]; }

 private:
  std::vector<double> values_;
};

OwnedPix seen(const Plane& page, const Capture& capture) {
  const View view(capture.corners);
  const Noise noise(capture.noise);
  std::minstd_rand generator(20261127);
  OwnedPix pix(pixCreate(capture.width, capture.height, 32));
  const std::array<double, 3> tint = capture.tinted ? std::array{0.82, 0.9, 1.0} : std::array{1.0, 1.0, 1.0};
  for (int y = 0; y < capture.height; ++y) {
    l_uint32* const line = pixGetData(pix.get()) + std::ptrdiff_t{y} * pixGetWpl(pix.get());
    for (int x = 0; x < capture.width; ++x) {
      const Spot share = view(x + 0.5, y + 0.5);
      const bool paper = share.x >= 0 && share.x <= 1 && share.y >= 0 && share.y <= 1;
      const double across = static_cast<double>(x) / capture.width, down = static_cast<double>(y) / capture.height;
      const double light = capture.light * (1 - capture.shadow * across - capture.shadow / 2 * down);
      const double from_lamp =
          std::hypot(across - capture.lamp.x, (down - capture.lamp.y) * capture.height / capture.width);
      const double flash = capture.lamp_size > 0 ? 300 * std::exp(-std::pow(from_lamp / capture.lamp_size, 4)) : 0;
      std::array<l_int32, 3> colour{};
      for (std::size_t i = 0; i < 3; ++i) {
        const double value = paper ? sampled(page, share) * tint[i] : capture.table[i];
        colour[i] = static_cast<l_int32>(std::clamp(value * light + flash + noise.at(generator()), 0.0, 255.0));
      }
      composeRGBPixel(colour[0], colour[1], colour[2], line + x);
    }
  }
  return pix;
}

}  // namespace

Capture lying(double degrees, int dpi, double paper_width, double paper_height) {
  constexpr double millimetres_per_inch = 25.4, margin = 12;
  const double scale = dpi / millimetres_per_inch, angle = degrees * std::numbers::pi / 180;
  const double turned_width = paper_width * std::abs(std::cos(angle)) + paper_height * std::abs(std::sin(angle));
  const double turned_height = paper_height * std::abs(std::cos(angle)) + paper_width * std::abs(std::sin(angle));
  Capture capture{.width = static_cast<int>((turned_width + 2 * margin) * scale),
                  .height = static_cast<int>((turned_height + 2 * margin) * scale)};
  const auto corner = [&](double x, double y) {
    const double dx = (x - 0.5) * paper_width * scale, dy = (y - 0.5) * paper_height * scale;
    return Spot{capture.width / 2.0 + dx * std::cos(angle) - dy * std::sin(angle),
                capture.height / 2.0 + dx * std::sin(angle) + dy * std::cos(angle)};
  };
  capture.corners = {corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)};
  return capture;
}

Capture held() {
  // A pinhole 45 cm above the middle of the page, tilted by 20 and 6 degrees and turned by 2.
  return {.width = 1944, .height = 2592, .corners = {{{441, 441}, {1654, 441}, {1673, 2319}, {165, 2207}}}};
}

std::vector<std::byte> captured(std::span<const std::byte> page, const Capture& capture, Encoding encoding) {
  OwnedPix pix = seen(grey_plane(page), capture);
  if (capture.blur > 0) {
    const int half = static_cast<int>(std::ceil(2.5 * capture.blur));
    L_KERNEL *across = nullptr, *down = nullptr;
    makeGaussianKernelSep(half, half, static_cast<l_float32>(capture.blur), 255, &across, &down);
    pix.reset(pixConvolveRGBSep(pix.get(), across, down));
    kernelDestroy(&across);
    kernelDestroy(&down);
  }
  l_uint8* data = nullptr;
  std::size_t size = 0;
  pixSetZlibCompression(pix.get(), 1);
  const bool failed = encoding == Encoding::jpeg ? pixWriteMemJpeg(&data, &size, pix.get(), 90, 0) != 0
                                                 : pixWriteMemPng(&data, &size, pix.get(), 0.0F) != 0;
  if (failed) throw std::runtime_error{"captured page: cannot be encoded"};
  const auto* const first = reinterpret_cast<const std::byte*>(data);
  std::vector<std::byte> bytes(first, first + size);
  lept_free(data);
  return bytes;
}

}  // namespace guichet::tests
