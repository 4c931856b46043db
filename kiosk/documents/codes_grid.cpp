#include "kiosk/documents/codes_grid.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "kiosk/documents/codes_lattice.hpp"
#include "platform/system/cells.hpp"

namespace guichet::kiosk::documents {
namespace {

using platform::system::cell_at;
using platform::system::cell_count;

// One value for each module, with a border of one.
class Grid {
 public:
  explicit Grid(int side) : side_(side), values_(cell_count(side + 2, side + 2)) {}

  int side() const { return side_; }
  float& at(int row, int column) { return values_[cell_at(column + 1, row + 1, side_ + 2)]; }
  float at(int row, int column) const { return values_[cell_at(column + 1, row + 1, side_ + 2)]; }

 private:
  int side_;
  std::vector<float> values_;
};

// The mean of the middle of each module.
Grid sampled(const Picture& piece, const Lattice& lattice) {
  const Projection projection(lattice);
  Grid grid(lattice.side);
  for (int row = -1; row <= lattice.side; ++row) {
    for (int column = -1; column <= lattice.side; ++column) {
      double sum = 0;
      for (const double dy : {0.3, 0.5, 0.7})
        for (const double dx : {0.3, 0.5, 0.7})
          sum += sample(piece, projection((column + dx) / lattice.side, (row + dy) / lattice.side));
      grid.at(row, column) = static_cast<float>(sum / 9);
    }
  }
  return grid;
}

// What a module shows when each lends that part of its light to its neighbours, in both directions.
Grid mixed(const Grid& grid, float leak) {
  Grid across = grid, result = grid;
  for (int row = -1; row <= grid.side(); ++row)
    for (int column = 0; column < grid.side(); ++column)
      across.at(row, column) =
          (1 - 2 * leak) * grid.at(row, column) + leak * (grid.at(row, column - 1) + grid.at(row, column + 1));
  for (int row = 0; row < grid.side(); ++row)
    for (int column = 0; column < grid.side(); ++column)
      result.at(row, column) =
          (1 - 2 * leak) * across.at(row, column) + leak * (across.at(row - 1, column) + across.at(row + 1, column));
  return result;
}

// The blur undone, as far as the noise allows (Van Cittert's iteration).
Grid unmixed(const Grid& grid, float leak, int rounds) {
  Grid clear = grid;
  for (int i = 0; i < rounds; ++i) {
    const Grid seen = mixed(clear, leak);
    for (int row = 0; row < grid.side(); ++row)
      for (int column = 0; column < grid.side(); ++column)
        clear.at(row, column) += grid.at(row, column) - seen.at(row, column);
  }
  return clear;
}

// Data looks like chance: about half of the modules around are dark, whatever the light and the ink.
float middle_around(const Grid& grid, int row, int column) {
  constexpr int reach = 4;
  float sum = 0;
  int count = 0;
  for (int y = std::max(0, row - reach); y <= std::min(grid.side() - 1, row + reach); ++y)
    for (int x = std::max(0, column - reach); x <= std::min(grid.side() - 1, column + reach); ++x, ++count)
      sum += grid.at(y, x);
  return sum / static_cast<float>(count);
}

bool is_dark(const Grid& grid, const Lattice& lattice, int row, int column) {
  const int region = lattice.side / lattice.regions, y = row % region, x = column % region;
  if (x == 0 || y == region - 1) return true;
  if (y == 0) return x % 2 == 0;
  if (x == region - 1) return y % 2 == 1;
  return grid.at(row, column) < middle_around(grid, row, column);
}

Picture drawn(const Grid& grid, const Lattice& lattice) {
  constexpr int pixels = 3, quiet = 2;
  const int side = (lattice.side + 2 * quiet) * pixels;
  Picture picture{.width = side, .height = side, .grey = {}};
  picture.grey.assign(cell_count(side, side), 255);
  for (int row = 0; row < lattice.side; ++row) {
    for (int column = 0; column < lattice.side; ++column) {
      if (!is_dark(grid, lattice, row, column)) continue;
      for (int y = 0; y < pixels; ++y) {
        const int line = (row + quiet) * pixels + y;
        std::fill_n(&picture.grey[cell_at((column + quiet) * pixels, line, side)], pixels, 0);
      }
    }
  }
  return picture;
}

}  // namespace

std::vector<Picture> drawn_anew(const Picture& piece) {
  const auto corners = outline(piece);
  if (!corners) return {};
  std::vector<Picture> pictures;
  for (const Lattice& lattice : fitted_lattices(piece, *corners)) {
    const Grid grid = sampled(piece, lattice);
    pictures.push_back(drawn(grid, lattice));
    for (const float leak : {0.1F, 0.17F, 0.22F}) pictures.push_back(drawn(unmixed(grid, leak, 6), lattice));
  }
  return pictures;
}

}  // namespace guichet::kiosk::documents
