#include "platform/display/backend.hpp"

#include <cmath>
#include <string_view>
#include <utility>

namespace guichet::platform::display {
namespace {

constexpr float millimetres_per_inch = 25.4F;
constexpr float usual_panel_dpi = 149.0F;  // 10.1 inches, 1280x800

std::unexpected<Error> failure(Error::Kind kind) { return std::unexpected(Error{kind, SDL_GetError()}); }

void set_hints() {
  // Otherwise the "software" renderer presents through a GL texture: five times the memory, and slower.
  SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  SDL_SetHint(SDL_HINT_RENDER_BATCHING, "1");
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
  SDL_SetHint(SDL_HINT_ENABLE_SCREEN_KEYBOARD, "0");
  SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
  SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
}

// Asked through SDL, so that nothing links a GL library: on the software backend none is ever loaded.
std::string name_of_the_driver() {
  using GetString = const unsigned char* (*)(unsigned);
  constexpr unsigned gl_renderer = 0x1F01;
  const auto get_string = reinterpret_cast<GetString>(SDL_GL_GetProcAddress("glGetString"));
  const unsigned char* name = get_string ? get_string(gl_renderer) : nullptr;
  return name ? reinterpret_cast<const char*>(name) : "none";
}

bool is_the_processor(std::string_view renderer) {
  return renderer == "none" || renderer.contains("llvmpipe") || renderer.contains("softpipe") ||
         renderer.contains("swrast");
}

WindowHandle make_window(const Settings& settings) {
  const std::uint32_t flags = settings.fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : SDL_WINDOW_RESIZABLE;
  return WindowHandle(SDL_CreateWindow(settings.title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                       settings.width, settings.height, flags));
}

std::expected<Surface, Error> make_surface(const Settings& settings, Backend backend) {
  Surface surface{.window = make_window(settings), .renderer = nullptr, .backend = backend};
  if (!surface.window) return failure(Error::Kind::no_display);
  const bool software = backend == Backend::software;
  SDL_SetHint(SDL_HINT_RENDER_DRIVER, software ? "software" : "opengles2");
  const std::uint32_t flags = software ? SDL_RENDERER_SOFTWARE : SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC;
  surface.renderer.reset(SDL_CreateRenderer(surface.window.get(), -1, flags));
  if (!surface.renderer) return failure(Error::Kind::no_renderer);
  return surface;
}

}  // namespace

std::expected<Video, Error> Video::start() {
  set_hints();
  if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) return failure(Error::Kind::no_display);
  SDL_DisableScreenSaver();
  SDL_StartTextInput();
  return Video();
}

Video::~Video() {
  if (started_) SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

std::expected<Surface, Error> make_surface(const Settings& settings) {
  if (settings.backend == Backend::software) return make_surface(settings, Backend::software);
  std::string driver = "none";
  {
    auto surface = make_surface(settings, Backend::opengles2);
    if (surface) driver = name_of_the_driver();
    if (surface && !is_the_processor(driver)) return surface;
  }
  auto surface = make_surface(settings, Backend::software);
  if (surface) surface->declined = std::move(driver);
  return surface;
}

// X servers say 96 when they do not know: an exact 96 says nothing.
float density_of(SDL_Window* window, const Settings& settings) {
  if (settings.pixels_per_millimetre) return *settings.pixels_per_millimetre;
  float dpi = 0;
  const bool told = SDL_GetDisplayDPI(SDL_GetWindowDisplayIndex(window), &dpi, nullptr, nullptr) == 0;
  const bool plausible = told && dpi > 60 && dpi < 400 && std::abs(dpi - 96) > 1;
  return (plausible ? dpi : usual_panel_dpi) / millimetres_per_inch;
}

}  // namespace guichet::platform::display
