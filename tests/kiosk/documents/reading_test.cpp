#include <algorithm>

#include <gtest/gtest.h>

#include "kiosk/documents/reading.hpp"
#include "tests/kiosk/documents/official.hpp"
#include "tests/support/files.hpp"
#include "tests/support/sample_pages.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::kiosk::documents;
using namespace guichet::tests;
using guichet::kiosk::demand::Date;
using guichet::kiosk::demand::Euros;

constexpr Date today = std::chrono::year{2026} / 11 / 22;
// What is found is asked here, not how soon by a slow processor.
constexpr Search patient{.budget = std::chrono::minutes{1}};

class ReadingTest : public testing::Test {
 protected:
  ReadingTest() { trust_.add("XX01", "DEM1", authority_.certificate()); }

  Finding read(std::span<const std::byte> image) { return read_page(image, tables(), trust_, today).finding; }
  std::string notice() { return authority_.seal(sample_tax_notice()); }

  SealAuthority authority_;
  TrustStore trust_;
};

TEST_F(ReadingTest, finds_the_exact_bytes_of_a_code_however_the_page_was_scanned) {
  const std::string payload = official_specimen("v4-28").payload;
  for (const Scan& scan : std::vector<Scan>{{},
                                            {.dpi = 300},
                                            {.degrees = 7},
                                            {.degrees = 90},
                                            {.degrees = 180},
                                            {.degrees = -14},
                                            {.blur = 0.9},
                                            {.dpi = 300, .blur = 1.4},
                                            {.degrees = 2, .blur = 0.6, .noise = 30},
                                            {.dpi = 150}}) {
    const auto picture = decode_page(render(tax_notice_page(payload), scan));
    ASSERT_TRUE(picture.has_value());
    const auto codes = find_codes(*picture, patient);
    ASSERT_EQ(codes.size(), 1U) << scan.dpi << " dpi, " << scan.degrees << " degrees, blur " << scan.blur;
    EXPECT_EQ(codes[0].bytes, payload);
    EXPECT_EQ(codes[0].symbology, Symbology::data_matrix);
  }
}

TEST_F(ReadingTest, tries_again_sharpened_when_the_page_is_blurred) {
  const std::string payload = notice();
  const auto picture = decode_page(render(tax_notice_page(payload), {.degrees = 1.3, .blur = 1.6}));
  EXPECT_TRUE(find_codes(*picture, {.budget = std::chrono::milliseconds{0}}).empty());
  EXPECT_EQ(find_codes(*picture, patient), (std::vector<Code>{{Symbology::data_matrix, payload}}));
}

TEST_F(ReadingTest, finds_every_specimen_on_a_page) {
  for (const Specimen& specimen : official_specimens()) {
    if (specimen.version == 1) continue;  // the library that draws codes does not write the raw bytes of a signature
    const auto picture = decode_page(render(plain_page("SPÉCIMEN", specimen.payload, Symbol::data_matrix)));
    const auto codes = find_codes(*picture, patient);
    ASSERT_EQ(codes.size(), 1U) << specimen.name;
    EXPECT_EQ(codes[0].bytes, specimen.payload) << specimen.name;
  }
}

TEST_F(ReadingTest, reads_a_tax_notice_and_proves_it) {
  const Reading reading = read_page(render(tax_notice_page(notice())), tables(), trust_, today);
  const auto& sealed = std::get<SealedTaxNotice>(reading.finding);
  EXPECT_EQ(sealed.verdict.outcome, Outcome::proven);
  EXPECT_EQ(sealed.notice.reference_tax_income, Euros{23'403'00});
  EXPECT_EQ(sealed.notice.income_year, 2025);
  EXPECT_EQ(sealed.notice.declarant_1, "SPECIMEN CAMILLE");
  EXPECT_EQ(reading.preview.height, 700);
}

TEST_F(ReadingTest, says_that_a_forged_income_is_altered) {
  const auto sealed = std::get<SealedTaxNotice>(read(render(tax_notice_page(with_forged_income(notice())))));
  EXPECT_EQ(sealed.verdict.outcome, Outcome::altered);
  EXPECT_EQ(sealed.notice.reference_tax_income, Euros{13'403'00});
}

