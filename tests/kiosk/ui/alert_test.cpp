// What has gone wrong is seen by who does not look for it.
#include <gtest/gtest.h>

#include "tests/kiosk/ui/ui_harness.hpp"

namespace {

using namespace guichet::kiosk::ui;
using namespace guichet::tests;

class Alert : public testing::Test {
 protected:
  // A list in which each question is as high as half of it, and a way on under it.
  void show() {
    harness.show([this](Ui& ui) {
      ui.scroll("list", {0, 0, 900, 400}, [&] {
        for (int question = 0; question < 4; ++question) {
          const auto number = std::to_string(question);
          ui.node("question." + number, NodeRole::text, "Question", ui.place(200));
          if (question == wrong) ui.banner("problem." + number, Tone::error, "Il manque une réponse.");
        }
      });
      if (ui.button_at({0, 500, 300, 90}, {.id = "continue", .label = "Continuer"})) wrong = wrong_next;
    });
  }
  void press(std::string_view id) {
    const auto box = harness.node(id).box;
    harness.wait(std::chrono::milliseconds{100});
    harness.down(box.left + 20, box.middle());
    show();
    harness.up(box.left + 20, box.middle());
    show();
    show();
  }
  bool sees(std::string_view id) const { return harness.node(id).state.visible; }

  UiAssets assets;
  UiHarness harness{assets};
  int wrong = -1, wrong_next = -1;
};

TEST_F(Alert, below_the_fold_is_brought_into_sight_with_its_question) {
  wrong_next = 2;
  show();
  ASSERT_FALSE(sees("question.2"));
  press("continue");
  EXPECT_TRUE(sees("problem.2"));
  EXPECT_TRUE(sees("question.2"));
}

TEST_F(Alert, that_is_in_sight_moves_nothing) {
  wrong = 0;
  show();
  const auto before = harness.node("question.0").box;
  wrong_next = 0;
  press("continue");
  EXPECT_EQ(harness.node("question.0").box, before);
}

TEST_F(Alert, that_was_scrolled_away_comes_back_when_the_way_on_is_pressed_again) {
  wrong = wrong_next = 0;
  show();
  press("list.down");
  press("list.down");
  ASSERT_FALSE(sees("problem.0"));
  press("continue");
  EXPECT_TRUE(sees("problem.0"));
}

TEST_F(Alert, leaves_the_list_to_the_finger_once_it_was_shown) {
  wrong = 3;
  show();
  ASSERT_TRUE(sees("problem.3"));
  press("list.up");
  EXPECT_FALSE(sees("problem.3"));
}

}  // namespace
