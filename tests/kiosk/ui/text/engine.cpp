#include "kiosk/ui/text/engine.hpp"

#include <chrono>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kiosk/ui/text/atlas.hpp"
#include "kiosk/ui/text/block_cache.hpp"
#include "tests/kiosk/ui/text/memory_sink.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/work_time.hpp"

using namespace guichet::tests;
using text::Weight;

namespace {

constexpr text::Style body{.capital_height_px = 21};

struct Engines : testing::Test {
  MemorySink sink;
  std::expected<text::Engine, text::Error> opened = text::Engine::create(assets(), sink);
  text::Engine& engine = *opened;

  void SetUp() override { ASSERT_TRUE(opened) << opened.error().detail; }
};

// A screen of 30 different blocks, as the toolkit asks for them.
void shape_screen(text::Engine& engine) {
  for (int i = 0; i < 30; ++i) {
    const auto words =
        "Question " + std::to_string(i) + "\u00A0: combien de personnes vivront avec vous dans le logement\u202F?";
    const text::Style style{.capital_height_px = i == 0       ? 31.0F
                                                 : i % 3 == 0 ? 18.0F
                                                              : 21.0F,
                            .weight = i % 2 == 0 ? Weight::bold : Weight::regular};
    engine.shape(words, style, 700);
  }
}

}  // namespace

TEST_F(Engines, give_the_same_quads_for_the_same_words) {
  const text::Wiped<text::Quad> once = engine.shape("Votre demande", body).quads;
  MemorySink other_sink;
  auto other = text::Engine::create(assets(), other_sink);
  EXPECT_EQ(other->shape("Votre demande", body).quads, once);
  EXPECT_EQ(&engine.shape("Votre demande", body), &engine.shape("Votre demande", body)) << "made once";
  ASSERT_TRUE(engine.flush() && other->flush());
  EXPECT_EQ(sink.rgba, other_sink.rgba);
}

TEST_F(Engines, tell_sizes_weights_and_widths_apart) {
  EXPECT_LT(engine.shape("mot", body).width, engine.shape("mot", {.capital_height_px = 31}).width);
  EXPECT_LT(engine.shape("mot", body).width,
            engine.shape("mot", {.capital_height_px = 21, .weight = Weight::bold}).width);
  EXPECT_LT(engine.shape("mot mot", body).height, engine.shape("mot mot", body, 60).height);
}

TEST_F(Engines, send_only_what_is_new) {
  engine.shape("Bonjour", body);
  ASSERT_TRUE(engine.flush());
  ASSERT_EQ(sink.updated.size(), 1U);
  EXPECT_FALSE(sink.blank());
  engine.shape("Bonjour", body);
  ASSERT_TRUE(engine.flush());
  EXPECT_EQ(sink.updated.size(), 1U) << "nothing new";
  engine.shape("Bonjour!", body);
  ASSERT_TRUE(engine.flush());
  ASSERT_EQ(sink.updated.size(), 2U);
  EXPECT_LT(sink.updated.back().width, 20);
}

TEST_F(Engines, ask_for_a_second_drawing_when_the_atlas_grows) {
  int rounds = 0, redrawn = 0;
  for (float size = 40; size < 90; size += 2, ++rounds) {
    engine.shape("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", {.capital_height_px = size});
    if (engine.flush()) continue;
    ++redrawn;
    const auto& again =
        engine.shape("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", {.capital_height_px = size});
    ASSERT_TRUE(engine.flush()) << "a second drawing is enough";
    for (const auto& quad : again.quads) ASSERT_LE(quad.v1, 1);
  }
  EXPECT_GT(redrawn, 1);
  EXPECT_LT(redrawn, rounds / 2);
  EXPECT_LE(sink.height, text::Atlas::last_height);
  EXPECT_EQ(sink.height, engine.figures().atlas_height);
}

TEST_F(Engines, show_what_fits_when_one_screen_fills_the_atlas) {
  const auto draw = [&] {
    for (float size = 100; size < 400; size += 10)
      engine.shape("abcdefghijklmnopqrstuvwxyz", {.capital_height_px = size, .weight = Weight::bold});
    return engine.flush();
  };
  int rounds = 1;
  while (!draw()) ASSERT_LT(++rounds, 6) << "built for ever";
  EXPECT_LE(sink.height, text::Atlas::last_height);
}

