#include "kiosk/texts/typography.hpp"

#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace guichet::kiosk::texts;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {
const Language french{.code = "fr", .native_name = "Français"};
const Language english{.code = "en", .native_name = "English"};
const Language turkish{.code = "tr", .native_name = "Türkçe"};
const Language unlisted{.code = "sw", .native_name = "Kiswahili"};
}  // namespace

TEST(Money, is_written_as_the_language_does) {
  EXPECT_EQ(money(23'403'00, french), "23\u202F403\u00A0€");
  EXPECT_EQ(money(1'234'50, french), "1\u202F234,50\u00A0€");
  EXPECT_EQ(money(23'403'00, english), "€23,403");
  EXPECT_EQ(money(1'234'05, english), "€1,234.05");
  EXPECT_EQ(money(23'403'00, turkish), money(23'403'00, french));
}

TEST(Money, can_be_nothing_or_owed) {
  EXPECT_EQ(money(0, french), "0\u00A0€");
  EXPECT_EQ(money(5, french), "0,05\u00A0€");
  EXPECT_EQ(money(-1'234'00, french), "−1\u202F234\u00A0€");
  EXPECT_EQ(money(-1'234'00, english), "−€1,234");
}

TEST(Numbers, are_grouped_by_three_from_the_right) {
  EXPECT_EQ(grouped(999, french), "999");
  EXPECT_EQ(grouped(1'000, french), "1\u202F000");
  EXPECT_EQ(grouped(12'345'678, english), "12,345,678");
  EXPECT_EQ(grouped(std::numeric_limits<std::int64_t>::min(), english), "−9,223,372,036,854,775,808");
}

TEST(Dates, are_written_in_words) {
  EXPECT_EQ(long_date(1985, 3, 3, french), "3 mars 1985");
  EXPECT_EQ(long_date(1985, 8, 1, french), "1er août 1985");
  EXPECT_EQ(long_date(1985, 3, 1, english), "1 March 1985");
}

TEST(Dates, take_the_order_and_the_words_of_each_language) {
  const auto written = [](const char* code) { return long_date(1985, 3, 1, {.code = code, .native_name = {}}); };
  EXPECT_EQ(written("fr-falc"), "1er mars 1985");
  EXPECT_EQ(written("es"), "1 de marzo de 1985");
  EXPECT_EQ(written("tr"), "1 Mart 1985");
  EXPECT_EQ(written("uk"), "1 березня 1985");
  EXPECT_EQ(written("zh"), "1985年3月1日");
  EXPECT_EQ(long_date(1985, 3, 0, {.code = "uk", .native_name = {}}), "03.1985");
}

TEST(Dates, say_no_more_than_is_known) {
  EXPECT_EQ(long_date(1985, 3, 0, french), "mars 1985");
  EXPECT_EQ(long_date(1985, 0, 0, french), "1985");
  EXPECT_EQ(long_date(1985, 0, 12, french), "1985");
}

TEST(Dates, are_in_figures_where_the_words_are_not_known) {
  EXPECT_EQ(long_date(1985, 3, 9, unlisted), "09/03/1985");
  EXPECT_EQ(long_date(1985, 3, 0, unlisted), "03/1985");
}

TEST(Isolates, surround_the_text) { EXPECT_EQ(isolate("01 23"), "\u206801 23\u2069"); }

TEST(Zeros, of_codes_are_told_from_those_of_figures) {
  const auto of_a_code = [](std::string_view ascii) {
    const std::vector<std::uint32_t> text(ascii.begin(), ascii.end());
    return is_of_a_code(text, ascii.rfind('0'));
  };
  for (const auto* code :
       {"D-7K3Q0", "G1104", "111 0318 16982 G1104", "Reference K0", "durand0@exemple.fr", "BB1S J000 3000 4000"})
    EXPECT_TRUE(of_a_code(code)) << code;
  for (const auto* figure :
       {"2026", "18 400", "0,50", "10/03/1985", "10h30", "Le 3 mars 2026", "75020 Paris", "Avis 2026 (2)"})
    EXPECT_FALSE(of_a_code(figure)) << figure;
}

TEST(FrenchSpacing, accepts_fixed_spaces) {
  EXPECT_THAT(french_spacing("Qui vivra avec vous\u202F? Dites-le\u00A0: «\u00A0moi\u00A0»\u202F!"), IsEmpty());
  EXPECT_THAT(french_spacing("À 12:30, sur https://exemple.fr, vraiment\u202F?!"), IsEmpty());
  EXPECT_THAT(french_spacing("23\u202F403\u00A0€ soit 12\u00A0%"), IsEmpty());
}

TEST(FrenchSpacing, finds_each_place_that_is_wrong) {
  EXPECT_THAT(french_spacing("Oui ?"), ElementsAre(4U));
  EXPECT_THAT(french_spacing("Oui?"), ElementsAre(3U));
  EXPECT_THAT(french_spacing("«oui»"), ElementsAre(0U, 5U));
  EXPECT_THAT(french_spacing("a : b ; c"), ElementsAre(2U, 6U));
  EXPECT_THAT(french_spacing("12 €"), ElementsAre(3U));
}
