#include "tests/kiosk/journey/giving_visitor.hpp"

namespace {

using namespace test;

const rules::NeededDocument* needed(const Visitor& visitor, const PaperId& paper) {
  static NeededPapers papers;
  papers = papers_needed(visitor.model(), visitor.context());
  const auto found = std::ranges::find(papers, paper, paper_of);
  return found == papers.end() ? nullptr : &*found;
}

TEST(PapersOfADemand, say_what_is_needed_now_and_what_later) {
  const Visitor visitor = at_the_papers();
  ASSERT_NE(needed(visitor, identity), nullptr);
  EXPECT_EQ(needed(visitor, identity)->state, rules::DocumentState::needed_now);
  EXPECT_EQ(needed(visitor, {.code = "avis_imposition", .person = 0})->state, rules::DocumentState::needed_later);
  EXPECT_EQ(needed(visitor, {.code = "certificat_grossesse"}), nullptr) << "nobody expects a child here";
}

TEST(PapersOfADemand, are_never_asked_for_to_go_on) {
  Visitor visitor = at_the_papers();
  visitor.goes_on();
  EXPECT_NE(visitor.at<Summary>(), nullptr);
  visitor.does(OpenPapers{});
  EXPECT_NE(visitor.at<Papers>(), nullptr);
}

TEST(PapersOfADemand, outside_the_list_are_not_taken) {
  Visitor visitor = at_the_papers();
  visitor.does(TakePaper{{.code = "rib"}});
  EXPECT_NE(visitor.at<Papers>(), nullptr);
}

TEST(APaper, is_captured_page_after_page_and_kept) {
  Visitor visitor = with_pages(2);
  ASSERT_EQ(visitor.at<Capturing>()->pages.size(), 2U);
  visitor.does(Keep{});
  const auto* keep = visitor.asked<effect::KeepPaper>();
  ASSERT_NE(keep, nullptr);
  EXPECT_EQ(keep->pages.size(), 2U);
  EXPECT_NE(visitor.at<Papers>(), nullptr);
  EXPECT_FALSE(kept_paper(visitor.model(), identity)->stored);
  visitor.receives(PaperKept{visitor.model().papers.at(0).kept_at});
  EXPECT_TRUE(kept_paper(visitor.model(), identity)->stored);
  EXPECT_EQ(needed(visitor, identity)->state, rules::DocumentState::received);
}

TEST(APaper, that_is_given_again_replaces_the_first) {
  Visitor visitor = with_pages(1);
  visitor.does(Keep{});
  const auto first = visitor.model().papers.at(0).kept_at;
  visitor.receives(PaperKept{first}).does(TakePaper{identity}).does(StartScan{});
  visitor.receives(PageCaptured{visitor.now(), a_page()}).does(Keep{});
  EXPECT_EQ(visitor.asked<effect::SettlePapers>(), nullptr) << "not before the second is stored: the disk may be full";
  ASSERT_EQ(visitor.model().papers.size(), 2U);
  visitor.receives(PaperKept{visitor.model().papers.at(1).kept_at});
  ASSERT_EQ(visitor.model().papers.size(), 1U);
  EXPECT_NE(visitor.model().papers.at(0).kept_at, first);
  ASSERT_NE(visitor.asked<effect::SettlePapers>(), nullptr) << "the pages of the first are destroyed";
}

TEST(APaper, that_could_not_be_stored_is_said_and_asked_for_again) {
  Visitor visitor = with_pages(1);
  visitor.does(Keep{});
  visitor.receives(PaperNotKept{visitor.model().papers.at(0).kept_at, Failure::storage_full});
  EXPECT_TRUE(visitor.model().papers.empty());
  EXPECT_EQ(visitor.model().failure, Failure::storage_full);
  EXPECT_EQ(needed(visitor, identity)->state, rules::DocumentState::needed_now);
}

TEST(APaper, that_is_withdrawn_is_destroyed) {
  Visitor visitor = with_pages(1);
  visitor.does(Keep{});
  visitor.does(DropPaper{visitor.model().papers.at(0).kept_at});
  ASSERT_NE(visitor.asked<effect::SettlePapers>(), nullptr);
  EXPECT_TRUE(visitor.asked<effect::SettlePapers>()->papers.empty());
}

TEST(APaper, stored_after_its_owner_withdrew_it_is_destroyed_too) {
  Visitor visitor = with_pages(1);
  visitor.does(Keep{});
  const auto kept_at = visitor.model().papers.at(0).kept_at;
  visitor.does(DropPaper{kept_at}).receives(PaperKept{kept_at});
  EXPECT_NE(visitor.asked<effect::SettlePapers>(), nullptr);
}

TEST(APaper, leaves_with_its_owner) {
  Visitor visitor = with_pages(1);
  visitor.does(Keep{}).does(AskToLeave{}).does(Leave{});
  EXPECT_NE(visitor.asked<effect::EraseDraft>(), nullptr);
  EXPECT_EQ(visitor.model(), fresh(visitor.settings(), visitor.now()));
}

TEST(Pages, are_turned_moved_shown_and_taken_out) {
  Visitor visitor = with_pages(3);
  visitor.does(TurnPage{});
  EXPECT_EQ(visitor.at<Capturing>()->pages[2].turns, 1);
  EXPECT_EQ(visitor.at<Capturing>()->pages[2].preview->width, 1);
  EXPECT_EQ(visitor.at<Capturing>()->pages[2].preview->height, 2);
  visitor.does(MovePage{-1});
  EXPECT_EQ(visitor.at<Capturing>()->pages[1].turns, 1);
  EXPECT_EQ(visitor.at<Capturing>()->shown, 1U);
  visitor.does(ShowPage{0}).does(DropPage{});
  EXPECT_EQ(visitor.at<Capturing>()->pages.size(), 2U);
  EXPECT_EQ(visitor.at<Capturing>()->pages[0].turns, 1);
}

TEST(Pages, that_are_turned_take_along_what_is_marked_on_them) {
  const documents::Region top_left{.x = 0, .y = 0, .width = 0.5, .height = 0.25};
  EXPECT_EQ(turned(top_left, 0), top_left);
  EXPECT_EQ(turned(top_left, 1), (documents::Region{.x = 0.75, .y = 0, .width = 0.25, .height = 0.5}));
  EXPECT_EQ(turned(top_left, 2), (documents::Region{.x = 0.5, .y = 0.75, .width = 0.5, .height = 0.25}));
  EXPECT_EQ(turned(top_left, 3), (documents::Region{.x = 0, .y = 0.5, .width = 0.25, .height = 0.5}));
  EXPECT_EQ(turned(top_left, 4), top_left);
}

TEST(Pages, turned_four_times_are_as_they_were) {
  Visitor visitor = with_pages(1);
  const auto before = *visitor.at<Capturing>()->pages[0].preview;
  for (int i = 0; i < 4; ++i) visitor.does(TurnPage{});
  EXPECT_EQ(visitor.at<Capturing>()->pages[0].turns, 0);
  EXPECT_EQ(visitor.at<Capturing>()->pages[0].preview->rgba, before.rgba);
}

TEST(Pages, are_done_again_in_one_touch) {
  Visitor visitor = with_pages(1);
  visitor.does(Retake{});
  EXPECT_NE(visitor.asked<effect::CapturePage>(), nullptr);
  EXPECT_EQ(visitor.at<Capturing>()->pages.size(), 1U) << "the first stays until the second is there";
}

TEST(Pages, done_again_keep_their_place) {
  Visitor visitor = with_pages(3);
  visitor.does(ShowPage{0}).does(TurnPage{}).does(Retake{}).receives(PageCaptured{visitor.now(), a_page()});
  ASSERT_EQ(visitor.at<Capturing>()->pages.size(), 3U);
  EXPECT_EQ(visitor.at<Capturing>()->pages[0].turns, 0) << "the new one";
  EXPECT_EQ(visitor.at<Capturing>()->shown, 0U);
}

TEST(Pages, are_kept_when_someone_turns_back_or_leaves_for_later) {
  Visitor visitor = with_pages(2);
  visitor.does(Back{});
  ASSERT_NE(visitor.asked<effect::KeepPaper>(), nullptr);
  Visitor other = with_pages(2);
  other.does(AskToLeave{}).does(KeepAndLeave{});
  ASSERT_NE(other.asked<effect::KeepPaper>(), nullptr);
  ASSERT_NE(other.asked<effect::KeepDraft>(), nullptr);
  EXPECT_EQ(other.asked<effect::KeepDraft>()->papers.size(), 1U);
}

TEST(ADeposit, takes_the_papers_of_its_session_that_the_list_still_wants) {
  Visitor visitor = with_pages(1);
  visitor.does(Keep{}).goes_on().goes_on().does(AcceptStatement{}).does(journey::Deposit{});
  ASSERT_NE(visitor.asked<effect::Deposit>(), nullptr);
  EXPECT_EQ(visitor.asked<effect::Deposit>()->papers.size(), 1U);

  Visitor other = with_pages(1);
  other.does(Keep{}).goes_on().does(Edit{"nationality", 0}).chooses("nationality", "3").goes_on();
  other.goes_on().does(AcceptStatement{}).does(journey::Deposit{});
  ASSERT_NE(other.asked<effect::Deposit>(), nullptr);
  EXPECT_TRUE(other.asked<effect::Deposit>()->papers.empty()) << "a card of identity is not what is asked of them";
}

TEST(SomeoneNew, in_the_household_takes_nobodys_papers) {
  auto draft = at_the_papers().model().draft;
  draft.answers.set("household_with_others", true);
  ASSERT_TRUE(demand::add_person(draft, demand::Subject::dependant));
  Visitor visitor;
  visitor.receives(Restored{
      draft, "fr", {{.paper = {.code = "identite_ou_sejour", .person = 1}, .kept_at = Instant(1ms), .stored = true}}});
  visitor.does(Resume{});
  ASSERT_NE(visitor.at<Household>(), nullptr);
  visitor.does(AddPerson{demand::Subject::co_applicant});
  EXPECT_EQ(visitor.model().papers.at(0).paper.person, 2U) << "the co-applicant comes before the child";
}

TEST(PapersFromBefore, are_nobodys_when_someone_else_is_there) {
  Visitor visitor;
  visitor.does(Touched{}).receives(
      Restored{at_the_papers().model().draft, "fr", {{.paper = identity, .kept_at = Instant(1ms), .stored = true}}});
  ASSERT_NE(visitor.asked<effect::SettlePapers>(), nullptr);
  EXPECT_TRUE(visitor.asked<effect::SettlePapers>()->papers.empty());
}

TEST(Pages, that_fail_keep_those_before) {
  Visitor visitor = with_pages(1);
  visitor.does(AddPage{}).receives(ScanFailed{visitor.now(), ScanProblem::no_paper});
  ASSERT_NE(visitor.at<Capturing>(), nullptr);
  EXPECT_EQ(visitor.at<Capturing>()->pages.size(), 1U);
  EXPECT_EQ(visitor.at<Capturing>()->problem, ScanProblem::no_paper);
}

TEST(Pages, that_could_not_be_checked_in_time_are_told_by_a_sentence_of_their_own) {
  Visitor visitor = at_the_papers();
  visitor.does(TakePaper{identity}).does(StartScan{}).receives(ScanFailed{visitor.now(), ScanProblem::unchecked});
  EXPECT_TRUE(visitor.at<Capturing>()->pages.empty());
  EXPECT_EQ(text_key(*visitor.at<Capturing>()->problem), "scan.unchecked");
}

TEST(PapersWithoutAWayToSendThem, are_listed_and_not_taken) {
  const auto before = at_the_papers();
  Settings settings = before.settings();
  settings.takes_papers = false;
  const Context context{.now = before.now(), .world = test_world(), .settings = settings};
  const auto after = apply(before.model(), TakePaper{identity}, context);
  EXPECT_TRUE(std::holds_alternative<Papers>(after.model.place));
}

TEST(Pages, of_someone_who_stopped_are_not_heard) {
  Visitor visitor = at_the_papers();
  visitor.does(TakePaper{identity}).does(StartScan{}).does(Back{});
  EXPECT_NE(visitor.asked<effect::StopScan>(), nullptr);
  visitor.receives(PageCaptured{visitor.now(), a_page()});
  EXPECT_NE(visitor.at<Papers>(), nullptr);
}

TEST(Someone, who_leaves_the_household_takes_their_papers) {
  auto draft = at_the_papers().model().draft;
  draft.answers.set("household_with_others", true);
  for (int i = 0; i < 2; ++i) ASSERT_TRUE(demand::add_person(draft, demand::Subject::dependant));
  const auto kept_by = [](std::size_t person) {
    return KeptPaper{
        .paper = {.code = "identite_ou_sejour", .person = person}, .kept_at = Instant(1ms * person), .stored = true};
  };
  Visitor visitor;
  visitor.receives(Restored{draft, "fr", {kept_by(0), kept_by(1), kept_by(2)}}).does(Resume{});
  ASSERT_NE(visitor.at<Household>(), nullptr) << "nothing is known of them yet";
  visitor.does(RemovePerson{1});
  ASSERT_EQ(visitor.model().papers.size(), 2U);
  EXPECT_EQ(visitor.model().papers[1].kept_at, Instant(2ms));
  EXPECT_EQ(visitor.model().papers[1].paper.person, 1U);
  EXPECT_NE(visitor.asked<effect::SettlePapers>(), nullptr);
}

TEST(ANotice, that_is_kept_is_a_paper_that_was_given) {
  Visitor visitor;
  visitor.opens_a_demand().says_who_they_are().lives_alone().says_what_they_look_for();
  auto notice = notice_of("ALMEIDA ELEONORE");
  notice.page = a_page();
  ReadTaxNotice read;
  read.notice.income_year = 2024;
  notice.page.read = std::move(read);
  visitor.does(StartScan{}).receives(Scanned{visitor.now(), notice}).does(Keep{});
  const PaperId paper{.code = std::string(tax_notice_code), .person = 0};
  ASSERT_NE(kept_paper(visitor.model(), paper), nullptr);
  EXPECT_EQ(needed(visitor, paper)->state, rules::DocumentState::received);
}

}  // namespace
