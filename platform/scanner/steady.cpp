#include "platform/scanner/steady.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "platform/system/cells.hpp"

namespace guichet::platform::scanner {
namespace {

constexpr int grid_columns = 48;
constexpr float moved_by = 12;            // of 255, beyond what light as a whole does
constexpr std::size_t few_in = 100;       // one cell in a hundred has moved: something has
constexpr double bright_emptiness = 150;  // a frame without contrast that is this bright is covered by the page

float mean(const std::vector<float>& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), 0.0F) /
         static_cast<float>(std::max<std::size_t>(1, numbers.size()));
}

struct Split {
  float level = 0;
  double contrast = 0;  // between the means of the two sides
};

// Where the light of paper parts best from the light of the rest (Otsu).
Split best_split(std::vector<float> light) {
  std::ranges::sort(light);
  const double total = static_cast<double>(mean(light)) * static_cast<double>(light.size());
  Split best;
  double below = 0, most = -1;
  for (std::size_t i = 1; i < light.size(); ++i) {
    below += static_cast<double>(light[i - 1]);
    const auto dark = static_cast<double>(i), bright = static_cast<double>(light.size() - i);
    const double apart = (total - below) / bright - below / dark;
    if (dark * bright * apart * apart <= most) continue;
    most = dark * bright * apart * apart;
    best = {.level = (light[i - 1] + light[i]) / 2, .contrast = apart};
  }
  return best;
}

}  // namespace

Steady::Grid Steady::grid_of(const Frame& frame) {
  const int cell = std::max(1, frame.width / grid_columns);
  Grid grid{.columns = frame.width / cell, .rows = frame.height / cell};
  for (int row = 0; row < grid.rows; ++row)
    for (int column = 0; column < grid.columns; ++column) {
      int sum = 0;
      for (int y = row * cell; y < (row + 1) * cell; ++y) {
        const auto* pixel = frame.rgb.data() + 3 * system::cell_at(column * cell, y, frame.width);
        for (int x = 0; x < cell; ++x, pixel += 3) sum += (77 * pixel[0] + 150 * pixel[1] + 29 * pixel[2]) >> 8;
      }
      grid.light.push_back(static_cast<float>(sum) / static_cast<float>(cell * cell));
    }
  return grid;
}

// Lamps flicker and cameras correct their exposure: what changes everywhere alike has not moved.
bool Steady::differ(const Grid& one, const Grid& other) {
  if (one.columns != other.columns || one.rows != other.rows) return true;
  const float shift = mean(one.light) - mean(other.light);
  std::size_t moved = 0;
  for (std::size_t i = 0; i < one.light.size(); ++i)
    if (std::abs(one.light[i] - other.light[i] - shift) > moved_by) ++moved;
  return moved * few_in > one.light.size();
}

// The bright cells that hold together with this one, taken out of `bright`.
Steady::Sheet Steady::grow(const Grid& grid, std::vector<bool>& bright, int seed) {
  Sheet sheet{.left = grid.columns, .top = grid.rows};
  std::vector<int> next{seed};
  bright[static_cast<std::size_t>(seed)] = false;
  while (!next.empty()) {
    const int x = next.back() % grid.columns, y = next.back() / grid.columns;
    next.pop_back();
    ++sheet.cells;
    sheet.light += static_cast<double>(grid.at(x, y));
    sheet.on_edge += x == 0 || y == 0 || x == grid.columns - 1 || y == grid.rows - 1 ? 1 : 0;
    sheet.left = std::min(sheet.left, x), sheet.right = std::max(sheet.right, x + 1);
    sheet.top = std::min(sheet.top, y), sheet.bottom = std::max(sheet.bottom, y + 1);
    for (const auto& [dx, dy] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
      const bool inside = x + dx >= 0 && x + dx < grid.columns && y + dy >= 0 && y + dy < grid.rows;
      const int there = (y + dy) * grid.columns + x + dx;
      if (!inside || !bright[static_cast<std::size_t>(there)]) continue;
      bright[static_cast<std::size_t>(there)] = false;
      next.push_back(there);
    }
  }
  sheet.light /= sheet.cells;
  return sheet;
}

std::optional<Steady::Sheet> Steady::find_sheet(const Grid& grid) const {
  const auto split = best_split(grid.light);
  if (split.contrast < limits_.least_contrast) return std::nullopt;
  std::vector<bool> bright;
  for (const float light : grid.light) bright.push_back(light > split.level);
  Sheet largest;
  for (int i = 0; i < std::ssize(grid.light); ++i) {
    if (!bright[static_cast<std::size_t>(i)]) continue;
    const auto sheet = grow(grid, bright, i);
    if (sheet.cells > largest.cells) largest = sheet;
  }
  return largest.cells > 2 ? std::optional(largest) : std::nullopt;
}

std::optional<Advice> Steady::fault(const Grid& grid, const std::optional<Sheet>& sheet) const {
  if (!sheet) return static_cast<double>(mean(grid.light)) > bright_emptiness ? Advice::move_inside : Advice::lay_page;
  if (sheet->light < limits_.least_light) return Advice::too_dark;
  if (sheet->on_edge > 1) return Advice::move_inside;
  const auto part = static_cast<double>(sheet->cells) / static_cast<double>(grid.light.size());
  if (part < limits_.least_part) return Advice::move_closer;
  return std::nullopt;
}

Advice Steady::look(const Frame& frame, std::chrono::milliseconds now) {
  auto grid = grid_of(frame);
  if (grid.light.empty()) return Advice::lay_page;
  const auto sheet = find_sheet(grid);
  const double columns = grid.columns, rows = grid.rows;
  page_ = sheet ? std::optional(
                      PageBox{sheet->left / columns, sheet->top / rows, sheet->right / columns, sheet->bottom / rows})
                : std::nullopt;
  // Against the frame that the stillness began with: a page that slides slowly moves too.
  if (differ(grid, still_)) {
    still_ = grid;
    still_since_ = now;
  }
  if (const auto what = fault(grid, sheet)) {
    if (!sheet) taken_ = {};  // it was taken away: the next one is another
    return *what;
  }
  if (now - still_since_ < limits_.still_for) return Advice::hold_still;
  // A hand that passed over the page did not change it.
  if (!differ(grid, taken_)) return Advice::captured;
  taken_ = std::move(grid);
  return Advice::capture;
}

}  // namespace guichet::platform::scanner
