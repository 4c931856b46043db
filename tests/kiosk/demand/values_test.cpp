#include <gtest/gtest.h>

#include "kiosk/demand/codes.hpp"
#include "kiosk/demand/date.hpp"
#include "kiosk/demand/euros.hpp"
#include "kiosk/demand/unique_number.hpp"

namespace {

using namespace guichet::kiosk::demand;
using namespace std::chrono_literals;

TEST(Euros, reads_amounts_as_people_write_them) {
  EXPECT_EQ(Euros::parse("23403")->cents, 2'340'300);
  EXPECT_EQ(Euros::parse("23 403")->cents, 2'340'300);
  EXPECT_EQ(Euros::parse("23\u202f403\u00a0€")->cents, 2'340'300);
  EXPECT_EQ(Euros::parse("1234,50")->cents, 123'450);
  EXPECT_EQ(Euros::parse("1234.5")->cents, 123'450);
  EXPECT_EQ(Euros::parse("0")->cents, 0);
  EXPECT_EQ(Euros::parse("999999999,99")->cents, 99'999'999'999);
}

TEST(Euros, takes_a_negative_amount_only_where_the_field_allows_it) {
  EXPECT_EQ(Euros::parse("-12,05", Sign::may_be_negative)->cents, -1205);
  EXPECT_EQ(Euros::parse("−12", Sign::may_be_negative)->cents, -1200);
  EXPECT_EQ(Euros::parse("-12").error(), ParseError::out_of_range);
}

TEST(Euros, refuses_what_is_no_amount) {
  EXPECT_EQ(Euros::parse("").error(), ParseError::empty);
  EXPECT_EQ(Euros::parse(" € ").error(), ParseError::empty);
  for (const char* text : {"douze", "12,345", "12,", ",5", "1,2,3", "12-", "--3", "1e5", "=1+1"}) {
    EXPECT_EQ(Euros::parse(text, Sign::may_be_negative).error(), ParseError::bad_shape) << text;
  }
  EXPECT_EQ(Euros::parse("1000000000").error(), ParseError::out_of_range);
  EXPECT_EQ(Euros::parse("99999999999999999999999999").error(), ParseError::out_of_range);
}

TEST(Euros, are_typed_again_as_they_were_read) {
  for (const std::int64_t cents : {0L, 5L, 100L, 123'450L, -1205L, -200L}) {
    EXPECT_EQ(Euros::parse(Euros{cents}.typed(), Sign::may_be_negative)->cents, cents);
  }
}

TEST(PartialDate, knows_whole_dates_months_and_years) {
  EXPECT_EQ(PartialDate::parse("12/3/1985"), (PartialDate{1985, 3, 12}));
  EXPECT_EQ(PartialDate::parse("00/03/1985"), (PartialDate{1985, 3, 0}));
  EXPECT_EQ(PartialDate::parse("/3/1985"), (PartialDate{1985, 3, 0}));
  EXPECT_EQ(PartialDate::parse("00/00/1970"), (PartialDate{1970, 0, 0}));
  EXPECT_EQ(PartialDate::parse("//1970"), (PartialDate{1970, 0, 0}));
  EXPECT_EQ(PartialDate::parse("1970"), (PartialDate{1970, 0, 0}));
  EXPECT_EQ(PartialDate::parse("29/02/2024"), (PartialDate{2024, 2, 29}));
}

TEST(PartialDate, refuses_days_that_no_calendar_has) {
  EXPECT_EQ(PartialDate::parse("").error(), ParseError::empty);
  for (const auto* text : {"//", "00//", "00/00/"})
    EXPECT_EQ(PartialDate::parse(text).error(), ParseError::empty) << text;
  for (const char* text : {"12/1985", "12/3/85", "a/3/1985", "12/3/1985/1", "12/00/1985", "123/3/1985", "1/2/3"}) {
    EXPECT_EQ(PartialDate::parse(text).error(), ParseError::bad_shape) << text;
  }
  for (const char* text : {"29/02/2023", "31/04/1985", "12/13/1985", "32/01/1985", "01/01/0000", "01/01/9999"}) {
    EXPECT_EQ(PartialDate::parse(text).error(), ParseError::out_of_range) << text;
  }
}

TEST(PartialDate, spans_all_the_days_it_may_be) {
  EXPECT_EQ((PartialDate{1984, 2, 0}.latest()), 1984y / std::chrono::February / 29);
  EXPECT_EQ((PartialDate{1984, 0, 0}.earliest()), 1984y / std::chrono::January / 1);
  EXPECT_EQ((PartialDate{1984, 0, 0}.latest()), 1984y / std::chrono::December / 31);
  EXPECT_EQ((PartialDate{1984, 5, 6}.latest()), 1984y / std::chrono::May / 6);
}

TEST(Paris, keeps_summer_time_from_march_to_october) {
  using namespace std::chrono;
  const sys_seconds last_winter_second = sys_days{2026y / March / 29} + 1h - 1s;
  EXPECT_EQ(paris_offset(last_winter_second), 60min);
  EXPECT_EQ(paris_offset(last_winter_second + 1s), 120min);
  const sys_seconds last_summer_second = sys_days{2026y / October / 25} + 1h - 1s;
  EXPECT_EQ(paris_offset(last_summer_second), 120min);
  EXPECT_EQ(paris_offset(last_summer_second + 1s), 60min);
  EXPECT_EQ(paris_date(sys_days{2026y / July / 13} + 22h), 2026y / July / 14);
  EXPECT_EQ(paris_date(sys_days{2026y / December / 31} + 23h), 2027y / January / 1);
}

TEST(IsoDate, is_read_as_it_is_written) {
  EXPECT_EQ(iso_date(*parse_iso_date("2026-03-01")), "2026-03-01");
  for (const char* text : {"2026-3-1", "01/03/2026", "2026-02-30", "2026-03-01T", "20a6-03-01"}) {
    EXPECT_FALSE(parse_iso_date(text)) << text;
  }
}

TEST(UniqueNumber, is_read_with_or_without_its_spaces) {
  const auto number = UniqueNumber::parse("111 0318 016982 g1104");
  ASSERT_TRUE(number);
  EXPECT_EQ(number->view(), "1110318016982G1104");
  EXPECT_EQ(number->grouped(), "111 0318 016982 G1104");
  EXPECT_TRUE(UniqueNumber::parse("06906231234560692A"));
}

TEST(UniqueNumber, refuses_what_the_registry_cannot_have_given) {
  EXPECT_EQ(UniqueNumber::parse("").error(), ParseError::empty);
  EXPECT_EQ(UniqueNumber::parse("1110318016982G110").error(), ParseError::bad_shape);
  EXPECT_EQ(UniqueNumber::parse("1110318O16982G1104").error(), ParseError::bad_shape);
  EXPECT_EQ(UniqueNumber::parse("111031801698<G1104").error(), ParseError::bad_shape);
  EXPECT_EQ(UniqueNumber::parse("1111318016982G1104").error(), ParseError::out_of_range);
  EXPECT_EQ(UniqueNumber::parse("1110018016982G1104").error(), ParseError::out_of_range);
}

TEST(CommuneCode, knows_that_corsica_is_not_a_number) {
  for (const char* text : {"01004", "2A004", "2B033", "75113", "97502"}) EXPECT_TRUE(CommuneCode::parse(text)) << text;
  for (const char* text : {"1004", "2C004", "7511A", "751131", "", "2a004"}) {
    EXPECT_FALSE(CommuneCode::parse(text)) << text;
  }
}

TEST(CommuneCode, folds_arrondissements_into_their_commune) {
  const auto folded_code = [](const char* text) {
    return std::string(fold_arrondissement(*CommuneCode::parse(text)).view());
  };
  EXPECT_EQ(folded_code("75113"), "75056");
  EXPECT_EQ(folded_code("75120"), "75056");
  EXPECT_EQ(folded_code("69381"), "69123");
  EXPECT_EQ(folded_code("13216"), "13055");
  EXPECT_EQ(folded_code("75056"), "75056");
  EXPECT_EQ(folded_code("92012"), "92012");
  EXPECT_EQ(folded_code("13217"), "13217");
}

TEST(DepositReference, forgives_what_hands_and_eyes_mistake) {
  for (const char* text : {"D-7K3QM-9F2TX", "d-7k3qm-9f2tx", "7K3QM9F2TX", "D7K3QM9F2TX", " d 7k3qm 9f2tx "}) {
    EXPECT_EQ(DepositReference::parse(text)->view(), "D-7K3QM-9F2TX") << text;
  }
  EXPECT_EQ(DepositReference::parse("D-OIL00-11111")->view(), "D-01100-11111");
  EXPECT_EQ(DepositReference::parse("DDDDD-DDDDD")->view(), "D-DDDDD-DDDDD");
}

TEST(DepositReference, refuses_other_characters_and_lengths) {
  EXPECT_EQ(DepositReference::parse(" - ").error(), ParseError::empty);
  for (const char* text : {"D-7K3QM-9F2T", "D-7K3QM-9F2TXX", "D-7K3QM-9F2TU", "D-7K3QM-9F2T!", "X-7K3QM-9F2TX"}) {
    EXPECT_EQ(DepositReference::parse(text).error(), ParseError::bad_shape) << text;
  }
}

TEST(DeskCode, has_five_capitals_or_digits) {
  EXPECT_TRUE(DeskCode::parse("G1104"));
  EXPECT_TRUE(DeskCode::parse("GDPUB"));
  for (const char* text : {"", "G110", "g1104", "G1104X", "G 104"}) EXPECT_FALSE(DeskCode::parse(text)) << text;
}

}  // namespace