// Whoever looks for the size that fits would else fill the atlas with letters that nobody sees.
TEST_F(Engines, measure_in_any_number_of_sizes_without_a_pixel) {
  for (float size = 10; size < 90; size += 1) {
    const auto& block = engine.measure("உங்கள் விண்ணப்பத்தைச் சேமிக்கவும்", {.capital_height_px = size}, 600);
    EXPECT_GT(block.height, size);
    EXPECT_TRUE(block.quads.empty());
  }
  EXPECT_EQ(engine.figures().glyphs, 0U);
  EXPECT_FALSE(engine.shape("உங்கள் விண்ணப்பத்தைச் சேமிக்கவும்", {.capital_height_px = 40}, 600).quads.empty());
}

TEST_F(Engines, keep_a_bounded_number_of_blocks) {
  for (int i = 0; i < 3000; ++i) {
    engine.shape(std::to_string(i), body);
    if (i % 10 == 0) {
      ASSERT_TRUE(engine.flush());
    }
  }
  EXPECT_LE(engine.figures().blocks, text::BlockCache::bound + 10);
}

TEST_F(Engines, keep_every_block_of_the_frame_under_way) {
  std::vector<const text::Block*> blocks;
  for (int i = 0; i < 700; ++i) blocks.push_back(&engine.shape(std::to_string(i), body));
  ASSERT_TRUE(engine.flush());
  for (int i = 0; i < 700; ++i) EXPECT_EQ(&engine.shape(std::to_string(i), body), blocks[static_cast<std::size_t>(i)]);
}

TEST_F(Engines, forget_every_pixel_and_word) {
  engine.shape("Madame Zoé Œuvrard, 06 12 34 56 78", body);
  engine.icon("user", 32);
  ASSERT_TRUE(engine.flush());
  ASSERT_FALSE(sink.blank());
  engine.forget_all();
  EXPECT_TRUE(sink.blank());
  EXPECT_EQ(engine.figures().blocks, 0U);
  EXPECT_EQ(engine.figures().glyphs, 0U);
  EXPECT_EQ(engine.figures().atlas_height, text::Atlas::first_height);
  ASSERT_TRUE(engine.flush());
  EXPECT_TRUE(sink.blank()) << "nothing comes back";
  EXPECT_EQ(engine.shape("H", body).quads.size(), 1U) << "and the next person is served";
}

TEST_F(Engines, have_every_icon_of_the_table) {
  std::ifstream table(assets() / "icons/icons.tsv");
  std::string line;
  std::getline(table, line);
  int icons = 0;
  for (; std::getline(table, line); ++icons) {
    const auto name = line.substr(0, line.find('\t'));
    ASSERT_TRUE(engine.has_icon(name)) << name;
    const auto& block = engine.icon(name, 32);
    EXPECT_EQ(block.width, 32);
    EXPECT_EQ(block.height, 32);
    ASSERT_EQ(block.quads.size(), 1U) << name;
    const auto& quad = block.quads.front();
    EXPECT_TRUE(quad.x >= 0 && quad.y >= 0 && quad.x + quad.width <= 32 && quad.y + quad.height <= 32) << name;
  }
  EXPECT_GT(icons, 80);
}

TEST_F(Engines, draw_nothing_for_an_unknown_icon) {
  EXPECT_FALSE(engine.has_icon("unicorn"));
  EXPECT_TRUE(engine.icon("unicorn", 32).quads.empty());
  EXPECT_FALSE(engine.shape("unicorn", body).quads.empty()) << "a word is not an icon";
}

TEST(EngineCreation, names_the_file_that_is_missing) {
  MemorySink sink;
  const TemporaryFolder empty;
  const auto engine = text::Engine::create(empty.path(), sink);
  ASSERT_FALSE(engine);
  EXPECT_THAT(engine.error().detail, testing::HasSubstr("AtkinsonHyperlegible-Regular.ttf"));
}

TEST(EngineCreation, refuses_a_file_that_is_no_font) {
  MemorySink sink;
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder / "fonts");
  std::ofstream(folder / "fonts/AtkinsonHyperlegible-Regular.ttf") << "not a font";
  EXPECT_FALSE(text::Engine::create(folder.path(), sink));
}

TEST(EngineSpeed, shapes_a_screen_within_a_frame) {
  MemorySink sink;
  auto engine = text::Engine::create(assets(), sink);
  const auto shape = [&] {
    shape_screen(*engine);
    ASSERT_TRUE(engine->flush());
  };
  const auto first = work_time(shape), again = least_work_time(shape);
  const auto figures = engine->figures();
  std::printf("first screen of 30 blocks %ld us, again %ld us, %zu glyphs, texture %.1f MiB\n", long{first.count()},
              long{again.count()}, figures.glyphs, figures.atlas_width * figures.atlas_height * 4 / 1048576.0);
  EXPECT_LT(again, first);
  EXPECT_LT(first, std::chrono::seconds{2}) << "about 15 ms in a release build";
}
