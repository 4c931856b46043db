#include "kiosk/documents/code_areas.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "platform/system/cells.hpp"

namespace guichet::kiosk::documents {
namespace {

using platform::system::cell_at;
using platform::system::cell_count;

// The page as cells of about 1.25 mm when it is A4: three modules of a seal, half a line of text.
constexpr int cells_across = 168;

struct Cells {
  int side = 0;  // pixels
  int across = 0;
  int down = 0;
  std::vector<float> busy;

  std::size_t index(int x, int y) const { return cell_at(x, y, across); }
  float at(int x, int y) const { return x < 0 || y < 0 || x >= across || y >= down ? 0 : busy[index(x, y)]; }
};

// How much neighbours two pixels apart differ, in parts of the paper's brightness, so that a shadow counts for nothing.
Cells busyness(const Picture& picture) {
  Cells cells;
  cells.side = std::max(4, std::min(picture.width, picture.height) / cells_across);
  cells.across = picture.width / cells.side;
  cells.down = picture.height / cells.side;
  cells.busy.resize(cell_count(cells.across, cells.down));
  const auto stride = static_cast<std::size_t>(picture.width);
  const int step = std::max(1, cells.side / 5);  // a module of a seal is a third of a cell
  for (int y = 0; y < cells.down; ++y) {
    for (int x = 0; x < cells.across; ++x) {
      int change = 0, brightest = 1, count = 0;
      const int bottom = std::min((y + 1) * cells.side, picture.height - step);
      const int right = std::min((x + 1) * cells.side, picture.width - step);
      for (int row = y * cells.side; row < bottom; row += 2) {
        const std::uint8_t* const line = picture.grey.data() + static_cast<std::size_t>(row) * stride;
        const std::uint8_t* const below = line + static_cast<std::size_t>(step) * stride;
        for (int column = x * cells.side; column < right; ++column, ++count) {
          change += std::abs(line[column] - line[column + step]) + std::abs(line[column] - below[column]);
          brightest = std::max<int>(brightest, line[column]);
        }
      }
      cells.busy[cells.index(x, y)] =
          static_cast<float>(change) / static_cast<float>(std::max(1, count) * std::max(brightest, 48));
    }
  }
  return cells;
}

float quantile(std::vector<float> values, double part) {
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(values.size() - 1));
  std::ranges::nth_element(values, at);
  return *at;
}

using Mask = std::vector<std::uint8_t>;

// Noise is the floor: it is on the blank paper too.
Mask busy_cells(const Cells& cells) {
  const float floor = quantile(cells.busy, 0.2), top = quantile(cells.busy, 0.985);
  const float least = std::max(0.02F, floor + 0.3F * (top - floor));
  Mask mask(cells.busy.size());
  std::ranges::transform(cells.busy, mask.begin(), [&](float value) { return value > least; });
  return mask;
}

// Keeps what is at least `wide` cells in both directions: lines of text are not.
Mask opened(const Mask& mask, int across, int down, int wide) {
  Mask kept(mask.size());
  std::vector<int> square(mask.size());  // the side of the largest busy square that ends here
  const auto at = [&](int x, int y) { return cell_at(x, y, across); };
  for (int y = 0; y < down; ++y) {
    for (int x = 0; x < across; ++x) {
      if (!mask[at(x, y)]) continue;
      const int before = x && y ? std::min({square[at(x - 1, y)], square[at(x, y - 1)], square[at(x - 1, y - 1)]}) : 0;
      square[at(x, y)] = before + 1;
      if (before + 1 < wide) continue;
      for (int row = y - wide + 1; row <= y; ++row)
        for (int column = x - wide + 1; column <= x; ++column) kept[at(column, row)] = 1;
    }
  }
  return kept;
}

// A hole or a nick where most neighbours are busy.
Mask mended(const Mask& mask, int across, int down) {
  Mask whole = mask;
  for (int y = 1; y + 1 < down; ++y) {
    for (int x = 1; x + 1 < across; ++x) {
      int around = 0;
      for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx) around += mask[cell_at(x + dx, y + dy, across)];
      if (around >= 6) whole[cell_at(x, y, across)] = 1;
    }
  }
  return whole;
}

