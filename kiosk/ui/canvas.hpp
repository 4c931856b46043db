#pragma once
// Draws shapes, text, icons and pictures into the current ImGui window, in the few forms the toolkit needs.
// Smooth corners come from a small texture made once per radius: on the software renderer that is twice as fast as
// antialiased geometry (docs: facts measured on the terminal class of machine).

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/metrics.hpp"
#include "kiosk/ui/text/engine.hpp"
#include "kiosk/ui/theme.hpp"
#include "platform/display/window.hpp"

namespace guichet::kiosk::ui {

// The text engine's atlas as a texture of the window.
class WindowAtlas : public text::AtlasSink {
 public:
  explicit WindowAtlas(platform::display::Window& window) : window_(window) {}
  ~WindowAtlas() override { window_.destroy_texture(texture_); }
  void resize(int width, int height) override;
  void update(platform::display::Rect rect, std::span<const std::uint8_t> rgba) override;
  platform::display::TextureId texture() const { return texture_; }

 private:
  platform::display::Window& window_;
  platform::display::TextureId texture_ = 0;
};

// What was painted, in order, for whoever checks a picture without its pixels.
struct Mark {
  enum class Kind { surface, words, icon, picture };
  Kind kind;
  Box box;   // of the ink, on the window
  Box clip;  // what of the window it may reach
  Colour colour;
  std::string words = {};
  bool broken = false;  // a word is cut between two letters
  float capital = 0;    // of words, in pixels
};
using Trace = std::vector<Mark>;

class Canvas {
 public:
  Canvas(platform::display::Window& window, text::Engine& engine, const WindowAtlas& atlas)
      : window_(window), engine_(engine), atlas_(atlas) {}
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  // From right to left: everything is painted as in a mirror of that width, but for letters, codes and pictures. Zero:
  // as it is given.
  void mirror(float width) { mirror_ = width; }
  bool mirrored() const { return mirror_ > 0; }
  // Where a box given from the start of the reading direction stands on the window.
  Box placed(Box box) const;
  // What is the same for every reader: the keyboard, what is typed on it.
  void unmirrored(const std::function<void()>& content);

  // Nothing is noted until someone asks for it.
  void trace(Trace* trace) { trace_ = trace; }

  // Starts a piece of the picture that is redrawn on its own when it alone changes.
  void piece();

  void fill(Box box, Colour colour);
  void rounded(Box box, float radius, Colour colour);
  void framed(Box box, float radius, float border, Colour edge, Colour inside);
  // `words` is what the block says, for the trace.
  void block(const text::Block& block, float left, float top, Colour colour, std::string_view words = {});
  // The icon's square, centred on the point.
  void icon(std::string_view name, float centre_x, float centre_y, float size, Colour colour);
  void picture(platform::display::TextureId texture, Box box);
  void modules(const std::vector<bool>& squares, int side, Box box, Colour colour);
  void clip(Box box, const std::function<void()>& content);

 private:
  platform::display::TextureId corner(int radius);
  void paint(Box box, Colour colour);
  void glyphs(const text::Block& block, float left, float top, Colour colour, bool flipped);
  void note(Mark::Kind kind, Box box, Colour colour, std::string_view words = {}, bool broken = false);
  void quad(platform::display::TextureId texture, Box box, Box uv, Colour colour);

  platform::display::Window& window_;
  text::Engine& engine_;
  const WindowAtlas& atlas_;
  float mirror_ = 0;
  Trace* trace_ = nullptr;
  std::map<int, platform::display::TextureId> corners_;  // radius in pixels
};

}  // namespace guichet::kiosk::ui
