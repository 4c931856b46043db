#include "tests/kiosk/journey/returning_visitor.hpp"

namespace {

using namespace test;

TEST(AFile, of_another_number_is_not_taken) {
  ReturningVisitor visitor;
  auto other = registered_demand();
  other.number = *demand::UniqueNumber::parse("1110318016982G1104");
  visitor.sees(open_standing(), true).does(OpenMyDemand{Purpose::read});
  visitor.receives(FileOpened{.asked_at = visitor.now(), .standing = open_standing(), .demand = other});
  EXPECT_FALSE(visitor.model().file);
}

TEST(AFile, can_be_read_without_being_changed) {
  ReturningVisitor visitor;
  visitor.opens(Purpose::read).does(OpenSection{Section::you}).does(ChangeSection{});
  EXPECT_FALSE(visitor.at<SectionReview>()->changing);
  visitor.does(Edit{"contact", 0});
  EXPECT_NE(visitor.at<SectionReview>(), nullptr);
}

TEST(Renewing, is_offered_inside_of_its_window_only) {
  ReturningVisitor visitor;
  visitor.sees(early_standing(), true).does(OpenMyDemand{Purpose::renew});
  EXPECT_NE(visitor.at<MyDemand>(), nullptr);
  EXPECT_EQ(visitor.asked<effect::OpenFile>(), nullptr);
}

TEST(Renewing, goes_through_every_section_and_asks_the_income_again) {
  ReturningVisitor visitor;
  visitor.opens(Purpose::renew);
  EXPECT_FALSE(visitor.model().draft.people[0].answers.has("income_n2"));
  visitor.changes_nothing_until(Section::income);
  EXPECT_EQ(visitor.file().settled.size(), 4U);
  visitor.goes_on();
  ASSERT_NE(visitor.at<SectionReview>(), nullptr) << "the income was not stated";
  visitor.states_the_income();
  ASSERT_NE(visitor.at<Declaring>(), nullptr);
  EXPECT_EQ(*visitor.model().draft.people[0].answers.get<std::int64_t>("income_year_n2"), 2024);
}

TEST(Renewing, keeps_the_number_and_the_first_date) {
  ReturningVisitor visitor;
  visitor.opens(Purpose::renew).changes_nothing_until(Section::income).states_the_income();
  visitor.does(AcceptStatement{}).does(journey::Deposit{});
  const auto* deposit = visitor.asked<effect::Deposit>();
  ASSERT_NE(deposit, nullptr);
  EXPECT_EQ(deposit->type, demand::FileType::renewal);
  EXPECT_EQ(deposit->demand.number, Visitor::number());
  EXPECT_EQ(deposit->demand.created, open_standing().deposited);
  EXPECT_EQ(deposit->version_read, 3);
}

TEST(Renewing, writes_nothing_on_the_terminal_before_the_deposit) {
  ReturningVisitor visitor;
  visitor.opens(Purpose::renew).changes_nothing_until(Section::housing).does(ChangeSection{}).does(Edit{"rent", 0});
  visitor.types("monthly_rent", "812").goes_on();
  EXPECT_EQ(visitor.asked<effect::SaveDraft>(), nullptr);
  EXPECT_FALSE(visitor.model().kept);
  ASSERT_NE(visitor.at<SectionReview>(), nullptr);
  EXPECT_TRUE(is_changed(visitor.file(), visitor.model().draft, Section::housing));
}

TEST(Renewing, opens_the_section_where_an_answer_is_no_longer_possible) {
  ReturningVisitor visitor;
  auto demand = registered_demand();
  const auto child = *demand::add_person(demand, demand::Subject::unborn);
  demand.people[child].answers.set("unborn_count", std::int64_t{1});
  demand.people[child].answers.set("expected_date", demand::PartialDate{2025, 6, 1});
  demand.answers.set("household_with_others", true);
  visitor.sees(open_standing(), true).does(OpenMyDemand{Purpose::renew});
  visitor.receives(FileOpened{.asked_at = visitor.now(), .standing = open_standing(), .demand = demand});
  visitor.changes_nothing_until(Section::household).goes_on();
  const auto* review = visitor.at<SectionReview>();
  ASSERT_NE(review, nullptr);
  EXPECT_EQ(visitor.file().section, Section::household);
  EXPECT_TRUE(review->changing);
  EXPECT_FALSE(review->problems.empty());
}

TEST(Renewing, waits_for_the_registry_and_then_says_it_has_it) {
  ReturningVisitor visitor;
  visitor.opens(Purpose::renew).changes_nothing_until(Section::income).states_the_income();
  visitor.does(AcceptStatement{}).does(journey::Deposit{}).has_it_stored();
  visitor.waits(9s);
  const auto* place = visitor.at<Deposited>();
  ASSERT_NE(place, nullptr);
  EXPECT_EQ(place->slip.type, demand::FileType::renewal);
  EXPECT_EQ(place->slip.number, Visitor::number());
  EXPECT_FALSE(place->slip.acknowledged);
  visitor.receives(NumberArrived{Visitor::reference(), Visitor::number()});
  EXPECT_TRUE(visitor.at<Deposited>()->slip.acknowledged);
}

TEST(Renewing, shows_its_own_way_through_the_sections) {
  ReturningVisitor visitor;
  visitor.opens(Purpose::renew).goes_on();
  const auto path = progress(visitor.model());
  ASSERT_EQ(path.sections.size(), sections.size());
  EXPECT_EQ(path.sections[0].progress, Progress::done);
  EXPECT_EQ(path.sections[1].progress, Progress::current);
  EXPECT_GE(path.minutes_left, 1);
}

TEST(Amending, changes_one_section_and_deposits_it) {
  ReturningVisitor visitor;
  visitor.opens(Purpose::amend).does(OpenSection{Section::wanted}).does(Edit{"wider_area", 0});
  visitor.chooses("wider_area", "no").goes_on();
  ASSERT_NE(visitor.at<SectionReview>(), nullptr);
  visitor.goes_on();
  ASSERT_NE(visitor.at<FileSections>(), nullptr);
  EXPECT_TRUE(is_changed(visitor.file(), visitor.model().draft, Section::wanted));
  EXPECT_FALSE(is_changed(visitor.file(), visitor.model().draft, Section::you));
  visitor.goes_on().does(AcceptStatement{}).does(journey::Deposit{});
  ASSERT_NE(visitor.asked<effect::Deposit>(), nullptr);
  EXPECT_EQ(visitor.asked<effect::Deposit>()->type, demand::FileType::amendment);
}

TEST(Amending, deposits_nothing_when_nothing_changed) {
  ReturningVisitor visitor;
  visitor.opens(Purpose::amend).goes_on();
  EXPECT_NE(visitor.at<FileSections>(), nullptr);
}

TEST(Amending, leaves_civil_status_to_a_member_of_staff) {
  ReturningVisitor visitor;
  visitor.opens(Purpose::amend).does(OpenSection{Section::you});
  for (const auto* page : {"civility", "names", "birth_date", "nationality", "family_situation"}) {
    visitor.does(Edit{page, 0});
    EXPECT_NE(visitor.at<SectionReview>(), nullptr) << page;
  }
  visitor.does(Edit{"contact", 0});
  EXPECT_TRUE(visitor.asks("contact"));
}

TEST(Amending, asks_before_changes_are_lost) {
  ReturningVisitor visitor;
  visitor.opens(Purpose::amend).does(OpenSection{Section::wanted}).does(Edit{"wider_area", 0});
  visitor.chooses("wider_area", "no").goes_on().goes_on().does(Back{});
  EXPECT_TRUE(visitor.model().leaving);
  visitor.does(KeepAndLeave{});
  EXPECT_EQ(visitor.asked<effect::KeepDraft>(), nullptr) << "a demand of the registry is not put aside here";
  visitor.does(Leave{});
  EXPECT_NE(visitor.at<Attract>(), nullptr);
}

TEST(Amending, goes_back_to_the_standing_when_nothing_changed) {
  ReturningVisitor visitor;
  visitor.opens(Purpose::amend).does(Back{});
  ASSERT_NE(visitor.at<MyDemand>(), nullptr);
  EXPECT_TRUE(visitor.at<MyDemand>()->proven);
  EXPECT_FALSE(visitor.model().file);
}

TEST(GivingUpTheDemand, is_confirmed_twice) {
  ReturningVisitor visitor;
  visitor.opens(Purpose::give_up).goes_on();
  EXPECT_TRUE(visitor.at<GivingUp>()->problem);
  visitor.does(journey::Deposit{});
  EXPECT_EQ(visitor.asked<effect::Deposit>(), nullptr);
  visitor.does(AcceptStatement{}).goes_on();
  EXPECT_TRUE(visitor.at<GivingUp>()->last_word);
  visitor.does(journey::Deposit{});
  const auto* deposit = visitor.asked<effect::Deposit>();
  ASSERT_NE(deposit, nullptr);
  EXPECT_EQ(deposit->type, demand::FileType::closure);
  EXPECT_EQ(deposit->closure_reason, "RADABA");
}

TEST(GivingUpTheDemand, can_be_thought_over_at_the_last_word) {
  ReturningVisitor visitor;
  visitor.opens(Purpose::give_up).does(AcceptStatement{}).goes_on().does(RetractStatement{});
  EXPECT_FALSE(visitor.at<GivingUp>()->last_word);
  EXPECT_FALSE(visitor.at<GivingUp>()->understood);
  visitor.does(Back{});
  EXPECT_NE(visitor.at<MyDemand>(), nullptr);
}

TEST(GivingUpTheDemand, is_not_offered_for_a_closed_one) {
  ReturningVisitor visitor;
  visitor.sees(closed_standing("RADREN"), true).does(OpenMyDemand{Purpose::give_up});
  EXPECT_NE(visitor.at<MyDemand>(), nullptr);
}

struct ARefusedChange : testing::Test {
  void SetUp() override {
    visitor.opens(Purpose::amend).does(OpenSection{Section::wanted}).does(Edit{"wider_area", 0});
    visitor.chooses("wider_area", "no")
        .goes_on()
        .goes_on()
        .goes_on()
        .does(AcceptStatement{})
        .does(journey::Deposit{})
        .has_it_stored();
    visitor.receives(RegistryRefused{Visitor::reference(), {{"SANDBOX_0204", "La demande a changé."}}});
  }

