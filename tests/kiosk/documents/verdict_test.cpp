#include <algorithm>
#include <array>

#include <gtest/gtest.h>

#include "kiosk/documents/verdict.hpp"
#include "tests/kiosk/documents/official.hpp"
#include "tests/support/files.hpp"
#include "tests/support/sample_pages.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::kiosk::documents;
using namespace guichet::tests;
using guichet::kiosk::demand::Date;

constexpr Date today = std::chrono::year{2026} / 11 / 22;

TrustStore trust_of(const SealAuthority& authority, std::string_view name = "XX01",
                    std::string_view certificate = "DEM1") {
  TrustStore trust;
  trust.add(name, certificate, authority.certificate());
  return trust;
}

Verdict kiosk_verdict(std::string_view payload, const TrustStore& trust, Date on = today) {
  return verify(parse_seal(payload, tables()).value(), trust, KioskPolicy{on});
}

Verdict workbench_verdict(std::string_view payload, const TrustStore& trust, Date on = today) {
  return verify(parse_seal(payload, tables()).value(), trust, WorkbenchPolicy{on});
}

TEST(Verdict, finds_the_signature_of_every_specimen_good) {
  for (const Specimen& specimen : official_specimens()) {
    const Verdict verdict = workbench_verdict(specimen.payload, specimen_trust());
    EXPECT_TRUE(verdict.test) << specimen.name;
    // One specimen names FR00-0000, which the specification does not print.
    if (specimen.certificate == "0000")
      EXPECT_EQ(verdict.reason, Reason::test_authority);
    else
      EXPECT_EQ(verdict.signature_holds, true) << specimen.name;
  }
}

TEST(Verdict, accepts_no_specimen_of_which_a_single_signed_bit_changed) {
  for (const std::string_view name :
       {"v4-28", "v4-24", "v4-04", "v4-19", "v4-C9", "v3-00", "v3-02", "v2-01", "v2-06", "v1-01"}) {
    const Specimen& specimen = official_specimen(name);
    std::string payload = specimen.payload;
    for (std::size_t bit = 0; bit < specimen.signed_length * 8; ++bit) {
      payload[bit / 8] = static_cast<char>(payload[bit / 8] ^ (1 << (bit % 8)));
      if (const auto seal = parse_seal(payload, tables())) {
        const Verdict verdict = verify(*seal, specimen_trust(), WorkbenchPolicy{today});
        EXPECT_NE(verdict.signature_holds, true) << name << " bit " << bit;
        EXPECT_NE(verdict.outcome, Outcome::proven) << name << " bit " << bit;
      }
      payload[bit / 8] = specimen.payload[bit / 8];
    }
  }
}

TEST(Verdict, accepts_no_seal_of_which_a_single_bit_changed) {
  const SealAuthority authority;
  const TrustStore trust = trust_of(authority);
  const std::string good = authority.seal(sample_tax_notice());
  ASSERT_EQ(kiosk_verdict(good, trust).outcome, Outcome::proven);
  std::string payload = good;
  for (std::size_t bit = 0; bit < payload.size() * 8; ++bit) {
    payload[bit / 8] = static_cast<char>(payload[bit / 8] ^ (1 << (bit % 8)));
    const auto seal = parse_seal(payload, tables());
    const bool is_proven = seal && verify(*seal, trust, KioskPolicy{today}).outcome == Outcome::proven;
    EXPECT_FALSE(is_proven) << "bit " << bit;
    payload[bit / 8] = good[bit / 8];
  }
}

