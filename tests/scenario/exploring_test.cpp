// The screen dark and no keypad: a finger slides to hear, and two taps choose (EN 301 549, 5.5.2; AX-13).
#include <algorithm>

#include <gtest/gtest.h>

#include "kiosk/ui/explorer.hpp"
#include "tests/robot/visit.hpp"

namespace {

using namespace guichet;
using namespace guichet::tests;
using namespace std::chrono_literals;

class Exploring : public testing::Test {
 protected:
  void SetUp() override {
    visit.start();
    visit.headphones.plug(true);
    visit.robot().wait_for_screen("welcome");
  }
  std::vector<std::string> news() {
    visit.listener().listen();
    auto told = visit.speaker.said();
    visit.speaker.forget();
    return told;
  }
  static bool told(const std::vector<std::string>& all, std::string_view words) {
    return std::ranges::any_of(all, [&](const auto& one) { return one.contains(words); });
  }
  // With a finger, from the doors to the names.
  void arrive_at_the_names(Robot& robot) {
    for (const auto* id : {"begin_demand", "language.fr", "continue", "continue", "civility.2", "continue"})
      robot.choose_by_ear(id);
    robot.wait_for_screen("asking.names.0");
    news();
  }

  Visit visit;
};

TEST_F(Exploring, is_explained_by_the_first_words) { EXPECT_TRUE(told(news(), "touchez deux fois vite")); }

TEST_F(Exploring, tells_what_lies_under_the_finger_once_and_presses_nothing) {
  auto robot = visit.robot();
  news();
  robot.explore("information");
  const auto name = robot.node("information").name;
  const auto said = news();
  EXPECT_EQ(std::ranges::count_if(said, [&](const auto& one) { return one.starts_with(name); }), 1);
  EXPECT_EQ(robot.screen(), "welcome");
  robot.explore("information");
  EXPECT_TRUE(told(news(), name)) << "who comes back to it hears it again";
}

TEST_F(Exploring, never_presses_at_a_single_touch) {
  auto robot = visit.robot();
  for (int times = 0; times < 5; ++times) {
    news();
    robot.touch_once("begin_demand");
    visit.let_pass(kiosk::ui::Explorer::between_taps);
    robot.settle();
    EXPECT_TRUE(told(news(), robot.node("begin_demand").name));
    EXPECT_EQ(robot.screen(), "welcome");
  }
}

TEST_F(Exploring, chooses_what_was_told_wherever_the_two_taps_fall) {
  auto robot = visit.robot();
  robot.explore("information");
  robot.touch_once("begin_demand");
  robot.touch_once("begin_demand");
  EXPECT_EQ(robot.screen(), "information");
}

TEST_F(Exploring, chooses_nothing_on_words_alone_but_tells_them_again) {
  auto robot = visit.robot();
  robot.explore("title");
  news();
  robot.tap_twice();
  EXPECT_TRUE(told(news(), robot.node("title").name));
  EXPECT_EQ(robot.screen(), "welcome");
}

TEST_F(Exploring, fills_a_field_key_by_key_and_goes_on_in_the_dark) {
  auto robot = visit.robot();
  arrive_at_the_names(robot);
  robot.choose_by_ear("birth_name");
  for (const auto* key : {"key.z", "key.y", "key.x"}) {
    news();
    robot.explore(key);
    EXPECT_TRUE(told(news(), robot.node(key).name)) << key;
    robot.tap_twice();
  }
  EXPECT_EQ(robot.node("birth_name").value, "Zyx");
  EXPECT_TRUE(told(news(), "Zyx")) << "what was typed is told into the headphones";
  robot.choose_by_ear("key.done");
  for (int fields = 0; robot.sees("key.done") && fields < 4; ++fields) {
    robot.choose_by_ear("first_name");
    robot.choose_by_ear("key.a");
    robot.choose_by_ear("key.done");
    if (robot.sees("key.done")) robot.choose_by_ear("key.done");
  }
  robot.choose_by_ear("continue");
  robot.wait_for_screen("asking.birth_date.0");
}

TEST_F(Exploring, keeps_letters_for_headphones) {
  auto robot = visit.robot();
  arrive_at_the_names(robot);
  robot.choose_by_ear("birth_name");
  visit.headphones.plug(false);
  news();
  robot.explore("key.z");
  const auto said = news();
  EXPECT_FALSE(std::ranges::contains(said, robot.node("key.z").name));
  robot.explore("key.erase");
  EXPECT_TRUE(told(news(), robot.node("key.erase").name)) << "what a key does is no secret";
}

TEST_F(Exploring, is_shown_to_who_sees_and_ends_with_the_voice) {
  auto robot = visit.robot();
  EXPECT_TRUE(robot.sees("two_taps"));
  robot.choose_by_ear("comfort");
  robot.choose_by_ear("comfort.silence");
  EXPECT_FALSE(visit.model().voice.on);
  EXPECT_FALSE(robot.sees("two_taps"));
  robot.press("begin_demand");
  EXPECT_EQ(robot.screen(), "language");
}

// Without the voice one touch is enough, as ever; the sheet says what will change before it does.
TEST(TheVoiceSheet, tells_how_a_finger_is_heard_before_the_voice_begins) {
  Visit visit;
  visit.start();
  auto robot = visit.robot();
  robot.press("begin");
  robot.press("comfort");
  EXPECT_EQ(robot.node("comfort.listen").detail, visit.words("comfort.listen.detail"));
  robot.press("comfort.listen");
  EXPECT_TRUE(visit.model().voice.on);
  EXPECT_FALSE(robot.sees("comfort.listen"));
}

TEST_F(Exploring, makes_the_voice_slower_and_louder_and_says_so) {
  auto robot = visit.robot();
  robot.choose_by_ear("comfort");
  news();
  robot.choose_by_ear("comfort.slower");
  EXPECT_TRUE(told(news(), visit.words("voice.rate.slow")));
  EXPECT_EQ(visit.speaker.rate(), platform::speech::Rate(80));
  robot.choose_by_ear("comfort.louder");
  EXPECT_EQ(visit.speaker.volume(), platform::speech::Volume(1));
  EXPECT_TRUE(told(news(), "Volume 2 sur 4"));
  robot.choose_by_ear("comfort.quieter");
  EXPECT_EQ(visit.speaker.volume(), platform::speech::Volume(0));
}

}  // namespace
