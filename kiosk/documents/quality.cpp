#include "kiosk/documents/quality.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <utility>
#include <vector>

#include "platform/system/cells.hpp"

namespace guichet::kiosk::documents {
namespace {

using platform::system::cell_at;

constexpr int tile_side = 24;        // 6 mm: two lines of text
constexpr int least_contrast = 24;   // of a tile that carries something; noise and folds have less
constexpr double least_ink = 0.002;  // share of the tiles
constexpr int darkest_paper = 75;
constexpr int lightest_glare = 250;
constexpr int glare_above_paper = 14;     // a lamp's reflection stands out from the paper around it
constexpr int least_text_contrast = 55;   // between the ink and the paper, for most of the text
constexpr double least_sharpness = 0.45;  // of a tile: a blur of 0.45 mm, in which lines of 10 points are just read
constexpr double most_blurred = 0.35;     // share of the tiles that carry something

struct Tile {
  int paper = 0;     // nine pixels of ten are darker
  int contrast = 0;  // between its lightest and darkest pixels, but for two in a hundred
  double sharpness = 0;
  bool burnt = false;  // without any shade
  bool carries() const { return contrast >= least_contrast; }
};

using Counts = std::array<int, 256>;

// The level under which `share` of the pixels lie.
int level_at(const Counts& counts, int all, double share) {
  int below = 0, level = 0;
  for (; level < 255; ++level) {
    below += counts[static_cast<std::size_t>(level)];
    if (below > share * all) break;
  }
  return level;
}

Tile look_at(const Picture& page, int left, int top) {
  Counts levels{}, steps{};
  const auto width = static_cast<std::size_t>(page.width);
  for (int y = top; y < top + tile_side; ++y) {
    const auto* at = page.grey.data() + static_cast<std::size_t>(y) * width + static_cast<std::size_t>(left);
    for (int x = 0; x < tile_side; ++x, ++at) {
      ++levels[*at];
      // Across and down, over two pixels; the page has one more on each side of the tiles.
      ++steps[static_cast<std::size_t>(std::max(std::abs(at[1] - at[-1]), std::abs(at[width] - *(at - width))))];
    }
  }
  constexpr int all = tile_side * tile_side;
  Tile tile{.paper = level_at(levels, all, 0.9)};
  tile.contrast = level_at(levels, all, 0.98) - level_at(levels, all, 0.02);
  tile.burnt = level_at(levels, all, 0.02) >= lightest_glare;
  if (tile.carries()) tile.sharpness = static_cast<double>(level_at(steps, all, 0.98)) / tile.contrast;
  return tile;
}

struct Grid {
  int columns = 0, rows = 0;
  std::vector<Tile> tiles;

  const Tile& at(int column, int row) const { return tiles[cell_at(column, row, columns)]; }
};

// The rim of the page is left out: what lies under it may shine through there.
Grid grid_of(const Picture& page) {
  constexpr int rim = 8;
  Grid grid{.columns = std::max(0, page.width - 2 * rim) / tile_side,
            .rows = std::max(0, page.height - 2 * rim) / tile_side,
            .tiles = {}};
  for (int row = 0; row < grid.rows; ++row)
    for (int column = 0; column < grid.columns; ++column)
      grid.tiles.push_back(look_at(page, rim + column * tile_side, rim + row * tile_side));
  return grid;
}

template <typename Value>
Value middle_of(std::vector<Value> values, Value none) {
  if (values.empty()) return none;
  const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, half);
  return *half;
}

template <typename Value, typename Wanted, typename Of>
Value middle_where(const Grid& grid, Wanted wanted, Of of, Value none) {
  std::vector<Value> values;
  for (const Tile& tile : grid.tiles)
    if (wanted(tile)) values.push_back(of(tile));
  return middle_of(std::move(values), none);
}

struct Share {
  int tiles = 0;
  Region where;
};

// How many tiles are so, and what holds them all.
template <typename Wanted>
Share share_of(const Grid& grid, Wanted wanted) {
  int left = grid.columns, top = grid.rows, right = 0, bottom = 0, count = 0;
  for (int row = 0; row < grid.rows; ++row)
    for (int column = 0; column < grid.columns; ++column) {
      if (!wanted(column, row)) continue;
      ++count;
      left = std::min(left, column), right = std::max(right, column + 1);
      top = std::min(top, row), bottom = std::max(bottom, row + 1);
    }
  if (count == 0) return {};
  const double wide = grid.columns, high = grid.rows;
  return {count, {left / wide, top / high, (right - left) / wide, (bottom - top) / high}};
}

// Burnt tiles that touch each other within the text: a white margin hides nothing.
Share glare_of(const Grid& grid, int paper, const Region& text) {
  if (paper + glare_above_paper > lightest_glare) return {};
  const auto burnt = [&](int column, int row) {
    return column >= 0 && row >= 0 && column < grid.columns && row < grid.rows && grid.at(column, row).burnt;
  };
  const auto in_text = [&](int column, int row) {
    const double x = (column + 0.5) / grid.columns, y = (row + 0.5) / grid.rows;
    return x > text.x && x < text.x + text.width && y > text.y && y < text.y + text.height;
  };
  return share_of(grid, [&](int column, int row) {
    const bool has_neighbour =
        burnt(column - 1, row) || burnt(column + 1, row) || burnt(column, row - 1) || burnt(column, row + 1);
    return burnt(column, row) && has_neighbour && in_text(column, row);
  });
}

std::optional<QualityFault> fault_of(const Grid& grid, const Quality& quality) {
  const Share carrying = share_of(grid, [&](int column, int row) { return grid.at(column, row).carries(); });
  if (quality.ink < least_ink) return QualityFault{.fault = Fault::empty_page};
  if (quality.paper < darkest_paper) return QualityFault{.fault = Fault::too_dark};
  const Share glare = glare_of(grid, quality.paper, carrying.where);
  if (glare.tiles >= 3) return QualityFault{Fault::glare, glare.where};
  const int contrast = middle_where(grid, std::mem_fn(&Tile::carries), std::mem_fn(&Tile::contrast), 0);
  if (contrast < least_text_contrast)
    return QualityFault{quality.paper < 128 ? Fault::too_dark : Fault::too_bright, carrying.where};
  const Share blurred = share_of(grid, [&](int column, int row) {
    return grid.at(column, row).carries() && grid.at(column, row).sharpness < least_sharpness;
  });
  if (blurred.tiles > most_blurred * carrying.tiles) return QualityFault{Fault::blurred, blurred.where};
  return std::nullopt;
}

}  // namespace

Quality measure_quality(const Picture& page) {
  const Grid grid = grid_of(page);
  if (grid.tiles.empty()) return {.readable = false, .fault = QualityFault{.fault = Fault::too_small}};
  const auto any = [](const Tile&) { return true; };
  Quality quality;
  quality.paper = middle_where(grid, any, std::mem_fn(&Tile::paper), 255);
  quality.sharpness = middle_where(grid, std::mem_fn(&Tile::carries), std::mem_fn(&Tile::sharpness), 1.0);
  quality.ink = static_cast<double>(std::ranges::count_if(grid.tiles, std::mem_fn(&Tile::carries))) /
                static_cast<double>(grid.tiles.size());
  quality.fault = fault_of(grid, quality);
  quality.readable = !quality.fault;
  return quality;
}

std::string_view name_of(Fault fault) {
  static constexpr auto names = std::to_array<std::string_view>(
      {"no_page", "empty_page", "cut_page", "too_small", "too_dark", "glare", "too_bright", "blurred"});
  return names[static_cast<std::size_t>(fault)];
}

}  // namespace guichet::kiosk::documents