TEST(Verdict, proves_with_each_curve_that_seals_use) {
  for (const KeyKind key : {KeyKind::p256, KeyKind::p384, KeyKind::p521}) {
    const SealAuthority authority({.key = key});
    const TrustStore trust = trust_of(authority);
    const std::string payload = authority.seal(sample_tax_notice());
    EXPECT_EQ(kiosk_verdict(payload, trust),
              (Verdict{.outcome = Outcome::proven, .reason = Reason::valid, .test = false, .signature_holds = true}));
    EXPECT_EQ(
        kiosk_verdict(with_forged_income(payload), trust),
        (Verdict{
            .outcome = Outcome::altered, .reason = Reason::bad_signature, .test = false, .signature_holds = false}));
    EXPECT_EQ(kiosk_verdict(with_damaged_signature(payload), trust).outcome, Outcome::altered);
  }
}

TEST(Verdict, still_proves_when_an_annex_follows) {
  const SealAuthority authority;
  SealContent content = sample_tax_notice();
  content.annex = {variable("46", "INTRUS")};
  EXPECT_EQ(kiosk_verdict(authority.seal(content), trust_of(authority)).outcome, Outcome::proven);
}

TEST(Verdict, refuses_a_signature_out_of_range_or_spelled_otherwise) {
  const SealAuthority authority;
  const TrustStore trust = trust_of(authority);
  const std::string good = authority.seal(sample_tax_notice());
  const std::size_t mark = good.find('\x1f');
  const auto with_signature = [&](const std::string& text) { return good.substr(0, mark + 1) + text; };
  const std::string text = good.substr(mark + 1);

  EXPECT_EQ(kiosk_verdict(with_signature(encode_base32(std::string(64, '\0'))), trust).outcome, Outcome::altered);
  EXPECT_EQ(kiosk_verdict(with_signature(encode_base32(std::string(64, '\xff'))), trust).outcome, Outcome::altered);

  static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const std::size_t last = alphabet.find(text.back());
  for (std::size_t idle_bits = 1; idle_bits < 8; ++idle_bits) {
    std::string other = text;
    other.back() = alphabet[last | idle_bits];
    EXPECT_EQ(kiosk_verdict(with_signature(other), trust).reason, Reason::malformed);
  }
  std::string lower = text;
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (const std::string& bad : {text + "A", text + "=", text.substr(0, 100), text.substr(0, 96), text + text, lower})
    EXPECT_EQ(kiosk_verdict(with_signature(bad), trust).reason, Reason::malformed) << bad.size();
}

TEST(Verdict, never_takes_the_curve_from_the_length_of_the_signature) {
  const SealAuthority small, large({.key = KeyKind::p384});
  const std::string payload = large.seal(sample_tax_notice());
  const Verdict verdict = kiosk_verdict(payload, trust_of(small));
  EXPECT_EQ(verdict.outcome, Outcome::undetermined);
  EXPECT_EQ(verdict.reason, Reason::malformed);
}

TEST(Verdict, tells_an_unknown_authority_from_an_unknown_certificate) {
  const SealAuthority authority;
  const std::string payload = authority.seal(sample_tax_notice());
  EXPECT_EQ(kiosk_verdict(payload, TrustStore()).reason, Reason::unknown_authority);
  const Verdict verdict = kiosk_verdict(payload, trust_of(authority, "XX01", "DEM2"));
  EXPECT_EQ(verdict.reason, Reason::unknown_certificate);
  EXPECT_EQ(verdict.outcome, Outcome::undetermined);
}

TEST(Verdict, calls_no_paper_false_for_a_certificate_that_cannot_be_used) {
  for (const KeyKind key : {KeyKind::rsa, KeyKind::explicit_p256}) {
    const SealAuthority authority({.key = key});
    const Verdict verdict = kiosk_verdict(authority.seal(sample_tax_notice()), trust_of(authority));
    EXPECT_EQ(verdict.reason, Reason::unusable_key);
    EXPECT_EQ(verdict.outcome, Outcome::undetermined);
  }
  TrustStore trust;
  trust.add("XX01", "DEM1", bytes_of("not a certificate"));
  EXPECT_EQ(kiosk_verdict(SealAuthority().seal(sample_tax_notice()), trust).reason, Reason::unusable_key);
}

