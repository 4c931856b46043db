// The terminal's one window: it shows frames, redrawing only what changed, and returns what people did to it.
// This folder is the only place that knows SDL; everything but `wake` belongs to the thread that opened the window.
#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/display/events.hpp"
#include "platform/display/frame.hpp"

namespace guichet::platform::display {

enum class Backend { software, opengles2 };

struct Settings {
  std::string title = "Guichet";
  int width = 1280;  // both ignored in full screen
  int height = 800;
  bool fullscreen = false;
  Backend backend = Backend::software;
  std::optional<float> pixels_per_millimetre = std::nullopt;  // when the panel lies about its density or says nothing
};

struct Error {
  enum class Kind { no_display, no_renderer } kind;
  std::string detail;
};

class Window {
 public:
  // SDL has one event queue for a process: with two windows, whichever waits first takes the events.
  static std::expected<Window, Error> open(const Settings& settings);

  Window(Window&&) noexcept;
  Window& operator=(Window&&) noexcept;
  ~Window();

  // Blocks until something happens or the time is over, then returns all that is queued, in order; nullopt waits for
  // ever.
  std::vector<Event> wait(std::optional<std::chrono::milliseconds> timeout = std::nullopt);

  // Ends a `wait` from any thread; calls made before the window looks count as one `Woken`.
  void wake();

  // RGBA with straight alpha, sampled without smoothing, transparent at first. 0 when the texture cannot be made.
  TextureId create_texture(int width, int height);
  // `rgba`: rect.width * rect.height * 4 bytes, rows from the top. Out of bounds or short: nothing is done, false.
  bool update_texture(TextureId texture, Rect rect, std::span<const std::uint8_t> rgba);
  // Overwrites the pixels before giving them back: a texture may hold what a person typed.
  void destroy_texture(TextureId texture);

  // Draws what differs from the frame before and shows it; false when nothing differed and no pixel was touched.
  bool present(const Frame& frame);
  // The next `present` redraws everything.
  void forget();

  Size size() const;
  float pixels_per_millimetre() const;
  Backend backend() const;                    // the one in use, software when the graphics driver was refused
  std::string_view declined() const;          // the graphics driver that was refused, "none" when there was none
  std::span<const Rect> last_damage() const;  // what the last `present` redrew
  std::vector<std::uint32_t> read_pixels();   // red in the low byte, rows from the top; empty when it cannot be read

 private:
  struct State;
  explicit Window(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace guichet::platform::display
