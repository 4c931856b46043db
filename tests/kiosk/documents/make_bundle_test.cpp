#include <cstdlib>

#include <gtest/gtest.h>

#include "kiosk/documents/trust.hpp"
#include "tests/kiosk/documents/official_list.hpp"
#include "tests/support/files.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::kiosk::documents;
using namespace guichet::tests;

// Runs assets/trust/make on a list and directories of a test authority.
class MakeBundle : public testing::Test {
 protected:
  MakeBundle() {
    std::filesystem::create_directories(folder_ / "out");
    write_file(folder_ / "out/signers.tsv", "XX01-DEM1\t28\n");
    write_file(folder_ / "list.xml", list_.text);
    // As a directory answers: parts between words that no certificate may contain by agreement, but may by chance.
    const std::string between = "\r\n--End\r\nContent-type: application/pkix-cert\r\n\r\n";
    write_file(folder_ / "answer", between + root_.certificate() + between + signer_.certificate + between +
                                       root_.issue("DEM2").certificate + between +
                                       SealRoot().issue("DEM1").certificate);
  }

  bool make(const std::string& inputs = "answer") {
    const std::string where = folder_.path().string() + "/";
    return std::system(("python3 assets/trust/make --date 2026-11-01 --out " + where + "out --list " + where +
                        "list.xml --list-signer " + list_.signer + " " + where + inputs + " >" + where + "words 2>&1")
                           .c_str()) == 0;
  }
  std::string words() { return read_file(folder_ / "words"); }
  TrustStore made() { return TrustStore::load(folder_ / "out").value(); }

  TemporaryFolder folder_;
  SealRoot root_;
  SealSigner signer_ = root_.issue("DEM1");
  OfficialList list_ = official_list("XX01", root_.certificate());
};

TEST_F(MakeBundle, keeps_the_signers_that_their_authority_certified) {
  ASSERT_TRUE(make()) << words();
  const TrustStore trust = made();
  EXPECT_EQ(trust.bundle_date(), guichet::kiosk::demand::Date{std::chrono::year{2026} / 11 / 1});
  EXPECT_EQ(trust.bundle()->sequence, 7);
  EXPECT_EQ(trust.size(), 1U);
  EXPECT_NE(trust.find("XX01", "DEM1")->key, nullptr);
  EXPECT_TRUE(words().contains("no revocation list of XX01"));
}

TEST_F(MakeBundle, brings_what_was_revoked) {
  write_file(folder_ / "revoked.crl", root_.revoking({&signer_}));
  ASSERT_TRUE(make("answer " + (folder_ / "revoked.crl").string())) << words();
  EXPECT_TRUE(made().find("XX01", "DEM1")->revoked);
}

TEST_F(MakeBundle, refuses_a_revocation_list_of_nobody) {
  write_file(folder_ / "revoked.crl", SealRoot().revoking({&signer_}));
  EXPECT_FALSE(make("answer " + (folder_ / "revoked.crl").string()));
}

TEST_F(MakeBundle, says_which_signer_was_not_collected) {
  write_file(folder_ / "out/signers.tsv", "XX01-DEM1\t28\nXX01-DEM7\t28\n");
  ASSERT_TRUE(make()) << words();
  EXPECT_TRUE(words().contains("XX01-DEM7"));
}

TEST_F(MakeBundle, refuses_a_list_that_was_changed_or_signed_by_another) {
  const auto with = [&](std::string_view from, std::string_view to) {
    std::string text = list_.text;
    text.replace(text.find(from), from.size(), to);
    write_file(folder_ / "list.xml", text);
    return make();
  };
  EXPECT_FALSE(with("inaccord", "revoked"));
  EXPECT_TRUE(words().contains("changed after it was signed")) << words();
  EXPECT_FALSE(with("<ds:SignatureValue>", "<ds:SignatureValue>AA"));
  EXPECT_FALSE(with("</ds:KeyInfo>", "</ds:KeyInfo><ds:Object><ds:SignedInfo></ds:SignedInfo></ds:Object>"));
  EXPECT_FALSE(with("<tsl:Trust", "<!DOCTYPE x><tsl:Trust"));
  write_file(folder_ / "list.xml", official_list("XX01", root_.certificate()).text);
  EXPECT_FALSE(make());
  EXPECT_TRUE(words().contains("signed by another certificate")) << words();
}

TEST_F(MakeBundle, believes_nothing_that_stands_beside_what_is_signed) {
  std::string text = list_.text;
  const std::string provider = official_provider("XX02", SealRoot("XX02").certificate());
  text.insert(text.find("</ds:Signature>"), "<ds:Object>" + provider + "</ds:Object>");
  write_file(folder_ / "list.xml", text);
  ASSERT_TRUE(make()) << words();
  EXPECT_FALSE(made().knows_authority("XX02"));
}

}  // namespace
