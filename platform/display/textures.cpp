#include "platform/display/textures.hpp"

#include <algorithm>
#include <utility>

#include "platform/system/cells.hpp"

namespace guichet::platform::display {
namespace {

using platform::system::cell_count;

constexpr int largest_side = 8192;
constexpr int bytes_per_pixel = 4;

}  // namespace

TextureId Textures::create(Size size) {
  if (size.width <= 0 || size.height <= 0 || size.width > largest_side || size.height > largest_side) return 0;
  Texture texture{TextureHandle(SDL_CreateTexture(renderer_, SDL_PIXELFORMAT_RGBA32, SDL_TEXTUREACCESS_STATIC,
                                                  size.width, size.height)),
                  size};
  if (!texture.handle) return 0;
  SDL_SetTextureBlendMode(texture.handle.get(), SDL_BLENDMODE_BLEND);
  SDL_SetTextureScaleMode(texture.handle.get(), SDL_ScaleModeNearest);
  wipe(texture);
  textures_.emplace(++last_, std::move(texture));
  return last_;
}

bool Textures::update(TextureId id, Rect rect, std::span<const std::uint8_t> rgba) {
  const Texture* texture = find(id);
  if (!texture || rect.empty()) return false;
  if (intersection(rect, {0, 0, texture->size.width, texture->size.height}) != rect) return false;
  const auto needed = cell_count(rect.width, rect.height) * bytes_per_pixel;
  if (rgba.size() < needed || !overwrite(*texture, rect, rgba.data())) return false;
  note_change(id, texture->size, rect);
  return true;
}

void Textures::destroy(TextureId id) {
  const auto place = textures_.find(id);
  if (place == textures_.end()) return;
  const Size size = place->second.size;
  wipe(place->second);
  textures_.erase(place);
  note_change(id, size, {0, 0, size.width, size.height});
}

const Texture* Textures::find(TextureId id) const {
  const auto place = textures_.find(id);
  return place == textures_.end() ? nullptr : &place->second;
}

std::vector<TextureChange> Textures::take_changes() { return std::exchange(changes_, {}); }

bool Textures::overwrite(const Texture& texture, Rect rect, const std::uint8_t* rgba) {
  const SDL_Rect area{rect.x, rect.y, rect.width, rect.height};
  return SDL_UpdateTexture(texture.handle.get(), &area, rgba, rect.width * bytes_per_pixel) == 0;
}

// Band by band: a copy of zeros as large as the texture would cost its size once more.
void Textures::wipe(const Texture& texture) {
  constexpr int band = 16;
  const std::vector<std::uint8_t> zeros(static_cast<std::size_t>(texture.size.width) * band * bytes_per_pixel);
  for (int y = 0; y < texture.size.height; y += band)
    overwrite(texture, {0, y, texture.size.width, std::min(band, texture.size.height - y)}, zeros.data());
}

void Textures::note_change(TextureId id, Size size, Rect rect) {
  auto change = std::ranges::find(changes_, id, &TextureChange::texture);
  if (change == changes_.end()) change = changes_.insert(changes_.end(), {.texture = id, .size = size, .region = {}});
  change->region.add(rect);
}

}  // namespace guichet::platform::display
