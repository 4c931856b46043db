// A picture built from rectangles, images, letters and fans, as a toolkit would make it, for the display's tests.
// Each item is one command with its own vertices.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "platform/display/frame.hpp"
#include "platform/display/window.hpp"

namespace guichet::tests {

namespace display = platform::display;

struct Quad {
  float x = 0, y = 0, width = 0, height = 0;
  float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
  std::uint32_t rgba = 0xffffffff;
};

struct Item {
  display::TextureId texture = 0;
  display::Rect clip{0, 0, 10'000, 10'000};
  std::vector<Quad> quads{};
  std::vector<display::Vertex> fan{};
};

class Scene {
 public:
  explicit Scene(std::vector<Item> things = {}) : items(std::move(things)) {}

  std::vector<Item> items;
  std::uint32_t background = 0xffffffff;

  // Valid until the next call.
  display::Frame frame();

 private:
  void add(const Quad& quad, std::uint32_t first_vertex);
  void add_fan(const std::vector<display::Vertex>& fan, std::uint32_t first_vertex);

  std::vector<display::Vertex> vertices_;
  std::vector<std::uint16_t> indices_;
  std::vector<display::Command> commands_;
};

Item rectangle(float x, float y, float width, float height, std::uint32_t rgba);

// On the dummy driver, which keeps the pixels in memory, unless SDL_VIDEODRIVER names another.
display::Window open_window(int width, int height);

}  // namespace guichet::tests
