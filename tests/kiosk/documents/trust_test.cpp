#include <gtest/gtest.h>

#include "kiosk/documents/verdict.hpp"
#include "platform/system/digest.hpp"
#include "tests/kiosk/documents/forms.hpp"
#include "tests/kiosk/documents/official.hpp"
#include "tests/support/files.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::kiosk::documents;
using namespace guichet::tests;
using guichet::kiosk::demand::Date;
using guichet::platform::system::hexadecimal;
using guichet::platform::system::sha256;
using std::chrono::sys_days;
using std::chrono::year;

constexpr Date today = year{2026} / 11 / 22;

// A bundle as assets/trust/make writes it.
class TrustBundle : public testing::Test {
 protected:
  void put(const std::string& name, const std::string& bytes) {
    std::filesystem::create_directories((folder_ / name).parent_path());
    write_file(folder_ / name, bytes);
    files_ += "file\t" + name + "\t" + hexadecimal(sha256(bytes_of(bytes))) + "\n";
  }

  void write_bundle(const std::string& status = "in_accord") {
    write_file(folder_ / "bundle.tsv", "date\t2026-05-11\nsequence\t23\nnext_update\t2027-05-11\nauthority\tXX01\t" +
                                           status + "\t2020-01-01\nauthority\tXX05\tin_accord\t2020-01-01\n" + files_);
    write_file(folder_ / "signers.tsv", "XX01-DEM1\t28\n");
  }

  void write_usual_bundle() {
    put("authorities/XX01.der", root_.certificate());
    put("XX01-DEM1.der", signer_.certificate);
    write_bundle();
  }

  Verdict judge(Date on = today) { return judge(TrustStore::load(folder_.path()).value(), on); }
  Verdict judge(const TrustStore& trust, Date on = today) {
    const std::string payload = text_seal(signer_, "XX01DEM1", "452025");
    return verify(parse_seal(payload, tables()).value(), trust, KioskPolicy{on});
  }

  TemporaryFolder folder_;
  SealRoot root_;
  SealSigner signer_ = root_.issue("DEM1");
  std::string files_;
};

TEST_F(TrustBundle, proves_what_a_certificate_of_its_authority_signed) {
  write_usual_bundle();
  EXPECT_EQ(judge().outcome, Outcome::proven);
  const auto trust = TrustStore::load(folder_.path());
  EXPECT_EQ(trust->bundle_date(), Date{year{2026} / 5 / 11});
  EXPECT_EQ(trust->bundle()->sequence, 23);
}

TEST_F(TrustBundle, knows_an_authority_of_which_it_holds_no_certificate) {
  write_usual_bundle();
  const auto trust = TrustStore::load(folder_.path());
  EXPECT_TRUE(trust->knows_authority("XX05"));
  EXPECT_FALSE(trust->knows_authority("XX06"));
}

TEST_F(TrustBundle, believes_no_certificate_that_another_authority_issued) {
  put("authorities/XX01.der", SealRoot().certificate());  // the same name, another key
  put("XX01-DEM1.der", signer_.certificate);
  write_bundle();
  EXPECT_EQ(judge().reason, Reason::unusable_key);
}

TEST_F(TrustBundle, believes_no_certificate_without_its_authority_nor_under_another_name) {
  put("XX01-DEM1.der", signer_.certificate);
  write_bundle();
  EXPECT_EQ(judge().reason, Reason::unusable_key);
  put("authorities/XX01.der", root_.certificate());
  put("XX01-DEM1.der", root_.issue("DEM2").certificate);
  write_bundle();
  EXPECT_EQ(TrustStore::load(folder_.path())->find("XX01", "DEM1")->key, nullptr);
}

TEST_F(TrustBundle, asks_that_the_authority_was_valid_on_the_day_of_signing_too) {
  root_ = SealRoot("XX01", {.from = sys_days{year{2020} / 1 / 1}, .to = sys_days{year{2026} / 8 / 2}});
  signer_ = root_.issue("DEM1");
  write_usual_bundle();
  EXPECT_EQ(judge().reason, Reason::outside_validity);  // signed on 2026-08-03
}

TEST_F(TrustBundle, keeps_an_old_paper_proven_when_its_authority_has_expired_since) {
  root_ = SealRoot("XX01", {.from = sys_days{year{2020} / 1 / 1}, .to = sys_days{year{2026} / 8 / 3}});
  signer_ = root_.issue("DEM1");
  write_usual_bundle();
  EXPECT_EQ(judge().outcome, Outcome::proven);
}

TEST_F(TrustBundle, refuses_what_was_revoked_even_after_the_day_of_signing) {
  put("authorities/XX01.der", root_.certificate());
  put("XX01-DEM1.der", signer_.certificate);
  put("authorities/XX01.crl", root_.revoking({&signer_}));  // on 2026-10-01; signed on 2026-08-03
  write_bundle();
  const Verdict verdict = judge();
  EXPECT_EQ(verdict.outcome, Outcome::undetermined);
  EXPECT_EQ(verdict.reason, Reason::revoked);
  EXPECT_EQ(verdict.signature_holds, true);
}

TEST_F(TrustBundle, leaves_alone_what_the_list_does_not_name) {
  const SealSigner other = root_.issue("DEM2");
  put("authorities/XX01.der", root_.certificate());
  put("XX01-DEM1.der", signer_.certificate);
  put("authorities/XX01.crl", root_.revoking({&other}));
  write_bundle();
  EXPECT_EQ(judge().outcome, Outcome::proven);
}

