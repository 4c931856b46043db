#include "tests/support/grey_page.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <random>
#include <span>
#include <stdexcept>

#include <leptonica/allheaders.h>

#include "platform/system/cells.hpp"
#include "tests/support/release.hpp"

namespace guichet::tests {
namespace {

using platform::system::cell_count;

constexpr float table = 96;

OwnedPix to_pix(const GreyPage& page) {
  OwnedPix pix(pixCreateNoInit(page.width(), page.height(), 8));
  if (!pix) throw std::runtime_error{"grey page: no memory"};
  auto* row = reinterpret_cast<std::uint8_t*>(pixGetData(pix.get()));
  for (int y = 0; y < page.height(); ++y, row += std::ptrdiff_t{4} * pixGetWpl(pix.get()))
    for (int x = 0; x < page.width(); ++x)
      row[x] = static_cast<std::uint8_t>(std::clamp(page.at(x, y) + 0.5F, 0.0F, 255.0F));
  pixEndianByteSwap(pix.get());
  return pix;
}

template <class Write>
std::vector<std::byte> encoded(Write write) {
  l_uint8* data = nullptr;
  std::size_t size = 0;
  if (write(&data, &size) != 0) throw std::runtime_error{"grey page: not encoded"};
  const std::unique_ptr<l_uint8, decltype(&lept_free)> owner(data, lept_free);
  const auto* const first = reinterpret_cast<const std::byte*>(data);
  return {first, first + size};
}

std::vector<float> gaussian(double sigma) {
  const int radius = std::max(1, static_cast<int>(std::ceil(3 * sigma)));
  std::vector<float> kernel;
  float total = 0;
  for (int k = -radius; k <= radius; ++k) kernel.push_back(static_cast<float>(std::exp(-k * k / (2 * sigma * sigma))));
  for (const float weight : kernel) total += weight;
  for (float& weight : kernel) weight /= total;
  return kernel;
}

// Adds `weight` times `from` to `to`: whole rows, which compilers do fast.
void add_row(std::span<float> to, std::span<const float> from, float weight) {
  const float* const source = from.data();
  float* const sum = to.data();
  for (std::size_t i = 0; i < to.size(); ++i) sum[i] += weight * source[i];
}

// Ridges of paper that was crumpled: sharp along their middle, each fading to both sides and towards its ends.
class Relief {
 public:
  Relief(double width, double height, std::uint64_t seed) {
    std::mt19937_64 generator(seed);
    const auto between = [&](double low, double high) {
      return low + (high - low) * static_cast<double>(generator() >> 11U) / 9007199254740992.0;
    };
    for (int i = 0; i < 40; ++i) {
      const double angle = between(0, std::numbers::pi);
      ridges_.push_back({.x = between(0, width),
                         .y = between(0, height),
                         .cosine = std::cos(angle),
                         .sine = std::sin(angle),
                         .height = between(-1, 1),
                         .reach = between(4, 15),
                         .length = between(20, 70)});
    }
  }

  double height(double x, double y) const {
    double sum = 0;
    for (const Ridge& ridge : ridges_) {
      const double along = (x - ridge.x) * ridge.cosine + (y - ridge.y) * ridge.sine;
      const double across = (y - ridge.y) * ridge.cosine - (x - ridge.x) * ridge.sine;
      const double far = std::abs(across) / ridge.reach + along * along / (ridge.length * ridge.length);
      if (far < 6) sum += ridge.height * std::exp(-far);
    }
    return sum;
  }

 private:
  struct Ridge {
    double x, y, cosine, sine, height, reach, length;
  };
  std::vector<Ridge> ridges_;
};

// The eight numbers of the projection that takes the target's `corners` back to a page of that size.
using Projection = std::array<double, 9>;

// From the unit square to four spots (Heckbert).
Projection from_unit_square(const std::array<Spot, 4>& c) {
  const double dx1 = c[1].x - c[2].x, dx2 = c[3].x - c[2].x, sx = c[0].x - c[1].x + c[2].x - c[3].x;
  const double dy1 = c[1].y - c[2].y, dy2 = c[3].y - c[2].y, sy = c[0].y - c[1].y + c[2].y - c[3].y;
  const double scale = dx1 * dy2 - dx2 * dy1;
  const double g = (sx * dy2 - dx2 * sy) / scale, h = (dx1 * sy - sx * dy1) / scale;
  return {c[1].x - c[0].x + g * c[1].x,
          c[3].x - c[0].x + h * c[3].x,
          c[0].x,
          c[1].y - c[0].y + g * c[1].y,
          c[3].y - c[0].y + h * c[3].y,
          c[0].y,
          g,
          h,
          1};
}

Projection inverted(const Projection& m) {
  return {m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
          m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
          m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]};
}

}  // namespace

GreyPage::GreyPage(int width, int height) : width_(width), height_(height), values_(cell_count(width, height), 255) {}

void GreyPage::tone(double ink, double paper) {
  const auto base = static_cast<float>(ink), range = static_cast<float>((paper - ink) / 255);
  for (float& value : values_) value = base + range * value;
}

void GreyPage::shade(double depth, double degrees, double steep) {
  const double dx = std::cos(degrees * std::numbers::pi / 180), dy = std::sin(degrees * std::numbers::pi / 180);
  // The light changes slowly: told once for each square of 16 pixels.
  constexpr int step = 16;
  for (int top = 0; top < height_; top += step) {
    for (int left = 0; left < width_; left += step) {
      const double along = 0.5 + 0.5 * (dx * (2.0 * left / width_ - 1) + dy * (2.0 * top / height_ - 1)) / 1.4143;
      const auto light = static_cast<float>(1 - depth * std::pow(std::clamp(along, 0.0, 1.0), steep));
      for (int y = top; y < std::min(height_, top + step); ++y)
        for (int x = left; x < std::min(width_, left + step); ++x) at(x, y) *= light;
    }
  }
}

