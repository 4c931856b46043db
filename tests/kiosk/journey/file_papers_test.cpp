// The papers of someone who comes back: of their list, what the file does not hold or holds no more.
#include "tests/kiosk/journey/returning_visitor.hpp"

namespace {

using namespace test;
using demand::PaperState;
using rules::DocumentState;

const PaperId notice{.code = "avis_imposition", .person = 0}, identity{.code = "identite", .person = 0};

demand::Standing standing_with(std::vector<demand::PaperStanding> papers, demand::Standing standing = open_standing()) {
  standing.papers = std::move(papers);
  return standing;
}

demand::PaperStanding paper(std::string code, PaperState state, std::optional<int> year = {}) {
  return {.code = std::move(code), .comment = "La page 2 manque.", .state = state, .income_year = year};
}

// What a desk marked unusable, and a card that is there.
demand::Standing marked() {
  return standing_with({paper("identite", PaperState::received), paper("avis_imposition", PaperState::unusable)});
}

ReturningVisitor at_the_papers(const demand::Standing& standing = marked()) {
  ReturningVisitor visitor;
  visitor.opens(Purpose::amend, standing).does(OpenPapers{});
  return visitor;
}

rules::NeededDocument needed(const Visitor& visitor, const PaperId& paper) {
  const auto papers = papers_needed(visitor.model(), visitor.context());
  const auto found = std::ranges::find(papers, paper, paper_of);
  return found == papers.end() ? rules::NeededDocument{} : *found;
}

ReturningVisitor& gives(ReturningVisitor& visitor, const PaperId& paper) {
  visitor.does(TakePaper{paper}).does(StartScan{});
  visitor.receives(PageCaptured{visitor.now(), {.sheet = std::make_shared<documents::Sheet>()}}).does(Keep{});
  visitor.receives(PaperKept{visitor.model().papers.back().kept_at});
  return visitor;
}

TEST(PapersOfAFile, are_its_own_list_with_the_marks_of_the_desk) {
  const auto visitor = at_the_papers();
  ASSERT_NE(visitor.at<Papers>(), nullptr);
  EXPECT_EQ(needed(visitor, identity).state, DocumentState::received);
  EXPECT_EQ(needed(visitor, notice).state, DocumentState::to_redo);
  EXPECT_EQ(needed(visitor, notice).words, "La page 2 manque.");
}

TEST(PapersOfAFile, are_one_touch_away_from_the_demand_that_lacks_some) {
  ReturningVisitor visitor;
  visitor.opens(Purpose::give_papers, marked());
  ASSERT_NE(visitor.at<Papers>(), nullptr);
  gives(visitor, notice).goes_on();
  ASSERT_NE(visitor.at<FileSections>(), nullptr);
  visitor.goes_on();
  EXPECT_NE(visitor.at<Declaring>(), nullptr) << "a paper that is given is a change, to be deposited";
}

TEST(PapersOfAFile, cannot_be_given_where_nothing_sends_them) {
  ReturningVisitor visitor;
  visitor.settings().takes_papers = false;
  visitor.sees(marked(), true).does(OpenMyDemand{Purpose::give_papers});
  EXPECT_NE(visitor.at<MyDemand>(), nullptr);
}

TEST(PapersOfAFile, that_it_holds_and_are_good_are_not_taken_again) {
  auto visitor = at_the_papers(standing_with({paper("avis_imposition", PaperState::received, 2024)}));
  visitor.does(TakePaper{notice});
  EXPECT_NE(visitor.at<Papers>(), nullptr);
}

TEST(PapersOfAFile, that_it_holds_of_another_year_are) {
  auto visitor = at_the_papers(standing_with({paper("avis_imposition", PaperState::received, 2023)}));
  EXPECT_EQ(needed(visitor, notice).fault, rules::Fault::another_year);
  visitor.does(TakePaper{notice});
  EXPECT_NE(visitor.at<Capturing>(), nullptr);
}

TEST(PapersOfAFile, that_nobody_may_ask_for_are_told_and_not_taken) {
  auto visitor = at_the_papers(standing_with({paper("releve_bancaire", PaperState::out_of_scope)}));
  const PaperId statement{.code = "releve_bancaire"};
  EXPECT_EQ(needed(visitor, statement).state, DocumentState::forbidden);
  EXPECT_EQ(needed(visitor, statement).words, "La page 2 manque.");
  visitor.does(TakePaper{statement});
  EXPECT_NE(visitor.at<Papers>(), nullptr);
}

TEST(PapersOfAFile, that_did_not_arrive_are_given_again) {
  auto visitor = at_the_papers(standing_with({paper("avis_imposition", PaperState::not_arrived)}));
  EXPECT_EQ(needed(visitor, notice).fault, rules::Fault::not_arrived);
  gives(visitor, notice);
  EXPECT_EQ(needed(visitor, notice).state, DocumentState::received);
}

TEST(PapersOfAFile, are_deposited_without_any_other_change) {
  auto visitor = at_the_papers();
  gives(visitor, notice);
  EXPECT_EQ(needed(visitor, notice).state, DocumentState::received);
  visitor.goes_on();
  ASSERT_NE(visitor.at<FileSections>(), nullptr);
  visitor.goes_on().does(AcceptStatement{}).does(journey::Deposit{});
  const auto* deposit = visitor.asked<effect::Deposit>();
  ASSERT_NE(deposit, nullptr);
  EXPECT_EQ(deposit->type, demand::FileType::amendment);
  ASSERT_EQ(deposit->papers.size(), 1U);
  EXPECT_EQ(deposit->papers.front().paper, notice);
}

TEST(PapersOfAFile, are_asked_about_before_they_are_lost) {
  auto visitor = at_the_papers();
  gives(visitor, notice).does(Back{}).does(Back{});
  EXPECT_TRUE(visitor.model().leaving);
  visitor.does(Leave{});
  EXPECT_NE(visitor.asked<effect::EraseDraft>(), nullptr) << "their files end with the session";
}

TEST(PapersOfAFile, make_who_reads_it_begin_to_amend) {
  ReturningVisitor visitor;
  visitor.opens(Purpose::read, marked()).does(OpenPapers{});
  EXPECT_NE(visitor.at<Papers>(), nullptr);
  EXPECT_EQ(visitor.file().purpose, Purpose::amend);
}

TEST(PapersOfAFile, are_not_taken_for_a_closed_demand) {
  ReturningVisitor visitor;
  visitor.opens(Purpose::read, closed_standing("RADREN")).does(OpenPapers{});
  EXPECT_NE(visitor.at<FileSections>(), nullptr);
}

TEST(PapersOfAFile, follow_the_people_of_its_household) {
  ReturningVisitor visitor;
  auto demand = registered_demand();
  demand.answers.set("household_with_others", true);
  for (int i = 0; i < 2; ++i) ASSERT_TRUE(demand::add_person(demand, demand::Subject::dependant));
  auto standing = marked();
  standing.papers = {paper("identite_ou_sejour", PaperState::received),
                     paper("identite_ou_sejour", PaperState::unusable)};
  standing.papers[0].person = 1;
  standing.papers[1].person = 2;
  visitor.sees(standing, true).does(OpenMyDemand{Purpose::amend});
  visitor.receives(FileOpened{.asked_at = visitor.now(), .standing = standing, .demand = demand});
  visitor.does(OpenSection{Section::household}).does(Edit{"household", 0}).goes_on();
  ASSERT_NE(visitor.at<Household>(), nullptr);
  visitor.does(RemovePerson{1});
  ASSERT_EQ(visitor.file().held.size(), 1U);
  EXPECT_EQ(visitor.file().held.front().person, 1U) << "the second child is the first now";
  visitor.does(AddPerson{demand::Subject::co_applicant});
  EXPECT_EQ(visitor.file().held.front().person, 2U);
}

TEST(PapersOfARenewal, come_after_its_last_section_and_hold_nobody_up) {
  ReturningVisitor visitor;
  visitor.opens(Purpose::renew, marked()).changes_nothing_until(Section::income).says_the_income();
  ASSERT_NE(visitor.at<Papers>(), nullptr);
  const auto path = progress(visitor.model()).sections;
  EXPECT_EQ(path[static_cast<std::size_t>(Section::papers)].progress, Progress::current);
  visitor.does(Back{});
  ASSERT_NE(visitor.at<SectionReview>(), nullptr);
  EXPECT_EQ(visitor.file().section, Section::income);
  visitor.goes_on().goes_on();
  EXPECT_NE(visitor.at<Declaring>(), nullptr);
  visitor.does(Back{});
  EXPECT_NE(visitor.at<Papers>(), nullptr);
}

TEST(PapersOfARenewal, leave_with_it) {
  ReturningVisitor visitor;
  visitor.opens(Purpose::renew, marked()).changes_nothing_until(Section::income).says_the_income();
  gives(visitor, notice).goes_on().does(AcceptStatement{}).does(journey::Deposit{});
  ASSERT_NE(visitor.asked<effect::Deposit>(), nullptr);
  EXPECT_EQ(visitor.asked<effect::Deposit>()->type, demand::FileType::renewal);
  EXPECT_EQ(visitor.asked<effect::Deposit>()->papers.size(), 1U);
}

TEST(APaperThatIsRefusedOnItsWay, is_told_to_who_still_stands_there) {
  auto visitor = at_the_papers();
  gives(visitor, notice).goes_on().goes_on().does(AcceptStatement{}).does(journey::Deposit{}).has_it_stored();
  visitor.waits(9s).receives(PaperRefused{*demand::DepositReference::parse("D-00000-00000")});
  ASSERT_NE(visitor.at<Deposited>(), nullptr);
  EXPECT_EQ(visitor.at<Deposited>()->slip.papers_refused, 0) << "of another deposit";
  for (const int told : {1, 2, 2}) {
    visitor.receives(PaperRefused{Visitor::reference(), told});
    EXPECT_EQ(visitor.at<Deposited>()->slip.papers_refused, told) << "the same is not counted twice";
  }
}

}  // namespace
