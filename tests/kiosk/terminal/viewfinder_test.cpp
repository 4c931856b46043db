// What a camera sees comes to the screen slowly enough to be read.
#include <gtest/gtest.h>

#include "kiosk/terminal/viewfinder.hpp"

namespace {

using namespace guichet;
using namespace std::chrono_literals;
using kiosk::terminal::Viewfinder;
using platform::scanner::Advice;
using platform::scanner::Frame;

class AViewfinder : public testing::Test {
 protected:
  // Frame after frame, 25 in a second.
  void sees(Advice advice, std::chrono::milliseconds time) {
    for (const auto end = now + time; now < end; now += 40ms)
      finder.see({.frame = frame, .advice = advice, .page = platform::scanner::PageBox{0, 0, 1, 0.5}}, now);
  }
  int woken = 0;
  Viewfinder finder{[this] { ++woken; }};
  Frame frame{.width = 2, .height = 1, .rgb = {1, 2, 3, 4, 5, 6}};
  Viewfinder::Clock::time_point now = Viewfinder::Clock::now();
};

TEST_F(AViewfinder, tells_an_advice_only_once_it_holds) {
  sees(Advice::lay_page, 400ms);
  EXPECT_EQ(finder.told().advice, Advice::lay_page);
  for (int swings = 0; swings < 20; ++swings) {
    sees(Advice::move_inside, 80ms);
    sees(Advice::hold_still, 80ms);
    ASSERT_EQ(finder.told().advice, Advice::lay_page);
  }
  sees(Advice::hold_still, 400ms);
  EXPECT_EQ(finder.told().advice, Advice::hold_still);
}

TEST_F(AViewfinder, tells_at_once_that_the_page_is_taken) {
  sees(Advice::hold_still, 400ms);
  sees(Advice::capture, 40ms);
  EXPECT_EQ(finder.told().advice, Advice::capture);
}

TEST_F(AViewfinder, shows_a_few_pictures_a_second_each_once) {
  int pictures = 0;
  for (int frames = 0; frames < 50; ++frames) {
    sees(Advice::lay_page, 40ms);
    pictures += finder.take_picture() ? 1 : 0;
  }
  EXPECT_GE(pictures, 8);
  EXPECT_LE(pictures, 12);
  EXPECT_EQ(woken, pictures) << "between them the screen sleeps";
  EXPECT_FALSE(finder.take_picture());
}

TEST_F(AViewfinder, shows_colours_as_they_are_and_where_the_page_lies) {
  sees(Advice::lay_page, 40ms);
  const auto picture = finder.take_picture().value();
  EXPECT_EQ(picture.width, 2);
  EXPECT_EQ(picture.rgba, (std::vector<std::uint8_t>{1, 2, 3, 255, 4, 5, 6, 255}));
  EXPECT_EQ(finder.told().page, (platform::scanner::PageBox{0, 0, 1, 0.5}));
}

TEST_F(AViewfinder, tells_how_far_the_work_is_never_backwards_and_not_at_each_grain) {
  EXPECT_FALSE(finder.told().done);
  const auto wish = finder.wish(false);
  for (int grain = 0; grain <= 1000; ++grain) wish.comes(grain / 1000.0);
  EXPECT_NEAR(finder.told().done.value(), 0.5, 0.03);
  EXPECT_LT(woken, 30);
  finder.reads(0);
  finder.reads(0.5);
  EXPECT_NEAR(finder.told().done.value(), 0.75, 0.01);
  finder.reads(0.2);
  EXPECT_NEAR(finder.told().done.value(), 0.75, 0.01);
}

}  // namespace
