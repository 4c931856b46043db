#include "kiosk/documents/mrz_blobs.hpp"

#include <algorithm>
#include <cstdint>

#include "kiosk/documents/pix.hpp"
#include "platform/system/cells.hpp"

namespace guichet::kiosk::documents {
namespace {

using platform::system::cell_at;
using platform::system::cell_count;

constexpr int longest_side = 2400;  // A4 at 200 dpi: more pixels find no more lines
constexpr int least_size = 6, most_size = 140;
constexpr std::size_t most_blobs = 20'000;

Picture reduced(const Picture& page, int by) {
  Picture small{.width = page.width / by, .height = page.height / by, .grey = {}};
  small.grey.reserve(cell_count(small.width, small.height));
  for (int y = 0; y < small.height; ++y) {
    for (int x = 0; x < small.width; ++x) {
      int sum = 0;
      for (int row = 0; row < by; ++row)
        for (int column = 0; column < by; ++column)
          sum += page.grey[cell_at(x * by + column, y * by + row, page.width)];
      small.grey.push_back(static_cast<std::uint8_t>(sum / (by * by)));
    }
  }
  return small;
}

// Sums of the columns above, kept while the window goes down: one addition and one subtraction a pixel.
class Surroundings {
 public:
  Surroundings(const Picture& page, int radius)
      : page_(page), radius_(radius), columns_(static_cast<std::size_t>(page.width)) {
    for (int y = 0; y < std::min(radius, page.height); ++y) add(y, 1);
  }

  // Rows must be asked in order.
  void go_to(int y) {
    if (y + radius_ < page_.height) add(y + radius_, 1);
    if (y - radius_ - 1 >= 0) add(y - radius_ - 1, -1);
    rows_ = std::min(y + radius_, page_.height - 1) - std::max(y - radius_, 0) + 1;
  }

  const std::vector<int>& columns() const { return columns_; }
  int rows() const { return rows_; }

 private:
  void add(int y, int sign) {
    const std::uint8_t* row = page_.grey.data() + static_cast<std::size_t>(y) * columns_.size();
    for (std::size_t x = 0; x < columns_.size(); ++x) columns_[x] += sign * row[x];
  }

  const Picture& page_;
  int radius_;
  int rows_ = 0;
  std::vector<int> columns_;
};

void mark_ink(const Picture& page, InkWish wish, PIX* ink) {
  Surroundings around(page, wish.radius);
  l_uint32* line = pixGetData(ink);
  for (int y = 0; y < page.height; ++y, line += pixGetWpl(ink)) {
    around.go_to(y);
    const std::uint8_t* row = page.grey.data() + cell_at(0, y, page.width);
    int sum = 0, columns = 0;
    const auto above = [&](int x) { return around.columns()[static_cast<std::size_t>(x)]; };
    for (int x = 0; x < std::min(wish.radius, page.width); ++x, ++columns) sum += above(x);
    for (int x = 0; x < page.width; ++x) {
      if (x + wish.radius < page.width) sum += above(x + wish.radius), ++columns;
      if (x - wish.radius - 1 >= 0) sum -= above(x - wish.radius - 1), --columns;
      const auto area = static_cast<float>(columns * around.rows());
      if (static_cast<float>(row[x]) * area < static_cast<float>(sum) * wish.threshold) SET_DATA_BIT(line, x);
    }
  }
}

}  // namespace

Blobs find_blobs(const Picture& page, InkWish wish) {
  if (page.width <= 0 || page.height <= 0) return {};
  const int by = (std::max(page.width, page.height) + longest_side - 1) / longest_side;
  Picture small;
  if (by > 1) small = reduced(page, by);
  const Picture& searched = by > 1 ? small : page;
  if (searched.width <= 0 || searched.height <= 0) return {};
  const OwnedPix ink(pixCreate(searched.width, searched.height, 1));
  if (!ink) return {};
  mark_ink(searched, wish, ink.get());

  BOXA* boxes = pixConnCompBB(ink.get(), 8);
  Blobs blobs{.all = {}, .scale = static_cast<float>(by)};
  const int count = boxes == nullptr ? 0 : boxaGetCount(boxes);
  for (int i = 0; i < count && blobs.all.size() < most_blobs; ++i) {
    int x = 0, y = 0, width = 0, height = 0;
    boxaGetBoxGeometry(boxes, i, &x, &y, &width, &height);
    const int size = std::max(width, height);
    if (size < least_size || size > most_size || std::min(width, height) < 2) continue;
    blobs.all.push_back({.x = static_cast<float>(x) + static_cast<float>(width) / 2,
                         .y = static_cast<float>(y) + static_cast<float>(height) / 2,
                         .width = static_cast<float>(width),
                         .height = static_cast<float>(height)});
  }
  boxaDestroy(&boxes);
  return blobs;
}

}  // namespace guichet::kiosk::documents
