#include "kiosk/ui/text/block_cache.hpp"

#include <algorithm>
#include <functional>
#include <vector>

namespace guichet::kiosk::ui::text {

std::size_t BlockCache::Hash::operator()(const BlockRequest& request) const {
  const auto mix = [](std::size_t seed, std::size_t value) { return (seed ^ value) * 0x9E3779B97F4A7C15U; };
  auto hash = std::hash<std::string_view>{}(request.text);
  hash = mix(hash, std::hash<float>{}(request.style.capital_height_px));
  hash = mix(hash, std::hash<float>{}(request.wrap_width));
  return mix(hash, (request.style.weight == Weight::bold ? 1U : 0U) | (request.style.tabular_figures ? 2U : 0U) |
                       (request.style.plain_zeros ? 4U : 0U));
}

Block* BlockCache::find(const BlockRequest& request) {
  const auto found = entries_.find(request);
  if (found == entries_.end()) return nullptr;
  found->second.last_frame = frame_;
  return &found->second.block;
}

Block& BlockCache::keep(const BlockRequest& request, Block block) {
  Key key{.text = {request.text.begin(), request.text.end()}, .style = request.style, .wrap_width = request.wrap_width};
  return entries_.emplace(std::move(key), Entry{std::move(block), frame_}).first->second.block;
}

void BlockCache::end_frame() {
  if (entries_.size() > bound) {
    std::vector<std::uint64_t> ages;
    ages.reserve(entries_.size());
    for (const auto& [key, entry] : entries_) ages.push_back(entry.last_frame);
    const auto oldest_kept = ages.begin() + static_cast<std::ptrdiff_t>(ages.size() - bound);
    std::ranges::nth_element(ages, oldest_kept);
    const auto limit = std::min(*oldest_kept + 1, frame_);
    std::erase_if(entries_, [&](const auto& item) { return item.second.last_frame < limit; });
  }
  ++frame_;
}

}  // namespace guichet::kiosk::ui::text
