#include <string>

#include <gtest/gtest.h>

#include "kiosk/documents/mrz.hpp"

namespace {

using namespace guichet::kiosk;
using namespace guichet::kiosk::documents;
using namespace std::chrono_literals;
using std::chrono::year;

constexpr demand::Date today = year{2026} / 11 / 27;

// The specimens of Doc 9303 parts 4, 5 and 6, and of the French card.
const std::string passport =
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
const std::string card =
    "I<UTOD231458907<<<<<<<<<<<<<<<"
    "7408122F1204159UTO<<<<<<<<<<<6"
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<";
const std::string large_card =
    "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<"
    "D231458907UTO7408122F1204159<<<<<<<6";
const std::string french_card =
    "IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<"
    "8806923102858CORINNE<<<<<<<6512068F6";

MrzReading read(const std::string& text) {
  auto reading = parse_mrz(text, today);
  EXPECT_TRUE(reading) << text;
  return reading.value_or(MrzReading{});
}

std::string with(std::string text, std::size_t at, char character) {
  text[at] = character;
  return text;
}

TEST(Mrz, reads_the_specimens_of_icao_in_every_size) {
  for (const auto& text : {passport, card, large_card}) {
    const MrzReading reading = read(text);
    EXPECT_TRUE(reading.is_whole()) << text;
    EXPECT_EQ(reading.surname, "ERIKSSON");
    EXPECT_EQ(reading.first_names, "ANNA MARIA");
    EXPECT_EQ(reading.issuer, "UTO");
    EXPECT_EQ(reading.nationality, "UTO");
    EXPECT_EQ(reading.birth, (demand::PartialDate{1974, 8, 12}));
    EXPECT_EQ(reading.expiry, year{2012} / 4 / 15);
    EXPECT_EQ(reading.sex, Sex::female);
    EXPECT_EQ(reading.number, text == passport ? "L898902C3" : "D23145890");
    EXPECT_FALSE(reading.surname_cut);
  }
}

TEST(Mrz, reads_the_french_card_whose_expiry_is_law) {
  const MrzReading reading = read(french_card);
  EXPECT_TRUE(reading.is_whole());
  EXPECT_EQ(reading.layout, MrzLayout::french_card);
  EXPECT_EQ(reading.surname, "BERTHIER");
  EXPECT_EQ(reading.first_names, "CORINNE");
  EXPECT_EQ(reading.number, "880692310285");
  EXPECT_EQ(reading.birth, (demand::PartialDate{1965, 12, 6}));
  EXPECT_EQ(reading.nationality, "FRA");
  EXPECT_EQ(reading.issued, year{1988} / 6);
  EXPECT_EQ(reading.expiry, std::unexpected(MrzDoubt::not_stated));
}

TEST(Mrz, gives_no_part_that_its_check_digit_contradicts) {
  const MrzReading reading = read(with(passport, 44, 'M'));
  EXPECT_EQ(reading.number, std::unexpected(MrzDoubt::contradicted));
  EXPECT_EQ(reading.birth, std::unexpected(MrzDoubt::contradicted)) << "the composite covers it too";
  EXPECT_EQ(reading.surname, "ERIKSSON") << "nothing covers names";
  EXPECT_FALSE(reading.is_whole());
  EXPECT_GT(reading.checks_failed, 0);
}

TEST(Mrz, trusts_nothing_of_a_french_card_whose_last_digit_fails) {
  const MrzReading reading = read(with(french_card, 6, 'F'));
  EXPECT_EQ(reading.surname, std::unexpected(MrzDoubt::contradicted));
  EXPECT_EQ(reading.first_names, std::unexpected(MrzDoubt::contradicted));
  EXPECT_EQ(reading.sex, std::unexpected(MrzDoubt::contradicted));
}

TEST(Mrz, accepts_no_wrong_digit_in_any_checked_place) {
  for (const auto& text : {passport, card, large_card, french_card}) {
    const MrzReading whole = read(text);
    for (std::size_t at = 0; at < text.size(); ++at) {
      for (const char other : mrz_digits) {
        if (text[at] == other || !mrz_digits.contains(text[at])) continue;
        const auto reading = parse_mrz(with(text, at, other), today);
        if (!reading) continue;
        EXPECT_TRUE(!reading->birth || reading->birth == whole.birth) << at << other;
        EXPECT_TRUE(!reading->number || reading->number == whole.number) << at << other;
        EXPECT_TRUE(!reading->expiry || reading->expiry == whole.expiry) << at << other;
      }
    }
  }
}

TEST(Mrz, says_what_is_unknown_and_keeps_the_rest) {
  const MrzReading reading = read(with(with(passport, 60, '?'), 8, '?'));
  EXPECT_EQ(reading.birth, std::unexpected(MrzDoubt::unknown));
  EXPECT_EQ(reading.surname, std::unexpected(MrzDoubt::unknown));
  EXPECT_EQ(reading.first_names, std::unexpected(MrzDoubt::unknown)) << "the unknown sign may part them";
  EXPECT_EQ(reading.number, "L898902C3");
  EXPECT_EQ(read(with(passport, 16, '?')).surname, "ERIKSSON");
}

TEST(Mrz, says_that_names_without_room_are_beginnings) {
  const MrzReading reading = read(
      "P<UTONILAVADHANANDA<<CHAYAPA<DEJTHAMRONG<KRA"
      "L898902C36UTO7408122F1204159ZE184226B<<<<<10");
  EXPECT_TRUE(reading.surname_cut);
  EXPECT_TRUE(reading.first_names_cut);
  EXPECT_EQ(reading.first_names, "CHAYAPA DEJTHAMRONG KRA");
}

TEST(Mrz, knows_who_has_one_name_only) {
  const MrzReading reading = read("I<UTOARKFREITH<<<<<<<<<<<<<<<<<<<<<<" + large_card.substr(36));
  EXPECT_EQ(reading.surname, "ARKFREITH");
  EXPECT_EQ(reading.first_names, std::unexpected(MrzDoubt::not_stated));
}

TEST(Mrz, reads_a_number_that_goes_on_in_the_optional_data) {
  const MrzReading reading = read(
      "I<UTOD23145890<7349<<<<<<<<<<<"
      "3407127M9507122UTO<<<<<<<<<<<2"
      "STEVENSON<<PETER<JOHN<<<<<<<<<");
  EXPECT_EQ(reading.number, "D23145890734");
  EXPECT_TRUE(reading.is_whole());
}

TEST(Mrz, reads_days_and_months_that_the_paper_does_not_know) {
  const MrzReading reading = read(
      "I<UTOD231458907<<<<<<<<<<<<<<<"
      "74<<<<1F1204159UTO<<<<<<<<<<<4"
      "ERIKSSON<<ANNA<MARIA<<<<<<<<<<");
  EXPECT_EQ(reading.birth, (demand::PartialDate{1974, 0, 0}));
}

TEST(Mrz, places_births_before_today_and_expiries_around_it) {
  EXPECT_EQ(parse_mrz(french_card, year{2066} / 1 / 1)->birth, (demand::PartialDate{2065, 12, 6}));
  EXPECT_EQ(parse_mrz(french_card, year{2065} / 1 / 1)->birth, (demand::PartialDate{1965, 12, 6}));
  EXPECT_EQ(parse_mrz(passport, year{1961} / 1 / 1)->expiry, year{1912} / 4 / 15);
}

TEST(Mrz, refuses_dates_that_no_calendar_has) {
  // 31 February with its right digit.
  const MrzReading reading =
      read("I<UTOD231458907<<<<<<<<<<<<<<<7402315F1204159UTO<<<<<<<<<<<2ERIKSSON<<ANNA<<<<<<<<<<<<<<<<");
  EXPECT_FALSE(reading.birth);
}

TEST(Mrz, is_nothing_for_other_lines) {
  EXPECT_FALSE(parse_mrz("", today));
  EXPECT_FALSE(parse_mrz(passport.substr(1), today));
  EXPECT_FALSE(parse_mrz(with(passport, 3, 'a'), today));
  EXPECT_FALSE(parse_mrz(with(passport, 0, 'V'), today)) << "visas have another layout";
}

TEST(Mrz, knows_the_states_of_icao) {
  for (const auto* code : {"FRA", "D", "XXA", "RKS", "ZWE", "ABW"}) EXPECT_TRUE(is_mrz_state(code)) << code;
  for (const auto* code : {"", "FR", "FRB", "XYZ", "A W", "ABW AFG"}) EXPECT_FALSE(is_mrz_state(code)) << code;
}

}  // namespace
