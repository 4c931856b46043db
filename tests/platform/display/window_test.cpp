#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/display/window.hpp"
#include "platform/system/cells.hpp"
#include "tests/platform/display/scene.hpp"

namespace {

using namespace guichet::platform::display;
using namespace guichet::tests;

constexpr std::uint32_t red = 0xff0000ff, blue = 0xffff0000, white = 0xffffffff;

std::uint32_t pixel(Window& window, int x, int y) {
  return window.read_pixels().at(guichet::platform::system::cell_at(x, y, window.size().width));
}

std::vector<std::uint8_t> plain(int pixels, std::uint8_t r, std::uint8_t g, std::uint8_t b) {
  std::vector<std::uint8_t> bytes;
  for (int i = 0; i < pixels; ++i) bytes.insert(bytes.end(), {r, g, b, 255});
  return bytes;
}

TEST(Window, shows_the_colours_and_clips_it_is_given) {
  Window window = open_window(100, 80);
  Scene scene({rectangle(10, 10, 50, 50, red)});
  scene.items[0].clip = {0, 0, 30, 80};
  EXPECT_TRUE(window.present(scene.frame()));
  EXPECT_EQ(pixel(window, 9, 10), white);
  EXPECT_EQ(pixel(window, 10, 10), red);
  EXPECT_EQ(pixel(window, 29, 59), red);
  EXPECT_EQ(pixel(window, 30, 10), white);
}

TEST(Window, draws_nothing_when_nothing_changed) {
  Window window = open_window(100, 80);
  Scene scene({rectangle(10, 10, 50, 50, red)});
  ASSERT_TRUE(window.present(scene.frame()));
  EXPECT_FALSE(window.present(scene.frame()));
  EXPECT_THAT(window.last_damage(), testing::IsEmpty());
}

TEST(Window, draws_everything_again_once_told_to_forget) {
  Window window = open_window(100, 80);
  Scene scene({rectangle(10, 10, 50, 50, red)});
  window.present(scene.frame());
  window.forget();
  EXPECT_TRUE(window.present(scene.frame()));
  EXPECT_THAT(window.last_damage(), testing::ElementsAre(Rect{0, 0, 100, 80}));
}

TEST(Window, redraws_only_around_what_changed) {
  Window window = open_window(400, 300);
  Scene scene({rectangle(10, 10, 20, 20, red), rectangle(300, 200, 20, 20, red)});
  window.present(scene.frame());
  for (Item& item : scene.items) item.quads[0].rgba = blue;
  ASSERT_TRUE(window.present(scene.frame()));
  EXPECT_THAT(window.last_damage(), testing::UnorderedElementsAre(Rect{9, 9, 22, 22}, Rect{299, 199, 22, 22}));
}

TEST(Window, does_not_redraw_texts_for_a_letter_added_beside_theirs) {
  Window window = open_window(100, 80);
  const TextureId atlas = window.create_texture(64, 64);
  Scene scene({rectangle(10, 10, 8, 8, white)});
  scene.items[0].texture = atlas;
  scene.items[0].quads[0].u1 = scene.items[0].quads[0].v1 = 8.0F / 64;
  window.present(scene.frame());
  ASSERT_TRUE(window.update_texture(atlas, {32, 32, 8, 8}, plain(64, 1, 2, 3)));
  EXPECT_FALSE(window.present(scene.frame()));
  ASSERT_TRUE(window.update_texture(atlas, {0, 0, 8, 8}, plain(64, 1, 2, 3)));
  EXPECT_TRUE(window.present(scene.frame()));
  EXPECT_EQ(pixel(window, 12, 12), 0xff030201);
}

TEST(Window, refuses_texture_updates_that_do_not_fit) {
  Window window = open_window(100, 80);
  const TextureId texture = window.create_texture(16, 16);
  EXPECT_FALSE(window.update_texture(texture, {10, 10, 8, 8}, plain(64, 0, 0, 0)));
  EXPECT_FALSE(window.update_texture(texture, {-1, 0, 8, 8}, plain(64, 0, 0, 0)));
  EXPECT_FALSE(window.update_texture(texture, {0, 0, 8, 8}, plain(63, 0, 0, 0)));
  EXPECT_FALSE(window.update_texture(texture + 1, {0, 0, 8, 8}, plain(64, 0, 0, 0)));
  EXPECT_EQ(window.create_texture(0, 16), 0U);
  EXPECT_EQ(window.create_texture(100'000, 16), 0U);
}

TEST(Window, shows_nothing_of_a_texture_that_was_destroyed) {
  Window window = open_window(100, 80);
  const TextureId texture = window.create_texture(8, 8);
  window.update_texture(texture, {0, 0, 8, 8}, plain(64, 9, 9, 9));
  Scene scene({rectangle(10, 10, 8, 8, white)});
  scene.items[0].texture = texture;
  scene.items[0].quads[0].u1 = scene.items[0].quads[0].v1 = 1;
  window.present(scene.frame());
  ASSERT_EQ(pixel(window, 12, 12), 0xff090909);
  window.destroy_texture(texture);
  EXPECT_TRUE(window.present(scene.frame()));
  EXPECT_EQ(pixel(window, 12, 12), white);
}

TEST(Window, ignores_commands_that_point_outside_the_frame) {
  Window window = open_window(100, 80);
  const std::vector<Vertex> vertices(4, Vertex{1, 1, 0, 0, red});
  const std::vector<std::uint16_t> indices{0, 1, 2, 1, 2, 9};
  const std::vector<Command> commands{
      {.clip = {0, 0, 100, 80}, .first_index = 3, .index_count = 3},
      {.clip = {0, 0, 100, 80}, .first_index = 4, .index_count = 30},
      {.clip = {0, 0, 100, 80}, .index_count = 3, .vertex_offset = 4'000'000'000},
      {.clip = {0, 0, 100, 80}, .first_index = 4'294'967'295, .index_count = 3},
      {.clip = {0, 0, 100, 80}, .index_count = 2},
  };
  EXPECT_TRUE(window.present({.vertices = vertices, .indices = indices, .commands = commands}));
  EXPECT_EQ(pixel(window, 1, 1), white);
}

TEST(Window, knows_the_density_it_was_told_or_that_of_the_usual_panel) {
  const Window window = open_window(100, 80);
  EXPECT_NEAR(window.pixels_per_millimetre(), 149 / 25.4, 0.01);
  auto told = Window::open({.pixels_per_millimetre = 4.0F});
  ASSERT_TRUE(told);
  EXPECT_EQ(told->pixels_per_millimetre(), 4.0F);
}

TEST(Window, falls_back_to_software_where_there_is_no_graphics_card) {
  auto window = Window::open({.width = 100, .height = 80, .backend = Backend::opengles2});
  ASSERT_TRUE(window) << window.error().detail;
  EXPECT_EQ(window->backend(), Backend::software);
  EXPECT_EQ(window->declined(), "none");
}

// Mesa draws with the processor where it finds no card: slower than our own, and five times the memory.
TEST(Window, never_lets_the_processor_play_the_graphics_card) {
  setenv("SDL_VIDEODRIVER", "offscreen", 1);
  {
    auto window = Window::open({.width = 100, .height = 80, .backend = Backend::opengles2});
    ASSERT_TRUE(window) << window.error().detail;
    EXPECT_EQ(window->backend(), Backend::software);
    EXPECT_THAT(std::string(window->declined()), testing::HasSubstr("llvmpipe"));
    Scene scene({rectangle(10, 10, 50, 50, red)});
    EXPECT_TRUE(window->present(scene.frame()));
    EXPECT_EQ(pixel(*window, 20, 20), red);
  }
  setenv("SDL_VIDEODRIVER", "dummy", 1);
}

TEST(Window, says_so_when_there_is_no_display) {
  setenv("SDL_VIDEODRIVER", "no-such-driver", 1);
  const auto window = Window::open({});
  setenv("SDL_VIDEODRIVER", "dummy", 1);
  ASSERT_FALSE(window);
  EXPECT_EQ(window.error().kind, Error::Kind::no_display);
  EXPECT_FALSE(window.error().detail.empty());
}

}  // namespace
