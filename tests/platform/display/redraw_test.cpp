// Damaged redraw = full redraw, pixel for pixel, over random walks: the promise on which the display's speed stands.
#include <algorithm>
#include <random>
#include <span>

#include <gtest/gtest.h>

#include "tests/platform/display/scene.hpp"

namespace {

using namespace guichet::platform::display;
using guichet::tests::Item;
using guichet::tests::Quad;
using guichet::tests::Scene;

constexpr int width = 240, height = 160, atlas_side = 64, cell = 8;

// Two windows given the same scene and textures: one redraws what changed, the other everything.
class Walk {
 public:
  explicit Walk(std::uint32_t seed) : random_(seed) { replace_atlas(); }

  void step() {
    constexpr void (Walk::* changes[])() = {
        &Walk::add_item,       &Walk::add_item,   &Walk::add_item,    &Walk::remove_item, &Walk::move_item,
        &Walk::recolour_item,  &Walk::swap_items, &Walk::change_clip, &Walk::write_cell,  &Walk::write_cell,
        &Walk::duplicate_item, &Walk::nothing,    &Walk::nothing};
    const int count = pick(1, 3);
    for (int i = 0; i < count; ++i) (this->*changes[pick(0, std::ssize(changes) - 1)])();
    if (pick(0, 60) == 0) replace_atlas();
    if (pick(0, 80) == 0) scene_.background = colour();
  }

  void present() {
    damaged_.present(scene_.frame());
    full_.forget();
    full_.present(scene_.frame());
  }

  std::ptrdiff_t different_pixels() {
    const auto one = damaged_.read_pixels(), other = full_.read_pixels();
    EXPECT_EQ(one.size(), static_cast<std::size_t>(width * height));
    std::ptrdiff_t count = 0;
    for (std::size_t i = 0; i < one.size(); ++i) count += one[i] != other[i];
    return count;
  }

  std::int64_t redrawn_area() const {
    std::int64_t area = 0;
    for (const Rect& rect : damaged_.last_damage()) area += std::int64_t{rect.width} * rect.height;
    return area;
  }

 private:
  int pick(std::int64_t from, std::int64_t to) {
    return static_cast<int>(std::uniform_int_distribution<std::int64_t>(from, to)(random_));
  }
  float fraction() { return pick(0, 3) == 0 ? static_cast<float>(pick(0, 99)) / 100 : 0; }
  std::uint32_t colour() { return std::uniform_int_distribution<std::uint32_t>()(random_); }
  Item* any_item() {
    return scene_.items.empty() ? nullptr
                                : &scene_.items[static_cast<std::size_t>(pick(0, std::ssize(scene_.items) - 1))];
  }

  void nothing() {}

  void add_item() {
    if (scene_.items.size() > 24) return remove_item();
    Item item;
    switch (pick(0, 4)) {
      case 0: item.quads = {solid()}; break;
      case 1:
        item.texture = atlas_;
        item.quads = {image(1)};
        break;
      case 2:
        item.texture = atlas_;
        item.quads = {image(1.0F + static_cast<float>(pick(1, 40)) / 13)};
        break;
      case 3: item = letters(); break;
      default: item.fan = fan(); break;
    }
    scene_.items.insert(scene_.items.begin() + pick(0, std::ssize(scene_.items)), std::move(item));
  }

  Quad solid() {
    return {.x = static_cast<float>(pick(-20, width)) + fraction(),
            .y = static_cast<float>(pick(-20, height)) + fraction(),
            .width = static_cast<float>(pick(1, 90)) + fraction(),
            .height = static_cast<float>(pick(1, 60)) + fraction(),
            .rgba = colour()};
  }

  Quad image(float scale) {
    const int across = pick(1, 4), down = pick(1, 4), left = pick(0, 4), top = pick(0, 4);
    const auto texel = [](int cells) { return static_cast<float>(cells * cell) / atlas_side; };
    return {.x = static_cast<float>(pick(-20, width)) + fraction(),
            .y = static_cast<float>(pick(-20, height)) + fraction(),
            .width = static_cast<float>(across * cell) * scale,
            .height = static_cast<float>(down * cell) * scale,
            .u0 = texel(left),
            .v0 = texel(top),
            .u1 = texel(left + across),
            .v1 = texel(top + down),
            .rgba = colour()};
  }

