#include "kiosk/documents/mrz_chains.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

#include "platform/system/cells.hpp"

namespace guichet::kiosk::documents {
namespace {

using platform::system::cell_at;
using platform::system::cell_count;

constexpr int fewest_characters = 20, most_characters = 60;
constexpr float most_unrest = 0.11F;
constexpr int most_missing = 3;  // characters in a row that ink has joined or broken

struct Hit {
  int k = 0;
  std::size_t blob = 0;
};

// Where the blobs are, by squares of the page.
class Grid {
 public:
  explicit Grid(const std::vector<Blob>& blobs) : blobs_(blobs) {
    float right = 0, bottom = 0;
    for (const Blob& blob : blobs) right = std::max(right, blob.x), bottom = std::max(bottom, blob.y);
    columns_ = column(right) + 1;
    squares_.resize(cell_count(columns_, column(bottom) + 1));
    for (std::size_t i = 0; i < blobs.size(); ++i)
      squares_[square(column(blobs[i].x), column(blobs[i].y))].push_back(i);
  }

  template <class Visit>
  void within(Spot from, Spot to, Visit visit) const {
    const int rows = static_cast<int>(squares_.size()) / columns_;
    for (int y = std::max(column(from.y), 0); y <= std::min(column(to.y), rows - 1); ++y)
      for (int x = std::max(column(from.x), 0); x <= std::min(column(to.x), columns_ - 1); ++x)
        for (const std::size_t i : squares_[square(x, y)])
          if (blobs_[i].x >= from.x && blobs_[i].x <= to.x && blobs_[i].y >= from.y && blobs_[i].y <= to.y) visit(i);
  }

 private:
  static int column(float at) { return static_cast<int>(std::floor(at / 32)); }
  std::size_t square(int x, int y) const { return cell_at(x, y, columns_); }

  const std::vector<Blob>& blobs_;
  int columns_ = 1;
  std::vector<std::vector<std::size_t>> squares_;
};

// Least squares of a value over k: a + b k + c k².
class Fit {
 public:
  void add(float k, float value) {
    const auto x = static_cast<double>(k), y = static_cast<double>(value);
    double power = 1;
    for (double& sum : powers_) sum += power, power *= x;
    power = 1;
    for (double& sum : values_) sum += power * y, power *= x;
  }

  std::array<float, 3> straight() const {
    const double denominator = powers_[0] * powers_[2] - powers_[1] * powers_[1];
    const double slope = (powers_[0] * values_[1] - powers_[1] * values_[0]) / denominator;
    return {static_cast<float>((values_[0] - slope * powers_[1]) / powers_[0]), static_cast<float>(slope), 0};
  }

  std::array<float, 3> bent() const {
    const auto& [n, s1, s2, s3, s4] = powers_;
    const double whole = n * (s2 * s4 - s3 * s3) - s1 * (s1 * s4 - s3 * s2) + s2 * (s1 * s3 - s2 * s2);
    if (std::abs(whole) < 1e-6) return straight();
    const auto& [v0, v1, v2] = values_;
    const double a = v0 * (s2 * s4 - s3 * s3) - s1 * (v1 * s4 - s3 * v2) + s2 * (v1 * s3 - s2 * v2);
    const double b = n * (v1 * s4 - v2 * s3) - v0 * (s1 * s4 - s3 * s2) + s2 * (s1 * v2 - s2 * v1);
    const double c = n * (s2 * v2 - s3 * v1) - s1 * (s1 * v2 - v1 * s2) + v0 * (s1 * s3 - s2 * s2);
    return {static_cast<float>(a / whole), static_cast<float>(b / whole), static_cast<float>(c / whole)};
  }

  double count() const { return powers_[0]; }

 private:
  std::array<double, 5> powers_{};
  std::array<double, 3> values_{};
};

// Lines that run to the right, within some fifteen degrees; the caller turns the page for the others.
class Chains {
 public:
  explicit Chains(const std::vector<Blob>& blobs) : blobs_(blobs), grid_(blobs), used_(blobs.size()) {}

