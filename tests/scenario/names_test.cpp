// What people are really called, and how fast a keyboard or a badge reader sends it.
#include <gtest/gtest.h>

#include "platform/display/test_input.hpp"
#include "tests/robot/visit.hpp"

namespace {

using namespace guichet::tests;

class Names : public testing::Test {
 protected:
  void SetUp() override {
    visit.start();
    auto robot = visit.robot();
    answer_the_first_page(robot);
    robot.go_on();
    robot.wait_for_screen("asking.names.0");
  }
  std::string birth_name() {
    const auto* name = visit.model().draft.people.front().answers.get<std::string>("birth_name");
    return name ? *name : "";
  }

  Visit visit;
};

TEST_F(Names, a_burst_of_sixteen_characters_arrives_whole) {
  auto robot = visit.robot();
  robot.type_on_keyboard("birth_name", "Abcdefghijklmnop");
  EXPECT_EQ(robot.node("birth_name").value, "Abcdefghijklmnop");
}

TEST_F(Names, accents_of_dead_keys_are_typed_once) {
  namespace input = guichet::platform::display::test_input;
  auto robot = visit.robot();
  robot.type_on_keyboard("birth_name", "No");
  input::composed("¨", "ë");
  input::text("m");
  input::composed("´", "é");
  robot.settle();
  EXPECT_EQ(robot.node("birth_name").value, "Noëmé");
}

class Name : public Names, public testing::WithParamInterface<std::string> {};

TEST_P(Name, stays_what_was_typed_on_the_screen_in_the_draft_and_in_the_message) {
  auto robot = visit.robot();
  robot.type_on_keyboard("birth_name", GetParam());
  robot.type("first_name", "Camille");
  EXPECT_EQ(robot.node("birth_name").value, GetParam());
  robot.go_on();
  robot.wait_for_screen("asking.birth_date.0");
  robot.press("back");
  robot.wait_for_screen("asking.names.0");
  EXPECT_EQ(robot.node("birth_name").value, GetParam());

  EXPECT_EQ(birth_name(), GetParam());

  // The draft is kept as a message to the registry: what comes back has been written and read as one.
  visit.stop();
  visit.start();
  visit.robot().wait_for_screen("interrupted");
  EXPECT_EQ(birth_name(), GetParam());
}

TEST_P(Name, is_shown_by_the_summary) {
  auto demand = filled_demand();
  demand.people.front().answers.set("birth_name", GetParam());
  visit.arrive_at_the_summary(demand);
  EXPECT_TRUE(visit.robot().node("line.names.0").value.contains(GetParam()))
      << visit.robot().node("line.names.0").value;
}

std::string eighty() {
  std::string name;
  for (int i = 0; i < 80; ++i) name += static_cast<char>((i ? 'a' : 'A') + i % 26);
  return name;
}

INSTANTIATE_TEST_SUITE_P(OfPeople, Name,
                         testing::Values("X", "D'Estaing-O'Neill", "Lecœur", "Şahin Yıldız", "İğdır", "سلمى",
                                         eighty()));

}  // namespace
