#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/system/cells.hpp"
#include "tests/kiosk/ui/ui_harness.hpp"

namespace {

using namespace guichet::kiosk::ui;
using guichet::tests::UiAssets;
using guichet::tests::UiHarness;

class Mirror : public testing::Test {
 protected:
  void SetUp() override { harness.look().words = &mirrored; }
  float width() { return harness.ui().screen().width; }

  UiAssets assets;
  guichet::kiosk::texts::Catalogue mirrored = UiAssets::mirrored();
  UiHarness harness{assets};
};

TEST_F(Mirror, what_stands_at_the_start_stands_at_the_right) {
  const UiHarness::Screen screen = [](Ui& ui) {
    ui.button_at({0, 0, 200, 100}, {.id = "start", .label = "Début"});
    ui.button_at({ui.screen().width - 200, 0, 200, 100}, {.id = "end", .label = "Fin"});
  };
  harness.show(screen);
  EXPECT_FLOAT_EQ(harness.node("start").box.right(), width());
  EXPECT_FLOAT_EQ(harness.node("end").box.left, 0);
}

TEST_F(Mirror, a_touch_presses_what_is_seen_there) {
  std::string pressed;
  const UiHarness::Screen screen = [&](Ui& ui) {
    ui.scroll("list", {0, 0, 600, 500}, [&] {
      if (ui.row({.id = "row", .label = "Ligne", .icon = "user", .action_icon = "pencil"})) pressed = "row";
    });
    if (ui.button_at({700, 0, 200, 100}, {.id = "beside", .label = "À côté"})) pressed = "beside";
  };
  harness.show(screen);
  harness.touch("row", screen);
  EXPECT_EQ(pressed, "row");
  EXPECT_GT(harness.node("row").box.left, harness.node("beside").box.right());
}

TEST_F(Mirror, sentences_begin_at_the_right_and_codes_are_not_turned_over) {
  Trace painted;
  harness.ui().canvas().trace(&painted);
  const std::vector<bool> squares = {true, false, false, false};
  harness.show([&](Ui& ui) {
    painted.clear();
    ui.paragraph("Une phrase courte.");
    ui.canvas().modules(squares, 2, {0, 100, 100, 100}, ui.colour(Role::ink));
  });
  const auto words = std::ranges::find(painted, Mark::Kind::words, &Mark::kind);
  ASSERT_NE(words, painted.end());
  EXPECT_GT(words->box.left, width() / 2);
  const auto code = std::ranges::find(painted, Mark::Kind::picture, &Mark::kind);
  ASSERT_NE(code, painted.end());
  EXPECT_FLOAT_EQ(code->box.right(), width());
  const auto pixels = harness.window().read_pixels();
  const auto dark = [&](int x, int y) {
    return (pixels[guichet::platform::system::cell_at(x, y, static_cast<int>(width()))] & 0xFF) < 128;
  };
  EXPECT_TRUE(dark(static_cast<int>(width()) - 75, 125))
      << "the first square of a code is its top left one for every reader";
  EXPECT_FALSE(dark(static_cast<int>(width()) - 25, 125));
}

TEST_F(Mirror, what_is_typed_and_the_keys_that_type_it_run_from_the_left) {
  std::string value = "Martin";
  Trace painted;
  harness.ui().canvas().trace(&painted);
  const UiHarness::Screen screen = [&](Ui& ui) {
    painted.clear();
    if (auto typed = ui.field({.id = "name", .label = "Nom", .value = value})) value = *typed;
    if (ui.editing()) ui.keyboard({0, 400, 1280, 400});
  };
  harness.show(screen);
  harness.touch("name", screen);
  EXPECT_LT(harness.node("key.a").box.left, harness.node("key.p").box.left);
  const auto typed = std::ranges::find(painted, "Martin", &Mark::words);
  ASSERT_NE(typed, painted.end());
  EXPECT_LT(typed->box.left, 100);
  const auto label = std::ranges::find(painted, "Nom", &Mark::words);
  ASSERT_NE(label, painted.end());
  EXPECT_GT(label->box.right(), width() - 20);
}

}  // namespace
