#include <gtest/gtest.h>

#include "kiosk/documents/proof_of_address.hpp"
#include "kiosk/documents/tax_notice.hpp"
#include "tests/kiosk/documents/official.hpp"

namespace {

using namespace guichet::kiosk::documents;
using namespace guichet::tests;
using guichet::kiosk::demand::Date;
using guichet::kiosk::demand::Euros;

Seal parse(std::string_view payload) { return parse_seal(payload, tables()).value(); }

std::string notice(std::string_view message) {
  return "DC04XX01DEM1FFFF25F52801FR" + std::string(message) + "\x1f" + "AAAA";
}

TEST(TaxNotice, is_read_from_the_official_specimen) {
  const Seal seal = parse(official_specimen("v4-28").payload);
  ASSERT_TRUE(is_tax_notice(seal.header));
  EXPECT_EQ(tax_notice(seal), (TaxNotice{.reference_tax_income = Euros{63'198'00},
                                         .income_year = 2021,
                                         .declarant_1 = "RETI PATRICK",
                                         .declarant_2 = "RETI SOPHIE",
                                         .notice_reference = "2278012345678",
                                         .shares = "2,75",
                                         .address = "145 RUE JULLIARD, ZA SPECIMEN, 78320, LEVIS ST NOM",
                                         .truncated = {}}));
}

TEST(TaxNotice, is_read_from_the_layout_of_before) {
  const Seal seal = parse(official_specimen("v4-04").payload);
  ASSERT_TRUE(is_tax_notice(seal.header));
  const TaxNotice facts = tax_notice(seal);
  EXPECT_EQ(facts.income_year, 2021);
  EXPECT_FALSE(facts.declarant_1.empty());
  EXPECT_EQ(facts.address, "");

  const std::string oldest =
      "DC03XX01DEM1FFFF25F5040110SPECIMEN/CAMILLE\x1d"
      "403099999999999"
      "4112345\x1f"
      "AAAA";
  const TaxNotice old = tax_notice(parse(oldest));
  EXPECT_EQ(old.declarant_1, "SPECIMEN CAMILLE");
  EXPECT_EQ(old.income_year, 0);
  EXPECT_EQ(old.reference_tax_income, Euros{12'345'00});
}

// PD-03. A number of nobody: its commune does not exist.
TEST(TaxNotice, keeps_no_social_security_number_that_a_seal_holds) {
  const std::string payload = notice(
      "46SPECIMEN 2 85 12 99 999 036 11\x1d"
      "4Y12 RUE DES EXEMPLES/285129999903611\x1d");
  const TaxNotice facts = tax_notice(parse(payload));
  EXPECT_EQ(facts.declarant_1, "SPECIMEN *********************");
  EXPECT_EQ(facts.address, "12 RUE DES EXEMPLES, ***************");
}

TEST(TaxNotice, takes_a_negative_income_and_one_with_cents) {
  const std::string negative = notice(
      "41-182\x1d"
      "452025");
  EXPECT_EQ(tax_notice(parse(negative)).reference_tax_income, Euros{-182'00});
  const std::string cents = notice("411234,5");
  EXPECT_EQ(tax_notice(parse(cents)).reference_tax_income, Euros{1'234'50});
}

TEST(TaxNotice, does_not_take_the_beginning_of_an_income_for_the_income) {
  const std::string cut_income = notice(
      "41234\x1e"
      "452025");
  EXPECT_EQ(tax_notice(parse(cut_income)).reference_tax_income, std::nullopt);
  const std::string none = notice("452025");
  EXPECT_EQ(tax_notice(parse(none)).reference_tax_income, std::nullopt);
  const std::string words = notice(
      "41NEANT\x1d"
      "4520X5");
  EXPECT_EQ(tax_notice(parse(words)).reference_tax_income, std::nullopt);
  EXPECT_EQ(tax_notice(parse(words)).income_year, 0);
}

TEST(TaxNotice, says_which_names_are_only_beginnings) {
  const std::string payload = notice(
      "46SPECIMEN CAM\x1e"
      "48MODELE\x1d"
      "4Y12 RUE DES EX\x1e");
  EXPECT_EQ(tax_notice(parse(payload)).truncated, (std::set{TaxNotice::Part::declarant_1, TaxNotice::Part::address}));
}

TEST(TaxNotice, reads_an_address_in_postal_lines) {
  const std::string payload = notice(
      "6U12 RUE DES EXEMPLES\x1d"
      "6W99999"
      "6XVILLE FICTIVE\x1d"
      "6YFR");
  EXPECT_EQ(tax_notice(parse(payload)).address, "12 RUE DES EXEMPLES, 99999 VILLE FICTIVE");
}

TEST(ProofOfAddress, is_read_from_the_official_specimen) {
  const Seal seal = parse(official_specimen("v3-00").payload);
  ASSERT_TRUE(is_proof_of_address(seal.header));
  const ProofOfAddress proof = proof_of_address(seal);
  EXPECT_EQ(proof.beneficiary, "MLLE SAMPLE ANGELA");
  EXPECT_EQ(proof.postcode.size(), 5U);
  EXPECT_EQ(proof.country, "FR");
  EXPECT_EQ(proof.issued, seal.header.issued);
  EXPECT_TRUE(proof.truncated.empty());
}

TEST(ProofOfAddress, joins_a_name_given_in_parts_and_skips_empty_lines) {
  const std::string payload =
      "DC02XX01DEM125F525F50011MME\x1d"
      "12CAMILLE\x1d"
      "13SPECIM\x1e"
      "20\x1d"
      "22"
      "12 RUE DES EXEMPLES\x1d"
      "2499999\x1f"
      "AAAA";
  const ProofOfAddress proof = proof_of_address(parse(payload));
  EXPECT_EQ(proof.beneficiary, "MME CAMILLE SPECIM");
  EXPECT_EQ(proof.lines, std::vector<std::string>{"12 RUE DES EXEMPLES"});
  EXPECT_EQ(proof.truncated, std::set{ProofOfAddress::Part::beneficiary});
}

}  // namespace
