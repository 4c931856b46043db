#include <map>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "kiosk/demand/lines.hpp"
#include "tests/kiosk/demand/assets.hpp"

namespace {

using namespace guichet::kiosk::demand;

struct Allowed {
  std::string_view item, article, source;
};

// The items of assets/registry/allowed_data.tsv, by the fields that each of them covers.
std::multimap<std::string, Allowed> allowed_data() {
  static const std::string bytes = asset("registry/allowed_data.tsv");
  std::multimap<std::string, Allowed> allowed;
  for (const std::string_view line : data_lines(bytes)) {
    const auto [item, article, names, source] = columns<4>(line);
    std::istringstream words{std::string(names)};
    for (std::string name; words >> name;) allowed.emplace(name, Allowed{item, article, source});
  }
  return allowed;
}

// PD-01: the law closes the list of what may be asked (decree 2017-917, article 3; CCH R441-2-2).
TEST(FieldTable, asks_nothing_that_the_list_of_allowed_data_does_not_name) {
  const auto allowed = allowed_data();
  for (const Field& field : fields()) {
    const std::string name(field.id.view());
    ASSERT_EQ(allowed.count(name), 1U) << name << " must be on one line of allowed_data.tsv";
    EXPECT_EQ(allowed.find(name)->second.article, field.article) << name;
  }
}

TEST(FieldTable, allows_nothing_without_its_article_its_source_and_a_field_that_asks_it) {
  for (const auto& [name, allowed] : allowed_data()) {
    EXPECT_FALSE(allowed.item.empty() || allowed.article.empty() || allowed.source.empty()) << name;
    EXPECT_NE(find_field(name), nullptr) << name;
  }
}

TEST(FieldTable, asks_nothing_without_its_article) {
  for (const Field& field : fields()) {
    EXPECT_TRUE(field.article.starts_with("CCH R441-2-2 ") || field.article == "décret n° 2017-917, article 3")
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

// PD-06: one place for a person's own words, short; every other text is a line of an address, a name or a trade.
TEST(FieldTable, keeps_free_text_short_and_to_one_place) {
  const std::set<std::string_view> named = {"street_number",   "street",    "address_complement", "foreign_town",
                                            "foreign_country", "hosted_by", "domiciliation_name", "profession",
                                            "employer",        "landlord"};
  for (const Field& field : fields()) {
    if (field.kind != Kind::text) continue;
    EXPECT_LE(field.limits.max, named.contains(field.id.view()) ? 100 : 200) << field.id.view();
    EXPECT_TRUE(named.contains(field.id.view()) || field.id == FieldId("other_reason")) << field.id.view();
  }
}

// What identifies a person is changed by a desk, on sight of the papers (facts of the registry, 4.4).
TEST(FieldTable, lets_nobody_change_alone_who_they_are) {
  std::set<std::string_view> locked;
  for (const Field& field : fields()) {
    if (!field.changeable) locked.insert(field.id.view());
  }
  EXPECT_EQ(locked, (std::set<std::string_view>{"civility", "nationality", "used_name", "birth_name", "first_name",
                                                "birth_date", "family_situation"}));
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
