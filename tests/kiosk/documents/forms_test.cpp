#include <gtest/gtest.h>

#include "kiosk/documents/binary.hpp"
#include "kiosk/documents/seal.hpp"
#include "kiosk/documents/verdict.hpp"
#include "tests/kiosk/documents/forms.hpp"
#include "tests/kiosk/documents/official.hpp"
#include "tests/support/files.hpp"

namespace {

using namespace guichet::kiosk::documents;
using namespace guichet::tests;
using namespace std::string_literals;
using guichet::kiosk::demand::Date;
using std::chrono::year;

constexpr Date today = year{2026} / 11 / 22;

class Forms : public testing::Test {
 protected:
  Verdict judge(const std::string& payload, const SealSigner& signer, std::string_view certificate = "DEM1") {
    TrustStore trust;
    trust.add("XX01", certificate, bytes_of(signer.certificate));
    return verify(parse_seal(payload, tables()).value(), trust, KioskPolicy{today});
  }

  SealRoot root_;
  SealSigner signer_ = root_.issue("DEM1");
  std::string blocks_ = block(0x60, c40("NATACHA")) + block(0x62, c40("SPECIMEN")) +
                        block(0x69, binary_date(11, 5, 1973)) + block(0xfa, "\x01\xff\x1f\x1d"s);
};

TEST(C40, reads_what_the_specification_prints) {
  EXPECT_EQ(decode_c40("\x7b\xa7"), "FRA");
  EXPECT_EQ(decode_binary_date("\x5f\xb3\xe1"), std::optional<std::optional<Date>>(Date{year{1969} / 6 / 27}));
  EXPECT_EQ(decode_binary_date("\xff\xff\xff"), std::optional<std::optional<Date>>(std::in_place));
}

TEST(C40, gives_back_every_length_of_text) {
  for (const std::string text : {"A", "AB", "ABC", "ABCD", "AB 12", "SPECIMEN 0123456789"})
    EXPECT_EQ(decode_c40(c40(text)), text);
  EXPECT_EQ(decode_c40("\x06\xa6"), "#H");          // a shift, and the mark it chooses
  EXPECT_EQ(decode_c40("\x59\xb2"), std::nullopt);  // a shift, then nothing
  EXPECT_EQ(decode_c40("\x0a\xff"), std::nullopt);  // a shift to a mark that does not exist
}

TEST(C40, refuses_what_is_no_text) {
  for (const std::string& bytes : {"\x01"s, "\0\0"s, "\xff\xff"s, "\x00\x01"s, "\xfe\x01"s, "\xfe\x42\x7b\xa7"s})
    EXPECT_EQ(decode_c40(bytes), std::nullopt);
}

TEST(BinaryDate, is_refused_when_no_calendar_has_it) {
  EXPECT_EQ(decode_binary_date(binary_date(13, 1, 2026)), std::nullopt);
  EXPECT_EQ(decode_binary_date(binary_date(2, 30, 2026)), std::nullopt);
  EXPECT_EQ(decode_binary_date("\x5f\xb3"), std::nullopt);
}

TEST_F(Forms, reads_a_binary_header) {
  const std::string payload = binary_seal(signer_, "XX010DEM1", blocks_);
  const Seal seal = parse_seal(payload, tables()).value();
  EXPECT_EQ(seal.form, Form::binary);
  EXPECT_EQ(seal.header.version, 4);
  EXPECT_EQ(seal.header.country, "FRA");
  EXPECT_EQ(seal.header.authority, "XX01");
  EXPECT_EQ(seal.header.certificate, "0DEM1");
  EXPECT_EQ(seal.header.issued, Date{year{1969} / 6 / 27});
  EXPECT_EQ(seal.header.signed_on, Date{year{2026} / 8 / 3});
  EXPECT_EQ(seal.header.document_type, "07");
  EXPECT_EQ(seal.header.perimeter, "01");
}

TEST_F(Forms, writes_binary_values_out_by_what_the_tables_say) {
  const std::string payload =
      binary_seal(signer_, "XX010DEM1", blocks_ + block(0x51, "\x9d"s));  // its bytes are shown, not copied
  const Seal seal = parse_seal(payload, tables()).value();
  ASSERT_EQ(seal.fields.size(), 5U);
  EXPECT_EQ(seal.value("60"), "NATACHA");
  EXPECT_EQ(seal.value("62"), "SPECIMEN");
  EXPECT_EQ(seal.value("69"), "05111973");
  EXPECT_EQ(seal.value("51"), "157");
  EXPECT_EQ(seal.value("FA"), "01FF1F1D");  // unknown: its bytes
  EXPECT_EQ(seal.fields[3].bytes, "\x01\xff\x1f\x1d"s);
}

TEST_F(Forms, keeps_unknown_binary_values_as_bytes) {
  const Seal seal =
      parse_seal(binary_seal(signer_, "XX010DEM1", block(0xfb, c40("TEXT")) + block(0x60, "\xff"s)), tables()).value();
  EXPECT_EQ(seal.fields[0].kind, nullptr);
  EXPECT_EQ(seal.fields[0].value, "D136FE55");
  EXPECT_EQ(seal.fields[1].value, "FF");
}

TEST_F(Forms, keeps_its_texts_when_it_is_copied_and_moved) {
  const std::string payload = binary_seal(signer_, "XX010DEM1", blocks_);
  Seal copy;
  {
    const Seal seal = parse_seal(payload, tables()).value();
    Seal second = seal;
    copy = std::move(second);
  }
  EXPECT_EQ(copy.header.authority, "XX01");
  EXPECT_EQ(copy.value("60"), "NATACHA");
}

TEST_F(Forms, proves_binary_seals_with_each_curve) {
  for (const KeyKind kind : {KeyKind::p256, KeyKind::p384, KeyKind::p521}) {
    const SealSigner signer = root_.issue("DEM1", kind);
    const std::string good = binary_seal(signer, "XX010DEM1", blocks_);
    EXPECT_EQ(judge(good, signer).outcome, Outcome::proven);
    std::string altered = good;
    altered[25] = static_cast<char>(altered[25] ^ 1);
    EXPECT_EQ(judge(altered, signer).outcome, Outcome::altered);
    std::string damaged = good;
    damaged.back() = static_cast<char>(damaged.back() ^ 1);
    EXPECT_EQ(judge(damaged, signer).outcome, Outcome::altered);
  }
}

TEST_F(Forms, finds_a_binary_certificate_under_its_five_characters_too) {
  const SealSigner signer = root_.issue("0DEM1");
  EXPECT_EQ(judge(binary_seal(signer, "XX010DEM1", blocks_), signer, "0DEM1").outcome, Outcome::proven);
  EXPECT_EQ(judge(binary_seal(signer, "XX011DEM1", blocks_), signer).reason, Reason::unknown_certificate);
}

TEST_F(Forms, reads_long_binary_values) {
  const std::string long_value(600, '\x7b');
  const std::string payload = binary_seal(signer_, "XX010DEM1", block(0xfa, long_value));
  EXPECT_EQ(parse_seal(payload, tables())->fields[0].bytes, long_value);
  EXPECT_EQ(judge(payload, signer_).outcome, Outcome::proven);
}

TEST_F(Forms, leaves_the_annex_of_a_binary_seal_uncertified) {
  const std::string payload = binary_seal(signer_, "XX010DEM1", blocks_, block(0x60, c40("INTRUS")));
  const Seal seal = parse_seal(payload, tables()).value();
  EXPECT_EQ(seal.value("60"), "NATACHA");
  ASSERT_EQ(seal.annex.size(), 1U);
  EXPECT_EQ(seal.annex[0].value, "INTRUS");
  EXPECT_EQ(judge(payload, signer_).outcome, Outcome::proven);
}

TEST_F(Forms, finds_where_a_mixed_message_turns_to_binary) {
  const std::string payload = mixed_seal(signer_, "XX01DEM1",
                                         "46SPECIMEN\x1d"
                                         "452025",
                                         blocks_, block(0x62, c40("INTRUS")));
  const Seal seal = parse_seal(payload, tables()).value();
  EXPECT_EQ(seal.form, Form::mixed);
  EXPECT_EQ(seal.header.certificate, "DEM1");
  ASSERT_EQ(seal.fields.size(), 6U);
  EXPECT_EQ(seal.value("46"), "SPECIMEN");
  EXPECT_EQ(seal.value("45"), "2025");
  EXPECT_EQ(seal.value("60"), "NATACHA");
  EXPECT_EQ(seal.annex.size(), 1U);
  EXPECT_EQ(judge(payload, signer_).outcome, Outcome::proven);
}

TEST_F(Forms, reads_a_mixed_message_without_text_or_without_blocks) {
  EXPECT_EQ(judge(mixed_seal(signer_, "XX01DEM1", "", blocks_), signer_).outcome, Outcome::proven);
  EXPECT_EQ(judge(mixed_seal(signer_, "XX01DEM1", "452025", ""), signer_).outcome, Outcome::proven);
}

// "60" is the identifier 60, or the block 36 of 48 bytes, which here ends where another block begins.
TEST_F(Forms, take_no_text_for_a_block_because_its_length_fits) {
  const std::string people =
      "60CHARLIE/SACHA\x1d"
      "62IMAGINAIRE LOU\x1d";
  const std::string known =
      block(0x67, c40("FR")) + block(0x68, c40("F")) + block(0x69, binary_date(9, 6, 1977)) + block(0x6c, c40("FR"));
  ASSERT_EQ(people.size() + known.size(), 2 + 48U);
  const std::string payload = mixed_seal(signer_, "XX01DEM1", people, known + block(0x6a, c40("VILLE FICTIVE")));
  const Seal seal = parse_seal(payload, tables()).value();
  EXPECT_EQ(seal.form, Form::mixed);
  EXPECT_EQ(seal.value("60"), "CHARLIE/SACHA");
  EXPECT_EQ(seal.value("62"), "IMAGINAIRE LOU");
  EXPECT_EQ(seal.value("69"), "06091977");
  EXPECT_EQ(judge(payload, signer_).outcome, Outcome::proven);
}

TEST_F(Forms, proves_no_mixed_seal_of_which_a_bit_changed) {
  const std::string good = mixed_seal(signer_, "XX01DEM1",
                                      "46SPECIMEN\x1d"
                                      "452025",
                                      blocks_);
  TrustStore trust;
  trust.add("XX01", "DEM1", bytes_of(signer_.certificate));
  std::string payload = good;
  for (std::size_t bit = 0; bit < payload.size() * 8; ++bit) {
    payload[bit / 8] = static_cast<char>(payload[bit / 8] ^ (1 << (bit % 8)));
    const auto seal = parse_seal(payload, tables());
    EXPECT_FALSE(seal && verify(*seal, trust, KioskPolicy{today}).outcome == Outcome::proven) << "bit " << bit;
    payload[bit / 8] = good[bit / 8];
  }
}

TEST_F(Forms, never_takes_a_text_seal_for_a_mixed_one) {
  const std::string trap = block(0x60, c40("INTRUS")) + block(0xff, std::string(64, 'A'));
  const std::string payload = text_seal(signer_, "XX01DEM1",
                                        "46SPECIMEN\x1d"
                                        "452025",
                                        trap);
  const Seal seal = parse_seal(payload, tables()).value();
  EXPECT_EQ(seal.form, Form::text);
  EXPECT_EQ(seal.value("46"), "SPECIMEN");
  EXPECT_EQ(judge(payload, signer_).outcome, Outcome::proven);
}

TEST_F(Forms, says_what_a_cut_binary_seal_lacks) {
  const std::string whole = binary_seal(signer_, "XX010DEM1", blocks_);
  for (std::size_t length = 2; length < whole.size(); ++length) {
    const auto seal = parse_seal(std::string_view(whole).substr(0, length), tables());
    ASSERT_EQ(seal.has_value(), length >= 19) << length;
    if (seal)
      EXPECT_EQ(seal->flaw, Flaw::no_signature) << length;
    else
      EXPECT_EQ(seal.error(), SealError::malformed_header) << length;
  }
}

// Another family may use the same mark: nothing is said against the paper.
TEST_F(Forms, do_not_support_a_binary_header_that_they_would_have_to_guess) {
  const std::string good = binary_header("XX010DEM1");
  const auto with = [&](std::size_t at, const std::string& bytes) {
    return std::string(good).replace(at, bytes.size(), bytes);
  };
  for (const std::string& bad : {with(2, c40("F1A")), with(4, c40("1X010DEM1")), with(4, c40("XX01 DEM1")),
                                 with(10, binary_date(13, 40, 1969)), with(13, binary_date(0, 0, 2026))})
    EXPECT_EQ(parse_seal(bad, tables()).error(), SealError::unsupported_form);
}

// Another length than the key's is no signature of this key: cut by a reader, not false.
TEST_F(Forms, calls_a_binary_signature_of_another_length_malformed) {
  const std::string covered = binary_header("XX010DEM1") + blocks_;
  const std::string raw = signer_.sign(covered);
  for (const std::string& signature : {raw.substr(0, 63), raw + '\0', raw.substr(0, 32), raw + raw})
    EXPECT_EQ(judge(covered + block(0xff, signature), signer_).reason, Reason::malformed);
  EXPECT_EQ(judge(covered + block(0xff, std::string(64, '\0')), signer_).outcome, Outcome::altered);
  EXPECT_EQ(judge(covered + block(0xff, std::string(64, '\xff')), signer_).outcome, Outcome::altered);
}

}  // namespace
