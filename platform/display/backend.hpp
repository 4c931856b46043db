// Starts SDL's video and makes the window with its renderer, without ever letting a processor play the graphics card.
// Private to this folder.
#pragma once

#include <expected>
#include <string>
#include <utility>

#include "platform/display/sdl.hpp"
#include "platform/display/window.hpp"

namespace guichet::platform::display {

// SDL counts its users: the last one to leave turns it off.
class Video {
 public:
  static std::expected<Video, Error> start();
  Video(Video&& other) noexcept : started_(std::exchange(other.started_, false)) {}
  Video& operator=(Video&&) = delete;
  ~Video();

 private:
  Video() = default;
  bool started_ = true;
};

struct Surface {
  WindowHandle window;
  RendererHandle renderer;
  Backend backend = Backend::software;
  std::string declined = {};  // the driver of graphics that was asked for and not taken
};

std::expected<Surface, Error> make_surface(const Settings& settings);
float density_of(SDL_Window* window, const Settings& settings);

}  // namespace guichet::platform::display
