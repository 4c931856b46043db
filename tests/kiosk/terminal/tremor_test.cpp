#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "kiosk/terminal/tremor.hpp"

namespace {

using namespace std::chrono_literals;
using guichet::kiosk::terminal::Tremor;
using guichet::platform::display::Key;
using guichet::platform::system::Instant;

constexpr Key keys[] = {Key::up, Key::down, Key::left, Key::right, Key::enter, Key::f1};

// EN 301 549, 5.8: however a hand trembles on the keypad, each strike that was meant counts once.
TEST(ATremblingHand, moves_one_step_at_each_strike_that_was_meant) {
  std::minstd_rand random(58);
  for (const auto limit : {50ms, 200ms, 500ms}) {
    Tremor tremor(limit);
    Instant now{1h};
    std::vector<Key> meant, counted;
    for (int strikes = 0; strikes < 500; ++strikes) {
      now += limit + std::chrono::milliseconds{random() % 100};
      meant.push_back(keys[random() % std::size(keys)]);
      for (auto again = random() % 4 + 1; again > 0; --again) {
        if (!tremor.hides({.key = meant.back()}, now)) counted.push_back(meant.back());
        now += std::chrono::milliseconds{random() % static_cast<unsigned>(limit.count())};
      }
    }
    EXPECT_EQ(counted, meant) << limit.count();
  }
}

TEST(ATremblingHand, keeps_nobody_from_going_fast_between_two_keys) {
  Tremor tremor(500ms);
  const Instant now{1h};
  for (int i = 0; i < 10; ++i) {
    EXPECT_FALSE(tremor.hides({.key = Key::down}, now + i * 20ms));
    EXPECT_FALSE(tremor.hides({.key = Key::enter}, now + i * 20ms + 10ms));
  }
}

TEST(ATremblingHand, is_not_looked_for_where_the_town_says_so_nor_in_a_key_that_is_held) {
  Tremor never(0ms);
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(never.hides({.key = Key::enter}, Instant{1h}));
  Tremor tremor(500ms);
  EXPECT_FALSE(tremor.hides({.key = Key::down}, Instant{1h}));
  EXPECT_FALSE(tremor.hides({.key = Key::down, .repeat = true}, Instant{1h + 100ms}));
}

}  // namespace