TEST(Verdict, asks_that_the_certificate_was_valid_on_the_day_of_signing) {
  using std::chrono::year;
  const SealAuthority authority;  // 2025-01-01 to 2028-01-01
  const TrustStore trust = trust_of(authority);
  SealContent content = sample_tax_notice();
  const auto reason_when_signed = [&](Date day, Date on = year{2030} / 1 / 1) {
    content.signed_on = day;
    return kiosk_verdict(authority.seal(content), trust, on).reason;
  };
  EXPECT_EQ(reason_when_signed(year{2024} / 12 / 31), Reason::outside_validity);
  EXPECT_EQ(reason_when_signed(year{2025} / 1 / 1), Reason::valid);
  EXPECT_EQ(reason_when_signed(year{2028} / 1 / 1),
            Reason::valid);  // an expired certificate is normal for an old paper
  EXPECT_EQ(reason_when_signed(year{2028} / 1 / 2), Reason::outside_validity);
  EXPECT_EQ(reason_when_signed(today, today), Reason::valid);
  EXPECT_EQ(reason_when_signed(year{2026} / 11 / 23, today), Reason::outside_validity);  // signed tomorrow
}

TEST(Verdict, does_not_accuse_when_the_certificate_was_not_valid) {
  const SealAuthority old_key, new_key({.valid_from = std::chrono::sys_days{std::chrono::year{2026} / 10 / 1}});
  const Verdict verdict = kiosk_verdict(old_key.seal(sample_tax_notice()), trust_of(new_key));
  EXPECT_EQ(verdict.outcome, Outcome::undetermined);
  EXPECT_EQ(verdict.reason, Reason::outside_validity);
  EXPECT_EQ(verdict.signature_holds, false);
}

TEST(Verdict, never_lets_a_test_authority_prove_anything_in_the_kiosk) {
  for (const SealAuthority::Settings& settings :
       std::vector<SealAuthority::Settings>{{.authority = "FR00", .certificate = "0001"},
                                            {.authority = "XX00", .certificate = "DEM1"},
                                            {.authority = "FR06", .certificate = "0000"},
                                            {.authority = "FR06", .certificate = "DEM1", .subject = "TEST1"}}) {
    const SealAuthority authority(settings);
    const TrustStore trust = trust_of(authority, settings.authority, settings.certificate);
    const std::string payload = authority.seal(sample_tax_notice());
    const Verdict verdict = kiosk_verdict(payload, trust);
    EXPECT_EQ(verdict.outcome, Outcome::undetermined);
    EXPECT_EQ(verdict.reason, Reason::test_authority);
    EXPECT_TRUE(verdict.test);
    EXPECT_EQ(workbench_verdict(payload, trust),
              (Verdict{.outcome = Outcome::proven, .reason = Reason::valid, .test = true, .signature_holds = true}));
  }
}

TEST(Verdict, recognises_a_test_seal_without_its_certificate) {
  EXPECT_EQ(kiosk_verdict(official_specimen("v4-28").payload, TrustStore()).reason, Reason::test_authority);
  EXPECT_EQ(workbench_verdict(official_specimen("v4-28").payload, TrustStore()).reason, Reason::test_authority);
}

// The key of an energy supplier is certified too: it must not make an income.
TEST(Verdict, proves_a_document_only_by_who_may_sign_it) {
  const SealAuthority authority;
  const auto notice = authority.seal(sample_tax_notice());
  auto trust = trust_of(authority);
  EXPECT_EQ(kiosk_verdict(notice, trust).outcome, Outcome::proven);
  trust.entitle("XX01-DEM1", {"00", "01"});
  EXPECT_EQ(kiosk_verdict(notice, trust).outcome, Outcome::undetermined);
  EXPECT_EQ(kiosk_verdict(notice, trust).reason, Reason::wrong_signer);
  trust.entitle("XX01-DEM1", {"04", "28"});
  EXPECT_EQ(kiosk_verdict(notice, trust).outcome, Outcome::proven);
}