TEST_F(TrustBundle, revokes_with_an_authority_all_that_it_certified) {
  put("authorities/XX01.der", root_.certificate());
  put("XX01-DEM1.der", signer_.certificate);
  write_bundle("revoked");
  EXPECT_EQ(judge().reason, Reason::revoked);
}

TEST_F(TrustBundle, is_not_used_with_a_list_of_revocations_that_its_authority_did_not_sign) {
  put("authorities/XX01.der", root_.certificate());
  put("XX01-DEM1.der", signer_.certificate);
  for (const std::string& list : {SealRoot().revoking({}), std::string("not a list")}) {
    files_.clear();
    put("authorities/XX01.der", root_.certificate());
    put("XX01-DEM1.der", signer_.certificate);
    put("authorities/XX01.crl", list);
    write_bundle();
    EXPECT_EQ(TrustStore::load(folder_.path()).error(), TrustError::damaged);
  }
}

TEST_F(TrustBundle, is_not_used_when_a_file_is_missing_or_another) {
  write_usual_bundle();
  write_file(folder_ / "XX01-DEM1.der", root_.issue("DEM1").certificate);
  EXPECT_EQ(TrustStore::load(folder_.path()).error(), TrustError::damaged);
  std::filesystem::remove(folder_ / "XX01-DEM1.der");
  EXPECT_EQ(TrustStore::load(folder_.path()).error(), TrustError::damaged);
}

TEST_F(TrustBundle, is_not_used_when_its_dates_cannot_be_read) {
  for (const char* text : {"sequence\t23\n", "date\t11/05/2026\n", "date\t2026-05-11\n", ""}) {
    write_file(folder_ / "bundle.tsv", text);
    EXPECT_EQ(TrustStore::load(folder_.path()).error(), TrustError::damaged) << text;
  }
}

TEST_F(TrustBundle, leaves_alone_a_certificate_that_it_does_not_name) {
  write_usual_bundle();
  write_file(folder_ / "XX01-DEM9.der", root_.issue("DEM9").certificate);
  EXPECT_EQ(TrustStore::load(folder_.path())->find("XX01", "DEM9"), nullptr);
}

TEST_F(TrustBundle, proves_and_accuses_no_longer_when_it_is_too_old) {
  write_usual_bundle();
  auto trust = TrustStore::load(folder_.path()).value();
  EXPECT_EQ(judge(trust, year{2027} / 5 / 11).outcome, Outcome::proven);
  EXPECT_EQ(judge(trust, year{2027} / 5 / 12).reason, Reason::bundle_too_old);  // the list's own term
  trust.allow_age(std::chrono::days{195});
  EXPECT_EQ(judge(trust, today).outcome, Outcome::proven);
  trust.allow_age(std::chrono::days{194});
  EXPECT_EQ(
      judge(trust, today),
      (Verdict{
          .outcome = Outcome::undetermined, .reason = Reason::bundle_too_old, .test = false, .signature_holds = true}));
  std::string altered = text_seal(signer_, "XX01DEM1", "452025");
  altered[28] = '9';
  const Verdict verdict = verify(parse_seal(altered, tables()).value(), trust, KioskPolicy{today});
  EXPECT_EQ(verdict.outcome, Outcome::undetermined);
  EXPECT_EQ(verdict.signature_holds, false);
}

TEST_F(TrustBundle, is_not_needed_for_a_folder_that_someone_vouches_for) {
  write_file(folder_ / "XX01-DEM1.der", signer_.certificate);
  const auto trust = TrustStore::load(folder_.path(), Unlisted::proves_anything);
  EXPECT_EQ(trust->bundle_date(), std::nullopt);
  EXPECT_EQ(judge(*trust, year{2060} / 1 / 1).outcome, Outcome::proven);
}

TEST_F(TrustBundle, checks_a_plain_folder_against_authorities_and_revocations_that_it_holds) {
  std::filesystem::create_directories(folder_ / "authorities");
  write_file(folder_ / "XX01-DEM1.der", signer_.certificate);
  write_file(folder_ / "authorities/XX01.der", root_.certificate());
  write_file(folder_ / "authorities/XX01.crl", root_.revoking({&signer_}));
  EXPECT_EQ(judge(TrustStore::load(folder_.path(), Unlisted::proves_anything).value()).reason, Reason::revoked);
  std::filesystem::remove(folder_ / "authorities/XX01.der");
  EXPECT_EQ(TrustStore::load(folder_.path()).error(), TrustError::damaged);
}

TEST(DeliveredTrust, is_a_bundle_of_which_every_certificate_has_its_authority) {
  const auto trust = TrustStore::load("assets/trust");
  ASSERT_TRUE(trust.has_value());
  ASSERT_TRUE(trust->bundle().has_value());
  EXPECT_EQ(trust->bundle()->authorities.size(), 7U);
  EXPECT_TRUE(trust->knows_authority("FR09"));
  EXPECT_NE(trust->find("FR06", "FPE6")->key, nullptr);
  EXPECT_FALSE(trust->is_too_old(year{2027} / 5 / 11));
  EXPECT_TRUE(trust->is_too_old(year{2027} / 5 / 12));
}

}  // namespace
