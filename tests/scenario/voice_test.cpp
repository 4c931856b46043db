// The screen dark: who does not see it hears each thing once, in its order, and fills a demand with the keypad alone.
#include <algorithm>

#include <gtest/gtest.h>

#include "tests/robot/visit.hpp"
#include "tests/support/registry_process.hpp"

namespace {

using namespace guichet;
using namespace guichet::tests;
using namespace std::chrono_literals;
using platform::display::Key;

class Voice : public testing::Test {
 protected:
  void SetUp() override { visit.start(); }
  std::vector<std::string> news() {
    auto told = visit.speaker.said();
    visit.speaker.forget();
    return told;
  }
  void arrive_at_the_names(Robot& robot) {
    robot.strike(Key::f1);
    robot.press("begin_demand");
    robot.press("language.fr");
    robot.press("continue");
    robot.press("continue");
    robot.press("civility.2");
    robot.press("continue");
    robot.wait_for_screen("asking.names.0");
  }
  static bool told(const std::vector<std::string>& all, std::string_view words) {
    return std::ranges::any_of(all, [&](const auto& one) { return one.contains(words); });
  }

  Visit visit;
};

TEST_F(Voice, says_nothing_to_who_does_not_ask) {
  auto robot = visit.robot();
  robot.press("begin");
  robot.press("begin_demand");
  EXPECT_TRUE(news().empty());
}

TEST_F(Voice, starts_with_the_help_key_and_tells_the_screen_before_its_first_item) {
  visit.listener().strike(Key::f1);
  const auto said = visit.speaker.events().front().utterance;
  EXPECT_EQ(said.key, "voice.on");
  EXPECT_EQ(said.language, "fr");
  visit.speaker.finish_one();
  EXPECT_EQ(visit.speaker.events().back().utterance.text, "Écran");
  visit.listener().listen();
  EXPECT_TRUE(told(news(), visit.terminal()->tree().find("begin_demand")->name));
}

TEST_F(Voice, starts_when_headphones_are_put_in) {
  visit.headphones.plug(true);
  auto robot = visit.listener();
  robot.settle();
  robot.wait_for_screen("welcome");
  EXPECT_TRUE(visit.model().voice.on);
}

TEST_F(Voice, tells_each_stop_of_a_screen_once_and_in_order) {
  auto robot = visit.listener();
  arrive_at_the_names(robot);
  std::vector<std::string> stops, heard;
  for (const auto& node : visit.terminal()->tree().nodes)
    if (node.is_stop()) stops.push_back(node.name);
  const auto first =
      std::ranges::find(visit.terminal()->tree().nodes, true, [](const auto& node) { return node.state.focused; });
  std::ranges::rotate(stops, std::ranges::find(stops, first->name) + 1);
  for (std::size_t i = 0; i < stops.size(); ++i) {
    news();
    robot.strike(Key::down);
    heard.push_back(news().front());
  }
  for (std::size_t i = 0; i < stops.size(); ++i) EXPECT_EQ(heard[i], stops[i]);
}

TEST_F(Voice, repeats_the_screen_at_the_help_key_and_is_interrupted_by_the_next_one) {
  auto robot = visit.listener();
  arrive_at_the_names(robot);
  robot.listen();
  news();
  robot.strike(Key::f1);
  robot.strike(Key::down);
  const auto& events = visit.speaker.events();
  ASSERT_EQ(events.size(), 3U);
  EXPECT_EQ(events[1].kind, platform::speech::Event::Kind::stopped);
}

TEST_F(Voice, keeps_what_is_typed_for_headphones_and_says_so) {
  visit.headphones.plug(false);
  auto robot = visit.listener();
  arrive_at_the_names(robot);
  robot.type("birth_name", "zyxque");
  robot.listen();
  const auto said = news();
  EXPECT_FALSE(told(said, "Zyx"));
  EXPECT_FALSE(told(said, "zyx"));
  EXPECT_TRUE(told(said, "casque"));
  EXPECT_EQ(robot.node("birth_name").value, "Zyxque");
}

TEST_F(Voice, tells_what_is_wrong_as_soon_as_it_shows) {
  auto robot = visit.listener();
  arrive_at_the_names(robot);
  news();
  robot.press("continue");
  robot.listen();
  EXPECT_TRUE(told(news(), robot.node("birth_name.problem").name));
}

TEST_F(Voice, gives_all_the_time_that_listening_takes) {
  auto robot = visit.listener();
  arrive_at_the_names(robot);
  robot.strike(Key::f1);
  visit.let_pass(4min);
  robot.settle();
  EXPECT_FALSE(visit.model().idle);
  robot.listen();
  visit.let_pass(2min);
  robot.settle();
  EXPECT_FALSE(visit.model().idle);
}

// AX-04: a warning that takes long to read leaves the whole countdown after it.
TEST_F(Voice, reads_the_warning_before_its_countdown_runs) {
  auto robot = visit.listener();
  arrive_at_the_names(robot);
  robot.listen();
  visit.let_pass(3min + 1s);
  robot.settle();
  ASSERT_TRUE(visit.model().idle);
  ASSERT_TRUE(visit.speaker.speaking());
  for (int seconds = 0; seconds < 50; ++seconds) visit.let_pass(1s), robot.settle();
  EXPECT_TRUE(robot.node("idle").value.contains("45")) << robot.node("idle").value;
  robot.listen();
  visit.let_pass(44s);
  robot.settle();
  robot.strike(Key::down);
  EXPECT_FALSE(visit.model().idle);
  EXPECT_EQ(robot.screen(), "asking.names.0");
}

TEST_F(Voice, goes_faster_and_slower_with_the_arrows_that_nothing_else_needs) {
  auto robot = visit.listener();
  arrive_at_the_names(robot);
  news();
  robot.strike(Key::right);
  robot.listen();
  EXPECT_TRUE(told(news(), visit.words("voice.rate.quick")));
  EXPECT_EQ(visit.speaker.rate(), platform::speech::Rate(140));
  robot.strike(Key::left);
  robot.listen();
  EXPECT_TRUE(told(news(), visit.words("voice.rate.usual")));
  robot.strike(Key::enter);
  ASSERT_TRUE(robot.node("birth_name").state.filling);
  robot.strike(Key::left);
  EXPECT_EQ(visit.model().voice.rate, 0) << "in a field, left takes a letter back";
}

TEST_F(Voice, is_silent_and_as_before_for_the_next_person) {
  auto robot = visit.listener();
  arrive_at_the_names(robot);
  robot.strike(Key::f2);
  robot.strike(Key::right);
  EXPECT_EQ(visit.speaker.volume(), platform::speech::Volume(1));
  EXPECT_EQ(visit.speaker.rate(), platform::speech::Rate(140));
  robot.listen();
  visit.let_pass(4min);
  robot.settle();
  ASSERT_TRUE(visit.model().idle);
  robot.listen();
  visit.let_pass(46s);
  robot.settle();
  EXPECT_EQ(robot.screen(), "attract");
  EXPECT_FALSE(visit.model().voice.on);
  EXPECT_FALSE(visit.speaker.speaking());
  EXPECT_EQ(visit.speaker.volume(), platform::speech::Volume());
  EXPECT_EQ(visit.speaker.rate(), platform::speech::Rate());
}

TEST(WithTheScreenDark, a_first_demand_gets_its_number_by_the_keypad_alone) {
  Visit visit;
  RegistryProcess registry{visit.town.authority(), visit.town.registry_identity(), visit.folder.path()};
  visit.start(registry.url());
  auto robot = visit.listener();
  robot.strike(Key::f1);
  fill_first_demand(robot);
  robot.press("continue");
  robot.wait_for_screen("deposited");
  robot.wait_until([&] { return robot.sees("number"); }, "the number");
  visit.speaker.forget();
  robot.strike(Key::f1);
  robot.listen();
  std::string number;  // so that it can be written down
  for (const char character : robot.node("number").value)
    number += character == ' ' ? std::string(",") : (number.empty() ? "" : " ") + std::string(1, character);
  EXPECT_TRUE(std::ranges::any_of(visit.speaker.said(), [&](const auto& one) { return one.contains(number); }))
      << number;
}

}  // namespace
