#include <algorithm>

#include "tests/kiosk/journey/visitor.hpp"

namespace {

using namespace test;
using demand::Problem;
using demand::Subject;

TEST(Path, leads_from_the_first_touch_to_the_number) {
  Visitor visitor;
  visitor.deposits();
  ASSERT_NE(visitor.at<Depositing>(), nullptr);
  ASSERT_NE(visitor.asked<effect::Deposit>(), nullptr);
  EXPECT_TRUE(demand::problems(visitor.asked<effect::Deposit>()->demand, test_world()).empty());
  visitor.has_it_stored().receives(NumberArrived{Visitor::reference(), Visitor::number()});
  ASSERT_NE(visitor.at<Deposited>(), nullptr);
  EXPECT_EQ(visitor.at<Deposited>()->slip.number, Visitor::number());
  visitor.does(Print{});
  EXPECT_NE(visitor.asked<effect::Print>(), nullptr);
  visitor.receives(Printed{Visitor::reference()}).does(Finish{});
  EXPECT_NE(visitor.asked<effect::Wipe>(), nullptr);
  EXPECT_EQ(visitor.model(), fresh(visitor.settings(), visitor.now()));
}

TEST(Path, asks_each_page_in_the_order_of_the_table) {
  Visitor visitor;
  visitor.opens_a_demand();
  EXPECT_TRUE(visitor.asks("civility"));
  visitor.says_who_they_are();
  EXPECT_TRUE(visitor.asks("household"));
  visitor.lives_alone();
  EXPECT_TRUE(visitor.asks("current_housing"));
  visitor.says_what_they_look_for();
  EXPECT_NE(visitor.at<Scanning>(), nullptr);
  visitor.does(SkipScan{});
  EXPECT_TRUE(visitor.asks("income"));
  visitor.goes_on();
  EXPECT_NE(visitor.at<Papers>(), nullptr);
  visitor.goes_on();
  EXPECT_NE(visitor.at<Summary>(), nullptr);
}

TEST(Path, keeps_every_answer_as_a_value) {
  Visitor visitor;
  visitor.reaches_the_summary();
  const auto& applicant = visitor.model().draft.people[0].answers;
  EXPECT_EQ(*applicant.get<std::string>("first_name"), "Éléonore");
  EXPECT_EQ(*applicant.get<demand::PartialDate>("birth_date"), demand::PartialDate{.year = 1985});
  EXPECT_EQ(applicant.get<demand::Locality>("home_commune")->postcode, "92100");
  EXPECT_EQ(visitor.model().draft.answers.get<demand::Communes>("communes")->size(), 2U);
  EXPECT_FALSE(applicant.has("income_n2"));
}

TEST(Path, shows_the_next_page_only_when_the_draft_is_saved) {
  Visitor visitor;
  visitor.opens_a_demand().without_answer_to_saves().chooses("civility", "2").goes_on();
  EXPECT_TRUE(visitor.asks("civility"));
  ASSERT_NE(visitor.asked<effect::SaveDraft>(), nullptr);
  EXPECT_TRUE(visitor.asked<effect::SaveDraft>()->draft.people[0].answers.is("civility", "2"));
  visitor.goes_on();
  EXPECT_EQ(visitor.asked<effect::SaveDraft>(), nullptr);
  visitor.receives(DraftSaved{});
  EXPECT_TRUE(visitor.asks("names"));
}

TEST(Path, stays_on_the_page_when_the_draft_cannot_be_saved) {
  Visitor visitor;
  visitor.opens_a_demand().without_answer_to_saves().chooses("civility", "2").goes_on();
  visitor.receives(DraftNotSaved{Failure::storage_full});
  EXPECT_TRUE(visitor.asks("civility"));
  EXPECT_EQ(visitor.model().failure, Failure::storage_full);
  EXPECT_EQ(visitor.at<Asking>()->form.at("civility"), "2");
  visitor.goes_on().receives(DraftSaved{});
  EXPECT_TRUE(visitor.asks("names"));
  EXPECT_EQ(visitor.model().failure, std::nullopt);
}

TEST(Page, tells_all_its_problems_at_once) {
  Visitor visitor;
  visitor.opens_a_demand().chooses("civility", "1").goes_on();
  visitor.types("birth_name", "Dup0nt").types("used_name", std::string(81, 'a')).goes_on();
  EXPECT_TRUE(visitor.has_problem("birth_name", Problem::bad_character));
  EXPECT_TRUE(visitor.has_problem("used_name", Problem::too_long));
  EXPECT_TRUE(visitor.has_problem("first_name", Problem::missing));
  EXPECT_EQ(visitor.asked<effect::SaveDraft>(), nullptr);
  visitor.types("birth_name", "Dupont");
  EXPECT_FALSE(visitor.has_problem("birth_name", Problem::bad_character));
  EXPECT_TRUE(visitor.has_problem("used_name", Problem::too_long));
}

TEST(Page, refuses_each_bad_answer_with_its_own_problem) {
  struct Case {
    const char *page, *field, *typed;
    Problem problem;
  };
  for (const Case& bad :
       {Case{"birth_date", "birth_date", "31/02/1985", Problem::not_a_date},
        Case{"birth_date", "birth_date", "01/01/2030", Problem::in_the_future},
        Case{"birth_date", "birth_date", "//", Problem::missing},
        Case{"contact", "email", "jeanne", Problem::not_an_email}, Case{"contact", "phone", "12", Problem::not_a_phone},
        Case{"town", "home_commune", "99999", Problem::unknown_commune},
        Case{"address", "street", "", Problem::missing}, Case{"occupants", "occupants", "0", Problem::too_small},
        Case{"rent", "monthly_rent", "mille", Problem::not_a_number},
        Case{"income", "income_n2", "1e9", Problem::not_a_number}}) {
    Visitor visitor;
    visitor.reaches_the_summary().does(Edit{bad.page, 0}).types(bad.field, bad.typed).goes_on();
    EXPECT_TRUE(visitor.has_problem(bad.field, bad.problem)) << bad.field << " " << bad.typed;
  }
}

TEST(Page, takes_names_of_1_and_80_characters_and_of_other_scripts) {
  for (const std::string& name : {std::string("Y"), std::string(80, 'a'), std::string("محمد عبد الله"),
                                  std::string("Ğüneş"), std::string("N’Guyen-L’Hôte"), std::string("Œuvrard")}) {
    Visitor visitor;
    visitor.opens_a_demand().chooses("civility", "1").goes_on();
    visitor.types("birth_name", name).types("first_name", name).goes_on();
    EXPECT_TRUE(visitor.asks("birth_date")) << name;
  }
}

TEST(Page, asks_for_another_reason_only_when_it_is_chosen) {
  Visitor visitor;
  visitor.reaches_the_summary().does(Edit{"reasons", 0});
  const demand::Field& other = demand::field("other_reason");
  EXPECT_FALSE(shows(other, *visitor.at<Asking>(), visitor.model(), visitor.context()));
  visitor.does(Toggle{"reasons", "23"});
  EXPECT_TRUE(shows(other, *visitor.at<Asking>(), visitor.model(), visitor.context()));
  visitor.goes_on();
  EXPECT_TRUE(visitor.has_problem("other_reason", Problem::missing));
  visitor.types("other_reason", "Travaux").goes_on();
  EXPECT_NE(visitor.at<Summary>(), nullptr);
  visitor.does(Edit{"reasons", 0}).does(Toggle{"reasons", "23"}).goes_on();
  EXPECT_FALSE(visitor.model().draft.answers.has("other_reason"));
}

TEST(Communes, are_ten_at_most_and_leave_the_search_empty) {
  Visitor visitor;
  visitor.reaches_the_summary().does(Edit{"communes", 0}).types("search", "mar");
  EXPECT_EQ(visitor.at<Asking>()->search, "mar");
  for (const char* code : {"01001", "01002", "01004", "01005", "01006", "01007", "01008", "01009"}) {
    visitor.does(AddCommune{code});
  }
  EXPECT_EQ(visitor.at<Asking>()->search, "");
  visitor.does(AddCommune{"01010"});
  EXPECT_TRUE(visitor.has_problem("communes", Problem::too_many));
  visitor.does(RemoveCommune{"01001"}).does(AddCommune{"99999"}).goes_on();
  EXPECT_EQ(visitor.model().draft.answers.get<demand::Communes>("communes")->size(), 9U);
}

TEST(Back, loses_nothing_that_was_typed_well) {
  Visitor visitor;
  visitor.opens_a_demand().chooses("civility", "2").goes_on();
  visitor.types("birth_name", "Alméida").types("first_name", "1234").does(Back{});
  EXPECT_TRUE(visitor.asks("civility"));
  visitor.goes_on();
  EXPECT_EQ(visitor.at<Asking>()->form.at("birth_name"), "Alméida");
  EXPECT_FALSE(visitor.at<Asking>()->form.contains("first_name"));
}

TEST(Back, leads_all_the_way_from_the_summary_to_the_first_page) {
  Visitor visitor;
  visitor.reaches_the_summary();
  int steps = 0;
  while (visitor.at<YourData>() == nullptr && steps < 40) {
    visitor.does(Back{});
    ++steps;
  }
  EXPECT_NE(visitor.at<YourData>(), nullptr);
  EXPECT_EQ(steps, 32);
}

TEST(Back, to_the_welcome_asks_before_it_gives_answers_up) {
  Visitor visitor;
  visitor.opens_a_demand().chooses("civility", "2").goes_on().does(Back{}).does(Back{}).does(Back{}).does(Back{});
  EXPECT_NE(visitor.at<ChoosingLanguage>(), nullptr);
  EXPECT_TRUE(visitor.model().leaving);
}

TEST(Summary, leads_to_any_page_and_back) {
  Visitor visitor;
  visitor.reaches_the_summary().does(Edit{"names", 0}).types("first_name", "Jeanne").goes_on();
  EXPECT_NE(visitor.at<Summary>(), nullptr);
  EXPECT_EQ(*visitor.model().draft.people[0].answers.get<std::string>("first_name"), "Jeanne");
  for (const Page& page : pages()) {
    visitor.does(Edit{std::string(page.id.view()), 0});
    const bool asked = is_asked(page, visitor.model().draft, 0, test_world().today);
    EXPECT_EQ(visitor.asks(page.id.view()), asked) << page.id.view();
    if (asked) visitor.does(Back{});
    EXPECT_NE(visitor.at<Summary>(), nullptr);
  }
}

TEST(Household, takes_people_one_after_the_other) {
  Visitor visitor;
  visitor.opens_a_demand().says_who_they_are().chooses("household_with_others", "yes").goes_on();
  ASSERT_NE(visitor.at<Household>(), nullptr);
  visitor.goes_on();
  EXPECT_EQ(visitor.at<Household>()->problem, Problem::nobody_else);

  visitor.does(AddPerson{}).does(AddPerson{Subject::dependant});
  EXPECT_TRUE(visitor.asks("dependant_names"));
  visitor.types("dependant_name", "Alméida").types("first_name", "Léa").goes_on();
  visitor.types("born_on", "01/02/2015").goes_on().chooses("sex", "F").goes_on();
  visitor.chooses("kinship", "E").goes_on();
  ASSERT_NE(visitor.at<Household>(), nullptr);

  visitor.does(AddPerson{Subject::co_applicant});
  EXPECT_TRUE(visitor.asks("civility"));
  EXPECT_EQ(visitor.at<Asking>()->person, 1U);
  visitor.chooses("civility", "1").goes_on().types("birth_name", "Ay").types("first_name", "Can").goes_on();
  visitor.types("birth_date", "1/1/1980").goes_on().chooses("nationality", "3").goes_on();
  visitor.chooses("family_situation", "C").goes_on();
  EXPECT_TRUE(visitor.asks("link"));
  visitor.chooses("link", "C").goes_on().goes_on().says_what_they_live_on();
  EXPECT_TRUE(visitor.asks("income"));
  visitor.types("income_n1", "12000").goes_on();
  ASSERT_NE(visitor.at<Household>(), nullptr);
  visitor.goes_on();
  EXPECT_TRUE(visitor.asks("current_housing"));
  EXPECT_EQ(visitor.model().draft.people.size(), 3U);
}

TEST(Household, forgets_someone_added_by_mistake) {
  Visitor visitor;
  visitor.opens_a_demand().says_who_they_are().chooses("household_with_others", "yes").goes_on();
  visitor.does(AddPerson{Subject::unborn}).does(Back{});
  EXPECT_NE(visitor.at<Household>(), nullptr);
  EXPECT_EQ(visitor.model().draft.people.size(), 1U);
}

TEST(Household, says_at_once_that_alone_and_with_others_do_not_go_together) {
  Visitor visitor;
  visitor.opens_a_demand().says_who_they_are().chooses("household_with_others", "yes").goes_on();
  visitor.does(AddPerson{Subject::unborn})
      .types("unborn_count", "2")
      .goes_on()
      .types("expected_date", "01/03/2027")
      .goes_on();
  visitor.does(Back{}).lives_alone();
  ASSERT_NE(visitor.at<Household>(), nullptr);
  EXPECT_EQ(visitor.at<Household>()->problem, Problem::somebody_else);
  visitor.goes_on();
  EXPECT_NE(visitor.at<Household>(), nullptr);
  visitor.does(RemovePerson{1}).goes_on();
  EXPECT_TRUE(visitor.asks("current_housing"));
}

TEST(Household, can_be_changed_from_the_summary) {
  Visitor visitor;
  visitor.reaches_the_summary().does(Edit{"household", 0}).chooses("household_with_others", "yes").goes_on();
  ASSERT_NE(visitor.at<Household>(), nullptr);
  visitor.does(AddPerson{Subject::shared_custody}).types("born_on", "1/1/2020").goes_on().chooses("sex", "M").goes_on();
  visitor.chooses("custody", "G").goes_on().goes_on();
  EXPECT_NE(visitor.at<Summary>(), nullptr);
  visitor.does(Edit{"custody", 1}).chooses("custody", "D").goes_on();
  EXPECT_NE(visitor.at<Summary>(), nullptr);
  EXPECT_TRUE(visitor.model().draft.people[1].answers.is("custody", "D"));
}

TEST(Household, lets_the_applicant_be_looked_at_again) {
  Visitor visitor;
  visitor.opens_a_demand().says_who_they_are().chooses("household_with_others", "yes").goes_on();
  visitor.does(EditPerson{0});
  EXPECT_TRUE(visitor.asks("civility"));
  for (int page = 0; page < 11; ++page) visitor.goes_on();
  EXPECT_NE(visitor.at<Household>(), nullptr);
}

TEST(Progress, follows_the_sections) {
  Visitor visitor;
  EXPECT_TRUE(progress(visitor.model()).sections.empty());
  visitor.opens_a_demand();
  const auto first = progress(visitor.model());
  ASSERT_EQ(first.sections.size(), 7U);
  EXPECT_EQ(first.sections[0].progress, Progress::current);
  EXPECT_EQ(first.sections[6].progress, Progress::to_come);
  visitor.says_who_they_are();
  const int minutes = progress(visitor.model()).minutes_left;
  EXPECT_LT(minutes, first.minutes_left);
  visitor.lives_alone().says_what_they_look_for().has_no_notice();
  const auto last = progress(visitor.model());
  EXPECT_EQ(last.sections[5].progress, Progress::current);
  EXPECT_EQ(last.sections[4].progress, Progress::done);
  EXPECT_GE(last.minutes_left, 1);
  visitor.goes_on();
  EXPECT_EQ(progress(visitor.model()).sections[6].progress, Progress::current);
}

}  // namespace
