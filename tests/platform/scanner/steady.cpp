// When the camera takes the page by itself, and what it says until then.
#include "platform/scanner/steady.hpp"

#include <gtest/gtest.h>

#include "tests/platform/scanner/film.hpp"

namespace {

using namespace guichet::platform::scanner;
using namespace guichet::tests;
using namespace std::chrono_literals;

constexpr Shot empty_shelf{.left = 0, .top = 0, .right = 0, .bottom = 0};

class ACameraAboveAShelf : public testing::Test {
 protected:
  // A frame each 40 ms, each with its own noise.
  Advice sees(Shot shot) {
    shot.noise = ++frames;
    return steady.look(draw(shot), frames * 40ms);
  }
  Advice sees_for(Shot shot, std::chrono::milliseconds time) {
    auto last = Advice::lay_page;
    captures = 0;
    for (auto end = (frames * 40ms) + time; frames * 40ms < end;) {
      last = sees(shot);
      captures += last == Advice::capture ? 1 : 0;
    }
    return last;
  }
  Steady steady;
  unsigned frames = 0;
  int captures = 0;
};

TEST_F(ACameraAboveAShelf, asks_for_a_page_as_long_as_there_is_none) {
  EXPECT_EQ(sees_for(empty_shelf, 2s), Advice::lay_page);
  EXPECT_FALSE(steady.page());
}

TEST_F(ACameraAboveAShelf, takes_a_page_once_when_it_has_lain_still_for_a_moment) {
  sees_for(empty_shelf, 400ms);
  EXPECT_EQ(sees_for({}, 720ms), Advice::hold_still);
  EXPECT_EQ(sees_for({}, 3s), Advice::captured);
  EXPECT_EQ(captures, 1);
  ASSERT_TRUE(steady.page());
  EXPECT_NEAR(steady.page()->left, 0.25, 0.03);
  EXPECT_NEAR(steady.page()->bottom, 0.85, 0.03);
}

TEST_F(ACameraAboveAShelf, waits_while_the_page_slides_however_slowly) {
  Shot shot{.left = 0.2, .right = 0.6};
  for (int step = 0; step < 60; ++step) {
    shot.left += 0.004;
    shot.right += 0.004;
    EXPECT_EQ(sees(shot), Advice::hold_still) << step;
  }
}

TEST_F(ACameraAboveAShelf, is_not_moved_by_lamps_that_flicker) {
  for (int frame = 0; frame < 40; ++frame)
    captures += sees({.flicker = frame % 3 * 12 - 12}) == Advice::capture ? 1 : 0;
  EXPECT_EQ(captures, 1);
}

TEST_F(ACameraAboveAShelf, does_not_take_the_same_page_again_after_a_hand_passed_over_it) {
  sees_for({}, 2s);
  ASSERT_EQ(captures, 1);
  sees_for({.hand = true}, 400ms);
  EXPECT_EQ(captures, 0);
  EXPECT_EQ(sees_for({}, 2s), Advice::captured);
  EXPECT_EQ(captures, 0);
}

TEST_F(ACameraAboveAShelf, takes_the_next_page_laid_in_its_place) {
  sees_for({}, 2s);
  ASSERT_EQ(captures, 1);
  EXPECT_EQ(sees_for({.left = 0.3, .top = 0.1, .right = 0.7, .lines_from = 11}, 2s), Advice::captured);
  EXPECT_EQ(captures, 1);
}

TEST_F(ACameraAboveAShelf, takes_a_page_that_looks_the_same_when_the_shelf_was_empty_in_between) {
  sees_for({}, 2s);
  sees_for(empty_shelf, 400ms);
  sees_for({}, 2s);
  EXPECT_EQ(captures, 1);
}

TEST_F(ACameraAboveAShelf, wants_the_page_whole_in_the_frame) {
  EXPECT_EQ(sees_for({.left = -0.1, .right = 0.5}, 2s), Advice::move_inside);
  EXPECT_EQ(sees_for({.left = -1, .top = -1, .right = 2, .bottom = 2}, 2s), Advice::move_inside);
}

TEST_F(ACameraAboveAShelf, wants_it_large_enough_to_be_read_and_takes_an_identity_card) {
  EXPECT_EQ(sees_for({.left = 0.45, .top = 0.45, .right = 0.55, .bottom = 0.55}, 2s), Advice::move_closer);
  EXPECT_EQ(sees_for({.left = 0.4, .top = 0.4, .right = 0.65, .bottom = 0.65}, 2s), Advice::captured);
}

TEST_F(ACameraAboveAShelf, wants_light) {
  EXPECT_EQ(sees_for({.paper = 75, .shelf = 15}, 2s), Advice::too_dark);
  EXPECT_EQ(sees_for({.paper = 160, .shelf = 30}, 2s), Advice::captured);
}

TEST_F(ACameraAboveAShelf, bears_a_frame_without_pixels) { EXPECT_EQ(steady.look({}, 0ms), Advice::lay_page); }

}  // namespace
