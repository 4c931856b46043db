#include <set>

#include <gtest/gtest.h>

#include "tests/kiosk/demand/assets.hpp"

namespace {

using namespace guichet::kiosk::demand;

// PD-01: the law closes the list of what may be asked (decree 2017-917, article 3; CCH R441-2-2).
TEST(FieldTable, asks_nothing_without_its_article) {
  for (const Field& field : fields()) {
    EXPECT_TRUE(field.article.starts_with("CCH R441-2-2 ") || field.article == "Décret 2017-917, art. 3")
        << field.id.view();
  }
}

// PD-02
TEST(FieldTable, knows_only_three_nationalities) {
  const auto nationalities = real_code_lists().list(field("nationality").list);
  std::set<std::string> codes;
  for (const CodeEntry& entry : nationalities) codes.insert(entry.code);
  EXPECT_EQ(codes, (std::set<std::string>{"1", "2", "3"}));
}

TEST(FieldTable, names_each_field_once) {
  std::set<std::string_view> names;
  for (const Field& field : fields()) EXPECT_TRUE(names.insert(field.id.view()).second) << field.id.view();
}

TEST(FieldTable, never_writes_two_answers_of_one_subject_to_the_same_place) {
  for (const Subject subject : {Subject::applicant, Subject::co_applicant, Subject::dependant, Subject::unborn,
                                Subject::shared_custody, Subject::demand}) {
    std::set<std::string_view> paths;
    for (const Field& field : fields()) {
      if (field.subjects.has(subject)) {
        EXPECT_TRUE(paths.insert(field.path).second) << field.id.view();
      }
    }
  }
}

TEST(FieldTable, draws_its_choices_from_lists_that_exist) {
  for (const Field& field : fields()) {
    if (!field.list.empty()) {
      EXPECT_FALSE(real_code_lists().list(field.list).empty()) << field.id.view();
    }
  }
}

TEST(FieldTable, keeps_free_text_short) {
  for (const Field& field : fields()) {
    if (field.kind == Kind::text) {
      EXPECT_LE(field.limits.max, 200) << field.id.view();
    }
  }
}

TEST(CodeLists, understand_a_historic_code_without_offering_it) {
  EXPECT_TRUE(real_code_lists().knows("civilite", "3"));
  EXPECT_FALSE(real_code_lists().offers("civilite", "3"));
  EXPECT_TRUE(real_code_lists().offers("civilite", "2"));
  EXPECT_FALSE(real_code_lists().knows("civilite", "4"));
  EXPECT_FALSE(real_code_lists().knows("licorne", "1"));
}

TEST(CodeLists, hold_the_nomenclatures_in_full) {
  EXPECT_EQ(real_code_lists().list("motif").size(), 23U);
  EXPECT_EQ(real_code_lists().list("modeleLogement").size(), 17U);
  EXPECT_EQ(real_code_lists().list("typeLogement").size(), 7U);
  EXPECT_EQ(real_code_lists().list("situationFamiliale").size(), 7U);
}

TEST(CodeLists, refuse_a_file_with_a_fault) {
  EXPECT_FALSE(CodeLists::parse(""));
  EXPECT_FALSE(CodeLists::parse("# only words\n"));
  EXPECT_FALSE(CodeLists::parse("sexe\tF\n"));
  EXPECT_FALSE(CodeLists::parse("sexe\tF\tx\nsexe\tF\tx\n"));
  EXPECT_FALSE(CodeLists::parse("sexe\tF\tx\nmotif\t01\tx\nsexe\tM\tx\n"));
}

TEST(Demand, keeps_its_people_in_order_of_subject) {
  Demand demand{.desk = *DeskCode::parse("G1104")};
  EXPECT_EQ(add_person(demand, Subject::dependant), 1U);
  EXPECT_EQ(add_person(demand, Subject::co_applicant), 1U);
  EXPECT_EQ(add_person(demand, Subject::dependant), 3U);
  EXPECT_TRUE(is_valid(demand));
  remove_person(demand, 0);
  EXPECT_EQ(demand.people.size(), 4U);
  remove_person(demand, 1);
  EXPECT_EQ(demand.people[1].subject, Subject::dependant);
}

TEST(Demand, has_one_applicant_one_expected_birth_and_a_last_place) {
  Demand demand{.desk = *DeskCode::parse("G1104")};
  EXPECT_FALSE(add_person(demand, Subject::applicant));
  EXPECT_FALSE(add_person(demand, Subject::demand));
  EXPECT_TRUE(add_person(demand, Subject::unborn));
  EXPECT_FALSE(add_person(demand, Subject::unborn));
  while (add_person(demand, Subject::dependant)) EXPECT_LE(demand.people.size(), most_people);
  EXPECT_EQ(demand.people.size(), most_people);
  EXPECT_TRUE(is_valid(demand));
}

TEST(Demand, is_not_valid_with_an_answer_of_another_kind_or_subject) {
  Demand demand{.desk = *DeskCode::parse("G1104")};
  demand.answers.set("wider_area", std::string("oui"));
  EXPECT_FALSE(is_valid(demand));
  demand.answers.set("wider_area", true);
  EXPECT_TRUE(is_valid(demand));
  demand.people[0].answers.set("custody", Code{"G"});
  EXPECT_FALSE(is_valid(demand));
}

}  // namespace
