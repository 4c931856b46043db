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
  EXPECT_EQ(nationality_group("CHE"), NationalityGroup::other);
  EXPECT_EQ(nationality_group("XXA"), std::nullopt) << "stateless";
  for (const auto group : {NationalityGroup::french, NationalityGroup::european_union, NationalityGroup::other})
    EXPECT_FALSE(code_of(group).empty());
}

TEST(Identity, is_the_persons_when_names_and_birth_agree) {
  EXPECT_EQ(identity_matches(passport(), person("Eriksson", "Anna", {1974, 8, 12})), Match::passed);
  EXPECT_EQ(identity_matches(french_card(), person("Berthier", "Corinne", {1965, 12, 6})), Match::passed);
}

TEST(Identity, is_another_persons_when_the_name_or_the_birth_differs) {
  EXPECT_EQ(identity_matches(passport(), person("Dupont", "Claire", {1974, 8, 12})), Match::failed);
  EXPECT_EQ(identity_matches(passport(), person("Eriksson", "Anna", {1974, 8, 13})), Match::failed);
}

TEST(Identity, leaves_no_answer_when_something_is_missing) {
  EXPECT_EQ(identity_matches(passport(), person("Eriksson", "Karin", {1974, 8, 12})), Match::inconclusive);
  EXPECT_EQ(identity_matches(passport(), person("Eriksson", "Anna", {1874, 8, 12})), Match::inconclusive)
      << "two digits of a year";
  EXPECT_EQ(identity_matches(passport(), person("Eriksson", "Anna", {1974, 0, 0})), Match::inconclusive);
  Identity unread = passport();
  unread.birth.reset();
  EXPECT_EQ(identity_matches(unread, person("Eriksson", "Anna", {1974, 8, 12})), Match::inconclusive);
}

TEST(Identity, never_fails_a_name_that_was_not_wholly_read) {
  const auto reading = parse_mrz(
      "P<UTOERI?SSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
      "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
      today);
  EXPECT_EQ(identity_matches(identity_of(*reading), person("Dupont", "Claire", {1974, 8, 12})), Match::inconclusive);
}

}  // namespace
