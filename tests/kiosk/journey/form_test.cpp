#include <algorithm>

#include "kiosk/journey/flow.hpp"
#include "kiosk/journey/form.hpp"
#include "tests/kiosk/journey/visitor.hpp"

namespace {

using namespace test;
using demand::Problem;
using demand::Subject;

const demand::Answers& applicant(const Visitor& visitor) { return visitor.model().draft.people[0].answers; }

Visitor& lives(Visitor& visitor, const char* housing) {
  visitor.opens_a_demand().says_who_they_are().lives_alone();
  return visitor.does(Toggle{"current_housing", housing}).goes_on();
}

TEST(Skipping, passes_over_pages_that_do_not_concern_the_person) {
  Visitor outside;
  lives(outside, "SD");
  EXPECT_TRUE(outside.asks("owner")) << "no rent, no rooms, no landlord";
  Visitor tenant;
  lives(tenant, "HLM").goes_on().goes_on().goes_on().goes_on();
  EXPECT_TRUE(tenant.asks("landlord"));
}

TEST(Skipping, goes_back_the_same_way) {
  Visitor visitor;
  lives(visitor, "SD").does(Back{});
  EXPECT_TRUE(visitor.asks("current_housing"));
}

TEST(Skipping, asks_what_a_correction_opens_before_it_returns_to_the_summary) {
  Visitor visitor;
  visitor.reaches_the_summary().does(Edit{"domicile", 0}).chooses("domicile", "DOMI").goes_on();
  EXPECT_TRUE(visitor.asks("domiciliation"));
  visitor.chooses("domiciliation", "CCAS").types("domiciliation_name", "CCAS de Villebois").goes_on();
  EXPECT_NE(visitor.at<Summary>(), nullptr);
  visitor.does(Edit{"domicile", 0}).chooses("domicile", "ETRA").goes_on();
  EXPECT_TRUE(visitor.asks("town")) << "a town abroad is missing";
  visitor.types("foreign_town", "Köln").types("foreign_country", "Allemagne").goes_on();
  EXPECT_NE(visitor.at<Summary>(), nullptr);
  EXPECT_FALSE(applicant(visitor).has("home_commune"));
  EXPECT_FALSE(applicant(visitor).has("domiciliation_name"));
}

TEST(Amounts, are_chosen_first_and_given_next) {
  Visitor visitor;
  visitor.reaches_the_summary().does(Edit{"resources", 0}).does(Toggle{"resources", "SAL"});
  EXPECT_EQ(visitor.at<Asking>()->form.at("resources"), "SAL:") << "a resource takes the place of none";
  visitor.does(Toggle{"resources", "RSA"}).goes_on();
  ASSERT_TRUE(visitor.at<Asking>()->amounts);
  visitor.types("resources.SAL", "1 200,50").goes_on();
  EXPECT_TRUE(visitor.has_problem("resources", Problem::missing));
  visitor.types("resources.RSA", "0").goes_on();
  EXPECT_NE(visitor.at<Summary>(), nullptr);
  EXPECT_EQ(*applicant(visitor).get<demand::Amounts>("resources"),
            (demand::Amounts{{{"SAL"}, {120050}}, {{"RSA"}, {0}}}));
}

TEST(Amounts, can_be_gone_back_from_and_taken_away) {
  Visitor visitor;
  visitor.reaches_the_summary().does(Edit{"resources", 0}).does(Toggle{"resources", "SAL"}).goes_on().does(Back{});
  ASSERT_TRUE(visitor.asks("resources"));
  EXPECT_FALSE(visitor.at<Asking>()->amounts);
  visitor.does(Toggle{"resources", "SAL"}).goes_on();
  EXPECT_TRUE(visitor.has_problem("resources", Problem::missing)) << "neither a resource nor none";
  visitor.does(Toggle{"resources", "none"}).goes_on();
  EXPECT_TRUE(applicant(visitor).get<demand::Amounts>("resources")->empty());
}

TEST(Amounts, take_no_sign_that_would_make_another_line) {
  Visitor visitor;
  visitor.reaches_the_summary().does(Edit{"resources", 0}).does(Toggle{"resources", "SAL"}).goes_on();
  visitor.types("resources.SAL", "100").types("resources.SAL", "1;RSA:5").types("resources.AAH", "7");
  EXPECT_EQ(visitor.at<Asking>()->form.at("resources"), "SAL:100");
}

TEST(Nir, never_comes_back_to_the_screen_and_stays_when_it_is_not_touched) {
  Visitor visitor;
  visitor.reaches_the_summary().does(Edit{"nir", 0}).types("nir", "2 85 12 75 113 005 14").goes_on();
  EXPECT_TRUE(visitor.has_problem("nir", Problem::not_a_nir));
  visitor.types("nir", "2 85 12 75 113 005 13").goes_on();
  visitor.does(Edit{"nir", 0});
  EXPECT_TRUE(visitor.at<Asking>()->form.empty());
  visitor.goes_on();
  EXPECT_EQ(*applicant(visitor).get<std::string>("nir"), "285127511300513");
  visitor.does(Edit{"nir", 0}).types("nir", "").goes_on();
  EXPECT_FALSE(applicant(visitor).has("nir"));
}

TEST(Handicap, is_asked_of_each_person_only_after_a_yes) {
  Visitor visitor;
  visitor.reaches_the_summary().does(Edit{"household", 0}).chooses("household_with_others", "yes").goes_on();
  visitor.does(AddPerson{Subject::shared_custody}).types("born_on", "1/1/2020").goes_on().chooses("sex", "M").goes_on();
  visitor.chooses("custody", "G").goes_on().goes_on();
  visitor.does(Edit{"handicap", 0}).chooses("handicap", "yes").goes_on();
  ASSERT_TRUE(visitor.asks("concerned"));
  EXPECT_EQ(visitor.at<Asking>()->person, 0U);
  visitor.chooses("concerned", "no").goes_on();
  ASSERT_TRUE(visitor.asks("concerned"));
  EXPECT_EQ(visitor.at<Asking>()->person, 1U);
  visitor.chooses("concerned", "yes").goes_on();
  visitor.does(Edit{"handicap_state", 0});
  EXPECT_FALSE(visitor.asks("handicap_state"));
  visitor.does(Edit{"handicap_state", 1}).chooses("walking", "1").goes_on();
  EXPECT_TRUE(visitor.model().draft.people[1].answers.is("walking", "1"));
  visitor.does(Edit{"handicap", 0}).chooses("handicap", "no").goes_on();
  EXPECT_FALSE(visitor.model().draft.people[1].answers.has("walking")) << "what was said of health is forgotten";
}

TEST(Handicap, of_someone_alone_stays_theirs_when_others_come) {
  Visitor visitor;
  visitor.reaches_the_summary().does(Edit{"handicap", 0}).chooses("handicap", "yes").goes_on();
  visitor.does(Edit{"equipment", 0}).does(Toggle{"equipment", "4"}).goes_on();
  visitor.does(Edit{"household", 0}).chooses("household_with_others", "yes").goes_on();
  visitor.does(AddPerson{Subject::shared_custody}).types("born_on", "1/1/2020").goes_on().chooses("sex", "M").goes_on();
  EXPECT_TRUE(applicant(visitor).includes("equipment", "4"));
  EXPECT_EQ(*applicant(visitor).get<bool>("concerned"), true);
}

TEST(Income, keeps_each_of_two_years_with_its_own) {
  Visitor visitor;
  visitor.reaches_the_summary()
      .does(Edit{"income", 0})
      .types("income_n2", "18400")
      .types("income_n1", "9000")
      .goes_on();
  EXPECT_EQ(*applicant(visitor).get<std::int64_t>("income_year_n1"), 2025);
  EXPECT_EQ(*applicant(visitor).get<std::int64_t>("income_year_n2"), 2024);
  EXPECT_TRUE(applicant(visitor).is("income_origin_n1", "declare"));
  visitor.does(Edit{"income", 0}).chooses("has_tax_notice", "no").goes_on();
  EXPECT_FALSE(applicant(visitor).has("income_n1") || applicant(visitor).has("income_year_n2"));
}

TEST(SeeAnswers, shows_the_summary_and_comes_back_to_the_question) {
  Visitor visitor;
  visitor.opens_a_demand().chooses("civility", "2").goes_on().types("first_name", "Zoé").does(SeeAnswers{});
  ASSERT_NE(visitor.at<Summary>(), nullptr);
  EXPECT_EQ(*applicant(visitor).get<std::string>("first_name"), "Zoé");
  visitor.does(Edit{"civility", 0}).chooses("civility", "1").goes_on();
  ASSERT_NE(visitor.at<Summary>(), nullptr);
  visitor.goes_on();
  EXPECT_TRUE(visitor.asks("names"));
  visitor.does(SeeAnswers{}).does(Back{});
  EXPECT_TRUE(visitor.asks("names"));
}

TEST(SeeAnswers, comes_back_to_the_household_from_someone_of_it) {
  Visitor visitor;
  visitor.opens_a_demand().says_who_they_are().chooses("household_with_others", "yes").goes_on();
  visitor.does(AddPerson{Subject::dependant}).types("first_name", "Léa").does(SeeAnswers{}).does(Back{});
  EXPECT_NE(visitor.at<Household>(), nullptr);
  EXPECT_EQ(visitor.model().draft.people.size(), 2U);
}

// Asked whether the second of two has a handicap, and looking at all the answers.
Model seeing_answers_about_the_second(const Visitor& visitor) {
  Model model = Visitor().reaches_the_summary().model();
  demand::add_person(model.draft, Subject::co_applicant);
  model.draft.answers.set("handicap", true);
  model.place = ask(model.draft, "concerned", 1, Return::onward);
  for (const auto& intent : {Intent(SeeAnswers{}), Intent(DraftSaved{})})
    model = apply(std::move(model), intent, visitor.context()).model;
  EXPECT_TRUE(std::holds_alternative<Summary>(model.place));
  return model;
}

TEST(SeeAnswers, comes_back_to_the_same_person_of_two) {
  const Visitor visitor;
  const Model model = apply(seeing_answers_about_the_second(visitor), Back{}, visitor.context()).model;
  const auto* asking = std::get_if<Asking>(&model.place);
  ASSERT_NE(asking, nullptr);
  EXPECT_EQ(asking->page, PageId("concerned"));
  EXPECT_EQ(asking->person, 1U);
}

TEST(SeeAnswers, comes_back_to_who_is_left_when_the_person_was_taken_out) {
  const Visitor visitor;
  Model model = seeing_answers_about_the_second(visitor);
  demand::remove_person(model.draft, 1);
  model = apply(std::move(model), Back{}, visitor.context()).model;
  const auto* asking = std::get_if<Asking>(&model.place);
  ASSERT_NE(asking, nullptr);
  EXPECT_EQ(asking->page, PageId("handicap_state")) << "alone, nobody asks who is concerned";
  EXPECT_EQ(asking->person, 0U);
}

TEST(SeeAnswers, comes_back_to_the_list_of_people) {
  Visitor visitor;
  visitor.opens_a_demand().says_who_they_are().chooses("household_with_others", "yes").goes_on();
  for (const auto& coming_from : {Intent(Touched{}), Intent(AddPerson{})}) {
    visitor.does(coming_from).does(SeeAnswers{});
    ASSERT_NE(visitor.at<Summary>(), nullptr);
    visitor.goes_on();
    EXPECT_NE(visitor.at<Household>(), nullptr);
  }
  visitor.does(SeeAnswers{}).does(Edit{"household", 0}).chooses("household_with_others", "no").goes_on();
  ASSERT_NE(visitor.at<Summary>(), nullptr);
  visitor.does(Back{});
  EXPECT_TRUE(visitor.asks("household")) << "there is nobody to list any more";
}

TEST(SeeAnswers, comes_back_to_the_scanner) {
  Visitor visitor;
  visitor.opens_a_demand().says_who_they_are().lives_alone().says_what_they_look_for().does(SeeAnswers{});
  ASSERT_NE(visitor.at<Summary>(), nullptr);
  visitor.goes_on();
  EXPECT_NE(visitor.at<Scanning>(), nullptr) << "nothing lacks, and yet the notice is not passed over";
  visitor.does(StartScan{}).does(SeeAnswers{});
  EXPECT_NE(visitor.at<Scanning>(), nullptr) << "not while the page is read";
}

TEST(SeeAnswers, comes_back_to_the_notice_which_still_proves_what_it_proves) {
  Visitor visitor;
  visitor.opens_a_demand().says_who_they_are().lives_alone().says_what_they_look_for();
  visitor.does(StartScan{}).receives(Scanned{visitor.now(), notice_of("ALMEIDA ELEONORE")});
  visitor.does(SeeAnswers{}).does(Back{});
  ASSERT_NE(visitor.at<Reviewing>(), nullptr);
  EXPECT_EQ(visitor.at<Reviewing>()->holder, Match::passed);
  visitor.does(SeeAnswers{}).does(Edit{"names", 0}).types("birth_name", "Zoubida");
  visitor.types("first_name", "Karim").goes_on().goes_on();
  ASSERT_NE(visitor.at<Reviewing>(), nullptr);
  EXPECT_EQ(visitor.at<Reviewing>()->holder, Match::failed);
}

TEST(Progress, counts_what_is_left_for_this_household) {
  Visitor visitor;
  Model model = visitor.reaches_the_summary().model();
  model.place = ask(model.draft, "household", 0, Return::onward);
  const std::size_t retired_tenant = questions_left(model);
  EXPECT_EQ(retired_tenant, 17U);
  model.draft.people[0].answers.set("contract", demand::Code{"CDI"});
  EXPECT_EQ(questions_left(model), retired_tenant + 3) << "the job, who gives it and its place";
  model.draft.answers.set("handicap", true);
  EXPECT_EQ(questions_left(model), retired_tenant + 7);
  model.draft.answers.set("current_housing", demand::Choices{demand::Code{"SD"}});
  EXPECT_EQ(questions_left(model), retired_tenant + 3) << "no home to describe";
  demand::add_person(model.draft, Subject::dependant);
  model.place = ask(model.draft, "reasons", 0, Return::onward);
  EXPECT_LT(questions_left(model), retired_tenant + 3);
}

}  // namespace
