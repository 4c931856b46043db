#include "tests/platform/display/scene.hpp"

#include <cstdlib>
#include <stdexcept>

namespace guichet::tests {

display::Frame Scene::frame() {
  vertices_.clear();
  indices_.clear();
  commands_.clear();
  for (const Item& item : items) {
    const auto first_vertex = static_cast<std::uint32_t>(vertices_.size());
    const auto first_index = static_cast<std::uint32_t>(indices_.size());
    for (const Quad& quad : item.quads) add(quad, first_vertex);
    add_fan(item.fan, first_vertex);
    commands_.push_back({.texture = item.texture,
                         .clip = item.clip,
                         .first_index = first_index,
                         .index_count = static_cast<std::uint32_t>(indices_.size()) - first_index,
                         .vertex_offset = first_vertex});
  }
  return {.vertices = vertices_, .indices = indices_, .commands = commands_, .background_rgba = background};
}

void Scene::add(const Quad& quad, std::uint32_t first_vertex) {
  const float right = quad.x + quad.width, bottom = quad.y + quad.height;
  const auto base = static_cast<std::uint16_t>(vertices_.size() - first_vertex);
  vertices_.push_back({quad.x, quad.y, quad.u0, quad.v0, quad.rgba});
  vertices_.push_back({right, quad.y, quad.u1, quad.v0, quad.rgba});
  vertices_.push_back({right, bottom, quad.u1, quad.v1, quad.rgba});
  vertices_.push_back({quad.x, bottom, quad.u0, quad.v1, quad.rgba});
  for (const int corner : {0, 1, 2, 0, 2, 3}) indices_.push_back(static_cast<std::uint16_t>(base + corner));
}

void Scene::add_fan(const std::vector<display::Vertex>& fan, std::uint32_t first_vertex) {
  const auto base = static_cast<std::uint16_t>(vertices_.size() - first_vertex);
  vertices_.insert(vertices_.end(), fan.begin(), fan.end());
  for (std::size_t i = 2; i < fan.size(); ++i)
    for (const std::size_t corner : {std::size_t{0}, i - 1, i})
      indices_.push_back(static_cast<std::uint16_t>(base + corner));
}

Item rectangle(float x, float y, float width, float height, std::uint32_t rgba) {
  return {.quads = {{.x = x, .y = y, .width = width, .height = height, .rgba = rgba}}};
}

display::Window open_window(int width, int height) {
  setenv("SDL_VIDEODRIVER", "dummy", 0);
  auto window = display::Window::open({.title = "test", .width = width, .height = height});
  if (!window) throw std::runtime_error(window.error().detail);
  window->wait(std::chrono::milliseconds(0));
  return std::move(*window);
}

}  // namespace guichet::tests
