#include "platform/display/damage.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <unordered_map>
#include <utility>

namespace guichet::platform::display {
namespace {

using Commands = std::span<const Prepared>;

// For each new command, where the old frame has its equal: the first occurrence with the first, the second with the
// second.
std::vector<std::optional<std::size_t>> equals_in(Commands before, Commands after) {
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> places;
  for (std::size_t i = before.size(); i-- > 0;) places[before[i].fingerprint].push_back(i);
  std::vector<std::optional<std::size_t>> found(after.size());
  for (std::size_t i = 0; i < after.size(); ++i) {
    const auto place = places.find(after[i].fingerprint);
    if (place == places.end() || place->second.empty()) continue;
    found[i] = place->second.back();
    place->second.pop_back();
  }
  return found;
}

// The longest series of new commands whose equals stand in the same order in the old frame (patience sorting).
std::vector<std::size_t> longest_kept(const std::vector<std::optional<std::size_t>>& equals) {
  std::vector<std::size_t> tops;
  std::vector<std::optional<std::size_t>> below(equals.size());
  for (std::size_t i = 0; i < equals.size(); ++i) {
    if (!equals[i]) continue;
    const auto pile = std::ranges::lower_bound(tops, *equals[i], {}, [&](std::size_t top) { return *equals[top]; });
    if (pile != tops.begin()) below[i] = *std::prev(pile);
    if (pile == tops.end())
      tops.push_back(i);
    else
      *pile = i;
  }
  std::vector<std::size_t> kept;
  if (tops.empty()) return kept;
  for (std::optional<std::size_t> i = tops.back(); i; i = below[*i]) kept.push_back(*i);
  std::ranges::reverse(kept);
  return kept;
}

// A pixel that no lost, new or moved command covers is made by the same commands in the same order: it needs no redraw.
// The order counts, as two commands that overlap and swap change the picture without changing the set.
void add_differences(Commands before, Commands after, Region& region) {
  const auto [old_end, new_end] = std::ranges::mismatch(before, after);
  before = {old_end, before.end()};
  after = {new_end, after.end()};
  while (!before.empty() && !after.empty() && before.back() == after.back()) {
    before = before.first(before.size() - 1);
    after = after.first(after.size() - 1);
  }
  const auto equals = equals_in(before, after);
  std::vector<bool> old_kept(before.size()), new_kept(after.size());
  for (const std::size_t i : longest_kept(equals)) {
    new_kept[i] = true;
    old_kept[*equals[i]] = true;
  }
  for (std::size_t i = 0; i < before.size(); ++i)
    if (!old_kept[i]) region.add(before[i].bounds);
  for (std::size_t i = 0; i < after.size(); ++i)
    if (!new_kept[i]) region.add(after[i].bounds);
}

// One texel of margin for the sampler's rounding.
Rect texels(const Shape& shape, Size size) {
  const auto width = static_cast<float>(size.width), height = static_cast<float>(size.height);
  const int x = static_cast<int>(std::floor(shape.u0 * width)) - 1;
  const int y = static_cast<int>(std::floor(shape.v0 * height)) - 1;
  return {x, y, static_cast<int>(std::ceil(shape.u1 * width)) + 1 - x,
          static_cast<int>(std::ceil(shape.v1 * height)) + 1 - y};
}

// A letter added to the atlas must not redraw every text: only shapes that sample the overwritten texels count.
void add_texture_change(const Frame& frame, Commands commands, const TextureChange& change, Region& region) {
  for (const Prepared& prepared : commands) {
    if (prepared.command.texture != change.texture) continue;
    for_each_shape(frame, prepared.command, [&](const Shape& shape) {
      if (change.region.touches(texels(shape, change.size)))
        region.add(intersection(pixel_bounds(shape), prepared.command.clip));
    });
  }
}

}  // namespace

Region Damage::compare(const Frame& frame, std::vector<Prepared> commands, Size screen,
                       const std::vector<TextureChange>& changes) {
  Region region;
  if (!known_ || screen != screen_ || frame.background_rgba != background_) {
    region.add({0, 0, screen.width, screen.height});
  } else {
    add_differences(previous_, commands, region);
    for (const TextureChange& change : changes) add_texture_change(frame, commands, change, region);
  }
  known_ = true;
  screen_ = screen;
  background_ = frame.background_rgba;
  previous_ = std::move(commands);
  return region;
}

}  // namespace guichet::platform::display
