#include <string>

#include <gtest/gtest.h>

#include "kiosk/documents/identity.hpp"

namespace {

using namespace guichet::kiosk;
using namespace guichet::kiosk::documents;
using std::chrono::year;

constexpr demand::Date today = year{2026} / 11 / 27;

Identity passport() {
  return identity_of(
      *parse_mrz("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
                 "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
                 today));
}

Identity french_card() {
  return identity_of(
      *parse_mrz("IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<"
                 "8806923102858CORINNE<<<<<<<6512068F6",
                 today));
}

demand::Answers person(const std::string& name, const std::string& first, demand::PartialDate birth) {
  demand::Answers answers;
  answers.set("birth_name", name);
  answers.set("first_name", first);
  answers.set("birth_date", birth);
  return answers;
}

TEST(Identity, keeps_the_end_of_the_number_and_the_group_of_the_nationality) {
  const Identity card = french_card();
  EXPECT_EQ(card.paper, IdentityPaper::identity_card);
  EXPECT_EQ(card.surname, "BERTHIER");
  EXPECT_EQ(card.nationality, NationalityGroup::french);
  EXPECT_EQ(card.masked_number, "••••••••0285");
  EXPECT_EQ(card.issued, year{1988} / 6);
  EXPECT_FALSE(card.expiry);
  EXPECT_TRUE(card.whole);
  EXPECT_EQ(passport().paper, IdentityPaper::passport);
  EXPECT_EQ(passport().nationality, std::nullopt) << "Utopia is no state";
}

TEST(Identity, tells_a_permit_to_stay_from_a_card) {
  const std::string rest =
      "FRA"
      "D231458907<<<<<<<<<<<<<<<"
      "7408122F1204159DZA<<<<<<<<<<<6"
      "ERIKSSON<<ANNA<MARIA<<<<<<<<<<";
  EXPECT_EQ(identity_of(*parse_mrz("IR" + rest, today)).paper, IdentityPaper::residence_permit);
  EXPECT_EQ(identity_of(*parse_mrz("ID" + rest, today)).paper, IdentityPaper::identity_card);
  EXPECT_EQ(identity_of(*parse_mrz("IR" + rest, today)).nationality, NationalityGroup::other);
}

TEST(Identity, knows_three_groups_of_nationalities_and_their_codes) {
  EXPECT_EQ(nationality_group("PRT"), NationalityGroup::european_union);
  EXPECT_EQ(nationality_group("D"), NationalityGroup::european_union);
  EXPECT_EQ(nationality_group("GBR"), NationalityGroup::other);
  for (const auto* state : {"ISL", "LIE", "NOR", "CHE"})
    EXPECT_EQ(nationality_group(state), NationalityGroup::european_union) << state << ": the form counts it there";
  EXPECT_EQ(nationality_group("XXA"), std::nullopt) << "stateless";
  for (const auto group : {NationalityGroup::french, NationalityGroup::european_union, NationalityGroup::other})
    EXPECT_FALSE(code_of(group).empty());
}

TEST(Identity, is_the_persons_when_names_and_birth_agree) {
  EXPECT_TRUE(is_theirs(passport(), person("Eriksson", "Anna", {1974, 8, 12})));
  EXPECT_TRUE(is_theirs(passport(), person("Ériksson", "Maria", {1974, 8, 12}))) << "one of the given names";
  EXPECT_TRUE(is_theirs(french_card(), person("Berthier", "Corinne", {1965, 12, 6})));
  EXPECT_TRUE(is_theirs(passport(), person("Eriksson", "Anna", {1874, 8, 12}))) << "two digits of a year";
}

TEST(Identity, is_the_persons_under_their_birth_name_or_the_one_they_use) {
  auto married = person("Dubois", "Anna", {1974, 8, 12});
  EXPECT_FALSE(is_theirs(passport(), married));
  married.set("used_name", std::string("Eriksson"));
  EXPECT_TRUE(is_theirs(passport(), married));
}

TEST(Identity, is_not_the_persons_when_anything_differs_or_is_missing) {
  EXPECT_FALSE(is_theirs(passport(), person("Dupont", "Anna", {1974, 8, 12})));
  EXPECT_FALSE(is_theirs(passport(), person("Eriksson", "Karin", {1974, 8, 12})));
  EXPECT_FALSE(is_theirs(passport(), person("Eriksson", "Anna", {1974, 8, 13})));
  EXPECT_FALSE(is_theirs(passport(), person("Eriksson", "Anna", {1974, 0, 0}))) << "the paper says more";
  EXPECT_FALSE(is_theirs(passport(), {}));
  for (const auto forget : {+[](Identity& one) { one.birth.reset(); }, +[](Identity& one) { one.surname.reset(); },
                            +[](Identity& one) { one.first_names.reset(); }}) {
    Identity unread = passport();
    forget(unread);
    EXPECT_FALSE(is_theirs(unread, person("Eriksson", "Anna", {1974, 8, 12})));
  }
}

TEST(Identity, is_nobodys_when_the_family_name_lists_many) {
  Identity forged = passport();
  forged.surname = "MARTIN BERNARD ERIKSSON DUBOIS";
  EXPECT_FALSE(is_theirs(forged, person("Eriksson", "Anna", {1974, 8, 12})));
}

TEST(Identity, knows_until_when_a_paper_is_good) {
  EXPECT_EQ(valid_until(passport()), year{2012} / 4 / 15);
  const auto old_card = [](std::chrono::year_month issued, demand::PartialDate birth) {
    Identity card = french_card();
    card.issued = issued;
    card.birth = birth;
    return valid_until(card);
  };
  EXPECT_EQ(old_card(year{2012} / 2, {1965, 12, 6}), year{2027} / 2 / 28) << "fifteen years for an adult";
  EXPECT_EQ(old_card(year{2003} / 12, {1965, 12, 6}), year{2013} / 12 / 31) << "before 2004, ten";
  EXPECT_EQ(old_card(year{2016} / 5, {1998, 6, 1}), year{2026} / 5 / 31) << "not yet eighteen";
  EXPECT_EQ(old_card(year{2016} / 6, {1998, 6, 1}), year{2031} / 6 / 30);
  EXPECT_EQ(old_card(year{2016} / 5, {2024, 6, 1}), year{2031} / 5 / 31) << "born in 1924: two digits of a year";
  Identity unread = french_card();
  unread.issued.reset();
  EXPECT_EQ(valid_until(unread), std::nullopt);
}

}  // namespace
