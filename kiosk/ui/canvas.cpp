#include "kiosk/ui/canvas.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include <imgui.h>

#include "platform/system/cells.hpp"

namespace guichet::kiosk::ui {
namespace display = platform::display;

void WindowAtlas::resize(int width, int height) {
  window_.destroy_texture(texture_);
  texture_ = window_.create_texture(width, height);
}

void WindowAtlas::update(display::Rect rect, std::span<const std::uint8_t> rgba) {
  window_.update_texture(texture_, rect, rgba);
}

Canvas::~Canvas() {
  for (const auto& [radius, texture] : corners_) window_.destroy_texture(texture);
}

void Canvas::piece() { ImGui::GetWindowDrawList()->AddDrawCmd(); }

void Canvas::quad(display::TextureId texture, Box box, Box uv, Colour colour) {
  auto& list = *ImGui::GetWindowDrawList();
  list.PushTextureID(reinterpret_cast<ImTextureID>(texture));
  list.PrimReserve(6, 4);
  list.PrimRectUV({box.left, box.top}, {box.right(), box.bottom()}, {uv.left, uv.top}, {uv.right(), uv.bottom()},
                  colour.rgba);
  list.PopTextureID();
}

namespace {

using platform::system::cell_at;
using platform::system::cell_count;

// On whole pixels: half a pixel more or less would leave seams between the parts of a shape.
Box snapped(Box box) {
  const float left = std::round(box.left), top = std::round(box.top);
  return {left, top, std::round(box.right()) - left, std::round(box.bottom()) - top};
}
}  // namespace

Box Canvas::placed(Box box) const {
  if (mirror_ > 0) box.left = mirror_ - box.right();
  return box;
}

void Canvas::unmirrored(const std::function<void()>& content) {
  const float mirror = std::exchange(mirror_, 0.0F);
  content();
  mirror_ = mirror;
}

void Canvas::note(Mark::Kind kind, Box box, Colour colour, std::string_view words, bool broken) {
  if (!trace_) return;
  const auto low = ImGui::GetWindowDrawList()->GetClipRectMin(), high = ImGui::GetWindowDrawList()->GetClipRectMax();
  trace_->push_back({kind, box, {low.x, low.y, high.x - low.x, high.y - low.y}, colour, std::string(words), broken});
}

void Canvas::paint(Box box, Colour colour) { quad(0, snapped(box), {}, colour); }

void Canvas::fill(Box box, Colour colour) {
  box = placed(box);
  note(Mark::Kind::surface, box, colour);
  paint(box, colour);
}

// A white disc of that radius; its quarters are the corners.
display::TextureId Canvas::corner(int radius) {
  const auto known = corners_.find(radius);
  if (known != corners_.end()) return known->second;
  const int side = 2 * radius;
  std::vector<std::uint8_t> rgba(cell_count(side, side) * 4, 255);
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) {
      const float distance = std::hypot(static_cast<float>(x) + 0.5F - static_cast<float>(radius),
                                        static_cast<float>(y) + 0.5F - static_cast<float>(radius));
      const float cover = std::clamp(static_cast<float>(radius) - distance + 0.5F, 0.0F, 1.0F);
      rgba[cell_at(x, y, side) * 4 + 3] = static_cast<std::uint8_t>(std::lround(cover * 255));
    }
  const auto texture = window_.create_texture(side, side);
  window_.update_texture(texture, {0, 0, side, side}, rgba);
  return corners_[radius] = texture;
}

void Canvas::rounded(Box box, float radius, Colour colour) {
  box = snapped(placed(box));
  note(Mark::Kind::surface, box, colour);
  radius = std::floor(std::min({radius, box.width / 2, box.height / 2}));
  if (radius < 1) return paint(box, colour);
  paint({box.left + radius, box.top, box.width - 2 * radius, box.height}, colour);
  paint({box.left, box.top + radius, radius, box.height - 2 * radius}, colour);
  paint({box.right() - radius, box.top + radius, radius, box.height - 2 * radius}, colour);
  const auto texture = corner(static_cast<int>(radius));
  for (const float right : {0.0F, 1.0F})
    for (const float bottom : {0.0F, 1.0F})
      quad(texture, {box.left + right * (box.width - radius), box.top + bottom * (box.height - radius), radius, radius},
           {right / 2, bottom / 2, 0.5F, 0.5F}, colour);
}

