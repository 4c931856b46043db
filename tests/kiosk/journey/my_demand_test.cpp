#include "tests/kiosk/journey/returning_visitor.hpp"

namespace {

using namespace test;

TEST(Checking, asks_the_registry_for_a_number_and_a_birth_date) {
  ReturningVisitor visitor;
  visitor.asks_where_it_stands();
  ASSERT_NE(visitor.at<Inquiring>(), nullptr);
  const auto* asked = visitor.asked<effect::AskRegistry>();
  ASSERT_NE(asked, nullptr);
  EXPECT_EQ(asked->number, Visitor::number());
  EXPECT_EQ(asked->born_on.year, 1985);
}

TEST(Checking, says_what_is_wrong_before_asking) {
  ReturningVisitor visitor;
  visitor.does(Touched{}).does(Begin{Door::my_demand}).types("unique_number", "123").goes_on();
  EXPECT_EQ(visitor.at<CheckingNumber>()->problem, CheckProblem::not_a_number);
  visitor.types("unique_number", std::string(Visitor::number().view())).types("holder_born_on", "31/02/1985").goes_on();
  EXPECT_EQ(visitor.at<CheckingNumber>()->problem, CheckProblem::not_a_date);
  EXPECT_EQ(visitor.asked<effect::AskRegistry>(), nullptr);
}

TEST(Checking, groups_the_number_while_it_is_typed) {
  ReturningVisitor visitor;
  visitor.does(Touched{}).does(Begin{Door::my_demand});
  const auto typed = [&](const std::string& text) {
    visitor.types("unique_number", text);
    return visitor.at<CheckingNumber>()->form.at("unique_number");
  };
  EXPECT_EQ(typed("111"), "111");
  EXPECT_EQ(typed("1110"), "111 0");
  EXPECT_EQ(typed("1110318016982g1104"), "111 0318 016982 G1104");
  EXPECT_EQ(typed("111 0318 016982 G1104"), "111 0318 016982 G1104");
  EXPECT_EQ(typed("111-0318/0"), "111 0318 0");
  EXPECT_EQ(typed("1110318016982G1104999"), "111 0318 016982 G1104");
}

TEST(Checking, answers_the_same_whatever_is_wrong_and_keeps_what_was_typed) {
  ReturningVisitor visitor;
  visitor.asks_where_it_stands().receives(StandingNotFound{visitor.now()});
  const auto* place = visitor.at<CheckingNumber>();
  ASSERT_NE(place, nullptr);
  EXPECT_EQ(place->problem, CheckProblem::not_found);
  EXPECT_EQ(place->form.size(), 2U);
}

TEST(Checking, ends_after_five_wrong_tries_even_when_the_screen_was_left) {
  ReturningVisitor visitor;
  visitor.asks_where_it_stands();
  for (int i = 0; i < most_tries; ++i) {
    visitor.receives(StandingNotFound{visitor.now()});
    if (i + 1 < most_tries) visitor.goes_on();
  }
  EXPECT_EQ(visitor.at<CheckingNumber>()->problem, CheckProblem::too_many_tries);
  visitor.goes_on();
  EXPECT_EQ(visitor.asked<effect::AskRegistry>(), nullptr);
  visitor.does(Back{}).does(Begin{Door::my_demand});
  EXPECT_EQ(visitor.at<CheckingNumber>()->problem, CheckProblem::too_many_tries);
}

TEST(Checking, says_so_when_the_terminal_had_too_many_wrong_tries) {
  ReturningVisitor visitor;
  visitor.asks_where_it_stands().receives(TooManyTries{visitor.now()});
  EXPECT_EQ(visitor.at<CheckingNumber>()->problem, CheckProblem::too_many_tries);
}

TEST(Checking, is_honest_when_the_registry_is_away_and_asks_again_when_told) {
  ReturningVisitor visitor;
  visitor.asks_where_it_stands().receives(RegistryAway{visitor.now()});
  ASSERT_NE(visitor.at<NotReached>(), nullptr);
  visitor.goes_on();
  EXPECT_NE(visitor.at<Inquiring>(), nullptr);
  EXPECT_NE(visitor.asked<effect::AskRegistry>(), nullptr);
  visitor.receives(RegistryAway{visitor.now()}).does(Finish{});
  EXPECT_NE(visitor.at<Attract>(), nullptr);
}

TEST(Checking, ignores_an_answer_that_nobody_waits_for_any_more) {
  ReturningVisitor visitor;
  visitor.asks_where_it_stands();
  const auto asked_at = visitor.now();
  visitor.does(Back{}).receives(StandingFound{.asked_at = asked_at, .standing = open_standing(), .proven = true});
  EXPECT_NE(visitor.at<CheckingNumber>(), nullptr);
}

TEST(Checking, takes_the_number_from_a_paper) {
  ReturningVisitor visitor;
  visitor.does(Touched{}).does(Begin{Door::my_demand}).does(StartScan{});
  ASSERT_NE(visitor.asked<effect::ScanNumber>(), nullptr);
  visitor.receives(NumberScanned{visitor.now(), Visitor::number()});
  EXPECT_EQ(visitor.at<CheckingNumber>()->form.at("unique_number"), Visitor::number().grouped());
  EXPECT_FALSE(visitor.at<CheckingNumber>()->reading);
}

TEST(Checking, says_when_a_paper_bears_no_number) {
  ReturningVisitor visitor;
  visitor.does(Touched{}).does(Begin{Door::my_demand}).does(StartScan{});
  visitor.receives(ScanFailed{visitor.now(), ScanProblem::no_number});
  EXPECT_EQ(visitor.at<CheckingNumber>()->scan_problem, ScanProblem::no_number);
}

TEST(Checking, stops_the_scanner_when_left) {
  ReturningVisitor visitor;
  visitor.does(Touched{}).does(Begin{Door::my_demand}).does(StartScan{}).does(Back{});
  EXPECT_NE(visitor.asked<effect::StopScan>(), nullptr);
  EXPECT_NE(visitor.at<Welcome>(), nullptr);
}

TEST(AStanding, is_all_that_is_shown_before_a_proof) {
  ReturningVisitor visitor;
  visitor.sees(open_standing());
  ASSERT_NE(visitor.at<MyDemand>(), nullptr);
  EXPECT_EQ(visitor.model().draft, fresh(visitor.settings(), visitor.now()).draft);
  EXPECT_FALSE(visitor.model().file);
}

TEST(AStanding, is_printed_once_at_a_time) {
  ReturningVisitor visitor;
  visitor.sees(open_standing()).does(Print{});
  ASSERT_NE(visitor.asked<effect::PrintStanding>(), nullptr);
  visitor.does(Print{});
  EXPECT_EQ(visitor.asked<effect::PrintStanding>(), nullptr);
  visitor.receives(StandingPrinted{PrintState::jam});
  EXPECT_EQ(visitor.at<MyDemand>()->print, PrintState::jam);
}

TEST(ARenewalNotice, is_printed_when_the_renewal_is_open_or_near) {
  ReturningVisitor visitor;
  visitor.sees(open_standing()).does(PrintNotice{});
  ASSERT_NE(visitor.asked<effect::PrintNotice>(), nullptr);
  visitor.does(PrintNotice{});
  EXPECT_EQ(visitor.asked<effect::PrintNotice>(), nullptr) << "one paper at a time";
  visitor.receives(StandingPrinted{PrintState::printed});
  EXPECT_EQ(visitor.at<MyDemand>()->print, PrintState::printed);
}

TEST(ARenewalNotice, is_not_printed_long_before_nor_once_the_demand_is_closed) {
  for (const auto& standing : {early_standing(), closed_standing("RADREN")}) {
    ReturningVisitor visitor;
    visitor.sees(standing).does(PrintNotice{});
    EXPECT_EQ(visitor.asked<effect::PrintNotice>(), nullptr);
  }
}

TEST(ARenewalNotice, makes_sense_from_a_month_before_the_renewal_opens) {
  const auto standing = open_standing();  // opens on 20 October
  const auto notice = [&](demand::Date today) { return calendar(standing, today, {}).notice; };
  EXPECT_FALSE(notice(day(2026, 9, 19)));
  EXPECT_TRUE(notice(day(2026, 9, 20)));
  EXPECT_TRUE(notice(day(2026, 12, 20)));
  EXPECT_FALSE(notice(day(2026, 12, 21)));
}

TEST(ASummary, is_printed_from_the_file_being_read) {
  ReturningVisitor visitor;
  visitor.opens(Purpose::read).does(PrintSummary{});
  ASSERT_NE(visitor.asked<effect::PrintSummary>(), nullptr);
  visitor.receives(SummaryPrinted{PrintState::out_of_paper});
  EXPECT_EQ(visitor.at<FileSections>()->print, PrintState::out_of_paper);
  visitor.does(PrintSummary{});
  EXPECT_NE(visitor.asked<effect::PrintSummary>(), nullptr);
}

TEST(ASummary, is_not_printed_of_a_file_being_changed) {
  ReturningVisitor visitor;
  visitor.opens(Purpose::amend).does(PrintSummary{});
  EXPECT_EQ(visitor.asked<effect::PrintSummary>(), nullptr);
}

TEST(AStanding, that_cannot_come_back_leads_to_a_new_demand_and_takes_nothing_with_it) {
  ReturningVisitor visitor;
  visitor.asks_where_it_stands().receives(StandingNotFound{visitor.now()}).goes_on();
  visitor.receives(StandingFound{.asked_at = visitor.now(), .standing = closed_standing("RADABA"), .proven = true});
  visitor.does(ChooseLanguage{"en"})
      .does(NextTextSize{})
      .does(ToggleContrast{})
      .does(StartVoice{})
      .does(ToggleMotion{});
  visitor.does(Begin{Door::new_demand});
  EXPECT_NE(visitor.asked<effect::Wipe>(), nullptr);
  Model expected = fresh(visitor.settings(), visitor.now());
  expected.place = ChoosingLanguage{};
  expected.language = "en";
  expected.text_percent = 125;
  expected.high_contrast = expected.voice.on = expected.still = true;
  expected.wrong_codes = 1;
  EXPECT_EQ(visitor.model(), expected);
}

TEST(AStanding, that_lives_or_may_be_reopened_begins_no_new_demand) {
  for (const auto& standing : {open_standing(), closed_standing("RADREN")}) {
    ReturningVisitor visitor;
    visitor.sees(standing, true).does(Begin{Door::new_demand});
    EXPECT_NE(visitor.at<MyDemand>(), nullptr);
    EXPECT_EQ(visitor.asked<effect::Wipe>(), nullptr);
  }
}

TEST(AStanding, leaves_nothing_behind) {
  ReturningVisitor visitor;
  visitor.sees(open_standing()).does(Finish{});
  EXPECT_NE(visitor.at<Attract>(), nullptr);
  EXPECT_NE(visitor.asked<effect::Wipe>(), nullptr);
}

TEST(Calendar, opens_the_renewal_ten_months_after_the_last_one) {
  EXPECT_EQ(calendar(open_standing(), day(2026, 10, 19), {}).next, NextStep::bring_papers);
  const auto opened = calendar(open_standing(), day(2026, 10, 20), {});
  EXPECT_EQ(opened.next, NextStep::renew);
  EXPECT_EQ(opened.renewal_opens, day(2026, 10, 20));
  EXPECT_EQ(calendar(open_standing(), day(2026, 10, 20), {.renewal_opens_month = 11}).next, NextStep::bring_papers);
}

TEST(Calendar, asks_for_nothing_when_all_papers_are_there) {
  auto standing = early_standing();
  for (auto& paper : standing.papers) paper.state = demand::PaperState::received;
  EXPECT_EQ(calendar(standing, day(2026, 11, 22), {}).next, NextStep::wait);
}

TEST(Calendar, renews_until_the_last_day_and_sends_to_staff_after_it) {
  EXPECT_EQ(calendar(open_standing(), day(2026, 12, 20), {}).next, NextStep::renew);
  EXPECT_EQ(calendar(open_standing(), day(2026, 12, 21), {}).next, NextStep::reactivate);
  EXPECT_EQ(calendar(open_standing(), day(2027, 6, 20), {}).next, NextStep::reactivate);
  EXPECT_EQ(calendar(open_standing(), day(2027, 6, 21), {}).next, NextStep::file_again);
}

TEST(Calendar, brings_back_only_what_was_closed_for_a_missed_renewal) {
  EXPECT_EQ(calendar(closed_standing("RADREN"), day(2026, 11, 22), {}).next, NextStep::reactivate);
  EXPECT_EQ(calendar(closed_standing("RADABA"), day(2026, 11, 22), {}).next, NextStep::file_again);
}

TEST(Elapsed, counts_whole_months) {
  EXPECT_EQ(elapsed(day(2024, 8, 10), day(2026, 11, 22)), (Elapsed{.years = 2, .months = 3}));
  EXPECT_EQ(elapsed(day(2024, 8, 23), day(2026, 11, 22)), (Elapsed{.years = 2, .months = 2}));
  EXPECT_EQ(elapsed(day(2026, 1, 31), day(2026, 2, 28)), (Elapsed{.years = 0, .months = 1}));
  EXPECT_EQ(elapsed(day(2024, 2, 29), day(2025, 2, 28)), (Elapsed{.years = 1, .months = 0}));
  EXPECT_EQ(elapsed(day(2026, 11, 22), day(2026, 11, 22)), Elapsed{});
  EXPECT_EQ(elapsed(day(2027, 1, 1), day(2026, 11, 22)), Elapsed{});
}

TEST(HelpIsCalled, and_said_on_the_screen_until_read) {
  ReturningVisitor visitor;
  visitor.sees(open_standing()).does(CallSomeone{});
  EXPECT_NE(visitor.asked<effect::CallSomeone>(), nullptr);
  EXPECT_TRUE(visitor.model().called);
  visitor.does(Dismiss{});
  EXPECT_FALSE(visitor.model().called);
  EXPECT_NE(visitor.at<MyDemand>(), nullptr);
}

}  // namespace
