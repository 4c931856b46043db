#pragma once
// Draws shapes, text, icons and pictures into the current ImGui window, in the few forms the toolkit needs.
// Smooth corners come from a small texture made once per radius: on the software renderer that is twice as fast as
// antialiased geometry (docs: facts measured on the terminal class of machine).

#include <cstdint>
#include <functional>
#include <map>
#include <span>
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

class Canvas {
 public:
  Canvas(platform::display::Window& window, text::Engine& engine, const WindowAtlas& atlas)
      : window_(window), engine_(engine), atlas_(atlas) {}
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  // Starts a piece of the picture that is redrawn on its own when it alone changes.
  void piece();

  void fill(Box box, Colour colour);
  void rounded(Box box, float radius, Colour colour);
  void framed(Box box, float radius, float border, Colour edge, Colour inside);
  void block(const text::Block& block, float left, float top, Colour colour);
  // The icon's square, centred on the point.
  void icon(std::string_view name, float centre_x, float centre_y, float size, Colour colour);
  void picture(platform::display::TextureId texture, Box box);
  void modules(const std::vector<bool>& squares, int side, Box box, Colour colour);
  void clip(Box box, const std::function<void()>& content);

 private:
  platform::display::TextureId corner(int radius);
  void quad(platform::display::TextureId texture, Box box, Box uv, Colour colour);

  platform::display::Window& window_;
  text::Engine& engine_;
  const WindowAtlas& atlas_;
  std::map<int, platform::display::TextureId> corners_;  // radius in pixels
};

}  // namespace guichet::kiosk::ui