void Canvas::framed(Box box, float radius, float border, Colour edge, Colour inside) {
  rounded(box, radius, edge);
  rounded(box.inset(border), std::max(0.0F, radius - border), inside);
}

namespace {
Box ink_of(const text::Block& block, float left, float top) {
  if (block.quads.empty()) return {left, top, 0, 0};
  float low_x = block.quads.front().x, low_y = block.quads.front().y, high_x = low_x, high_y = low_y;
  for (const auto& glyph : block.quads) {
    low_x = std::min(low_x, glyph.x), low_y = std::min(low_y, glyph.y);
    high_x = std::max(high_x, glyph.x + glyph.width), high_y = std::max(high_y, glyph.y + glyph.height);
  }
  return {left + low_x, top + low_y, high_x - low_x, high_y - low_y};
}

// Icons that point where reading goes; the others are the same for every reader.
bool points(std::string_view icon) {
  static constexpr std::array<std::string_view, 9> directed = {"arrow-left",    "arrow-right", "chevron-left",
                                                               "chevron-right", "door-exit",   "login",
                                                               "logout",        "player-play", "send"};
  return std::ranges::contains(directed, icon);
}
}  // namespace

void Canvas::glyphs(const text::Block& block, float left, float top, Colour colour, bool flipped) {
  auto& list = *ImGui::GetWindowDrawList();
  const auto low = list.GetClipRectMin(), high = list.GetClipRectMax();
  if (block.quads.empty() || top > high.y || top + block.height < low.y || left > high.x) return;
  list.PushTextureID(reinterpret_cast<ImTextureID>(atlas_.texture()));
  list.PrimReserve(static_cast<int>(block.quads.size()) * 6, static_cast<int>(block.quads.size()) * 4);
  for (const auto& glyph : block.quads) {
    const float x = left + (flipped ? block.width - glyph.x - glyph.width : glyph.x), y = top + glyph.y;
    const float from = flipped ? glyph.u1 : glyph.u0, to = flipped ? glyph.u0 : glyph.u1;
    list.PrimRectUV({x, y}, {x + glyph.width, y + glyph.height}, {from, glyph.v0}, {to, glyph.v1}, colour.rgba);
  }
  list.PopTextureID();
}

void Canvas::block(const text::Block& block, float left, float top, Colour colour, std::string_view words) {
  if (mirrored()) left = mirror_ - left - block.width;
  left = std::round(left);
  top = std::round(top);
  if (trace_) {
    note(Mark::Kind::words, ink_of(block, left, top), colour, words, block.broken);
    trace_->back().capital = block.capital_height;
  }
  glyphs(block, left, top, colour, false);
}

void Canvas::icon(std::string_view name, float centre_x, float centre_y, float size, Colour colour) {
  const auto& drawn = engine_.icon(name, size);
  if (mirrored()) centre_x = mirror_ - centre_x;
  const float left = std::round(centre_x - drawn.width / 2), top = std::round(centre_y - drawn.height / 2);
  if (trace_) note(Mark::Kind::icon, ink_of(drawn, left, top), colour, name);
  glyphs(drawn, left, top, colour, mirrored() && points(name));
}

void Canvas::picture(display::TextureId texture, Box box) {
  box = placed(box);
  note(Mark::Kind::picture, box, {0xFFFFFFFFU});
  quad(texture, box, {0, 0, 1, 1}, {0xFFFFFFFFU});
}

void Canvas::modules(const std::vector<bool>& squares, int side, Box box, Colour colour) {
  box = placed(box);
  note(Mark::Kind::picture, box, colour);
  const float size = std::floor(box.width / static_cast<float>(side));
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x)
      if (squares[cell_at(x, y, side)])
        paint({box.left + size * static_cast<float>(x), box.top + size * static_cast<float>(y), size, size}, colour);
}

void Canvas::clip(Box box, const std::function<void()>& content) {
  auto& list = *ImGui::GetWindowDrawList();
  box = placed(box);
  list.PushClipRect({box.left, box.top}, {box.right(), box.bottom()}, true);
  content();
  list.PopClipRect();
}

}  // namespace guichet::kiosk::ui
