// SDL's objects as owners that cannot leak. Private to this folder: no public header includes it.
#pragma once

#include <memory>

#include <SDL.h>

namespace guichet::platform::display {

struct DestroyWindow {
  void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
};
struct DestroyRenderer {
  void operator()(SDL_Renderer* renderer) const { SDL_DestroyRenderer(renderer); }
};
struct DestroyTexture {
  void operator()(SDL_Texture* texture) const { SDL_DestroyTexture(texture); }
};

using WindowHandle = std::unique_ptr<SDL_Window, DestroyWindow>;
using RendererHandle = std::unique_ptr<SDL_Renderer, DestroyRenderer>;
using TextureHandle = std::unique_ptr<SDL_Texture, DestroyTexture>;

}  // namespace guichet::platform::display
