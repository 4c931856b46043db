#include "tests/kiosk/journey/giving_visitor.hpp"

namespace {

using namespace test;

TEST(PapersUnderACamera, are_taken_without_another_touch_and_each_page_once) {
  const auto before = at_the_papers();
  Settings settings = before.settings();
  settings.films = true;
  const Context context{.now = before.now(), .world = test_world(), .settings = settings};
  auto taken = apply(before.model(), TakePaper{identity}, context);
  const auto asked = [&] { return std::get<effect::CapturePage>(taken.effects.at(0)); };
  ASSERT_EQ(taken.effects.size(), 1U);
  EXPECT_FALSE(asked().another) << "whatever lies there, nobody has it yet";
  taken = apply(taken.model, PageCaptured{before.now(), a_page()}, context);
  taken = apply(taken.model, AddPage{}, context);
  EXPECT_TRUE(asked().another) << "not the one that still lies there";
  taken = apply(taken.model, PageCaptured{before.now(), a_page()}, context);
  taken = apply(taken.model, Retake{}, context);
  EXPECT_FALSE(asked().another) << "the same one, better";
  taken = apply(taken.model, ScanFailed{before.now(), ScanProblem::unreadable}, context);
  taken = apply(taken.model, AddPage{}, context);
  EXPECT_FALSE(asked().another) << "what could not be read is still to be taken";
}

TEST(PagesInHand, of_a_file_that_nothing_else_changed_are_not_left_without_a_question) {
  Visitor visitor = with_pages(1);
  Model model = visitor.model();
  model.file = File{.standing = test::open_standing(), .opened = model.draft};
  model.papers.clear();
  EXPECT_TRUE(has_something_to_lose(model, visitor.settings()));
  std::get<Capturing>(model.place).pages.clear();
  EXPECT_FALSE(has_something_to_lose(model, visitor.settings()));
}

documents::Quality without_a_page() { return {.fault = documents::QualityFault{.fault = documents::Fault::no_page}}; }

TEST(APictureWithoutAPage, is_not_kept_by_who_turns_back) {
  Visitor visitor = at_the_papers();
  visitor.does(TakePaper{identity}).does(StartScan{}).receives(PageCaptured{visitor.now(), a_page(without_a_page())});
  visitor.does(Back{});
  EXPECT_NE(visitor.at<Papers>(), nullptr);
  EXPECT_TRUE(visitor.model().papers.empty());
}

TEST(APictureWithoutAPage, is_left_out_of_a_paper_unless_who_looks_at_it_keeps_it) {
  Visitor visitor = with_pages(1);
  visitor.does(AddPage{}).receives(PageCaptured{visitor.now(), a_page(without_a_page())});
  Visitor other = visitor, third = visitor, fourth = visitor;
  visitor.does(ShowPage{0}).does(Keep{});
  EXPECT_EQ(visitor.model().papers.back().pages, 1U);
  other.does(Keep{});
  EXPECT_EQ(other.model().papers.back().pages, 2U);
  third.does(Back{});
  EXPECT_EQ(third.model().papers.back().pages, 1U);
  fourth.does(AskToLeave{}).does(KeepAndLeave{});
  EXPECT_EQ(fourth.asked<effect::KeepDraft>()->papers.back().pages, 1U);
}

TEST(APictureWithoutAPage, takes_no_pages_place) {
  Visitor visitor = with_pages(1);
  const auto before = visitor.at<Capturing>()->pages[0];
  visitor.does(Retake{}).receives(PageCaptured{visitor.now(), a_page(without_a_page())});
  EXPECT_EQ(visitor.at<Capturing>()->pages[0], before);
  EXPECT_EQ(visitor.at<Capturing>()->problem, ScanProblem::no_paper);
  visitor.does(Retake{}).receives(PageCaptured{visitor.now(), a_page()});
  EXPECT_NE(visitor.at<Capturing>()->pages[0], before);
  EXPECT_FALSE(visitor.at<Capturing>()->problem);
}

TEST(TheOtherSide, is_wanted_of_a_card_and_of_nothing_else) {
  const auto one_page = [](const PaperId& paper, const ReadOnPage& read) {
    auto page = a_page();
    page.read = read;
    return Capturing{.paper = paper, .pages = {page}};
  };
  using documents::Identity, documents::IdentityPaper;
  EXPECT_TRUE(lacks_other_side(one_page(identity, {})));
  EXPECT_TRUE(lacks_other_side(one_page(identity, Identity{.paper = IdentityPaper::identity_card})));
  EXPECT_FALSE(lacks_other_side(one_page(identity, Identity{.paper = IdentityPaper::passport})));
  EXPECT_FALSE(lacks_other_side(one_page({.code = "justificatif_domicile"}, {})));
  EXPECT_FALSE(lacks_other_side(*with_pages(2).at<Capturing>()));
}

Leaf a_known_page(const std::optional<PaperId>& twin = {}) {
  auto page = a_page();
  page.likeness = std::make_shared<documents::Fingerprint>();
  page.twin = twin;
  return page;
}

TEST(APageGivenTwice, is_looked_for_among_all_that_were_given_but_those_it_replaces) {
  Visitor visitor = at_the_papers();
  visitor.does(TakePaper{identity})
      .does(StartScan{})
      .receives(PageCaptured{visitor.now(), a_known_page()})
      .does(Keep{});
  const auto known = [&] { return visitor.asked<effect::CapturePage>()->known; };
  const auto wanted = papers_needed(visitor.model(), visitor.context());
  const auto other = std::ranges::find_if(wanted, [](const auto& one) { return paper_of(one) != identity; });
  ASSERT_NE(other, wanted.end());
  visitor.does(TakePaper{paper_of(*other)}).does(StartScan{});
  ASSERT_EQ(known().size(), 1U);
  EXPECT_EQ(known()[0].paper, identity);
  visitor.receives(PageCaptured{visitor.now(), a_known_page()}).does(AddPage{});
  EXPECT_EQ(known().size(), 2U);
  visitor.receives(PageCaptured{visitor.now(), a_known_page()}).does(Retake{});
  EXPECT_EQ(known().size(), 2U) << "not with itself";
  visitor.does(CancelScan{}).does(Back{}).does(TakePaper{identity}).does(StartScan{});
  EXPECT_EQ(known().size(), 2U) << "not with the pages whose place it takes";
}

TEST(APageGivenTwice, stays_or_is_taken_out_as_the_person_says) {
  Visitor visitor = with_pages(1);
  visitor.does(AddPage{}).receives(PageCaptured{visitor.now(), a_known_page(identity)});
  ASSERT_TRUE(visitor.at<Capturing>()->pages[1].twin);
  Visitor other = visitor;
  visitor.does(Keep{});
  EXPECT_EQ(visitor.model().papers.back().pages, 2U);
  other.does(DropPage{});
  EXPECT_EQ(other.at<Capturing>()->pages.size(), 1U);
}

TEST(APageGivenTwice, is_alone_once_the_first_one_is_taken_out) {
  Visitor visitor = with_pages(1);
  visitor.does(AddPage{}).receives(PageCaptured{visitor.now(), a_known_page(identity)});
  visitor.does(ShowPage{0}).does(DropPage{});
  EXPECT_FALSE(visitor.at<Capturing>()->pages[0].twin);
}

}  // namespace
