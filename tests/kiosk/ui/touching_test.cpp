#include <cmath>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/kiosk/ui/ui_harness.hpp"

namespace {

using namespace guichet::kiosk::ui;
using guichet::platform::display::Key;
using guichet::tests::UiAssets;
using guichet::tests::UiHarness;

class Touching : public testing::Test {
 protected:
  static const UiAssets& assets() {
    static const UiAssets all;
    return all;
  }

  // A list longer than the glass: rows "row.0" to "row.29", and how often each was pressed.
  UiHarness::Screen long_list() {
    return [this](Ui& ui) {
      ui.scroll("list", {50, 50, 800, 500}, [&] {
        for (int i = 0; i < 30; ++i)
          if (ui.row({.id = "row." + std::to_string(i), .label = "Ligne"})) pressed.insert("row." + std::to_string(i));
      });
      if (ui.button_at({900, 600, 200, 100}, {.id = "aside", .label = "Ici"})) pressed.insert("aside");
    };
  }

  UiHarness harness{assets()};
  std::multiset<std::string> pressed;
};

TEST_F(Touching, a_press_begins_and_ends_in_the_same_target) {
  const auto screen = long_list();
  harness.show(screen);
  harness.touch("row.1", screen);
  EXPECT_THAT(pressed, testing::ElementsAre("row.1"));
}

TEST_F(Touching, a_finger_that_slides_to_another_target_presses_neither) {
  const auto screen = long_list();
  harness.show(screen);
  const auto from = harness.node("row.1").box, to = harness.node("aside").box;
  harness.down(from.left + 5, from.middle());
  harness.show(screen);
  harness.move(to.left + 5, to.middle());
  harness.show(screen);
  harness.up(to.left + 5, to.middle());
  harness.show(screen);
  EXPECT_THAT(pressed, testing::IsEmpty());
}

TEST_F(Touching, a_drag_scrolls_the_list_and_takes_the_press_back) {
  const auto screen = long_list();
  harness.show(screen);
  const auto box = harness.node("row.3").box;
  const float before = harness.node("row.5").box.top;
  harness.down(box.left + 50, box.middle());
  harness.show(screen);
  for (int step = 1; step <= 4; ++step) {
    harness.move(box.left + 50, box.middle() - 30.0F * static_cast<float>(step));
    harness.show(screen);
  }
  // Back over the row where it began: it was a drag and stays one.
  const auto moved = harness.node("row.3").box;
  harness.up(moved.left + 50, moved.middle());
  harness.show(screen);
  EXPECT_THAT(pressed, testing::IsEmpty());
  EXPECT_LT(harness.node("row.5").box.top, before - 60);
}

TEST_F(Touching, a_list_that_became_shorter_than_where_it_stood_is_at_rest_at_its_end) {
  int rows = 30;
  const UiHarness::Screen screen = [&](Ui& ui) {
    ui.scroll("list", {50, 50, 800, 500}, [&] {
      for (int i = 0; i < rows; ++i) ui.row({.id = "row." + std::to_string(i), .label = "Ligne"});
    });
  };
  harness.show(screen);
  for (int drags = 0; drags < 12; ++drags) {
    harness.down(100, 500);
    harness.show(screen);
    harness.move(100, 100);
    harness.show(screen);
    harness.up(100, 100);
    harness.show(screen);
  }
  rows = 15;
  harness.show(screen);
  const auto found = harness.node("row.14").box;
  EXPECT_LE(found.bottom(), 550);
  EXPECT_GT(found.top, 300);
  harness.show(screen);
  EXPECT_EQ(harness.node("row.14").box.top, found.top);
}

TEST_F(Touching, a_screen_begins_at_its_top_wherever_the_last_one_stood) {
  int rows = 30;
  const UiHarness::Screen screen = [&](Ui& ui) {
    ui.scroll("list", {50, 50, 800, 500}, [&] {
      for (int i = 0; i < rows; ++i) ui.row({.id = "row." + std::to_string(i), .label = "Ligne"});
    });
  };
  harness.show(screen);
  const auto top = harness.node("row.0").box.top;
  while (harness.tree().find("list.down")) harness.touch("list.down", screen);
  EXPECT_LT(harness.node("row.0").box.top, top);
  for (const int next : {30, 12, 2}) {
    harness.ui().leave_screen();
    rows = next;
    harness.show(screen);
    EXPECT_EQ(harness.node("row.0").box.top, top) << next;
    if (harness.tree().find("list.down")) harness.touch("list.down", screen);
  }
}

TEST_F(Touching, a_second_finger_presses_nothing) {
  const auto screen = long_list();
  harness.show(screen);
  const auto first = harness.node("row.1").box, second = harness.node("aside").box;
  harness.down(first.left + 50, first.middle(), 1);
  harness.show(screen);
  harness.down(second.left + 50, second.middle(), 2);
  harness.show(screen);
  harness.up(second.left + 50, second.middle(), 2);
  harness.show(screen);
  EXPECT_THAT(pressed, testing::IsEmpty());
  harness.up(first.left + 50, first.middle(), 1);
  harness.show(screen);
  EXPECT_THAT(pressed, testing::ElementsAre("row.1"));
}

TEST_F(Touching, what_lies_under_a_dialog_can_be_neither_pressed_nor_found) {
  const UiHarness::Screen screen = [this](Ui& ui) {
    ui.inert(true);
    if (ui.button_at({100, 600, 300, 100}, {.id = "under", .label = "Dessous"})) pressed.insert("under");
    const std::array buttons = {Button{.id = "above", .label = "Dessus"}};
    if (ui.dialog("dialog", "Question", "Texte", buttons)) pressed.insert("above");
  };
  harness.show(screen);
  EXPECT_EQ(harness.tree().find("under"), nullptr);
  harness.down(200, 650);
  harness.show(screen);
  harness.up(200, 650);
  harness.show(screen);
  EXPECT_THAT(pressed, testing::IsEmpty());
  harness.touch("above", screen);
  EXPECT_THAT(pressed, testing::ElementsAre("above"));
}

TEST_F(Touching, the_buttons_above_and_below_move_a_list_as_a_drag_does) {
  const auto screen = long_list();
  while (harness.show(screen)) {
  }
  EXPECT_EQ(harness.tree().find("list.up"), nullptr);
  ASSERT_FALSE(harness.node("row.25").state.visible);
  for (int step = 0; step < 10 && harness.tree().find("list.down"); ++step) harness.touch("list.down", screen);
  EXPECT_TRUE(harness.node("row.29").state.visible);
  EXPECT_NE(harness.tree().find("list.up"), nullptr);
  EXPECT_THAT(pressed, testing::IsEmpty()) << "a row under the button took the touch";
}

TEST_F(Touching, a_new_screen_begins_at_the_top_of_its_list) {
  const auto screen = long_list();
  harness.show(screen);
  const float top = harness.node("row.0").box.top;
  const auto box = harness.node("row.3").box;
  harness.down(box.left + 50, box.middle());
  harness.show(screen);
  harness.move(box.left + 50, box.middle() - 120);
  harness.show(screen);
  harness.up(box.left + 50, box.middle() - 120);
  harness.show(screen);
  ASSERT_LT(harness.node("row.0").box.top, top);
  harness.ui().leave_screen();
  harness.show(screen);
  // Known: the list stays where the screen before had left it. The figure only goes down, to 0.
  EXPECT_LE(std::abs(harness.node("row.0").box.top - top), 120);
}

TEST_F(Touching, a_list_says_at_once_that_more_is_below) {
  const auto screen = long_list();
  int shows = 0;
  do harness.show(screen);
  while (++shows < 5 && !harness.tree().find("list.down"));
  // Known: not before something else makes the screen be drawn again. The figure only goes down, to 1.
  EXPECT_LE(shows, 3);
}

TEST_F(Touching, the_tab_key_visits_everything_that_can_be_pressed_exactly_once) {
  const UiHarness::Screen screen = [this](Ui& ui) {
    for (const auto* id : {"first", "second", "third"})
      if (ui.button({.id = id, .label = id})) pressed.insert(id);
    const std::array choices = {Choice{.id = "a", .label = "A"}, Choice{.id = "b", .label = "B"}};
    ui.choices("group", choices);
    if (ui.row({.id = "row", .label = "Ligne"})) pressed.insert("row");
  };
  harness.show(screen);
  std::multiset<std::string> visited, pressable;
  for (const auto& node : harness.tree().nodes)
    if (node.pressable()) pressable.insert(node.id);
  for (std::size_t stop = 0; stop < pressable.size(); ++stop) {
    harness.key(Key::tab);
    harness.show(screen);
    std::vector<std::string> focused;
    for (const auto& node : harness.tree().nodes)
      if (node.state.focused) focused.push_back(node.id);
    ASSERT_EQ(focused.size(), 1U) << "exactly one thing has the focus";
    visited.insert(focused.front());
  }
  EXPECT_EQ(visited, pressable);
}

TEST_F(Touching, the_space_key_presses_what_has_the_focus) {
  const auto screen = long_list();
  harness.show(screen);
  harness.key(Key::tab);
  harness.show(screen);
  std::string focused;
  for (const auto& node : harness.tree().nodes)
    if (node.state.focused) focused = node.id;
  ASSERT_FALSE(focused.empty());
  harness.key(Key::space);
  harness.show(screen);
  EXPECT_THAT(pressed, testing::ElementsAre(focused));
}

TEST_F(Touching, a_screen_shown_again_unchanged_touches_no_pixel) {
  const auto screen = long_list();
  EXPECT_TRUE(harness.show(screen));
  int again = 0;
  while (again < 5 && harness.show(screen)) ++again;
  // Known: a list learns late that it overflows, and is drawn once or twice more. The figure only goes down, to 0.
  EXPECT_LE(again, 2);
  EXPECT_FALSE(harness.show(screen));
}

}  // namespace