  ReturningVisitor visitor;
};

TEST_F(ARefusedChange, replaces_nothing_and_shows_both) {
  visitor.does(Reread{});
  ASSERT_NE(visitor.asked<effect::Reread>(), nullptr);
  auto theirs = registered_demand();
  theirs.answers.set("monthly_rent", demand::Euros{90'000});
  auto standing = open_standing();
  standing.version = 4;
  visitor.receives(FileOpened{.asked_at = visitor.now(), .standing = standing, .demand = theirs});
  const auto* both = visitor.at<ChangedElsewhere>();
  ASSERT_NE(both, nullptr);
  const auto found = differences(*visitor.file().sent, both->theirs);
  ASSERT_EQ(found.size(), 2U);
  visitor.goes_on();
  EXPECT_EQ(visitor.model().draft, theirs);
  EXPECT_EQ(visitor.file().standing.version, 4);
}

TEST_F(ARefusedChange, can_be_left_as_the_registry_has_it) {
  visitor.does(Reread{});
  visitor.receives(FileOpened{.asked_at = visitor.now(), .standing = open_standing(), .demand = registered_demand()});
  visitor.does(Finish{});
  EXPECT_NE(visitor.at<Attract>(), nullptr);
}

TEST_F(ARefusedChange, says_so_when_it_cannot_be_read_again) {
  visitor.does(Reread{}).receives(RegistryAway{visitor.now()});
  const auto* place = visitor.at<Deposited>();
  ASSERT_NE(place, nullptr);
  EXPECT_TRUE(place->reread_failed);
  EXPECT_FALSE(place->rereading);
}

}  // namespace
