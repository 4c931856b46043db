#include <gtest/gtest.h>

#include "kiosk/demand/numbers.hpp"
#include "tests/kiosk/demand/assets.hpp"

namespace {

using namespace guichet::kiosk::demand;

std::string kept(const char* name, std::string_view text) {
  const auto value = parse(*find_field(name), text, test_world());
  return value ? std::get<std::string>(*value) : "! " + std::string(name_of(value.error()));
}

std::string amounts(std::string_view text) {
  const Field& resources = field("resources");
  const auto value = parse(resources, text, test_world());
  return value ? typed(resources, *value) : "! " + std::string(name_of(value.error()));
}

TEST(Nir, is_fifteen_characters_whose_key_is_right) {
  EXPECT_EQ(kept("nir", "2 85 12 75 113 005 13"), "285127511300513");
  EXPECT_EQ(kept("nir", "2\u00A085\u202F12.75-113 005 13"), "285127511300513");
  for (const char* wrong : {"285127511300514", "285127511300523", "285127511305013", "2851275113005", "985127511300513",
                            "285137511300513", "28512751130051A", "2851275113005130"}) {
    EXPECT_EQ(kept("nir", wrong), "! not_a_nir") << wrong;
  }
  EXPECT_EQ(kept("nir", "  "), "! missing");
}

TEST(Nir, of_corsica_counts_its_letters) {
  EXPECT_EQ(kept("nir", "1 85 01 2A 004 042 73"), "185012A00404273");
  EXPECT_EQ(kept("nir", "1 85 01 2a 004 042 73"), "185012A00404273");
  EXPECT_EQ(kept("nir", "2 85 12 2B 033 005 72"), "285122B03300572");
  EXPECT_EQ(kept("nir", "1 85 01 2B 004 042 73"), "! not_a_nir");
  EXPECT_EQ(kept("nir", "1 85 01 2C 004 042 73"), "! not_a_nir");
}

// Any single digit mistaken, any two neighbours exchanged: the key sees it.
TEST(Nir, betrays_a_slip_of_the_finger) {
  const std::string right = "285127511300513";
  for (std::size_t at = 0; at < right.size(); ++at) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string wrong = right;
      wrong[at] = digit;
      if (wrong == right) continue;
      EXPECT_FALSE(parse_nir(wrong)) << wrong;
    }
    std::string swapped = right;
    if (at > 0) std::swap(swapped[at], swapped[at - 1]);
    if (swapped == right) continue;
    EXPECT_FALSE(parse_nir(swapped)) << swapped;
  }
}

TEST(Nir, is_never_shown_whole_again) {
  EXPECT_EQ(masked_nir("285127511300513"), "••••••••••••• 13");
  EXPECT_EQ(masked_nir("2851275"), "•••••••••••••");
  EXPECT_EQ(spaced_nir("285127511300513"), "2 85 12 75 113 005 13");
}

TEST(BusinessNumbers, have_their_digits_and_their_key) {
  EXPECT_EQ(kept("landlord_siren", "732 829 320"), "732829320");
  EXPECT_EQ(kept("landlord_siren", "732 829 321"), "! not_a_business");
  EXPECT_EQ(kept("landlord_siren", "73282932000074"), "! not_a_business");
  EXPECT_EQ(kept("employer_siret", "732 829 320 00074"), "73282932000074");
  EXPECT_EQ(kept("employer_siret", "732 829 320"), "! not_a_business");
  EXPECT_EQ(kept("employer_siret", "35600000049837"), "35600000049837") << "a post office";
  EXPECT_EQ(kept("employer_siret", ""), "! missing");
}

TEST(Resources, are_amounts_under_their_codes) {
  EXPECT_EQ(amounts("SAL:1200,50;RSA:300"), "SAL:1200,50;RSA:300");
  EXPECT_EQ(amounts("SAL:1 200 €"), "SAL:1200");
  EXPECT_EQ(amounts("SAL:0"), "SAL:0");
  EXPECT_EQ(amounts("SAL:100;SAL:50"), "SAL:150");
  EXPECT_EQ(amounts("none"), "none");
}

TEST(Resources, say_what_is_wrong_in_them) {
  EXPECT_EQ(amounts(""), "! missing");
  EXPECT_EQ(amounts("SAL:"), "! missing");
  EXPECT_EQ(amounts("SAL"), "! missing");
  EXPECT_EQ(amounts("SAL:mille"), "! not_a_number");
  EXPECT_EQ(amounts("SAL:-1"), "! too_small");
  EXPECT_EQ(amounts("LOTO:100"), "! unknown_code");
  EXPECT_EQ(amounts(":100"), "! unknown_code");
}

}  // namespace
