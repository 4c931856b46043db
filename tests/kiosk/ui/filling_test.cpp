#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/kiosk/ui/ui_harness.hpp"

namespace {

using namespace guichet::kiosk::ui;
using guichet::platform::display::Key;
using guichet::tests::UiAssets;
using guichet::tests::UiHarness;

class Filling : public testing::Test {
 protected:
  static const UiAssets& assets() {
    static const UiAssets all;
    return all;
  }

  // One field above the keyboard; what is typed comes back as it does in a session.
  UiHarness::Screen one_field(bool capitals = false, std::size_t longest = 80) {
    return [this, capitals, longest](Ui& ui) {
      if (auto typed =
              ui.field({.id = "name", .label = "Nom", .value = value, .capitals = capitals, .longest = longest}))
        value = *typed;
      if (ui.editing()) ui.keyboard({0, 400, 1280, 400});
    };
  }
  UiHarness::Screen a_date() {
    return [this](Ui& ui) {
      if (auto typed = ui.date_field({.id = "born", .label = "Né", .value = value})) value = *typed;
      if (ui.editing()) ui.keyboard({0, 400, 1280, 400});
    };
  }
  void press(Key key, const UiHarness::Screen& screen) {
    harness.key(key);
    harness.show(screen);
  }

  UiHarness harness{assets()};
  std::string value;
};

TEST_F(Filling, a_burst_of_characters_is_kept_whole_and_in_order) {
  const auto screen = one_field();
  harness.show(screen);
  harness.touch("name", screen);
  for (const char letter : std::string("abcdefghijklmnop")) harness.text(std::string(1, letter));
  harness.show(screen);
  EXPECT_EQ(value, "abcdefghijklmnop");
}

TEST_F(Filling, characters_typed_before_the_field_answered_the_touch_are_kept) {
  const auto screen = one_field();
  harness.show(screen);
  const auto box = harness.node("name").box;
  harness.down(box.left + 20, box.middle());
  harness.up(box.left + 20, box.middle());
  harness.text("a");
  harness.text("b");
  harness.show(screen);
  EXPECT_EQ(value, "ab");
}

TEST_F(Filling, the_caret_moves_by_letters) {
  const auto screen = one_field();
  harness.show(screen);
  harness.touch("name", screen);
  harness.text("Éœ");
  press(Key::left, screen);
  harness.text("-");
  harness.show(screen);
  EXPECT_EQ(value, "É-œ");
  press(Key::home, screen);
  press(Key::delete_forward, screen);
  EXPECT_EQ(value, "-œ");
  press(Key::end, screen);
  press(Key::backspace, screen);
  EXPECT_EQ(value, "-");
}

TEST_F(Filling, a_name_gets_its_capitals) {
  const auto screen = one_field(true);
  harness.show(screen);
  harness.touch("name", screen);
  harness.text("élodie-anne d’œuvre");
  harness.show(screen);
  EXPECT_EQ(value, "Élodie-Anne D’Œuvre");
}

TEST_F(Filling, a_field_stops_at_its_longest_counted_in_letters) {
  const auto screen = one_field(false, 3);
  harness.show(screen);
  harness.touch("name", screen);
  harness.text("éèêë");
  harness.show(screen);
  EXPECT_EQ(value, "éèê");
}

TEST_F(Filling, the_keys_of_the_screen_type_erase_and_finish) {
  const auto screen = one_field();
  harness.show(screen);
  harness.touch("name", screen);
  for (const auto* key : {"key.z", "key.space", "key.shift", "key.a", "key.b", "key.erase"}) harness.touch(key, screen);
  EXPECT_EQ(value, "z A");
  harness.touch("key.accents", screen);
  harness.touch("key.é", screen);
  EXPECT_EQ(value, "z Aé");
  harness.touch("key.letters", screen);
  harness.touch("key.done", screen);
  EXPECT_FALSE(harness.ui().editing());
}

TEST_F(Filling, a_date_goes_on_to_its_next_part_by_itself) {
  const auto screen = a_date();
  harness.show(screen);
  harness.touch("born.day", screen);
  for (const char digit : std::string("03121985")) {
    harness.text(std::string(1, digit));
    harness.show(screen);
  }
  EXPECT_EQ(value, "03/12/1985");
  EXPECT_TRUE(harness.node("born.year").state.focused);
}

TEST_F(Filling, a_date_typed_as_one_burst_is_kept_whole) {
  const auto screen = a_date();
  harness.show(screen);
  harness.touch("born.day", screen);
  for (const char digit : std::string("03121985")) harness.text(std::string(1, digit));
  harness.show(screen);
  EXPECT_THAT(value, testing::StartsWith("03/"));
  // Known: digits that arrive within one frame after the day is full are lost. The figure only goes down, to 0.
  EXPECT_LE(std::string_view("03/12/1985").size() - value.size(), 6U);
}

TEST_F(Filling, a_field_that_leaves_the_screen_is_no_longer_being_filled) {
  const auto screen = one_field();
  harness.show(screen);
  harness.touch("name", screen);
  ASSERT_TRUE(harness.ui().editing());
  harness.show([](Ui& ui) { ui.title("Autre écran"); });
  EXPECT_FALSE(harness.ui().editing());
}

TEST_F(Filling, nothing_typed_is_left_once_the_person_is_forgotten) {
  const auto screen = one_field();
  harness.show(screen);
  harness.touch("name", screen);
  harness.text("Zyxqué");
  harness.show(screen);
  ASSERT_EQ(harness.node("name").value, "Zyxqué");
  harness.text("attend");
  harness.ui().forget();
  EXPECT_TRUE(harness.tree().nodes.empty());
  EXPECT_EQ(harness.engine().figures().blocks, 0U);
  value.clear();
  harness.show(screen);
  EXPECT_EQ(value, "") << "what waited to be typed belonged to the person before";
  EXPECT_FALSE(harness.ui().editing());
}

}  // namespace
