// What the terminal shows of the town that owns it.
#include <algorithm>
#include <cstdlib>

#include <gtest/gtest.h>

#include "kiosk/terminal/face.hpp"
#include "tests/kiosk/journey/visitor.hpp"

namespace {

using namespace guichet;
using namespace guichet::kiosk;
using namespace guichet::kiosk::terminal;

class TheFace : public testing::Test {
 protected:
  TheFace() {
    ::setenv("SDL_VIDEODRIVER", "dummy", 1);
    configuration.town = "Mairie de Villebois";
  }

  static const Library& library() {
    static const auto opened = open_library("assets").value();
    return *opened;
  }
  static bool is_gold(std::uint32_t pixel) {
    return (pixel & 0xFFU) > 225 && (pixel >> 8 & 0xFFU) > 175 && (pixel >> 8 & 0xFFU) < 205 &&
           (pixel >> 16 & 0xFFU) < 80;
  }
  // How much of the screen is of the gold of the sample's arms, at this place.
  std::ptrdiff_t gold_at(journey::Place place) {
    auto face = Face::open(configuration, library());
    if (!face) throw std::runtime_error(face.error());
    auto model = journey::fresh(visitor.settings(), visitor.now());
    model.place = std::move(place);
    for (int frames = 0; frames < 4; ++frames) (*face)->show(model, visitor.context());
    return std::ranges::count_if((*face)->window().read_pixels(), is_gold);
  }

  Configuration configuration;
  test::Visitor visitor;
};

TEST_F(TheFace, shows_the_arms_of_the_town_in_the_bar_and_larger_to_who_passes_by) {
  EXPECT_EQ(gold_at(journey::Welcome{}), 0);
  configuration.arms = "assets/territory/arms.png";
  const auto in_the_bar = gold_at(journey::Welcome{});
  EXPECT_GT(in_the_bar, 200);
  EXPECT_GT(gold_at(journey::Attract{}), 4 * in_the_bar);
}

TEST_F(TheFace, says_which_arms_cannot_be_read) {
  configuration.arms = "nowhere.png";
  const auto face = Face::open(configuration, library());
  ASSERT_FALSE(face);
  EXPECT_TRUE(face.error().contains("nowhere.png"));
}

}  // namespace
