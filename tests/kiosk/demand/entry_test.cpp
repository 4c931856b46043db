#include <gtest/gtest.h>

#include "tests/kiosk/demand/assets.hpp"

namespace {

using namespace guichet::kiosk::demand;

std::expected<Value, Problem> entered(const char* name, std::string_view text) {
  return parse(*find_field(name), text, test_world());
}

std::string kept(const char* name, std::string_view text) {
  const Field& its_field = *find_field(name);
  const auto value = parse(its_field, text, test_world());
  return value ? typed(its_field, *value) : "! " + std::string(name_of(value.error()));
}

std::string repeated(std::string_view text, int times) {
  std::string result;
  while (times-- > 0) result += text;
  return result;
}

TEST(Names, are_of_any_script_and_keep_their_marks) {
  for (const char* name : {"Y", "O", "D'Alméida", "N’Guyen-L’Hôte", "de La Tour d'Auvergne", "Œuvrard", "Ÿ", "Ğüneş",
                           "Işık", "محمد عبد الله", "Ümit Şahin", "Müller-Łukaszewicz", "Núñez", "Иванова",
                           "தமிழ்ச்செல்வி", "王小明", "Ελένη", "Noe\u0308l"}) {
    EXPECT_EQ(kept("birth_name", name), name);
  }
}

TEST(Names, have_from_1_to_80_characters_whatever_their_bytes) {
  EXPECT_EQ(kept("birth_name", repeated("œ", 80)), repeated("œ", 80));
  EXPECT_EQ(kept("birth_name", repeated("م", 80)), repeated("م", 80));
  EXPECT_EQ(kept("birth_name", repeated("œ", 81)), "! too_long");
  EXPECT_EQ(kept("birth_name", "  "), "! missing");
}

TEST(Names, lose_only_spaces_that_nobody_sees) {
  EXPECT_EQ(kept("birth_name", "  El   Haj\u00a0 Ben-Saïd "), "El Haj Ben-Saïd");
}

TEST(Names, refuse_signs_that_hide_reverse_or_command) {
  for (const char* name : {"Dupont\n", "Du\tpont", "\u202eDupont", "Dup\u200font", "Du\u200dpont", "Du\u2066pont",
                           "Du\u00adpont", "Robert'; --", "<b>Dupont</b>", "=1+1", "Dupont3", "Du\x01pont", "Dupont 😀",
                           "'", "-", "\ue000", "\ufeffDupont"}) {
    EXPECT_EQ(kept("birth_name", name), "! bad_character") << name;
  }
}

TEST(Names, refuse_bytes_that_are_not_utf8) {
  for (const char* name : {"Dup\xff", "\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82"}) {
    EXPECT_EQ(kept("birth_name", name), "! bad_character");
  }
}

TEST(BirthDates, may_lack_a_day_or_a_month) {
  EXPECT_EQ(kept("birth_date", "12/3/1985"), "12/03/1985");
  EXPECT_EQ(kept("birth_date", "00/00/1970"), "00/00/1970");
  EXPECT_EQ(kept("birth_date", "//1970"), "00/00/1970");
  EXPECT_EQ(kept("birth_date", "/5/1970"), "00/05/1970");
}

TEST(BirthDates, are_those_of_living_people) {
  EXPECT_EQ(kept("birth_date", "23/11/2026"), "! in_the_future");
  EXPECT_EQ(kept("birth_date", "01/01/1895"), "! too_old");
  EXPECT_EQ(kept("birth_date", "30/02/1985"), "! not_a_date");
  EXPECT_EQ(kept("birth_date", "//"), "! missing");
  EXPECT_EQ(kept("born_on", "22/11/2026"), "22/11/2026");
}

TEST(BirthDates, of_applicants_make_them_sixteen_at_least) {
  EXPECT_EQ(kept("birth_date", "22/11/2010"), "22/11/2010");
  EXPECT_EQ(kept("birth_date", "23/11/2010"), "! too_young");
  EXPECT_EQ(kept("birth_date", "//2010"), "00/00/2010");
}

TEST(ExpectedBirths, are_near_and_to_come) {
  EXPECT_EQ(kept("expected_date", "15/04/2027"), "15/04/2027");
  EXPECT_EQ(kept("expected_date", "01/11/2026"), "01/11/2026");
  EXPECT_EQ(kept("expected_date", "01/10/2026"), "! in_the_past");
  EXPECT_EQ(kept("expected_date", "01/12/2027"), "! too_far");
  EXPECT_EQ(kept("expected_date", "00/04/2027"), "! not_a_date");
}

TEST(Phones, are_kept_in_one_form) {
  for (const char* text : {"0639981234", "06 39 98 12 34", "06.39.98.12.34", "+33 6 39 98 12 34",
                           "+33 (0)6 39 98 12 34", "0033639981234"}) {
    EXPECT_EQ(kept("phone", text), "06 39 98 12 34") << text;
  }
  EXPECT_EQ(kept("phone", "+49 30 901820"), "+4930901820");
  for (const char* text : {"06 39 98 12", "0039981234567890123", "06a9981234", "1234567890", "+", "0039"}) {
    EXPECT_EQ(kept("phone", text), "! not_a_phone") << text;
  }
}

TEST(Emails, need_a_name_one_at_and_a_domain) {
  for (const char* text : {"a@b.fr", "jeanne.l'hote+logement@mairie-villebois.fr", "élodie@exemple.fr"}) {
    EXPECT_EQ(kept("email", text), text);
  }
  for (const char* text :
       {"a", "a@b", "@b.fr", "a@@b.fr", "a@b@c.fr", "a b@c.fr", "a@.fr", "a@b..fr", "a@b.f", "a@-b.fr"}) {
    EXPECT_EQ(kept("email", text), "! not_an_email") << text;
  }
}

TEST(Choices, are_codes_that_the_list_offers) {
  EXPECT_EQ(kept("civility", "2"), "2");
  EXPECT_EQ(kept("civility", "3"), "! unknown_code");
  EXPECT_EQ(kept("civility", "Madame!"), "! unknown_code");
  EXPECT_EQ(kept("civility", ""), "! missing");
  EXPECT_EQ(kept("types", "T3,T2,T3"), "T3,T2");
  EXPECT_EQ(kept("types", "T2,T9"), "! unknown_code");
  EXPECT_EQ(kept("types", ","), "! missing");
}

TEST(HomeCommune, goes_with_one_of_its_postcodes) {
  EXPECT_EQ(kept("home_commune", "92012 92100"), "92012 92100");
  EXPECT_EQ(kept("home_commune", "92012"), "92012 92100");
  EXPECT_EQ(kept("home_commune", "75056"), "! missing");
  EXPECT_EQ(kept("home_commune", "75056 92100"), "! unknown_commune");
  EXPECT_EQ(kept("home_commune", "99999 99999"), "! unknown_commune");
  EXPECT_EQ(kept("home_commune", "98411"), "98411");
}

TEST(WantedCommunes, exist_and_are_ten_at_most) {
  EXPECT_EQ(kept("communes", "92012,75113,92012"), "92012,75113");
  EXPECT_EQ(kept("communes", "92012,99999"), "! unknown_commune");
  EXPECT_EQ(kept("communes", "01001,01002,01004,01005,01006,01007,01008,01009,01010,01011"),
            "01001,01002,01004,01005,01006,01007,01008,01009,01010,01011");
  EXPECT_EQ(kept("communes", "01001,01002,01004,01005,01006,01007,01008,01009,01010,01011,01012"), "! too_many");
}

TEST(Amounts, may_be_zero_and_an_income_may_be_negative) {
  EXPECT_EQ(kept("income_n2", "0"), "0");
  EXPECT_EQ(kept("income_n2", "-350"), "-350");
  EXPECT_EQ(kept("monthly_rent", "612,40 €"), "612,40");
  EXPECT_EQ(kept("monthly_rent", "-1"), "! too_small");
  EXPECT_EQ(kept("monthly_rent", "9999999999"), "! too_large");
  EXPECT_EQ(kept("monthly_rent", "cher"), "! not_a_number");
}

TEST(Counts, stay_within_their_limits) {
  EXPECT_EQ(kept("unborn_count", "2"), "2");
  EXPECT_EQ(kept("unborn_count", "0"), "! too_small");
  EXPECT_EQ(kept("unborn_count", "10"), "! too_large");
  EXPECT_EQ(kept("unborn_count", "deux"), "! not_a_number");
  EXPECT_EQ(kept("income_year_n2", "MMXX"), "! not_a_year");
}

TEST(FreeText, is_short_and_visible) {
  EXPECT_EQ(kept("other_reason", "Travaux : 3e étage, « bruit » (nuit)"), "Travaux : 3e étage, « bruit » (nuit)");
  EXPECT_EQ(kept("other_reason", repeated("é", 201)), "! too_long");
  EXPECT_EQ(kept("other_reason", "a\u202eb"), "! bad_character");
}

TEST(Entry, tells_a_problem_by_its_name) {
  EXPECT_EQ(text_key(Problem::missing), "problem.missing");
  EXPECT_EQ(name_of(Problem::somebody_else), "somebody_else");
}

TEST(Entry, keeps_a_yes_and_a_no) {
  EXPECT_EQ(std::get<bool>(*entered("wider_area", "yes")), true);
  EXPECT_EQ(std::get<bool>(*entered("wider_area", "no")), false);
  EXPECT_EQ(entered("wider_area", "oui").error(), Problem::unknown_code);
}

}  // namespace
