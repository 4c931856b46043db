#include "tests/kiosk/journey/visitor.hpp"

namespace {

using namespace test;

documents::Identity card() {
  return {.paper = documents::IdentityPaper::identity_card,
          .surname = "SPECIMEN",
          .first_names = "HELENE MARIE",
          .birth = demand::PartialDate{1985, 12, 3},
          .sex = documents::Sex::female,
          .nationality = documents::NationalityGroup::french,
          .whole = true};
}

documents::Identity passport() {
  auto identity = card();
  identity.paper = documents::IdentityPaper::passport;
  return identity;
}

Leaf page_of(documents::Identity identity) {
  return {.sheet = std::make_shared<documents::Sheet>(), .read = std::move(identity)};
}

Visitor at_the_glass() {
  Visitor visitor;
  visitor.opens_a_demand().does(IntroduceByPaper{});
  return visitor;
}

Visitor who_laid(documents::Identity identity) {
  Visitor visitor = at_the_glass();
  visitor.does(StartScan{}).receives(PageCaptured{visitor.now(), page_of(std::move(identity))});
  return visitor;
}

const demand::Answers& applicant(const Visitor& visitor) { return visitor.model().draft.people[0].answers; }

TEST(AnIdentityPaper, is_read_only_when_asked_and_answers_only_when_accepted) {
  Visitor visitor = at_the_glass();
  ASSERT_NE(visitor.at<Introducing>(), nullptr);
  EXPECT_EQ(visitor.asked<effect::CapturePage>(), nullptr) << "nothing is scanned by itself";
  visitor.does(StartScan{});
  ASSERT_NE(visitor.asked<effect::CapturePage>(), nullptr);
  EXPECT_TRUE(is_of_identity(visitor.asked<effect::CapturePage>()->paper));
  visitor.receives(PageCaptured{visitor.now(), page_of(card())});
  ASSERT_TRUE(visitor.at<Introducing>()->page);
  EXPECT_TRUE(applicant(visitor).empty());
  visitor.does(Back{});
  EXPECT_TRUE(visitor.asks("civility"));
  EXPECT_TRUE(applicant(visitor).empty());
}

TEST(AnIdentityPaper, answers_four_pages_and_goes_on_to_the_next) {
  Visitor visitor = who_laid(card());
  visitor.does(Keep{});
  EXPECT_TRUE(visitor.asks("family_situation"));
  EXPECT_TRUE(applicant(visitor).is("civility", "2"));
  EXPECT_EQ(*applicant(visitor).get<std::string>("birth_name"), "Specimen");
  EXPECT_EQ(*applicant(visitor).get<std::string>("first_name"), "Helene Marie");
  EXPECT_EQ(*applicant(visitor).get<demand::PartialDate>("birth_date"), (demand::PartialDate{1985, 12, 3}));
  EXPECT_TRUE(applicant(visitor).is("nationality", "1"));
  EXPECT_TRUE(applicant(visitor).is("identity_origin", "lu"));
  EXPECT_TRUE(visitor.model().papers.empty()) << "the page itself is not kept";
}

TEST(AnIdentityPaper, stays_its_origin_while_only_accents_are_added) {
  Visitor visitor = who_laid(card());
  visitor.does(Correct{});
  ASSERT_TRUE(visitor.asks("names"));
  EXPECT_EQ(visitor.at<Asking>()->form.at("first_name"), "Helene Marie");
  visitor.types("birth_name", "Spécimen").types("first_name", "Hélène-Marie").goes_on();
  EXPECT_TRUE(applicant(visitor).is("identity_origin", "lu"));
  ASSERT_TRUE(visitor.asks("birth_date")) << "each page can be corrected in its turn";
  visitor.does(Back{}).types("birth_name", "Autre").goes_on();
  EXPECT_FALSE(applicant(visitor).has("identity_origin"));
}

TEST(AnIdentityPaper, is_no_longer_the_origin_when_the_day_of_birth_is_typed) {
  Visitor visitor = who_laid(card());
  visitor.does(Correct{}).goes_on().types("birth_date", "04/12/1985").goes_on();
  EXPECT_FALSE(applicant(visitor).has("identity_origin"));
}

TEST(AnIdentityPaper, never_answers_with_a_name_that_may_be_cut) {
  auto long_name = card();
  long_name.surname_cut = true;
  Visitor visitor = who_laid(long_name);
  visitor.does(Keep{});
  ASSERT_TRUE(visitor.asks("names"));
  EXPECT_FALSE(applicant(visitor).has("birth_name"));
  EXPECT_FALSE(applicant(visitor).has("identity_origin")) << "what is completed is typed";
  EXPECT_EQ(visitor.at<Asking>()->form.at("birth_name"), "Specimen");
  EXPECT_TRUE(visitor.has_problem("birth_name", demand::Problem::cut_short));
  EXPECT_FALSE(visitor.has_problem("first_name", demand::Problem::cut_short));
  visitor.types("birth_name", "Spécimen-de-Longue-Lignée").goes_on();
  ASSERT_TRUE(visitor.asks("birth_date"));
  EXPECT_EQ(*applicant(visitor).get<std::string>("birth_name"), "Spécimen-de-Longue-Lignée");
}

TEST(AnIdentityPaper, leaves_to_be_asked_what_it_does_not_say) {
  auto faint = card();
  faint.sex.reset();
  faint.nationality.reset();
  faint.birth = demand::PartialDate{2020, 5, 1};
  Visitor visitor = who_laid(faint);
  const auto read = answers_read(*visitor.at<Introducing>(), visitor.context());
  EXPECT_EQ(read.size(), 2U) << "a child asks for no housing: the day is not offered";
  visitor.does(Keep{});
  EXPECT_TRUE(visitor.asks("civility"));
  EXPECT_FALSE(applicant(visitor).has("birth_date"));
  EXPECT_FALSE(applicant(visitor).has("identity_origin"));
  visitor.chooses("civility", "1").goes_on();
  EXPECT_EQ(visitor.at<Asking>()->form.at("birth_name"), "Specimen");
}

TEST(AnIdentityPaper, keeps_what_was_typed_and_is_not_on_it) {
  Visitor visitor;
  visitor.opens_a_demand().chooses("civility", "1").goes_on();
  visitor.types("used_name", "Usuel").does(IntroduceByPaper{}).does(StartScan{});
  visitor.receives(PageCaptured{visitor.now(), page_of(card())}).does(Keep{});
  EXPECT_EQ(*applicant(visitor).get<std::string>("used_name"), "Usuel");
  EXPECT_TRUE(applicant(visitor).is("civility", "2")) << "the paper says otherwise, and was accepted";
}

TEST(AnIdentityPaper, that_is_none_is_told) {
  Visitor visitor = at_the_glass();
  visitor.does(StartScan{}).receives(PageCaptured{visitor.now(), {.sheet = std::make_shared<documents::Sheet>()}});
  EXPECT_EQ(visitor.at<Introducing>()->problem, ScanProblem::no_zone);
  EXPECT_FALSE(visitor.at<Introducing>()->page);
  visitor.does(Keep{});
  EXPECT_NE(visitor.at<Introducing>(), nullptr) << "nothing to accept";
  visitor.does(StartScan{}).receives(ScanFailed{visitor.now(), ScanProblem::cover_open});
  EXPECT_EQ(visitor.at<Introducing>()->problem, ScanProblem::cover_open);
  visitor.does(StartScan{}).does(CancelScan{});
  EXPECT_NE(visitor.asked<effect::StopScan>(), nullptr);
}

TEST(AnIdentityPaper, can_be_laid_again) {
  Visitor visitor = who_laid(card());
  visitor.does(Retake{});
  EXPECT_TRUE(visitor.at<Introducing>()->running);
  EXPECT_FALSE(visitor.at<Introducing>()->page);
}

TEST(AnIdentityPaper, is_kept_as_a_document_only_when_the_person_says_so) {
  Visitor visitor = who_laid(passport());
  ASSERT_TRUE(may_keep_page(*visitor.at<Introducing>(), visitor.context()));
  visitor.does(ToggleKeepPage{}).does(Keep{});
  const auto* kept = visitor.asked<effect::KeepPaper>();
  ASSERT_NE(kept, nullptr);
  const PaperId identity{.code = "identite", .person = 0};
  EXPECT_EQ(kept->paper.paper, identity);
  EXPECT_NE(kept_paper(visitor.model(), identity), nullptr);
  const auto needed = papers_needed(visitor.model(), visitor.context());
  EXPECT_EQ(std::ranges::find(needed, identity, paper_of)->state, rules::DocumentState::received);
}

TEST(AnIdentityPaper, is_not_kept_when_the_page_is_not_all_that_is_asked_for) {
  EXPECT_FALSE(may_keep_page(*who_laid(card()).at<Introducing>(), Visitor().context())) << "a card has another side";
  auto stranger = passport();
  stranger.nationality = documents::NationalityGroup::other;
  Visitor visitor = who_laid(stranger);
  visitor.does(ToggleKeepPage{});
  EXPECT_FALSE(visitor.at<Introducing>()->keeps_page) << "a permit to stay is asked for";
}

TEST(AnIdentityPaper, answers_for_a_second_applicant_too) {
  Visitor visitor;
  visitor.opens_a_demand().says_who_they_are().chooses("household_with_others", "yes").goes_on();
  visitor.does(AddPerson{demand::Subject::co_applicant}).does(IntroduceByPaper{}).does(StartScan{});
  ASSERT_NE(visitor.at<Introducing>(), nullptr);
  visitor.receives(PageCaptured{visitor.now(), page_of(card())}).does(Keep{});
  EXPECT_TRUE(visitor.asks("family_situation"));
  EXPECT_EQ(visitor.at<Asking>()->person, 1U);
  EXPECT_TRUE(visitor.model().draft.people[1].answers.is("identity_origin", "lu"));
}

TEST(AnIdentityPaper, is_offered_where_one_says_who_one_is_and_nowhere_else) {
  Visitor visitor;
  visitor.opens_a_demand();
  EXPECT_TRUE(takes_introduction(*visitor.at<Asking>(), visitor.model()));
  visitor.chooses("civility", "2").goes_on();
  EXPECT_TRUE(takes_introduction(*visitor.at<Asking>(), visitor.model()));
  visitor.types("birth_name", "Alméida").types("first_name", "Éléonore").goes_on();
  EXPECT_FALSE(takes_introduction(*visitor.at<Asking>(), visitor.model()));
  visitor.does(IntroduceByPaper{});
  EXPECT_TRUE(visitor.asks("birth_date"));
}

}  // namespace
