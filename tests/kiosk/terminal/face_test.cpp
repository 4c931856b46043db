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
  std::expected<std::unique_ptr<Face>, std::string> open_face() const {
    return Face::open(open_window(configuration).value(), configuration, library());
  }
  // How much of the screen is of the gold of the sample's arms, at this place.
  std::ptrdiff_t gold_at(journey::Place place) {
    auto face = open_face();
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

TEST_F(TheFace, is_whole_at_its_first_frame) {
  configuration.arms = "assets/territory/arms.png";
  auto face = open_face().value();
  const auto model = journey::fresh(visitor.settings(), visitor.now());
  face->show(model, visitor.context());
  const auto first = face->window().read_pixels();
  EXPECT_GT(std::ranges::count_if(first, is_gold), 200);
  for (int frames = 0; frames < 4; ++frames) face->show(model, visitor.context());
  EXPECT_TRUE(first == face->window().read_pixels()) << "something was still missing";
}

// What a camera sees, each time of another grey.
class Seen {
 public:
  void next(Viewfinder& finder) {
    now_ += std::chrono::seconds{1};
    frame_.rgb.assign(std::size_t{3} * 160 * 90, ++grey_);
    finder.see({.frame = frame_, .advice = platform::scanner::Advice::lay_page}, now_);
  }

 private:
  platform::scanner::Frame frame_{.width = 160, .height = 90};
  Viewfinder::Clock::time_point now_{};
  std::uint8_t grey_ = 90;
};

TEST_F(TheFace, draws_what_the_camera_sees_and_nothing_else_again_nor_without_a_new_picture) {
  auto face = open_face().value();
  auto model = journey::fresh(visitor.settings(), visitor.now());
  model.place = journey::Capturing{.paper = {.code = "identite", .person = 0}, .running = visitor.now()};
  Viewfinder finder([] {});
  Seen seen;
  seen.next(finder);
  seen.next(finder);
  const auto show = [&](Viewfinder* what) {
    for (int frames = 0; frames < 4; ++frames) face->show(model, visitor.context(), what);
  };
  show(&finder);
  ASSERT_NE(face->tree().find("sight"), nullptr);
  const auto box = face->tree().find("sight")->box;
  EXPECT_TRUE(face->window().last_damage().empty()) << "the camera sees what it saw";
  seen.next(finder);
  face->show(model, visitor.context(), &finder);
  ASSERT_FALSE(face->window().last_damage().empty());
  for (const auto& rect : face->window().last_damage()) {
    EXPECT_GE(static_cast<float>(rect.x), box.left - 2);
    EXPECT_GE(static_cast<float>(rect.y), box.top - 2);
    EXPECT_LE(static_cast<float>(rect.x + rect.width), box.right() + 2);
    EXPECT_LE(static_cast<float>(rect.y + rect.height), box.bottom() + 2);
  }
  show(nullptr);
  EXPECT_EQ(face->tree().find("sight"), nullptr) << "gone with the page";
}

TEST_F(TheFace, says_which_arms_cannot_be_read) {
  configuration.arms = "nowhere.png";
  const auto face = open_face();
  ASSERT_FALSE(face);
  EXPECT_TRUE(face.error().contains("nowhere.png"));
}

}  // namespace
