// The pictures that frames draw with, and which of their texels changed since the last frame.
// Private to this folder.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "platform/display/damage.hpp"
#include "platform/display/sdl.hpp"

namespace guichet::platform::display {

struct Texture {
  TextureHandle handle;
  Size size;
};

class Textures {
 public:
  explicit Textures(SDL_Renderer* renderer) : renderer_(renderer) {}

  TextureId create(Size size);
  bool update(TextureId id, Rect rect, std::span<const std::uint8_t> rgba);
  void destroy(TextureId id);

  const Texture* find(TextureId id) const;
  std::vector<TextureChange> take_changes();

 private:
  bool overwrite(const Texture& texture, Rect rect, const std::uint8_t* rgba);
  void wipe(const Texture& texture);
  void note_change(TextureId id, Size size, Rect rect);

  SDL_Renderer* renderer_;
  std::unordered_map<TextureId, Texture> textures_;
  std::vector<TextureChange> changes_;
  TextureId last_ = 0;  // never given twice, so that a new texture cannot pass for a dead one
};

}  // namespace guichet::platform::display
