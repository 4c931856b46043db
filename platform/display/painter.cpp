#include "platform/display/painter.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace guichet::platform::display {
namespace {

static_assert(std::endian::native == std::endian::little, "Vertex::rgba is read by SDL as bytes R, G, B, A");

SDL_Rect to_sdl(const Rect& rect) { return {rect.x, rect.y, rect.width, rect.height}; }

// SDL's software renderer turns a rectangle of two triangles into a blit, whose sampling depends on the clip when the
// picture is scaled: a damaged redraw would then differ from a full one. SDL's own truncation tells when that happens;
// triangles on their own are sampled pixel by pixel and have no such trouble.
bool blit_depends_on_clip(const Shape& shape, Size texture) {
  const auto texels = [](float from, float to, int side) {
    const auto length = static_cast<float>(side);
    return static_cast<int>(to * length - static_cast<float>(static_cast<int>(from * length)));
  };
  const int u = texels(shape.u0, shape.u1, texture.width);
  const int v = texels(shape.v0, shape.v1, texture.height);
  if (u == 0 && v == 0) return false;  // one texel: a plain colour
  const bool may_hide_several_blits = shape.index_count > 6;
  return may_hide_several_blits || u != static_cast<int>(shape.right - shape.left) ||
         v != static_cast<int>(shape.bottom - shape.top);
}

}  // namespace

void Painter::paint(const Frame& frame, const std::vector<Prepared>& commands, const Rect& area) {
  const SDL_Rect all = to_sdl(area);
  const std::uint32_t rgba = frame.background_rgba;
  SDL_RenderSetClipRect(renderer_, nullptr);
  SDL_SetRenderDrawBlendMode(renderer_, SDL_BLENDMODE_NONE);
  SDL_SetRenderDrawColor(renderer_, rgba & 0xff, rgba >> 8 & 0xff, rgba >> 16 & 0xff, 0xff);
  SDL_RenderFillRect(renderer_, &all);
  SDL_SetRenderDrawBlendMode(renderer_, SDL_BLENDMODE_BLEND);
  for (const Prepared& prepared : commands)
    if (!intersection(prepared.bounds, area).empty()) paint(frame, prepared, area);
}

void Painter::paint(const Frame& frame, const Prepared& prepared, const Rect& area) {
  const Command& command = prepared.command;
  const Texture* texture = textures_.find(command.texture);
  if (command.texture != 0 && !texture) return;
  SDL_Texture* handle = texture ? texture->handle.get() : nullptr;
  const Rect visible = intersection(command.clip, area);
  const SDL_Rect clip = to_sdl(visible);
  SDL_RenderSetClipRect(renderer_, &clip);

  for_each_shape(frame, command, [&](const Shape& shape) {
    if (intersection(pixel_bounds(shape), visible).empty()) return;
    if (!texture || !blit_depends_on_clip(shape, texture->size))
      return collect(frame, shape.first_index, shape.index_count);
    submit(frame, command, handle);
    for (std::uint32_t i = 0; i < shape.index_count; i += 3) {
      collect(frame, shape.first_index + i, 3);
      submit(frame, command, handle);
    }
  });
  submit(frame, command, handle);
}

void Painter::collect(const Frame& frame, std::uint32_t first, std::uint32_t count) {
  const auto added = frame.indices.subspan(first, count);
  indices_.insert(indices_.end(), added.begin(), added.end());
}

// SDL checks every vertex it is given at each call: it gets those in use and no more.
void Painter::submit(const Frame& frame, const Command& command, SDL_Texture* texture) {
  if (indices_.empty()) return;
  const auto [lowest, highest] = std::ranges::minmax(indices_);
  for (std::uint16_t& index : indices_) index = static_cast<std::uint16_t>(index - lowest);
  const Vertex* first = &frame.vertices[command.vertex_offset + lowest];
  const void* colour = &first->rgba;
  constexpr int stride = sizeof(Vertex);
  SDL_RenderGeometryRaw(renderer_, texture, &first->x, stride, static_cast<const SDL_Color*>(colour), stride, &first->u,
                        stride, highest - lowest + 1, indices_.data(), static_cast<int>(indices_.size()),
                        sizeof(std::uint16_t));
  indices_.clear();
}

}  // namespace guichet::platform::display