  std::vector<PitchLine> find() {
    std::vector<std::size_t> order(blobs_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::sort(order, {}, [&](std::size_t i) { return blobs_[i].x; });
    std::vector<PitchLine> lines;
    for (const std::size_t first : order) {
      if (used_[first]) continue;
      const auto chain = longest_from(first);
      if (chain.size() < 2 || !is_a_line(chain)) continue;
      for (const Hit& hit : chain) used_[hit.blob] = true;
      lines.push_back(line_of(chain));
    }
    return lines;
  }

 private:
  std::vector<Hit> longest_from(std::size_t first) const {
    const Blob& start = blobs_[first];
    const float size = start.size();
    std::vector<Hit> longest;
    grid_.within(
        {start.x + 0.8F * size, start.y - 0.6F * size}, {start.x + 2.1F * size, start.y + 0.6F * size},
        [&](std::size_t second) {
          const Blob& next = blobs_[second];
          const float pitch = next.x - start.x;
          if (used_[second] || std::abs(next.y - start.y) > 0.3F * pitch || !fits(next, pitch) || !fits(start, pitch))
            return;
          auto chain = grown(first, second);
          if (chain.size() > longest.size()) longest = std::move(chain);
        });
    return longest;
  }

  static bool fits(const Blob& blob, float pitch) {
    return blob.size() >= 0.35F * pitch && blob.size() <= 1.2F * pitch && blob.width <= pitch;
  }

  std::vector<Hit> grown(std::size_t first, std::size_t second) const {
    std::vector<Hit> chain = {{0, first}, {1, second}};
    Fit x, y;
    for (const Hit& hit : chain) add(hit, x, y);
    int missing = 0;
    for (int k = 2; k < most_characters && missing <= most_missing; ++k) {
      const auto across = x.straight(), down = y.straight();
      const Spot expected{across[0] + across[1] * static_cast<float>(k), down[0] + down[1] * static_cast<float>(k)};
      const auto found = nearest(expected, across[1], chain.size() < 5 ? 0.4F : 0.3F);
      missing = found ? 0 : missing + 1;
      // What begins with gaps is a heap of specks.
      if (!found && chain.size() < 5) break;
      if (!found) continue;
      chain.push_back({k, *found});
      add(chain.back(), x, y);
    }
    return chain;
  }

  void add(const Hit& hit, Fit& x, Fit& y) const {
    x.add(static_cast<float>(hit.k), blobs_[hit.blob].x);
    y.add(static_cast<float>(hit.k), blobs_[hit.blob].y);
  }

  std::optional<std::size_t> nearest(Spot expected, float pitch, float tolerance) const {
    const Spot reach{tolerance * pitch, tolerance * pitch};
    std::optional<std::size_t> found;
    float least = 1e9F;
    grid_.within(expected - reach, expected + reach, [&](std::size_t i) {
      const float distance = std::hypot(blobs_[i].x - expected.x, blobs_[i].y - expected.y);
      if (used_[i] || !fits(blobs_[i], pitch) || distance >= least) return;
      least = distance;
      found = i;
    });
    return found;
  }

  bool is_a_line(const std::vector<Hit>& chain) const {
    const int count = chain.back().k + 1;
    if (count < fewest_characters || static_cast<int>(chain.size()) * 10 < count * 6) return false;
    // Letters of a sentence stand where they like, and are far smaller than twice their distance.
    const float pitch =
        (blobs_[chain.back().blob].x - blobs_[chain.front().blob].x) / static_cast<float>(chain.back().k);
    const auto is_tall = [&](const Hit& hit) { return blobs_[hit.blob].size() > 0.75F * pitch; };
    return unrest(chain) < most_unrest && std::ranges::count_if(chain, is_tall) > 3;
  }

  float unrest(const std::vector<Hit>& chain) const {
    Fit x;
    for (const Hit& hit : chain) x.add(static_cast<float>(hit.k), blobs_[hit.blob].x);
    const auto curve = x.bent();
    float off = 0;
    for (const Hit& hit : chain) off += std::pow(blobs_[hit.blob].x - value(curve, hit.k), 2.0F);
    return std::sqrt(off / static_cast<float>(chain.size())) / x.straight()[1];
  }

  // The middle of fillers is not that of letters: what lies between is measured, and taken away.
  PitchLine line_of(const std::vector<Hit>& chain) const {
    Fit x, y;
    for (const Hit& hit : chain) add(hit, x, y);
    const float pitch = x.straight()[1];
    const float small = lower_by(chain, y.straight(), pitch);
    const auto is_small = [&](const Hit& hit) { return blobs_[hit.blob].size() < 0.8F * pitch; };
    const auto across = fitted(chain, pitch, [&](const Hit& hit) { return blobs_[hit.blob].x; });
    const auto down =
        fitted(chain, pitch, [&](const Hit& hit) { return blobs_[hit.blob].y - (is_small(hit) ? small : 0); });
    return {.origin = {across[0], down[0]},
            .step = {across[1], down[1]},
            .bend = {across[2], down[2]},
            .count = chain.back().k + 1,
            .unrest = unrest(chain)};
  }

  // How much lower small characters stand, apart from where in the line they are: a regression on both.
  float lower_by(const std::vector<Hit>& chain, const std::array<float, 3>& down, float pitch) const {
    const auto small = [&](const Hit& hit) { return blobs_[hit.blob].size() < 0.8F * pitch ? 1.0F : 0.0F; };
    Fit where;
    for (const Hit& hit : chain) where.add(static_cast<float>(hit.k), small(hit));
    const auto usual = where.straight();
    float together = 0, alone = 0;
    for (const Hit& hit : chain) {
      const float unusual = small(hit) - value(usual, hit.k);
      together += unusual * (blobs_[hit.blob].y - value(down, hit.k));
      alone += unusual * unusual;
    }
    return alone > 0.5F ? together / alone : 0;
  }

  static float value(const std::array<float, 3>& curve, int k) {
    const auto x = static_cast<float>(k);
    return curve[0] + x * (curve[1] + x * curve[2]);
  }

  // Straight, unless the line is seen to bend: a curve through few characters goes astray at their end.
  template <class Place>
  static std::array<float, 3> fitted(const std::vector<Hit>& chain, float pitch, Place place) {
    Fit fit;
    for (const Hit& hit : chain) fit.add(static_cast<float>(hit.k), place(hit));
    const float middle = value(fit.bent(), chain.back().k / 2) - value(fit.straight(), chain.back().k / 2);
    return chain.size() >= 24 && std::abs(middle) > 0.08F * pitch ? fit.bent() : fit.straight();
  }

  const std::vector<Blob>& blobs_;
  Grid grid_;
  std::vector<bool> used_;
};

Spot turned(Spot point) { return {point.y, point.x}; }

}  // namespace

std::vector<PitchLine> find_chains(const Blobs& blobs) {
  std::vector<PitchLine> lines = Chains(blobs.all).find();
  std::vector<Blob> on_its_side = blobs.all;
  for (Blob& blob : on_its_side) {
    std::swap(blob.x, blob.y);
    std::swap(blob.width, blob.height);
  }
  for (const PitchLine& line : Chains(on_its_side).find())
    lines.push_back({turned(line.origin), turned(line.step), turned(line.bend), line.count, line.unrest});
  for (PitchLine& line : lines) {
    line.origin = line.origin * blobs.scale;
    line.step = line.step * blobs.scale;
    line.bend = line.bend * blobs.scale;
  }
  return lines;
}

}  // namespace guichet::kiosk::documents
