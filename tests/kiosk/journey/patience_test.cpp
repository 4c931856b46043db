// How long a session waits for someone, for a voice that reads, and for one that never ends (WCAG 2.2.1; AX-04).
#include "tests/kiosk/journey/visitor.hpp"

namespace {

using namespace test;

TEST(Idle, warns_counts_down_and_wipes) {
  Visitor visitor;
  visitor.opens_a_demand().chooses("civility", "2").goes_on();
  EXPECT_EQ(next_deadline(visitor.model(), visitor.settings()), visitor.now() + 3min);
  visitor.waits(3min);
  ASSERT_TRUE(visitor.model().idle);
  EXPECT_EQ(next_deadline(visitor.model(), visitor.settings()), visitor.now() + 45s);
  visitor.waits(44s);
  EXPECT_TRUE(visitor.asks("names"));
  visitor.waits(1s);
  EXPECT_NE(visitor.asked<effect::EraseDraft>(), nullptr);
  EXPECT_NE(visitor.asked<effect::Wipe>(), nullptr);
  EXPECT_EQ(visitor.model(), fresh(visitor.settings(), visitor.now()));
  EXPECT_EQ(next_deadline(visitor.model(), visitor.settings()), std::nullopt);
}

TEST(Idle, ends_at_one_touch_which_does_nothing_else) {
  Visitor visitor;
  visitor.opens_a_demand().waits(3min).does(Choose{"civility", "2"});
  EXPECT_FALSE(visitor.model().idle);
  EXPECT_TRUE(visitor.at<Asking>()->form.empty());
  visitor.waits(44s);
  EXPECT_FALSE(visitor.model().idle);
  visitor.waits(3min).does(StillHere{});
  EXPECT_FALSE(visitor.model().idle);
}

TEST(Idle, ends_in_the_question_what_to_keep_for_who_wants_to_leave) {
  Visitor visitor;
  visitor.opens_a_demand().chooses("civility", "2").goes_on().waits(3min).does(AskToLeave{});
  EXPECT_FALSE(visitor.model().idle);
  EXPECT_TRUE(visitor.model().leaving);
  EXPECT_TRUE(visitor.asks("names"));
  EXPECT_NE(visitor.does(KeepAndLeave{}).asked<effect::KeepDraft>(), nullptr);
}

TEST(Idle, after_a_deposit_wipes_without_touching_storage) {
  Visitor visitor;
  visitor.deposits().has_it_stored().waits(8s).waits(3min).waits(45s);
  EXPECT_NE(visitor.at<Attract>(), nullptr);
  EXPECT_EQ(visitor.asked<effect::EraseDraft>(), nullptr);
  EXPECT_NE(visitor.asked<effect::Wipe>(), nullptr);
}

TEST(Idle, never_ends_a_deposit_that_is_being_written) {
  Visitor visitor;
  visitor.deposits().waits(10min);
  EXPECT_NE(visitor.at<Depositing>(), nullptr);
  EXPECT_EQ(next_deadline(visitor.model(), visitor.settings()), std::nullopt);
}

TEST(Welcome, goes_back_to_attract_when_nobody_chooses) {
  Visitor visitor;
  visitor.does(Touched{}).waits(29s);
  EXPECT_NE(visitor.at<Welcome>(), nullptr);
  visitor.waits(1s);
  EXPECT_NE(visitor.at<Attract>(), nullptr);
}

TEST(Session, does_not_think_that_who_is_listening_has_left) {
  Visitor visitor;
  visitor.reaches_the_summary().does(StartVoice{});
  const auto patience = visitor.settings().idle_warning;
  for (int minutes = 0; minutes < 3; ++minutes) visitor.passes(patience).receives(TimePassed{.listening = true});
  EXPECT_FALSE(visitor.model().idle);
  visitor.waits(patience - 1ms);
  EXPECT_FALSE(visitor.model().idle);
  visitor.waits(1ms);
  EXPECT_TRUE(visitor.model().idle);
}

// WCAG 2.2.1: who hears the warning to its end still has the whole countdown.
TEST(Session, begins_its_countdown_when_the_warning_was_read) {
  Visitor visitor;
  visitor.reaches_the_summary().does(StartVoice{}).waits(3min);
  ASSERT_TRUE(visitor.model().idle);
  for (int seconds = 0; seconds < 50; ++seconds) visitor.passes(1s).receives(TimePassed{.listening = true});
  EXPECT_EQ(next_deadline(visitor.model(), visitor.settings()), visitor.now() + visitor.settings().countdown);
  visitor.waits(44s);
  EXPECT_NE(visitor.at<Summary>(), nullptr);
  visitor.waits(1s);
  EXPECT_NE(visitor.at<Attract>(), nullptr);
  EXPECT_FALSE(visitor.model().voice.on);
}

TEST(Session, is_wiped_in_the_end_though_the_speaker_never_falls_silent) {
  Visitor visitor;
  visitor.reaches_the_summary().does(StartVoice{});
  const auto& settings = visitor.settings();
  const auto most = settings.longest_reading + settings.idle_warning + settings.longest_warning + settings.countdown;
  for (auto passed = 0ms; passed < most; passed += 1s) {
    EXPECT_NE(visitor.at<Summary>(), nullptr) << passed / 1s;
    visitor.passes(1s).receives(TimePassed{.listening = true});
  }
  EXPECT_NE(visitor.at<Attract>(), nullptr);
}

// WCAG 2.2.1 asks for ten; nothing counts them.
TEST(Session, is_made_longer_by_one_touch_as_often_as_it_is_asked) {
  Visitor visitor;
  visitor.reaches_the_summary();
  const auto draft = visitor.model().draft;
  for (int times = 0; times < 12; ++times) {
    visitor.waits(3min).waits(44s);
    ASSERT_TRUE(visitor.model().idle) << times;
    visitor.does(StillHere{});
    EXPECT_FALSE(visitor.model().idle);
  }
  EXPECT_NE(visitor.at<Summary>(), nullptr);
  EXPECT_EQ(visitor.model().draft, draft);
}

}  // namespace
