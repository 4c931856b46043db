// Where letters are large a screen holds little: what a person came for stays in the first view, for the eye and for
// the ear.
#include "tests/kiosk/screens/main_way.hpp"
#include "tests/kiosk/screens/panels.hpp"

namespace {

using namespace guichet::tests;
using namespace guichet::kiosk;
using namespace guichet::kiosk::journey;

class LargeLetters : public MainWay {
 protected:
  explicit LargeLetters(const Panel& panel = ten_inches) : MainWay(panel) { harness_.look().metrics.text_scale = 2; }

  const ui::Node* seen(std::string_view id) const {
    const auto* node = harness_.tree().find(id);
    return node != nullptr && node->state.visible ? node : nullptr;
  }
  DepositSlip slip{.reference = test::Visitor::reference(), .deposited_on = test_world().today};
};

TEST_F(LargeLetters, show_the_reference_with_the_trouble_of_the_printer) {
  slip.print = PrintState::out_of_paper;
  show(Deposited{slip});
  EXPECT_TRUE(seen("reference"));
  ASSERT_TRUE(seen("print"));
  EXPECT_EQ(seen("print")->role, ui::NodeRole::alert);
  EXPECT_EQ(seen("print")->detail, words("print.out_of_paper.next")) << "who listens is told what to do";
  ASSERT_TRUE(seen("title")) << "who listens is told where they are";
  EXPECT_EQ(seen("title")->name, words("deposited.title_waiting"));
}

TEST_F(LargeLetters, show_the_reference_with_what_the_registry_refused) {
  slip.anomalies = {{"GUICHET-TEST", "invented"}};
  show(Deposited{slip});
  EXPECT_TRUE(seen("reference"));
  ASSERT_TRUE(seen("refused"));
  EXPECT_EQ(seen("refused")->detail, words("deposited.refused.detail"));
  EXPECT_TRUE(seen("title"));
}

TEST_F(LargeLetters, show_the_statement_with_what_asks_to_tick_it_under_a_title_for_the_ear) {
  show(Declaring{.problem = true});
  EXPECT_TRUE(seen("sincere"));
  ASSERT_TRUE(seen("title"));
  EXPECT_EQ(seen("title")->name, words("declaring.deposit"));
}

class LargeLettersOnLargeGlass : public LargeLetters {
 protected:
  LargeLettersOnLargeGlass() : LargeLetters(twenty_four_upright) {}
};

TEST_F(LargeLettersOnLargeGlass, offer_the_answers_on_paper_below_what_happens_next) {
  show(Deposited{slip});
  EXPECT_GT(harness_.node("print_answers").box.top, harness_.node("next").box.top);
  EXPECT_LT(harness_.node("print_answers").box.bottom(), harness_.node("back").box.top);
  EXPECT_TRUE(leads_to<PrintSummary>("print_answers"));
}

TEST_F(MainWay, down_a_long_screen_has_its_word) {
  show(YourData{});
  const auto box = harness_.node("content.down").box;
  EXPECT_TRUE(std::ranges::any_of(painted_, [&](const ui::Mark& mark) {
    return mark.kind == ui::Mark::Kind::words && mark.words == words("ui.more_below") &&
           box.contains(mark.box.left + mark.box.width / 2, mark.box.middle());
  }));
}

}  // namespace