  Item letters() {
    Item item{.texture = atlas_, .quads = {}};
    const auto x = static_cast<float>(pick(0, width)), y = static_cast<float>(pick(0, height));
    const int count = pick(2, 12);
    for (int i = 0; i < count; ++i) {
      Quad letter = image(1);
      letter.x = x + static_cast<float>(i * cell);
      letter.y = y;
      item.quads.push_back(letter);
    }
    return item;
  }

  std::vector<Vertex> fan() {
    std::vector<Vertex> corners;
    const int count = pick(3, 9);
    const std::uint32_t own = colour();
    for (int i = 0; i < count; ++i)
      corners.push_back({static_cast<float>(pick(-10, width)) + fraction(), static_cast<float>(pick(-10, height)), 0, 0,
                         pick(0, 3) == 0 ? colour() : own});
    return corners;
  }

  void remove_item() {
    if (!scene_.items.empty()) scene_.items.erase(scene_.items.begin() + pick(0, std::ssize(scene_.items) - 1));
  }

  void move_item() {
    Item* item = any_item();
    if (!item) return;
    const auto across = static_cast<float>(pick(-12, 12)), down = static_cast<float>(pick(-12, 12));
    for (Quad& quad : item->quads) quad.x += across, quad.y += down;
    for (Vertex& vertex : item->fan) vertex.x += across, vertex.y += down;
  }

  void recolour_item() {
    Item* item = any_item();
    if (item && !item->quads.empty()) item->quads.front().rgba = colour();
  }

  void swap_items() {
    if (scene_.items.size() >= 2) std::swap(*any_item(), *any_item());
  }

  void duplicate_item() {
    if (const Item* item = any_item()) scene_.items.push_back(Item(*item));
  }

  void change_clip() {
    if (Item* item = any_item()) item->clip = {pick(-10, width), pick(-10, height), pick(0, 120), pick(0, 90)};
  }

  void write_cell() {
    const Rect rect{pick(0, 7) * cell, pick(0, 7) * cell, cell, cell};
    const auto pixels = noise(cell * cell);
    EXPECT_TRUE(damaged_.update_texture(atlas_, rect, pixels));
    EXPECT_TRUE(full_.update_texture(atlas_, rect, pixels));
  }

  // The items keep the old name, whose pixels are gone, until they happen to be removed.
  void replace_atlas() {
    damaged_.destroy_texture(atlas_);
    full_.destroy_texture(atlas_);
    atlas_ = damaged_.create_texture(atlas_side, atlas_side);
    EXPECT_EQ(full_.create_texture(atlas_side, atlas_side), atlas_);
    const auto pixels = noise(atlas_side * atlas_side);
    damaged_.update_texture(atlas_, {0, 0, atlas_side, atlas_side}, pixels);
    full_.update_texture(atlas_, {0, 0, atlas_side, atlas_side}, pixels);
  }

  std::vector<std::uint8_t> noise(int pixels) {
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(pixels) * 4);
    std::ranges::generate(bytes, [&] { return static_cast<std::uint8_t>(random_()); });
    return bytes;
  }

  std::mt19937 random_;
  Window damaged_ = guichet::tests::open_window(width, height);
  Window full_ = guichet::tests::open_window(width, height);
  Scene scene_;
  TextureId atlas_ = 0;
};

class Redraw : public testing::TestWithParam<std::uint32_t> {};

TEST_P(Redraw, of_what_changed_equals_a_full_redraw_pixel_for_pixel) {
  Walk walk(GetParam());
  std::int64_t redrawn = 0;
  constexpr int steps = 300;
  for (int step = 0; step < steps; ++step) {
    walk.step();
    walk.present();
    ASSERT_EQ(walk.different_pixels(), 0) << "at step " << step;
    redrawn += walk.redrawn_area();
  }
  EXPECT_LT(redrawn, std::int64_t{steps} * width * height) << "redrawing everything each time would pass too";
}

INSTANTIATE_TEST_SUITE_P(RandomWalks, Redraw, testing::Range(1U, 13U));

}  // namespace
