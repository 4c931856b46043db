#include "platform/display/window.hpp"

#include <algorithm>
#include <utility>

#include "platform/display/backend.hpp"
#include "platform/display/damage.hpp"
#include "platform/display/event_queue.hpp"
#include "platform/display/painter.hpp"
#include "platform/display/textures.hpp"
#include "platform/system/cells.hpp"

namespace guichet::platform::display {

using platform::system::cell_count;

struct Window::State {
  State(Video started, Surface made, float density)
      : video(std::move(started)), surface(std::move(made)), pixels_per_millimetre(density) {}

  bool show();

  Video video;
  Surface surface;
  float pixels_per_millimetre;
  Textures textures{surface.renderer.get()};
  Painter painter{surface.renderer.get(), textures};
  EventQueue queue{surface.window.get()};
  Damage damage;
  Region redrawn;
};

// The window is shown from its surface and not by SDL_RenderPresent, which would send all of it.
bool Window::State::show() {
  SDL_Renderer* renderer = surface.renderer.get();
  if (surface.backend != Backend::software) {
    SDL_RenderPresent(renderer);
    return true;
  }
  std::vector<SDL_Rect> rects;
  for (const Rect& rect : redrawn.rects()) rects.push_back({rect.x, rect.y, rect.width, rect.height});
  return SDL_RenderFlush(renderer) == 0 &&
         SDL_UpdateWindowSurfaceRects(surface.window.get(), rects.data(), static_cast<int>(rects.size())) == 0;
}

std::expected<Window, Error> Window::open(const Settings& settings) {
  auto video = Video::start();
  if (!video) return std::unexpected(video.error());
  auto surface = make_surface(settings);
  if (!surface) return std::unexpected(surface.error());
  if (settings.fullscreen) SDL_ShowCursor(SDL_DISABLE);
  const float density = density_of(surface->window.get(), settings);
  return Window(std::make_unique<State>(std::move(*video), std::move(*surface), density));
}

Window::Window(std::unique_ptr<State> state) : state_(std::move(state)) {}
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;
Window::~Window() = default;

std::vector<Event> Window::wait(std::optional<std::chrono::milliseconds> timeout) {
  auto events = state_->queue.wait(timeout);
  if (state_->queue.take_exposed()) forget();
  return events;
}

void Window::wake() { state_->queue.wake(); }

TextureId Window::create_texture(int width, int height) { return state_->textures.create({width, height}); }

bool Window::update_texture(TextureId texture, Rect rect, std::span<const std::uint8_t> rgba) {
  return state_->textures.update(texture, rect, rgba);
}

void Window::destroy_texture(TextureId texture) { state_->textures.destroy(texture); }

bool Window::present(const Frame& frame) {
  const Size screen = size();
  const auto commands = prepare(frame, screen);
  state_->redrawn = state_->damage.compare(frame, commands, screen, state_->textures.take_changes());
  if (state_->redrawn.empty()) return false;
  // A graphics card keeps two or three pictures in turn: only a full one is surely right.
  if (state_->surface.backend != Backend::software) state_->redrawn.add({0, 0, screen.width, screen.height});
  for (const Rect& rect : state_->redrawn.rects()) state_->painter.paint(frame, commands, rect);
  if (!state_->show()) forget();
  return true;
}

void Window::forget() { state_->damage.forget(); }

Size Window::size() const {
  Size size;
  SDL_GetWindowSizeInPixels(state_->surface.window.get(), &size.width, &size.height);
  return size;
}

float Window::pixels_per_millimetre() const { return state_->pixels_per_millimetre; }
Backend Window::backend() const { return state_->surface.backend; }
std::string_view Window::declined() const { return state_->surface.declined; }
std::span<const Rect> Window::last_damage() const { return state_->redrawn.rects(); }

std::vector<std::uint32_t> Window::read_pixels() {
  if (state_->surface.backend != Backend::software) return {};
  const Size screen = size();
  std::vector<std::uint32_t> pixels(cell_count(screen.width, screen.height));
  SDL_RenderSetClipRect(state_->surface.renderer.get(), nullptr);
  if (SDL_RenderReadPixels(state_->surface.renderer.get(), nullptr, SDL_PIXELFORMAT_RGBA32, pixels.data(),
                           screen.width * static_cast<int>(sizeof(std::uint32_t))) != 0)
    return {};
  constexpr std::uint32_t opaque = 0xff000000;
  for (std::uint32_t& pixel : pixels) pixel |= opaque;
  return pixels;
}

}  // namespace guichet::platform::display
