// One button of a screen is the main one: it does what helps most from there.
#include <array>

#include "tests/kiosk/screens/main_way.hpp"

namespace {

using namespace guichet::tests;
using namespace guichet::kiosk;
using namespace guichet::kiosk::journey;

TEST_F(MainWay, goes_on_without_a_page_that_cannot_be_used) {
  show(Reviewing{.notice = test::notice_of("MARTIN", Seal::altered), .correcting = true});
  EXPECT_TRUE(is_main("continue"));
  EXPECT_TRUE(leads_to<SkipScan>("continue"));
  EXPECT_TRUE(leads_to<Retake>("retake"));
  EXPECT_FALSE(sees("fact.income")) << "none of its figures is shown";
}

TEST_F(MainWay, asks_for_the_figures_that_nothing_proves) {
  show(Reviewing{.notice = test::notice_of("MARTIN", Seal::undetermined), .correcting = true});
  EXPECT_EQ(name("title"), words("reviewing.typed.title"));
  EXPECT_EQ(name("continue"), words("frame.continue"));
  EXPECT_TRUE(leads_to<Keep>("continue"));
}

TEST_F(MainWay, goes_on_without_a_scanner_that_does_not_answer) {
  show(Scanning{.problem = ScanProblem::scanner_failed});
  EXPECT_TRUE(leads_to<SkipScan>("continue"));
  EXPECT_TRUE(leads_to<StartScan>("scan.again"));
  show(Scanning{.problem = ScanProblem::unreadable});
  EXPECT_TRUE(leads_to<StartScan>("continue")) << "the page, not the scanner";
}

TEST_F(MainWay, does_not_call_right_a_name_that_may_be_cut) {
  for (const auto& [place, words_of_it] :
       {std::pair{"introducing.cut", "frame.continue"}, {"introducing.read", "reviewing.keep"}}) {
    model_ = place_called(every_place(), place).model;
    show();
    EXPECT_EQ(name("continue"), words(words_of_it));
    EXPECT_TRUE(leads_to<Keep>("continue"));
    EXPECT_TRUE(leads_to<Correct>("correct")) << "beside it, wherever the page is";
  }
}

TEST_F(MainWay, of_a_demand_that_lacks_papers_is_to_give_them) {
  for (const bool proven : {false, true}) {
    show(MyDemand{.standing = test::marked_standing(), .proven = proven});
    EXPECT_TRUE(is_main("continue"));
    ASSERT_TRUE(leads_to<OpenMyDemand>("continue"));
    EXPECT_EQ(std::get<OpenMyDemand>(*answer_).purpose, Purpose::give_papers);
    EXPECT_TRUE(leads_to<AskToLeave>("leave"));
  }
  settings_.takes_papers = false;
  show(MyDemand{.standing = test::marked_standing(), .proven = true});
  EXPECT_TRUE(leads_to<Finish>("continue")) << "a terminal that cannot send them asks for none";
}

TEST_F(MainWay, prints_before_it_ends_the_session) {
  DepositSlip slip{.reference = test::Visitor::reference(), .deposited_on = test_world().today};
  show(Deposited{slip});
  EXPECT_TRUE(is_main("back"));
  EXPECT_FALSE(is_main("continue"));
  EXPECT_TRUE(leads_to<Print>("back"));
  slip.print = PrintState::printed;
  show(Deposited{slip});
  EXPECT_TRUE(is_main("continue"));
  EXPECT_FALSE(is_main("back"));
}

// What erases the number must not be what shines while there is no paper of it.
TEST_F(MainWay, prints_again_before_it_ends_a_session_without_paper) {
  DepositSlip slip{.reference = test::Visitor::reference(), .deposited_on = test_world().today};
  for (const auto state : {PrintState::out_of_paper, PrintState::offline}) {
    slip.print = state;
    show(Deposited{slip});
    EXPECT_TRUE(is_main("back"));
    EXPECT_FALSE(is_main("continue"));
  }
}

TEST_F(MainWay, out_of_the_warning_tells_what_stays) {
  const auto warned = [&](Place place, demand::Demand draft) {
    show(std::move(place));
    model_.draft = std::move(draft);
    model_.idle = IdleWarning{.since = instant_of_places()};
    show();
    return harness_.node("idle").value;
  };
  const auto nothing = fresh(settings_, instant_of_places()).draft;
  EXPECT_NE(warned(Summary{}, large_household()), warned(Information{}, nothing));
  const DepositSlip slip{.reference = test::Visitor::reference(), .deposited_on = test_world().today};
  EXPECT_NE(warned(Deposited{slip}, nothing), warned(Information{}, nothing));
}

TEST_F(MainWay, out_of_the_warning_may_be_to_put_the_answers_aside) {
  show(Summary{});
  model_.idle = IdleWarning{.since = instant_of_places()};
  show();
  EXPECT_TRUE(is_main("still_here"));
  EXPECT_TRUE(leads_to<AskToLeave>("keep_and_leave"));
  model_.place = Interrupted{};
  show();
  EXPECT_FALSE(sees("keep_and_leave")) << "those of somebody who may be gone";
  model_.place = Information{};
  model_.draft = fresh(settings_, instant_of_places()).draft;
  show();
  EXPECT_FALSE(sees("keep_and_leave")) << "there is nothing to keep";
}

TEST_F(MainWay, leads_from_a_refused_summary_to_the_first_answer_that_is_missing) {
  auto draft = large_household();
  draft.people.front().answers.erase("civility");
  show(Summary{.problems = demand::problems(draft, test_world())});
  model_.draft = draft;
  show();
  EXPECT_TRUE(is_main("continue"));
  ASSERT_TRUE(leads_to<Edit>("continue"));
  EXPECT_EQ(std::get<Edit>(*answer_).page, "civility");
  EXPECT_EQ(std::get<Edit>(*answer_).person, 0U);
  EXPECT_TRUE(harness_.node("summary.problem").detail.contains(name("line.civility.0")));
}

// Its seal stands at the left of the paper, whoever reads the screen.
TEST_F(MainWay, shows_a_paper_as_it_is_from_right_to_left_too) {
  const auto mirrored = UiAssets::mirrored();
  for (const texts::Catalogue* words : std::array{&std::as_const(assets_.catalogues.front()), &mirrored}) {
    harness_.look().words = words;
    show(Scanning{});
    const auto paper = harness_.node("picture").box;
    const auto seal = std::ranges::find(painted_, "qrcode", &ui::Mark::words);
    ASSERT_NE(seal, painted_.end());
    EXPECT_LT(seal->box.left + seal->box.width / 2, paper.left + paper.width / 2);
  }
}

TEST_F(MainWay, marks_what_is_wrong_with_a_page_where_it_is_from_right_to_left_too) {
  const auto texture = harness_.window().create_texture(354, 500);
  const auto places = every_place();
  const auto& blurred = place_called(places, "capturing.fault").model;
  const auto mirrored = UiAssets::mirrored();
  for (const texts::Catalogue* words : std::array{&std::as_const(assets_.catalogues.front()), &mirrored}) {
    harness_.look().words = words;
    harness_.ui().canvas().trace(&painted_);
    harness_.lay_out([&](ui::Ui& ui) {
      painted_.clear();
      screens::draw({blurred, context_, ui, town_, languages_, texture});
    });
    harness_.ui().canvas().trace(nullptr);
    const auto page = std::ranges::find(painted_, ui::Mark::Kind::picture, &ui::Mark::kind);
    ASSERT_NE(page, painted_.end());
    const auto mark = std::ranges::find(page, painted_.end(), assets_.theme[ui::Role::warning], &ui::Mark::colour);
    ASSERT_NE(mark, painted_.end());
    EXPECT_NEAR(mark->box.left - page->box.left, 0.1F * page->box.width, 2);
  }
  harness_.window().destroy_texture(texture);
}

TEST_F(MainWay, of_a_demand_that_is_over_is_explained_before_its_past) {
  for (const auto& standing : {test::early_standing(), test::closed_standing("RADABA")}) {
    show(MyDemand{.standing = standing});
    const bool explained_first = harness_.node("next").box.top < harness_.node("timeline").box.top;
    EXPECT_EQ(explained_first, standing.state == demand::StandingState::closed);
  }
}

TEST_F(MainWay, of_an_income_that_is_asked_again_is_to_give_it) {
  model_.draft = large_household();
  for (const demand::FieldId field :
       {demand::FieldId("income_n1"), demand::FieldId("income_n2"), demand::FieldId("has_tax_notice")})
    model_.draft.people[0].answers.erase(field);
  model_.file = File{
      .standing = test::open_standing(), .opened = model_.draft, .purpose = Purpose::renew, .section = Section::income};
  model_.place = SectionReview{};
  show();
  EXPECT_TRUE(is_main("continue"));
  EXPECT_TRUE(leads_to<StartScan>("continue"));
}

TEST_F(MainWay, to_change_a_line_is_told_only_where_a_line_can_be_touched) {
  File file{.standing = test::open_standing(), .opened = large_household(), .purpose = Purpose::amend};
  for (const auto section : file_sections) {
    file.section = section;
    model_.file = file;
    model_.draft = file.opened;
    model_.place = SectionReview{.changing = true};
    show();
    const auto hint = name("hint");
    const bool touchable = std::ranges::any_of(harness_.tree().nodes, [](const ui::Node& node) {
      return node.id.starts_with("line.") && node.role == ui::NodeRole::button;
    });
    EXPECT_EQ(hint == words("section.locked.all"), !touchable) << name_of(section);
  }
}

TEST_F(MainWay, of_a_section_that_lacks_answers_says_so_and_of_one_that_became_impossible_too) {
  model_.draft = large_household();
  model_.file = File{.standing = test::open_standing(),
                     .opened = model_.draft,
                     .purpose = Purpose::amend,
                     .section = Section::housing};
  const auto wrong = [](demand::Problem problem) {
    return demand::FieldProblem{
        .field = demand::FieldId("current_housing"), .subject = demand::Subject::demand, .problem = problem};
  };
  model_.place = SectionReview{.changing = true, .problems = {wrong(demand::Problem::missing)}};
  show();
  EXPECT_EQ(name("section.problem"), assets_.catalogues.front().text("summary.missing", {{"n", "1"}}));
  EXPECT_TRUE(leads_to<Edit>("continue"));
  model_.place = SectionReview{.changing = true, .problems = {wrong(demand::Problem::unknown_commune)}};
  show();
  EXPECT_EQ(name("section.problem"), words("section.problem"));
}

TEST_F(MainWay, of_several_incomes_stands_under_the_name_of_whose_they_are) {
  model_.draft = large_household();
  model_.file = File{
      .standing = test::open_standing(), .opened = model_.draft, .purpose = Purpose::read, .section = Section::income};
  model_.place = SectionReview{};
  show();
  std::vector<float> headings;
  for (const auto& node : harness_.tree().nodes)
    if (node.name.starts_with(words("subject.applicant")) || node.name.starts_with(words("subject.co_applicant")))
      headings.push_back(node.box.top);
  ASSERT_EQ(headings.size(), 2U);
  EXPECT_LT(headings[0], harness_.node("line.work.0").box.top);
  EXPECT_LT(harness_.node("line.work.0").box.top, headings[1]);
  EXPECT_LT(headings[1], harness_.node("line.work.1").box.top);
}

// What a town gives of itself stands where it is looked for, and has a name for who does not see it.
TEST_F(MainWay, is_under_the_arms_of_the_town) {
  const auto texture = harness_.window().create_texture(47, 56);
  for (Place place : {Place(Attract{}), Place(Welcome{})}) {
    model_.place = std::move(place);
    harness_.lay_out([&](ui::Ui& ui) {
      screens::draw({.model = model_,
                     .context = context_,
                     .ui = ui,
                     .town = town_,
                     .languages = languages_,
                     .arms = {.bar = {texture, 47, 56}, .large = {texture, 47, 56}}});
    });
    EXPECT_EQ(harness_.node("arms").role, ui::NodeRole::image);
    EXPECT_TRUE(name("arms").contains(town_));
    EXPECT_EQ(harness_.node("arms").box.height, 56) << "pixel for pixel";
  }
  harness_.window().destroy_texture(texture);
}

}  // namespace
