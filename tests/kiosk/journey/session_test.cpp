#include <algorithm>

#include "tests/kiosk/journey/visitor.hpp"

namespace {

using namespace test;

TEST(Deposit, needs_the_statement) {
  Visitor visitor;
  visitor.reaches_the_summary().goes_on().does(journey::Deposit{});
  ASSERT_NE(visitor.at<Declaring>(), nullptr);
  EXPECT_TRUE(visitor.at<Declaring>()->problem);
  EXPECT_EQ(visitor.asked<effect::Deposit>(), nullptr);
  visitor.does(AcceptStatement{}).does(RetractStatement{}).does(journey::Deposit{});
  EXPECT_EQ(visitor.asked<effect::Deposit>(), nullptr);
}

TEST(Deposit, cannot_be_reached_with_anything_missing) {
  Visitor visitor;
  visitor.opens_a_demand().says_who_they_are().lives_alone().receives(Failed{Failure::storage_full});
  Visitor other;
  other.reaches_the_summary().does(Edit{"household", 0}).chooses("household_with_others", "yes").goes_on();
  other.does(AddPerson{demand::Subject::dependant}).types("first_name", "Léa").does(Back{}).goes_on();
  ASSERT_NE(other.at<Summary>(), nullptr);
  other.goes_on();
  ASSERT_NE(other.at<Summary>(), nullptr);
  EXPECT_FALSE(other.at<Summary>()->problems.empty());
  other.does(AcceptStatement{}).does(journey::Deposit{});
  EXPECT_EQ(other.asked<effect::Deposit>(), nullptr);
}

TEST(Deposit, that_is_stored_leaves_only_its_slip_in_the_model) {
  Visitor visitor;
  visitor.deposits();
  EXPECT_FALSE(visitor.model().draft.people[0].answers.empty());
  visitor.has_it_stored();
  EXPECT_TRUE(visitor.model().draft.people[0].answers.empty());
  EXPECT_TRUE(visitor.model().draft.answers.empty());
}

TEST(Deposit, without_an_answer_in_time_gives_a_receipt_that_the_number_still_completes) {
  Visitor visitor;
  visitor.deposits().has_it_stored();
  EXPECT_EQ(next_deadline(visitor.model(), visitor.settings()), visitor.now() + 8s);
  visitor.waits(7999ms);
  EXPECT_NE(visitor.at<Depositing>(), nullptr);
  visitor.waits(1ms);
  ASSERT_NE(visitor.at<Deposited>(), nullptr);
  EXPECT_EQ(visitor.at<Deposited>()->slip.number, std::nullopt);
  const auto other = *demand::DepositReference::parse("D-00000-00000");
  visitor.receives(NumberArrived{other, Visitor::number()});
  EXPECT_EQ(visitor.at<Deposited>()->slip.number, std::nullopt);
  visitor.receives(NumberArrived{Visitor::reference(), Visitor::number()});
  EXPECT_EQ(visitor.at<Deposited>()->slip.number, Visitor::number());
}

TEST(Deposit, that_cannot_be_stored_says_so_and_keeps_everything) {
  Visitor visitor;
  visitor.deposits();
  const demand::Demand draft = visitor.model().draft;
  visitor.receives(DepositNotStored{Failure::storage_full});
  ASSERT_NE(visitor.at<Declaring>(), nullptr);
  EXPECT_EQ(visitor.model().failure, Failure::storage_full);
  EXPECT_EQ(visitor.model().draft, draft);
  visitor.does(journey::Deposit{});
  EXPECT_NE(visitor.asked<effect::Deposit>(), nullptr);
}

TEST(Deposit, refused_by_the_registry_shows_why) {
  Visitor visitor;
  visitor.deposits().has_it_stored().receives(RegistryRefused{Visitor::reference(), {{"CTRL_DEM_0033", "…"}}});
  ASSERT_NE(visitor.at<Deposited>(), nullptr);
  EXPECT_EQ(visitor.at<Deposited>()->slip.anomalies.size(), 1U);
}

TEST(Deposit, is_asked_once_however_often_it_is_touched) {
  Visitor visitor;
  visitor.deposits().does(journey::Deposit{});
  EXPECT_EQ(visitor.asked<effect::Deposit>(), nullptr);
}

TEST(Print, can_fail_and_be_asked_again) {
  Visitor visitor;
  visitor.deposits().has_it_stored().waits(8s).does(Print{});
  visitor.does(Print{});
  EXPECT_EQ(visitor.asked<effect::Print>(), nullptr);
  for (const auto why :
       {PrintState::out_of_paper, PrintState::cover_open, PrintState::jam, PrintState::offline, PrintState::failed}) {
    visitor.receives(PrintFailed{Visitor::reference(), why});
    EXPECT_EQ(visitor.at<Deposited>()->slip.print, why);
    visitor.does(Print{});
    EXPECT_NE(visitor.asked<effect::Print>(), nullptr);
  }
}

TEST(Print, gives_the_answers_to_who_deposited_them_and_not_to_who_finds_the_reference) {
  Visitor visitor;
  visitor.deposits().has_it_stored().waits(8s).does(PrintSummary{});
  ASSERT_NE(visitor.asked<effect::PrintAnswers>(), nullptr);
  visitor.receives(Printed{Visitor::reference()});
  EXPECT_EQ(visitor.at<Deposited>()->slip.print, PrintState::printed);

  Visitor other;
  other.does(Touched{})
      .does(Begin{Door::my_number})
      .types("reference", std::string(Visitor::reference().view()))
      .does(Find{});
  other.receives(DepositFound{{.reference = Visitor::reference()}}).does(PrintSummary{});
  ASSERT_NE(other.at<Found>(), nullptr);
  EXPECT_EQ(other.asked<effect::PrintAnswers>(), nullptr);
}

TEST(Session, that_ends_gives_the_next_person_the_usual_language_size_and_colours) {
  Visitor visitor;
  visitor.opens_a_demand().does(ChooseLanguage{"en"}).does(ToggleContrast{}).does(NextTextSize{}).does(AskToLeave{});
  EXPECT_NE(visitor.at<Attract>(), nullptr);
  EXPECT_EQ(visitor.model().language, "fr");
  EXPECT_FALSE(visitor.model().high_contrast);
  EXPECT_EQ(visitor.model().text_percent, 100);
}

TEST(Session, changes_language_size_and_contrast_anywhere) {
  Visitor visitor;
  visitor.reaches_the_summary().does(ChooseLanguage{"en"}).does(ChooseLanguage{"xx"}).does(ToggleContrast{});
  EXPECT_EQ(visitor.model().language, "en");
  EXPECT_TRUE(visitor.model().high_contrast);
  std::vector<int> sizes;
  for (int i = 0; i < 5; ++i) sizes.push_back(visitor.does(NextTextSize{}).model().text_percent);
  EXPECT_EQ(sizes, (std::vector{125, 150, 175, 200, 100}));
  EXPECT_NE(visitor.at<Summary>(), nullptr);
}

TEST(Session, has_a_voice_that_starts_grows_louder_and_falls_silent) {
  Visitor visitor;
  visitor.reaches_the_summary().does(Louder{}).does(ChangeVolume{1}).does(ChangeRate{1});
  EXPECT_EQ(visitor.model().voice, Voice{}) << "there is nothing to change yet";
  visitor.does(StartVoice{});
  std::vector<int> volumes, by_one_key;
  for (const int steps : {1, 1, 1, 1, -1}) volumes.push_back(visitor.does(ChangeVolume{steps}).model().voice.volume);
  EXPECT_EQ(volumes, (std::vector{1, 2, 3, 3, 2}));
  for (int i = 0; i < 3; ++i) by_one_key.push_back(visitor.does(Louder{}).model().voice.volume);
  EXPECT_EQ(by_one_key, (std::vector{3, 0, 1}));
  EXPECT_EQ(visitor.does(StartVoice{}).model().voice, (Voice{.on = true, .volume = 1}));
  EXPECT_EQ(visitor.does(StopVoice{}).model().voice, Voice{});
}

TEST(Session, reads_slower_and_faster_within_what_is_understood) {
  Visitor visitor;
  visitor.reaches_the_summary().does(StartVoice{});
  std::vector<std::string> rates;
  for (const int steps : {-1, -1, 1, 1, 1, 1}) rates.push_back(rate_key(visitor.does(ChangeRate{steps}).model().voice));
  EXPECT_EQ(rates, (std::vector<std::string>{"voice.rate.slow", "voice.rate.slow", "voice.rate.usual",
                                             "voice.rate.quick", "voice.rate.fast", "voice.rate.fast"}));
}

TEST(Session, stops_what_moves_for_one_person_only) {
  Visitor visitor;
  visitor.opens_a_demand().does(ToggleMotion{});
  EXPECT_TRUE(visitor.model().still);
  visitor.does(StartVoice{}).does(ChangeRate{1}).does(AskToLeave{});
  EXPECT_NE(visitor.at<Attract>(), nullptr);
  EXPECT_FALSE(visitor.model().still);
  EXPECT_EQ(visitor.model().voice, Voice{});
}

TEST(Leaving, is_confirmed_then_erases) {
  Visitor visitor;
  visitor.opens_a_demand().chooses("civility", "2").goes_on().does(Leave{});
  EXPECT_TRUE(visitor.asks("names"));
  visitor.does(AskToLeave{}).goes_on();
  EXPECT_TRUE(visitor.model().leaving);
  visitor.does(StayHere{});
  EXPECT_FALSE(visitor.model().leaving);
  visitor.does(AskToLeave{}).does(Leave{});
  EXPECT_NE(visitor.asked<effect::EraseDraft>(), nullptr);
  EXPECT_NE(visitor.asked<effect::Wipe>(), nullptr);
  EXPECT_EQ(visitor.model(), fresh(visitor.settings(), visitor.now()));
}

TEST(Interruption, keeps_the_draft_and_goes_on_where_something_is_missing) {
  Visitor before;
  before.opens_a_demand().says_who_they_are();
  Visitor visitor;
  visitor.receives(Restored{before.model().draft, "en"});
  ASSERT_NE(visitor.at<Interrupted>(), nullptr);
  EXPECT_EQ(visitor.model().language, "en");
  visitor.does(Resume{});
  EXPECT_TRUE(visitor.asks("household"));
}

TEST(Interruption, can_be_ended_by_erasing) {
  Visitor before;
  before.opens_a_demand().says_who_they_are();
  Visitor visitor;
  visitor.receives(Restored{before.model().draft, "fr"}).does(Leave{});
  EXPECT_NE(visitor.asked<effect::EraseDraft>(), nullptr);
  EXPECT_EQ(visitor.model(), fresh(visitor.settings(), visitor.now()));
  Visitor untouched;
  untouched.receives(Restored{before.model().draft, "fr"}).waits(3min).waits(45s);
  EXPECT_NE(untouched.asked<effect::EraseDraft>(), nullptr);
}

TEST(Finding, shows_the_slip_of_the_reference_that_was_typed) {
  Visitor visitor;
  visitor.does(Touched{}).does(Begin{Door::my_number}).types("reference", "d 7k3qm 9f2tx").does(Find{});
  ASSERT_NE(visitor.asked<effect::FindDeposit>(), nullptr);
  const DepositSlip slip{
      .reference = Visitor::reference(), .deposited_on = test_world().today, .number = Visitor::number()};
  visitor.receives(DepositFound{{.reference = *demand::DepositReference::parse("D-00000-00000")}});
  EXPECT_NE(visitor.at<Finding>(), nullptr);
  visitor.receives(DepositFound{slip});
  ASSERT_NE(visitor.at<Found>(), nullptr);
  EXPECT_EQ(visitor.at<Found>()->slip.number, Visitor::number());
  visitor.does(Print{});
  EXPECT_NE(visitor.asked<effect::Print>(), nullptr);
}

TEST(Finding, gives_five_tries_and_one_answer) {
  Visitor visitor;
  visitor.does(Touched{}).does(Begin{Door::my_number}).types("reference", "bonjour").does(Find{});
  EXPECT_EQ(visitor.at<Finding>()->problem, FindProblem::not_a_reference);
  for (int i = 1; i <= most_tries; ++i) {
    visitor.types("reference", "D-00000-0000" + std::to_string(i)).does(Find{});
    visitor.receives(DepositNotFound{visitor.at<Finding>()->searching.value()});
    EXPECT_EQ(visitor.at<Finding>()->problem, i < most_tries ? FindProblem::not_found : FindProblem::too_many_tries);
  }
  visitor.types("reference", "D-7K3QM-9F2TX").does(Find{});
  EXPECT_EQ(visitor.asked<effect::FindDeposit>(), nullptr);
}

// It was about a search of somebody who has left.
TEST(Trouble, that_comes_late_takes_no_form_away) {
  Visitor visitor;
  visitor.opens_a_demand().says_who_they_are();
  const auto place = visitor.model().place;
  visitor.receives(Failed{Failure::storage_unavailable});
  EXPECT_EQ(visitor.model().place, place);
  EXPECT_EQ(visitor.model().failure, Failure::storage_unavailable);
}

TEST(Trouble, of_the_terminal_never_takes_a_slip_away) {
  Visitor visitor;
  visitor.deposits().has_it_stored().waits(8s).receives(Failed{Failure::storage_damaged});
  EXPECT_NE(visitor.at<Deposited>(), nullptr);
  EXPECT_EQ(visitor.model().failure, Failure::storage_damaged);
  Visitor other;
  other.receives(Failed{Failure::storage_damaged});
  ASSERT_NE(other.at<Trouble>(), nullptr);
  other.does(Dismiss{});
  EXPECT_NE(other.at<Attract>(), nullptr);
}

}  // namespace
