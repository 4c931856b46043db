// The arms that a town gives, and what it gives by mistake.
#include <fstream>

#include <gtest/gtest.h>

#include "kiosk/receipt/arms.hpp"
#include "platform/system/cells.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using guichet::kiosk::receipt::read_arms;

constexpr auto sample = "assets/territory/arms.png";

TEST(Arms, are_drawn_at_the_height_that_is_asked_in_their_own_shape) {
  for (const int height : {56, 141}) {
    const auto arms = read_arms(sample, height);
    ASSERT_TRUE(arms) << arms.error();
    EXPECT_EQ(arms->height, height);
    EXPECT_NEAR(arms->width, height * 448 / 512.0, 1);
    EXPECT_EQ(arms->rgba.size(), 4 * guichet::platform::system::cell_count(arms->width, height));
  }
}

TEST(Arms, keep_their_colours_and_are_clear_around_the_shield) {
  const auto arms = read_arms(sample, 128);
  ASSERT_TRUE(arms);
  const auto at = [&](int x, int y) { return &arms->rgba[4 * guichet::platform::system::cell_at(x, y, arms->width)]; };
  const auto* field = at(arms->width / 5, 70);
  EXPECT_NEAR(field[0], 28, 3);
  EXPECT_NEAR(field[2], 158, 3);
  EXPECT_EQ(field[3], 255);
  EXPECT_EQ(at(0, 127)[3], 0);
}

TEST(Arms, that_cannot_be_read_are_told_by_their_name) {
  const guichet::tests::TemporaryFolder folder;
  std::ofstream(folder / "text.png") << "no picture";
  for (const auto* name : {"nowhere.png", "text.png"}) {
    const auto arms = read_arms(folder / name, 56);
    ASSERT_FALSE(arms);
    EXPECT_TRUE(arms.error().contains(name));
  }
}

}  // namespace
