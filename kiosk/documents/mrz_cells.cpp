#include "kiosk/documents/mrz_cells.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "platform/system/cells.hpp"

namespace guichet::kiosk::documents {
namespace {

using platform::system::cell_at;

// In pitches.
constexpr float cut_width = 1.04F;
constexpr std::ptrdiff_t neighbours = 4;
constexpr float faintest = 12;  // levels between ink and paper

struct Raw {
  Cell grey = {};
  float ink = 0, paper = 255;
};

float pixel(const Picture& page, int x, int y) {
  x = std::clamp(x, 0, page.width - 1);
  y = std::clamp(y, 0, page.height - 1);
  return page.grey[cell_at(x, y, page.width)];
}

// Between the four pixels around a point; the middle of the first pixel is (0.5, 0.5).
float grey_at(const Picture& page, Spot at) {
  const float x = std::clamp(at.x - 0.5F, -1.0F, static_cast<float>(page.width));
  const float y = std::clamp(at.y - 0.5F, -1.0F, static_cast<float>(page.height));
  const float left = std::floor(x), top = std::floor(y);
  const int column = static_cast<int>(left), row = static_cast<int>(top);
  const float above = std::lerp(pixel(page, column, row), pixel(page, column + 1, row), x - left);
  const float under = std::lerp(pixel(page, column, row + 1), pixel(page, column + 1, row + 1), x - left);
  return std::lerp(above, under, y - top);
}

// The mean over a pixel of the cell, which may be several of the page.
float mean_at(const Picture& page, Spot middle, Spot across, Spot down, int samples) {
  float sum = 0;
  for (int i = 0; i < samples; ++i)
    for (int j = 0; j < samples; ++j) {
      const float x = (static_cast<float>(i) + 0.5F) / static_cast<float>(samples) - 0.5F;
      const float y = (static_cast<float>(j) + 0.5F) / static_cast<float>(samples) - 0.5F;
      sum += grey_at(page, middle + across * x + down * y);
    }
  return sum / static_cast<float>(samples * samples);
}

Raw cut(const Picture& page, Spot middle, Spot step) {
  const Spot across = step * (cut_width / static_cast<float>(cell_width));
  const Spot down{-across.y, across.x};
  const int samples = std::clamp(static_cast<int>(std::lround(std::hypot(across.x, across.y))), 1, 4);
  Raw raw;
  auto* pixels = raw.grey.data();
  for (std::size_t j = 0; j < cell_height; ++j)
    for (std::size_t i = 0; i < cell_width; ++i) {
      const float x = static_cast<float>(i) + 0.5F - static_cast<float>(cell_width) / 2;
      const float y = static_cast<float>(j) + 0.5F - static_cast<float>(cell_height) / 2;
      *pixels++ = mean_at(page, middle + across * x + down * y, across, down, samples);
    }
  Cell sorted = raw.grey;
  std::ranges::sort(sorted);
  raw.ink = sorted[cell_size * 4 / 100];
  raw.paper = sorted[cell_size * 80 / 100];
  return raw;
}

// Light changes slowly along a line: what the darkest of the neighbours is, ink is here.
float ink_around(const std::vector<Raw>& line, std::size_t at) {
  const auto middle = static_cast<std::ptrdiff_t>(at), last = static_cast<std::ptrdiff_t>(line.size()) - 1;
  std::vector<float> inks;
  for (auto i = std::max<std::ptrdiff_t>(0, middle - neighbours); i <= std::min(last, middle + neighbours); ++i)
    inks.push_back(line[static_cast<std::size_t>(i)].ink);
  std::ranges::sort(inks);
  return inks[inks.size() / 4];
}

}  // namespace

std::vector<CutCell> cut_line(const Picture& page, const PitchLine& line, int from, int to) {
  std::vector<Raw> raws;
  for (int k = from; k < to; ++k)
    raws.push_back(cut(page, line.at(static_cast<float>(k)), line.direction_at(static_cast<float>(k))));
  std::vector<CutCell> cells(raws.size());
  for (std::size_t i = 0; i < raws.size(); ++i) {
    const float paper = raws[i].paper, depth = paper - ink_around(raws, i);
    if (depth < faintest) continue;
    float most = 0;
    for (std::size_t p = 0; p < cell_size; ++p) {
      const float ink = std::clamp((paper - raws[i].grey[p]) / depth, -0.25F, 1.25F);
      cells[i].cell[p] = ink;
      most = std::max(most, ink);
    }
    cells[i].blank = most < 0.35F;
  }
  return cells;
}

}  // namespace guichet::kiosk::documents
