#include <gtest/gtest.h>

#include "kiosk/ui/explorer.hpp"

namespace {

using namespace std::chrono_literals;
using guichet::kiosk::ui::Explorer;

class Finger : public testing::Test {
 protected:
  void SetUp() override { explorer.begin(now, 20, 50ms); }
  void passes(std::chrono::milliseconds time) { explorer.begin(now += time, 20, 50ms); }
  void taps(Explorer::Point at = {100, 100}) {
    explorer.down(at);
    EXPECT_FALSE(explorer.question());
    passes(80ms);
    explorer.up();
  }

  Explorer explorer;
  Explorer::Instant now{1h};
};

TEST_F(Finger, asks_what_it_lies_on_once_it_rests) {
  explorer.down({100, 100});
  EXPECT_FALSE(explorer.question());
  EXPECT_EQ(explorer.wait(), Explorer::longest_tap);
  passes(Explorer::longest_tap);
  ASSERT_TRUE(explorer.question());
  explorer.up();
  EXPECT_FALSE(explorer.question());
  EXPECT_FALSE(explorer.pressed());
  EXPECT_FALSE(explorer.wait());
}

TEST_F(Finger, asks_at_once_when_it_slides) {
  explorer.down({100, 100});
  explorer.move({110, 100});
  EXPECT_FALSE(explorer.question()) << "a finger that rests drifts";
  explorer.move({130, 100});
  ASSERT_TRUE(explorer.question());
  EXPECT_EQ(explorer.question()->at.x, 130);
}

TEST_F(Finger, presses_with_two_taps_anywhere) {
  taps({100, 100});
  passes(200ms);
  EXPECT_FALSE(explorer.question());
  taps({900, 700});
  EXPECT_TRUE(explorer.pressed());
  passes(1s);
  EXPECT_FALSE(explorer.question()) << "neither of the two asks";
  EXPECT_FALSE(explorer.pressed());
}

TEST_F(Finger, asks_with_a_tap_that_no_other_follows) {
  taps();
  EXPECT_EQ(explorer.wait(), Explorer::between_taps + 50ms);
  passes(Explorer::between_taps + 50ms);
  ASSERT_TRUE(explorer.question());
  taps();
  EXPECT_FALSE(explorer.pressed()) << "it came too late to be the second";
}

TEST_F(Finger, presses_nothing_when_it_trembles) {
  taps();
  passes(30ms);
  taps();
  EXPECT_FALSE(explorer.pressed());
  passes(100ms);
  taps();
  EXPECT_TRUE(explorer.pressed());
}

TEST_F(Finger, presses_nothing_when_its_second_touch_slides_away) {
  taps();
  passes(100ms);
  explorer.down({100, 100});
  explorer.move({300, 100});
  EXPECT_TRUE(explorer.question());
  explorer.up();
  EXPECT_FALSE(explorer.pressed());
}

}  // namespace
