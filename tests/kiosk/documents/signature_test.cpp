#include <array>

#include <gtest/gtest.h>
#include <openssl/bn.h>
#include <openssl/ec.h>

#include "kiosk/documents/verdict.hpp"
#include "tests/kiosk/documents/forms.hpp"
#include "tests/kiosk/documents/official.hpp"
#include "tests/support/files.hpp"

namespace {

using namespace guichet::kiosk::documents;
using namespace guichet::tests;

constexpr std::array curves = {KeyKind::p256, KeyKind::p384, KeyKind::p521};

class Signature : public testing::TestWithParam<KeyKind> {
 protected:
  Verdict judge(const std::string& signature) const {
    const std::string payload = covered_ + "\x1f" + signature;
    return verify(parse_seal(payload, tables()).value(), trust_, KioskPolicy{std::chrono::year{2026} / 11 / 22});
  }
  Verdict judge_raw(const std::string& raw) const { return judge(encode_base32(raw)); }

  void SetUp() override { trust_.add("XX01", "DEM1", bytes_of(signer_.certificate)); }

  SealSigner signer_ = SealRoot().issue("DEM1", GetParam());
  std::string covered_ = text_header("XX01DEM1") + "452025";
  std::string raw_ = signer_.sign(covered_);
  std::size_t width_ = raw_.size() / 2;
  TrustStore trust_;
};

TEST_P(Signature, has_one_spelling_only) {
  const std::string text = encode_base32(raw_);
  ASSERT_EQ(judge(text).outcome, Outcome::proven);
  static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const std::size_t idle_bits = text.size() * 5 - raw_.size() * 8, last = alphabet.find(text.back());
  for (std::size_t idle = 1; idle < std::size_t{1} << idle_bits; ++idle) {
    std::string other = text;
    other.back() = alphabet[last | idle];
    EXPECT_EQ(judge(other).reason, Reason::malformed) << idle;
  }
  for (const std::string& other : {text + "=", text + "A", text.substr(1), text.substr(0, text.size() - 1)})
    EXPECT_EQ(judge(other).reason, Reason::malformed);
}

TEST_P(Signature, is_refused_when_a_number_is_zero_or_beyond_the_order_of_the_curve) {
  const std::string zero(width_, '\0'), beyond(width_, '\xff');
  const std::string r = raw_.substr(0, width_), s = raw_.substr(width_);
  for (const std::string& forged : {zero + s, r + zero, zero + zero, beyond + s, r + beyond, beyond + beyond, s + r})
    EXPECT_EQ(judge_raw(forged).outcome, Outcome::altered);
}

TEST_P(Signature, is_refused_with_the_order_itself_or_more_added) {
  const std::unique_ptr<EC_GROUP, decltype(&EC_GROUP_free)> group(
      EC_GROUP_new_by_curve_name(GetParam() == KeyKind::p256   ? NID_X9_62_prime256v1
                                 : GetParam() == KeyKind::p384 ? NID_secp384r1
                                                               : NID_secp521r1),
      EC_GROUP_free);
  std::string order(width_, '\0');
  BN_bn2binpad(EC_GROUP_get0_order(group.get()), reinterpret_cast<unsigned char*>(order.data()),
               static_cast<int>(width_));
  EXPECT_EQ(judge_raw(order + raw_.substr(width_)).outcome, Outcome::altered);
  EXPECT_EQ(judge_raw(raw_.substr(0, width_) + order).outcome, Outcome::altered);
}

TEST_P(Signature, is_never_proven_with_a_bit_changed) {
  for (std::size_t bit = 0; bit < raw_.size() * 8; ++bit) {
    std::string forged = raw_;
    forged[bit / 8] = static_cast<char>(forged[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_NE(judge_raw(forged).outcome, Outcome::proven) << "bit " << bit;
  }
}

INSTANTIATE_TEST_SUITE_P(Curves, Signature, testing::ValuesIn(curves));

}  // namespace