TEST(Trust, believes_in_a_terminal_no_certificate_that_its_table_does_not_name) {
  const TemporaryFolder folder;
  SealAuthority().write_certificate(folder.path());
  EXPECT_TRUE(TrustStore::load(folder.path())->find("XX01", "DEM1")->documents->contains("28"));
  std::filesystem::remove(folder / "signers.tsv");
  EXPECT_TRUE(TrustStore::load(folder.path())->find("XX01", "DEM1")->documents->empty());
  EXPECT_FALSE(TrustStore::load(folder.path(), Unlisted::proves_anything)->find("XX01", "DEM1")->documents);
}

TEST(Trust, says_for_each_delivered_certificate_what_it_may_prove) {
  const auto trust = TrustStore::load("assets/trust");
  std::size_t of_tax_office = 0, certificates = 0;
  for (const auto& file : std::filesystem::directory_iterator("assets/trust")) {
    const auto name = file.path().stem().string();
    if (file.path().extension() != ".der") continue;
    ++certificates;
    const auto* found = trust->find(name.substr(0, 4), name.substr(5));
    ASSERT_NE(found, nullptr) << name;
    EXPECT_FALSE(found->documents->empty()) << name;
    EXPECT_EQ(found->documents->contains("28"), name.substr(5, 3) == "FPE") << name;
    of_tax_office += found->documents->contains("28") ? 1U : 0U;
  }
  EXPECT_EQ(certificates, trust->size());
  EXPECT_GT(of_tax_office, 10U);
}

TEST(Trust, reads_a_folder_of_certificates_by_their_names) {
  const TemporaryFolder folder;
  SealAuthority({.authority = "XX01", .certificate = "DEM1"}).write_certificate(folder.path());
  const std::string pem = read_file(data_folder() / "FR00-0001.pem");
  write_file(folder / "FR00_0001.pem", pem);
  write_file(folder / "README.md", "not a certificate");
  write_file(folder / "fr06-fpe2.der", "not named as one");
  write_file(folder / "XX02-BAD0.der", "damaged");
  const auto trust = TrustStore::load(folder.path());
  ASSERT_TRUE(trust.has_value());
  EXPECT_EQ(trust->size(), 3U);
  EXPECT_NE(trust->find("XX01", "DEM1")->key, nullptr);
  EXPECT_NE(trust->find("FR00", "0001")->key, nullptr);
  EXPECT_EQ(trust->find("XX02", "BAD0")->key, nullptr);
  EXPECT_EQ(trust->find("XX01", "DEM2"), nullptr);
  EXPECT_TRUE(trust->knows_authority("XX02"));
  EXPECT_FALSE(trust->knows_authority("XX03"));
}

TEST(Trust, says_when_the_folder_is_missing) {
  EXPECT_EQ(TrustStore::load("/nowhere/at/all").error(), TrustError::no_such_folder);
}

TEST(Trust, delivers_usable_certificates_and_no_test_one) {
  const auto trust = TrustStore::load("assets/trust");
  ASSERT_TRUE(trust.has_value());
  EXPECT_GE(trust->size(), 20U);
  for (const auto& [authority, certificate] :
       std::vector<std::pair<std::string_view, std::string_view>>{{"FR06", "FPE2"},
                                                                  {"FR06", "FPE6"},
                                                                  {"FR03", "EDFD"},
                                                                  {"FR07", "ENG3"},
                                                                  {"FR06", "FRE0"},
                                                                  {"FR06", "BYT0"}}) {
    const Certificate* found = trust->find(authority, certificate);
    ASSERT_NE(found, nullptr) << certificate;
    EXPECT_NE(found->key, nullptr) << certificate;
    EXPECT_FALSE(found->test) << certificate;
  }
  EXPECT_FALSE(trust->knows_authority("FR00"));
}

}  // namespace