struct Blob {
  int left = 0, top = 0, right = 0, bottom = 0;  // cells, inclusive
  int count = 0;
  float busy = 0;

  int width() const { return right - left + 1; }
  int height() const { return bottom - top + 1; }
  // Full squares score 1, a square on its corner 0.5.
  double fullness() const { return static_cast<double>(count) / (width() * height()); }
};

Blob flood(Mask& mask, const Cells& cells, int x, int y) {
  Blob blob{.left = x, .top = y, .right = x, .bottom = y};
  std::vector<std::pair<int, int>> open = {{x, y}};
  mask[cells.index(x, y)] = 0;
  while (!open.empty()) {
    const auto [column, row] = open.back();
    open.pop_back();
    blob.left = std::min(blob.left, column), blob.right = std::max(blob.right, column);
    blob.top = std::min(blob.top, row), blob.bottom = std::max(blob.bottom, row);
    blob.count += 1;
    blob.busy += cells.at(column, row);
    for (const auto& [dx, dy] : {std::pair{1, 0}, std::pair{-1, 0}, std::pair{0, 1}, std::pair{0, -1}}) {
      const int next_x = column + dx, next_y = row + dy;
      if (next_x < 0 || next_y < 0 || next_x >= cells.across || next_y >= cells.down) continue;
      if (!mask[cells.index(next_x, next_y)]) continue;
      mask[cells.index(next_x, next_y)] = 0;
      open.emplace_back(next_x, next_y);
    }
  }
  return blob;
}

bool may_be_a_code(const Blob& blob) {
  constexpr int smallest = 4, largest = 64;  // 5 mm, 80 mm: a camera may come near
  const int longer = std::max(blob.width(), blob.height()), shorter = std::min(blob.width(), blob.height());
  return shorter >= smallest && longer <= largest && longer <= 2 * shorter + 2 && blob.fullness() > 0.4;
}

Area with_margin(const Blob& blob, const Cells& cells, const Picture& picture) {
  const int margin = cells.side * 5 / 2;
  const int left = std::max(0, blob.left * cells.side - margin), top = std::max(0, blob.top * cells.side - margin);
  return {.left = left,
          .top = top,
          .width = std::min(picture.width, (blob.right + 1) * cells.side + margin) - left,
          .height = std::min(picture.height, (blob.bottom + 1) * cells.side + margin) - top};
}

}  // namespace

std::vector<Area> busy_squares(const Picture& picture, std::size_t most) {
  if (std::min(picture.width, picture.height) < 4 * cells_across / 10) return {};
  const Cells cells = busyness(picture);
  Mask mask = opened(mended(busy_cells(cells), cells.across, cells.down), cells.across, cells.down, 4);
  std::vector<Blob> blobs;
  for (int y = 0; y < cells.down; ++y)
    for (int x = 0; x < cells.across; ++x)
      if (mask[cells.index(x, y)])
        if (const Blob blob = flood(mask, cells, x, y); may_be_a_code(blob)) blobs.push_back(blob);
  std::ranges::sort(blobs, std::greater{},
                    [](const Blob& blob) { return blob.fullness() * static_cast<double>(blob.busy); });
  std::vector<Area> areas;
  for (std::size_t i = 0; i < std::min(blobs.size(), most); ++i) areas.push_back(with_margin(blobs[i], cells, picture));
  return areas;
}

Picture crop(const Picture& picture, const Area& area) {
  Picture part{.width = area.width, .height = area.height, .grey = {}};
  part.grey.reserve(cell_count(area.width, area.height));
  for (int y = area.top; y < area.top + area.height; ++y) {
    const auto first = picture.grey.begin() + std::ptrdiff_t{y} * picture.width + area.left;
    part.grey.insert(part.grey.end(), first, first + area.width);
  }
  return part;
}

}  // namespace guichet::kiosk::documents
