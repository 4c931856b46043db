// Puts prepared commands on SDL's renderer, within one rectangle of the screen at a time.
// Private to this folder.
#pragma once

#include <cstdint>
#include <vector>

#include "platform/display/sdl.hpp"
#include "platform/display/shapes.hpp"
#include "platform/display/textures.hpp"

namespace guichet::platform::display {

class Painter {
 public:
  Painter(SDL_Renderer* renderer, const Textures& textures) : renderer_(renderer), textures_(textures) {}

  // Everything inside `area`, from the background up.
  void paint(const Frame& frame, const std::vector<Prepared>& commands, const Rect& area);

 private:
  void paint(const Frame& frame, const Prepared& prepared, const Rect& area);
  void collect(const Frame& frame, std::uint32_t first, std::uint32_t count);
  void submit(const Frame& frame, const Command& command, SDL_Texture* texture);

  SDL_Renderer* renderer_;
  const Textures& textures_;
  std::vector<std::uint16_t> indices_;  // gathered from shapes that may go to SDL in one call
};

}  // namespace guichet::platform::display
