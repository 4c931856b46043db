#include "tests/kiosk/journey/visitor.hpp"

namespace {

using namespace test;

Visitor at_the_scanner() {
  Visitor visitor;
  visitor.opens_a_demand().says_who_they_are().lives_alone().says_what_they_look_for();
  return visitor;
}

Visitor reviewing(Notice notice) {
  Visitor visitor = at_the_scanner();
  visitor.does(StartScan{}).receives(Scanned{visitor.now(), std::move(notice)});
  return visitor;
}

const demand::Answers& applicant(const Visitor& visitor) { return visitor.model().draft.people[0].answers; }

TEST(Notice, that_is_proven_keeps_its_income_and_its_origin) {
  Visitor visitor = reviewing(notice_of("ALMEIDA ELEONORE"));
  ASSERT_NE(visitor.at<Reviewing>(), nullptr);
  EXPECT_EQ(visitor.at<Reviewing>()->holder, Match::passed);
  visitor.does(Keep{});
  EXPECT_NE(visitor.at<Papers>(), nullptr);
  EXPECT_EQ(applicant(visitor).get<demand::Euros>("income_n2")->cents, 1'840'000);
  EXPECT_EQ(*applicant(visitor).get<std::int64_t>("income_year_n2"), 2024);
  EXPECT_TRUE(applicant(visitor).is("income_origin_n2", "scelle"));
}

TEST(Notice, of_last_year_goes_to_its_own_year) {
  Visitor visitor = reviewing(notice_of("ALMEIDA ELEONORE", Seal::proven, 2025));
  visitor.does(Keep{});
  EXPECT_TRUE(applicant(visitor).has("income_n1"));
  EXPECT_FALSE(applicant(visitor).has("income_n2"));
}

TEST(Notice, of_another_year_is_not_taken) {
  for (const int year : {0, 2023, 2026}) {
    const Visitor visitor = reviewing(notice_of("ALMEIDA ELEONORE", Seal::proven, year));
    ASSERT_NE(visitor.at<Scanning>(), nullptr) << year;
    EXPECT_EQ(visitor.at<Scanning>()->problem, ScanProblem::another_year);
  }
}

TEST(Notice, that_is_not_proven_counts_only_as_typed_by_the_person) {
  for (const Seal seal : {Seal::altered, Seal::undetermined}) {
    Visitor visitor = reviewing(notice_of("ALMEIDA ELEONORE", seal));
    ASSERT_NE(visitor.at<Reviewing>(), nullptr);
    EXPECT_TRUE(visitor.at<Reviewing>()->correcting);
    EXPECT_TRUE(visitor.at<Reviewing>()->form.empty());
    EXPECT_EQ(visitor.at<Reviewing>()->holder, Match::inconclusive);
    visitor.does(Keep{});
    ASSERT_NE(visitor.at<Reviewing>(), nullptr);
    EXPECT_EQ(visitor.at<Reviewing>()->problems.at(0).problem, demand::Problem::missing);
    visitor.types("income_n2", "18 400").does(Keep{});
    EXPECT_TRUE(applicant(visitor).is("income_origin_n2", "declare"));
  }
}

TEST(Notice, that_cannot_be_used_is_passed_over_and_the_income_typed) {
  Visitor visitor = reviewing(notice_of("ALMEIDA ELEONORE", Seal::altered));
  visitor.does(SkipScan{});
  EXPECT_TRUE(visitor.asks("income"));
  visitor.types("income_n2", "18 400").goes_on();
  EXPECT_NE(visitor.at<Papers>(), nullptr);
  EXPECT_TRUE(applicant(visitor).is("income_origin_n2", "declare"));
}

TEST(Notice, corrected_by_the_person_is_no_longer_sealed) {
  Visitor visitor = reviewing(notice_of("ALMEIDA ELEONORE"));
  visitor.does(Correct{});
  EXPECT_EQ(visitor.at<Reviewing>()->form.at("income_n2"), "18400");
  visitor.types("income_n2", "17 000").does(Keep{});
  EXPECT_EQ(applicant(visitor).get<demand::Euros>("income_n2")->cents, 1'700'000);
  EXPECT_TRUE(applicant(visitor).is("income_origin_n2", "declare"));
}

TEST(Notice, in_another_name_proves_nothing_about_the_applicant) {
  Visitor visitor = reviewing(notice_of("DUPONT JEAN"));
  EXPECT_EQ(visitor.at<Reviewing>()->holder, Match::failed);
  visitor.does(Keep{});
  EXPECT_TRUE(applicant(visitor).is("income_origin_n2", "declare"));
}

TEST(Notice, loses_its_proof_when_the_applicant_changes_name) {
  Visitor visitor = reviewing(notice_of("ALMEIDA ELEONORE"));
  visitor.does(Keep{}).does(Edit{"names", 0}).goes_on();
  EXPECT_TRUE(applicant(visitor).is("income_origin_n2", "scelle"));
  visitor.does(Edit{"names", 0}).types("birth_name", "Durand").goes_on();
  EXPECT_TRUE(applicant(visitor).is("income_origin_n2", "declare"));
}

TEST(Notice, stays_proven_when_its_amount_is_looked_at_and_left) {
  Visitor visitor = reviewing(notice_of("ALMEIDA ELEONORE"));
  visitor.does(Keep{}).does(Edit{"income", 0}).goes_on();
  EXPECT_TRUE(applicant(visitor).is("income_origin_n2", "scelle"));
  visitor.does(Edit{"income", 0}).types("income_n2", "1").goes_on();
  EXPECT_TRUE(applicant(visitor).is("income_origin_n2", "declare"));
  visitor.does(Edit{"income", 0}).types("income_n2", "").goes_on();
  EXPECT_FALSE(applicant(visitor).has("income_n2"));
  EXPECT_FALSE(applicant(visitor).has("income_year_n2"));
  EXPECT_FALSE(applicant(visitor).has("income_origin_n2"));
}

TEST(Holder, is_found_through_capitals_accents_and_order) {
  demand::Answers answers;
  answers.set("birth_name", std::string("N’Guyen-L’Hôte"));
  answers.set("used_name", std::string("Müller"));
  answers.set("first_name", std::string("Éléonore Marie"));
  const auto match = [&](const char* one, const char* two = "") {
    return holder({.declarant_1 = one, .declarant_2 = two}, answers);
  };
  EXPECT_EQ(match("N GUYEN L HOTE ELEONORE"), Match::passed);
  EXPECT_EQ(match("ELEONORE MULLER"), Match::passed);
  EXPECT_EQ(match("DUPONT JEAN", "MULLER ELEONORE MARIE"), Match::passed);
  EXPECT_EQ(match("MULLER JEAN"), Match::inconclusive);
  EXPECT_EQ(match("DUPONT JEAN", "DURAND ANNE"), Match::failed);
  EXPECT_EQ(match(""), Match::inconclusive);
  EXPECT_EQ(holder({.declarant_1 = "DUPON", .names_cut = true}, answers), Match::inconclusive);
  answers.set("birth_name", std::string("محمد"));
  EXPECT_EQ(match("DUPONT JEAN"), Match::inconclusive);
}

TEST(Scan, that_fails_says_why_and_can_be_tried_again) {
  for (const ScanProblem problem :
       {ScanProblem::no_paper, ScanProblem::unreadable, ScanProblem::no_seal, ScanProblem::another_document,
        ScanProblem::busy, ScanProblem::cover_open, ScanProblem::jammed, ScanProblem::scanner_failed}) {
    Visitor visitor = at_the_scanner();
    visitor.does(StartScan{});
    EXPECT_NE(visitor.asked<effect::StartScan>(), nullptr);
    visitor.receives(ScanFailed{visitor.now(), problem});
    EXPECT_EQ(visitor.at<Scanning>()->problem, problem);
    visitor.does(StartScan{});
    EXPECT_NE(visitor.asked<effect::StartScan>(), nullptr);
  }
}

TEST(Scan, of_the_person_before_never_reaches_the_next) {
  Visitor visitor = at_the_scanner();
  visitor.does(StartScan{});
  const Instant first = visitor.now();
  visitor.does(Back{});
  EXPECT_NE(visitor.asked<effect::StopScan>(), nullptr);
  visitor.goes_on().waits(1s).does(StartScan{}).receives(Scanned{first, notice_of("DUPONT JEAN")});
  EXPECT_NE(visitor.at<Scanning>(), nullptr);
}

TEST(Scan, understands_each_thing_a_page_may_be) {
  using namespace guichet::kiosk::documents;
  const auto problem = [](const documents::Finding& finding) {
    const Intent intent = scanned(Instant{}, finding, Leaf{});
    const auto* failed = std::get_if<ScanFailed>(&intent);
    return failed != nullptr ? std::optional(failed->problem) : std::nullopt;
  };
  EXPECT_EQ(problem(UnreadablePicture{}), ScanProblem::unreadable);
  EXPECT_EQ(problem(NoCode{}), ScanProblem::no_seal);
  EXPECT_EQ(problem(ForeignCode{}), ScanProblem::another_document);
  EXPECT_EQ(problem(BrokenSeal{}), ScanProblem::unreadable);
  EXPECT_EQ(problem(BrokenSeal{Reason::unsupported_form}), ScanProblem::another_document);
  EXPECT_EQ(problem(OtherDocument{}), ScanProblem::another_document);
  EXPECT_EQ(problem(SealedProofOfAddress{}), ScanProblem::another_document);
  SealedTaxNotice sealed;
  EXPECT_EQ(problem(sealed), ScanProblem::unreadable);
  sealed.notice.reference_tax_income = demand::Euros{0};
  EXPECT_EQ(problem(sealed), std::nullopt);
}

TEST(Scan, that_is_stopped_leaves_the_scanner_ready_and_its_answer_unheard) {
  Visitor visitor = at_the_scanner();
  visitor.does(StartScan{}).does(CancelScan{});
  EXPECT_NE(visitor.asked<effect::StopScan>(), nullptr);
  ASSERT_NE(visitor.at<Scanning>(), nullptr);
  EXPECT_FALSE(visitor.at<Scanning>()->running);
  visitor.receives(Scanned{visitor.now(), notice_of("ALMEIDA ELEONORE")});
  EXPECT_NE(visitor.at<Scanning>(), nullptr);
  visitor.does(CancelScan{});
  EXPECT_EQ(visitor.asked<effect::StopScan>(), nullptr) << "nothing runs any more";
}

TEST(Scan, of_a_number_or_a_slip_can_be_stopped_too) {
  for (const Door door : {Door::my_demand, Door::resume}) {
    Visitor visitor;
    visitor.does(Touched{}).does(Begin{door}).does(StartScan{}).does(CancelScan{});
    EXPECT_NE(visitor.asked<effect::StopScan>(), nullptr);
    visitor.does(StartScan{});
    EXPECT_EQ(visitor.asked<effect::StopScan>(), nullptr);
    EXPECT_TRUE(visitor.asked<effect::ScanNumber>() != nullptr || visitor.asked<effect::ReadSlip>() != nullptr);
  }
}

}  // namespace