void GreyPage::shine(Spot middle, double radius, double light) {
  const double reach = 1.6 * radius;
  for (int y = std::max(0, static_cast<int>(middle.y - reach)); y < std::min(height_ * 1.0, middle.y + reach); ++y) {
    for (int x = std::max(0, static_cast<int>(middle.x - reach)); x < std::min(width_ * 1.0, middle.x + reach); ++x) {
      const double share = std::hypot(x - middle.x, y - middle.y) / radius;
      float& value = at(x, y);
      value = std::min(255.0F, value + static_cast<float>(light * std::exp(-share * share * share * share)));
    }
  }
}

GreyPage GreyPage::crumpled(double dots, double rise, double seed) const {
  // Told once for each square of 8 pixels, and even between.
  constexpr int step = 8;
  const Relief relief(width_ / dots, height_ / dots, static_cast<std::uint64_t>(seed));
  GreyPage heights(width_ / step + 2, height_ / step + 2), lights = heights;
  for (int y = 0; y < heights.height_; ++y)
    for (int x = 0; x < heights.width_; ++x)
      heights.at(x, y) = static_cast<float>(relief.height(x * step / dots, y * step / dots));
  const auto steepness = static_cast<float>(2.5 * dots / step);
  for (int y = 1; y < heights.height_; ++y)
    for (int x = 1; x < heights.width_; ++x) {
      const float slope = 2 * heights.at(x, y) - heights.at(x - 1, y) - heights.at(x, y - 1);
      lights.at(x, y) = std::clamp(1 + steepness * slope, 0.55F, 1.08F);
    }
  GreyPage page(width_, height_);
  for (int y = 0; y < height_; ++y) {
    for (int x = 0; x < width_; ++x) {
      const double column = std::max(1.0, 1.0 * x / step), row = std::max(1.0, 1.0 * y / step);
      const double moved = rise * dots * static_cast<double>(heights.between(column, row));
      page.at(x, y) = std::min(255.0F, lights.between(column, row) * between(x + moved, y + moved / 2));
    }
  }
  return page;
}

void GreyPage::blur(double sigma) {
  if (sigma <= 0) return;
  const std::vector<float> kernel = gaussian(sigma);
  const int radius = static_cast<int>(kernel.size() / 2);
  const auto width = static_cast<std::size_t>(width_);
  std::vector<float> padded(width + 2 * static_cast<std::size_t>(radius));
  for (int y = 0; y < height_; ++y) {
    const std::span<float> row(&at(0, y), width);
    std::ranges::fill(padded, row.front());
    std::ranges::copy(row, padded.begin() + radius);
    std::fill(padded.end() - radius, padded.end(), row.back());
    std::ranges::fill(row, 0.0F);
    for (std::size_t k = 0; k < kernel.size(); ++k) add_row(row, std::span(padded).subspan(k, width), kernel[k]);
  }
  std::vector<float> result(values_.size(), 0);
  for (int y = 0; y < height_; ++y)
    for (std::size_t k = 0; k < kernel.size(); ++k)
      add_row({&result[index(0, y)], width},
              {&at(0, std::clamp(y - radius + static_cast<int>(k), 0, height_ - 1)), width}, kernel[k]);
  values_ = std::move(result);
}

void GreyPage::add_noise(double sigma, std::uint64_t seed) {
  if (sigma <= 0) return;
  std::mt19937_64 generator(seed);
  // Three even chances of 16 bits in one draw: their sum has a deviation of half of 65536.
  const auto scale = static_cast<float>(sigma / 32768.0);
  for (float& value : values_) {
    const std::uint64_t drawn = generator();
    const auto sum = static_cast<float>((drawn & 0xffffU) + (drawn >> 16U & 0xffffU) + (drawn >> 32U & 0xffffU));
    value = std::clamp(value + scale * (sum - 98304.0F), 0.0F, 255.0F);
  }
}

float GreyPage::between(double x, double y) const {
  if (x < 0 || y < 0 || x >= width_ - 1 || y >= height_ - 1) return table;
  const int left = static_cast<int>(x), top = static_cast<int>(y);
  const auto dx = static_cast<float>(x - left), dy = static_cast<float>(y - top);
  const float upper = at(left, top) + dx * (at(left + 1, top) - at(left, top));
  const float lower = at(left, top + 1) + dx * (at(left + 1, top + 1) - at(left, top + 1));
  return upper + dy * (lower - upper);
}

GreyPage GreyPage::photographed(int width, int height, const std::array<Spot, 4>& corners, double bend) const {
  const Projection back = inverted(from_unit_square(corners));
  GreyPage photo(width, height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const double w = back[6] * x + back[7] * y + back[8];
      const double u = (back[0] * x + back[1] * y + back[2]) / w;
      const double v = (back[3] * x + back[4] * y + back[5]) / w;
      const double rise = bend == 0 ? 0 : bend * std::sin(std::numbers::pi * std::clamp(u, 0.0, 1.0)) * width_;
      photo.at(x, y) = between(u * width_, v * height_ + rise);
    }
  }
  return photo;
}

std::vector<std::byte> GreyPage::png() const {
  const OwnedPix pix = to_pix(*this);
  pixSetZlibCompression(pix.get(), 1);
  return encoded([&](l_uint8** data, std::size_t* size) { return pixWriteMemPng(data, size, pix.get(), 0.0F); });
}

std::vector<std::byte> GreyPage::jpeg(int quality) const {
  const OwnedPix pix = to_pix(*this);
  return encoded([&](l_uint8** data, std::size_t* size) { return pixWriteMemJpeg(data, size, pix.get(), quality, 0); });
}

}  // namespace guichet::tests
