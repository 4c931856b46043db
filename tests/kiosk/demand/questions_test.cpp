#include <algorithm>

#include <gtest/gtest.h>

#include "tests/kiosk/demand/assets.hpp"

namespace {

using namespace guichet::kiosk::demand;

Demand draft() { return {.desk = *DeskCode::parse("G1104")}; }

bool asks(const Demand& demand, FieldId id, std::size_t person = 0) {
  return field(id).applies(demand, demand.people[person]);
}

TEST(Question, about_the_address_follows_where_letters_arrive) {
  Demand demand = draft();
  Answers& applicant = demand.people[0].answers;
  EXPECT_TRUE(asks(demand, "home_commune"));
  applicant.set("domicile", Code{"CHEZ"});
  EXPECT_TRUE(asks(demand, "hosted_by") && asks(demand, "home_commune"));
  applicant.set("domicile", Code{"DOMI"});
  EXPECT_TRUE(asks(demand, "domiciliation") && asks(demand, "domiciliation_name") && asks(demand, "home_commune"));
  EXPECT_FALSE(asks(demand, "hosted_by"));
  applicant.set("domicile", Code{"ETRA"});
  EXPECT_TRUE(asks(demand, "foreign_town") && asks(demand, "foreign_country"));
  EXPECT_FALSE(asks(demand, "home_commune"));
}

TEST(Question, about_work_is_for_those_who_have_some) {
  Demand demand = draft();
  Answers& applicant = demand.people[0].answers;
  for (const char* without : {"CHO", "ETU", "RET", "AUT"}) {
    applicant.set("contract", Code{without});
    EXPECT_FALSE(asks(demand, "profession") || asks(demand, "employer") || asks(demand, "work_commune")) << without;
  }
  applicant.set("contract", Code{"ART"});
  EXPECT_TRUE(asks(demand, "profession") && asks(demand, "work_commune"));
  EXPECT_FALSE(asks(demand, "employer"));
  applicant.set("contract", Code{"CDI"});
  EXPECT_TRUE(asks(demand, "employer") && asks(demand, "employer_siret"));
  applicant.set("works_abroad", true);
  EXPECT_FALSE(asks(demand, "work_commune"));
}

TEST(Question, about_the_home_follows_its_nature) {
  Demand demand = draft();
  demand.answers.set("current_housing", Choices{Code{"SD"}});
  EXPECT_FALSE(asks(demand, "monthly_rent") || asks(demand, "home_type") || asks(demand, "landlord"));
  demand.answers.set("current_housing", Choices{Code{"CP"}});
  EXPECT_FALSE(asks(demand, "monthly_rent"));
  EXPECT_TRUE(asks(demand, "home_type"));
  demand.answers.set("current_housing", Choices{Code{"HOT"}, Code{"HLM"}});
  EXPECT_TRUE(asks(demand, "monthly_rent") && asks(demand, "landlord") && asks(demand, "landlord_siren"));
}

TEST(Question, about_health_is_asked_only_after_a_yes) {
  Demand demand = draft();
  EXPECT_FALSE(asks(demand, "concerned") || asks(demand, "walking"));
  demand.answers.set("handicap", true);
  EXPECT_TRUE(asks(demand, "walking")) << "whoever lives alone is concerned";
  EXPECT_FALSE(asks(demand, "concerned"));
  add_person(demand, Subject::unborn);
  EXPECT_FALSE(asks(demand, "concerned"));
  add_person(demand, Subject::dependant);
  EXPECT_TRUE(asks(demand, "concerned", 0) && asks(demand, "concerned", 1));
  EXPECT_FALSE(asks(demand, "walking", 0));
  demand.people[1].answers.set("concerned", true);
  EXPECT_TRUE(asks(demand, "walking", 1));
}

TEST(Question, about_nobody_in_particular_needs_a_somebody) {
  Demand demand = draft();
  demand.answers.set("handicap", true);
  add_person(demand, Subject::dependant);
  for (Person& person : demand.people) person.answers.set("concerned", false);
  const auto has = [&](Problem problem) {
    return std::ranges::contains(problems(demand, test_world()), problem, &FieldProblem::problem);
  };
  EXPECT_TRUE(has(Problem::nobody_concerned));
  demand.people[1].answers.set("concerned", true);
  EXPECT_FALSE(has(Problem::nobody_concerned));
}

TEST(Answers, to_questions_that_are_no_longer_asked_are_dropped) {
  Demand demand = draft();
  add_person(demand, Subject::dependant);
  demand.answers.set("handicap", false);
  demand.people[1].answers.set("concerned", true);
  demand.people[1].answers.set("walking", Code{"1"});
  demand.people[0].answers.set("contract", Code{"CHO"});
  demand.people[0].answers.set("employer", std::string("Zyxqué"));
  demand.people[0].answers.set("has_tax_notice", false);
  demand.people[0].answers.set("income_n2", Euros{100});
  demand.people[0].answers.set("income_year_n2", std::int64_t{2024});
  drop_what_no_longer_applies(demand);
  EXPECT_TRUE(demand.people[1].answers.empty());
  for (const FieldId gone : {FieldId("employer"), FieldId("income_n2"), FieldId("income_year_n2")}) {
    EXPECT_FALSE(demand.people[0].answers.has(gone)) << gone.view();
  }
  EXPECT_TRUE(demand.people[0].answers.is("contract", "CHO"));
}

TEST(Nir, is_asked_of_people_of_eighteen) {
  Person child{.subject = Subject::dependant};
  const Date today = test_world().today;
  EXPECT_TRUE(is_of_age(field("nir"), child, today)) << "an age that is not known";
  child.answers.set("born_on", PartialDate{.year = 2008, .month = 11, .day = 23});
  EXPECT_FALSE(is_of_age(field("nir"), child, today));
  child.answers.set("born_on", PartialDate{.year = 2008, .month = 11, .day = 22});
  EXPECT_TRUE(is_of_age(field("nir"), child, today));
  EXPECT_TRUE(is_of_age(field("sex"), child, today));
}

}  // namespace