TEST_F(ReadingTest, is_not_fooled_by_an_official_specimen_even_with_its_certificate) {
  const Finding finding =
      read_page(render(tax_notice_page(official_specimen("v4-28").payload)), tables(), specimen_trust(), today).finding;
  EXPECT_EQ(std::get<SealedTaxNotice>(finding).verdict.reason, Reason::test_authority);
  EXPECT_EQ(std::get<SealedTaxNotice>(finding).verdict.outcome, Outcome::undetermined);
}

TEST_F(ReadingTest, tells_a_certificate_that_it_does_not_know) {
  const SealAuthority stranger({.authority = "XX09", .certificate = "ZZZ1"});
  const auto sealed = std::get<SealedTaxNotice>(read(render(tax_notice_page(stranger.seal(sample_tax_notice())))));
  EXPECT_EQ(sealed.verdict.reason, Reason::unknown_authority);
}

TEST_F(ReadingTest, reads_a_proof_of_address) {
  const auto sealed =
      std::get<SealedProofOfAddress>(read(render(proof_of_address_page(authority_.seal(sample_proof_of_address())))));
  EXPECT_EQ(sealed.verdict.outcome, Outcome::proven);
  EXPECT_EQ(sealed.proof.postcode, "99999");
  EXPECT_EQ(sealed.proof.issued, Date(std::chrono::year{2026} / 10 / 5));
}

TEST_F(ReadingTest, names_a_document_of_another_type) {
  const auto other = std::get<OtherDocument>(
      read(render(plain_page("BULLETIN DE SALAIRE", authority_.seal(sample_pay_slip()), Symbol::data_matrix))));
  EXPECT_EQ(other.type, "06");
  EXPECT_EQ(other.name, "Bulletin de salaire");
}

TEST_F(ReadingTest, says_which_pages_it_cannot_use_and_why) {
  const std::string cut_seal = notice().substr(0, 120);
  EXPECT_TRUE(std::holds_alternative<NoCode>(read(blank_page())));
  EXPECT_TRUE(std::holds_alternative<ForeignCode>(read(render(plain_page("COLIS", "%0075001", Symbol::data_matrix)))));
  EXPECT_EQ(
      std::get<ForeignCode>(read(render(plain_page("SITE", "https://exemple.invalid", Symbol::qr_code)))).symbology,
      Symbology::qr_code);
  EXPECT_EQ(std::get<BrokenSeal>(read(render(tax_notice_page(cut_seal)))).reason, Reason::malformed);
  EXPECT_EQ(std::get<BrokenSeal>(read(render(tax_notice_page("\xdc\x03 ICAO")))).reason, Reason::unsupported_form);
  EXPECT_EQ(std::get<UnreadablePicture>(read(bytes_of("not a picture"))).error, PictureError::unknown_format);
}

TEST_F(ReadingTest, gives_a_page_without_code_up_in_bounded_time) {
  const auto started = std::chrono::steady_clock::now();
  EXPECT_TRUE(std::holds_alternative<NoCode>(read(render(plain_page("LETTRE", "", Symbol::none), {.dpi = 300}))));
  EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(30));
}

TEST_F(ReadingTest, takes_what_a_handheld_reader_types) {
  const Finding finding = read_payload("]d1" + notice() + "\r\n", tables(), trust_, today);
  EXPECT_EQ(std::get<SealedTaxNotice>(finding).verdict.outcome, Outcome::proven);
  EXPECT_TRUE(std::holds_alternative<ForeignCode>(read_payload("3760001234567", tables(), trust_, today)));
}

TEST_F(ReadingTest, reads_the_pages_of_the_demonstration_as_they_are_meant) {
  const TemporaryFolder folder;
  std::vector<std::size_t> findings;
  for (const auto& path : write_demonstration(authority_, folder.path()))
    findings.push_back(read(bytes_of(read_file(path))).index());
  EXPECT_EQ(findings, (std::vector<std::size_t>{Finding(SealedTaxNotice{}).index(), Finding(SealedTaxNotice{}).index(),
                                                Finding(OtherDocument{}).index(), Finding(ForeignCode{}).index(),
                                                Finding(NoCode{}).index()}));
}

}  // namespace
