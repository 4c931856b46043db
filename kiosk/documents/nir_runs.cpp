#include "kiosk/documents/nir_runs.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

#include "kiosk/documents/mrz_blobs.hpp"
#include "platform/system/cells.hpp"

namespace guichet::kiosk::documents {
namespace {

using platform::system::cell_at;
using platform::system::cell_count;

constexpr float widest_gap = 1.9F;  // between groups of digits, in heights
constexpr float same_height = 1.15F, least_height = 7;
constexpr float grain = 2;  // pixels that an edge may be off

float left(const Blob& blob) { return blob.x - blob.width / 2; }
float right(const Blob& blob) { return blob.x + blob.width / 2; }
float bottom(const Blob& blob) { return blob.y + blob.height / 2; }

// The letter t is a fifth taller than its neighbours; digits are all as tall.
bool taller_than(const Blob& one, const Blob& other) {
  return one.height > std::max(other.height * same_height, other.height + grain);
}

// Digits that touch count as many.
int signs_in(const Blob& blob) { return std::max(1, static_cast<int>(std::lround(blob.width / (0.7F * blob.height)))); }

// Digits are narrower than tall; small letters, whose lines are many, are as wide as tall.
bool are_narrow(const std::vector<Blob>& run) {
  constexpr float narrow = 0.85F, several = 1.3F;
  const auto one = std::ranges::count_if(run, [](const Blob& blob) { return blob.width < several * blob.height; });
  const auto thin = std::ranges::count_if(run, [](const Blob& blob) { return blob.width < narrow * blob.height; });
  return thin * 10 >= one * 6;
}

class Runs {
 public:
  explicit Runs(std::vector<Blob> blobs) : blobs_(std::move(blobs)), followed_(blobs_.size()) {
    std::ranges::sort(blobs_, {}, left);
  }

  std::vector<std::vector<Blob>> find(int fewest) {
    std::vector<std::optional<std::size_t>> next(blobs_.size());
    for (std::size_t i = 0; i < blobs_.size(); ++i) {
      next[i] = next_of(i);
      if (next[i]) followed_[*next[i]] = true;
    }
    std::vector<std::vector<Blob>> runs;
    for (std::size_t i = 0; i < blobs_.size(); ++i) {
      if (followed_[i] || blobs_[i].height < least_height) continue;
      std::vector<Blob> run;
      int signs = 0;
      for (std::optional<std::size_t> at = i; at; at = next[*at]) {
        run.push_back(blobs_[*at]);
        signs += signs_in(blobs_[*at]);
      }
      if (signs >= fewest && are_narrow(run)) runs.push_back(std::move(run));
    }
    return runs;
  }

 private:
  // The first blob to the right that is not a point or a hyphen; nothing when it is of another height.
  std::optional<std::size_t> next_of(std::size_t from) const {
    const Blob& blob = blobs_[from];
    if (blob.height < least_height) return std::nullopt;
    for (std::size_t i = from + 1; i < blobs_.size() && left(blobs_[i]) < right(blob) + widest_gap * blob.height; ++i) {
      const Blob& other = blobs_[i];
      const bool on_the_line = std::abs(other.y - blob.y) < 0.5F * (blob.height + other.height);
      if (!on_the_line || taller_than(blob, other) || other.x < blob.x) continue;
      const bool alike = !taller_than(other, blob) && std::abs(bottom(other) - bottom(blob)) < 0.25F * blob.height;
      return alike ? std::optional(i) : std::nullopt;
    }
    return std::nullopt;
  }

  std::vector<Blob> blobs_;
  std::vector<bool> followed_;
};

SignRun run_of(const std::vector<Blob>& blobs, float scale, bool upright) {
  float from_x = blobs[0].x, from_y = blobs[0].y, to_x = from_x, to_y = from_y;
  std::vector<float> heights;
  for (const Blob& blob : blobs) {
    from_x = std::min(from_x, blob.x - blob.width / 2), to_x = std::max(to_x, blob.x + blob.width / 2);
    from_y = std::min(from_y, blob.y - blob.height / 2), to_y = std::max(to_y, blob.y + blob.height / 2);
    heights.push_back(blob.height);
  }
  std::ranges::sort(heights);
  Zone zone{static_cast<int>(from_x * scale), static_cast<int>(from_y * scale),
            static_cast<int>(std::ceil((to_x - from_x) * scale)), static_cast<int>(std::ceil((to_y - from_y) * scale))};
  if (!upright) zone = {zone.y, zone.x, zone.height, zone.width};
  return {zone, upright, static_cast<int>(heights[heights.size() / 2] * scale)};
}

Zone with_paper(const Picture& page, const SignRun& run) {
  const int more = run.height * 2 / 3 + 2;
  const int x = std::max(0, run.zone.x - more), y = std::max(0, run.zone.y - more);
  return {x, y, std::min(page.width, run.zone.x + run.zone.width + more) - x,
          std::min(page.height, run.zone.y + run.zone.height + more) - y};
}

}  // namespace

std::vector<SignRun> find_sign_runs(const Picture& page, int fewest) {
  Blobs blobs = find_blobs(page, {.threshold = 0.8F, .radius = 24});
  std::vector<SignRun> runs;
  for (const bool upright : {true, false}) {
    for (const auto& run : Runs(blobs.all).find(fewest)) runs.push_back(run_of(run, blobs.scale, upright));
    for (Blob& blob : blobs.all) {
      std::swap(blob.x, blob.y);
      std::swap(blob.width, blob.height);
    }
  }
  return runs;
}

Picture cut_run(const Picture& page, const SignRun& run, int quarter_turns) {
  const Zone from = with_paper(page, run);
  const bool swapped = quarter_turns % 2 != 0;
  Picture cut{.width = swapped ? from.height : from.width, .height = swapped ? from.width : from.height, .grey = {}};
  cut.grey.reserve(cell_count(cut.width, cut.height));
  for (int y = 0; y < cut.height; ++y) {
    for (int x = 0; x < cut.width; ++x) {
      const Zone at = on_page(page, run, quarter_turns, {x, y, 1, 1});
      cut.grey.push_back(page.grey[cell_at(at.x, at.y, page.width)]);
    }
  }
  return cut;
}

Zone on_page(const Picture& page, const SignRun& run, int quarter_turns, Zone zone) {
  const Zone from = with_paper(page, run);
  switch (quarter_turns % 4) {
    case 1: return {from.x + zone.y, from.y + from.height - zone.x - zone.width, zone.height, zone.width};
    case 2:
      return {from.x + from.width - zone.x - zone.width, from.y + from.height - zone.y - zone.height, zone.width,
              zone.height};
    case 3: return {from.x + from.width - zone.y - zone.height, from.y + zone.x, zone.height, zone.width};
    default: return {from.x + zone.x, from.y + zone.y, zone.width, zone.height};
  }
}

}  // namespace guichet::kiosk::documents
