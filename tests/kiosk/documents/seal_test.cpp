#include <gtest/gtest.h>

#include "kiosk/documents/base32.hpp"
#include "kiosk/documents/other_seal.hpp"
#include "kiosk/documents/seal.hpp"
#include "kiosk/documents/tax_notice.hpp"
#include "tests/kiosk/documents/official.hpp"
#include "tests/support/sample_pages.hpp"

namespace {

using namespace guichet::kiosk::documents;
using namespace guichet::tests;
using guichet::kiosk::demand::iso_date;

std::string iso(const std::optional<guichet::kiosk::demand::Date>& date) { return date ? iso_date(*date) : ""; }

Seal parse(std::string_view payload) { return parse_seal(payload, tables()).value(); }

std::string in_version_4(std::string_view message, std::string_view signature = "AAAA") {
  return "DC04XX01DEM1FFFF25F52801FR" + std::string(message) + "\x1f" + std::string(signature);
}

TEST(Seal, has_every_specimen_of_the_specification) { EXPECT_EQ(official_specimens().size(), 41U); }

TEST(Seal, reads_the_header_of_every_specimen) {
  for (const Specimen& specimen : official_specimens()) {
    SCOPED_TRACE(specimen.name);
    const Seal seal = parse(specimen.payload);
    EXPECT_EQ(seal.header.version, specimen.version);
    EXPECT_EQ(seal.header.authority, specimen.authority);
    EXPECT_EQ(seal.header.certificate, specimen.certificate);
    EXPECT_EQ(seal.header.document_type, specimen.document_type);
    EXPECT_EQ(seal.header.perimeter, specimen.perimeter);
    EXPECT_EQ(seal.header.country, specimen.country);
    EXPECT_EQ(iso(seal.header.issued), specimen.issued);
    EXPECT_EQ(iso(seal.header.signed_on), specimen.signed_on);
  }
}

TEST(Seal, reads_the_fields_of_every_specimen_in_their_order) {
  for (const Specimen& specimen : official_specimens()) {
    SCOPED_TRACE(specimen.name);
    const Seal seal = parse(specimen.payload);
    EXPECT_FALSE(seal.flaw.has_value());
    EXPECT_EQ(seal.signed_bytes, specimen.payload.substr(0, specimen.signed_length));
    ASSERT_EQ(seal.fields.size(), specimen.fields.size());
    for (std::size_t i = 0; i < seal.fields.size(); ++i) {
      EXPECT_EQ(seal.fields[i].id, specimen.fields[i].id);
      EXPECT_EQ(seal.fields[i].value, specimen.fields[i].value);
      EXPECT_EQ(seal.fields[i].kind != nullptr, specimen.fields[i].known);
    }
  }
}

TEST(Seal, knows_the_type_of_every_specimen) {
  for (const Specimen& specimen : official_specimens())
    EXPECT_NE(tables().document_type(specimen.document_type), nullptr) << specimen.document_type;
}

TEST(Seal, does_not_expect_a_separator_after_a_field_at_its_greatest_length) {
  const std::string name(38, 'N');
  const std::string payload = in_version_4("46" + name + "452025");
  const Seal seal = parse(payload);
  ASSERT_EQ(seal.fields.size(), 2U);
  EXPECT_EQ(seal.value("46"), name);
  EXPECT_EQ(seal.value("45"), "2025");
}

TEST(Seal, tolerates_a_separator_after_a_field_at_its_greatest_length) {
  const std::string payload = in_version_4("46" + std::string(38, 'N') + "\x1d" + "452025\x1d\x1d" + "432\x1d");
  const Seal seal = parse(payload);
  ASSERT_EQ(seal.fields.size(), 3U);
  EXPECT_EQ(seal.value("45"), "2025");
  EXPECT_EQ(seal.value("43"), "2");
  EXPECT_FALSE(seal.flaw.has_value());
}

TEST(Seal, says_which_fields_were_cut_short) {
  const std::string payload = in_version_4("46SPECIMEN CAM\x1e" + std::string("48") + std::string(38, 'M') + "\x1e");
  const Seal seal = parse(payload);
  ASSERT_EQ(seal.fields.size(), 2U);
  EXPECT_TRUE(seal.fields[0].truncated);
  EXPECT_EQ(seal.fields[0].value, "SPECIMEN CAM");
  EXPECT_TRUE(seal.fields[1].truncated);
}

TEST(Seal, compares_a_truncated_field_by_its_beginning_only) {
  const std::string payload = in_version_4(
      "46SPECIMEN CAM\x1e"
      "48SPECIMEN DOM\x1d");
  const Seal seal = parse(payload);
  EXPECT_TRUE(agrees(seal.fields[0], "SPECIMEN CAMILLE"));
  EXPECT_FALSE(agrees(seal.fields[0], "SPECIMEN CA"));
  EXPECT_TRUE(agrees(seal.fields[1], "SPECIMEN DOM"));
  EXPECT_FALSE(agrees(seal.fields[1], "SPECIMEN DOMINIQUE"));
}

TEST(Seal, reads_the_fields_of_a_type_that_the_tables_do_not_know) {
  std::string payload = in_version_4(
      "46SPECIMEN\x1d"
      "452025");
  payload.replace(20, 2, "ZZ");
  const Seal seal = parse(payload);
  EXPECT_EQ(tables().document_type(seal.header.document_type), nullptr);
  EXPECT_EQ(seal.value("46"), "SPECIMEN");
  EXPECT_EQ(seal.value("45"), "2025");
  EXPECT_TRUE(missing_fields(seal, tables()).empty());
}

TEST(Seal, reads_a_field_at_its_greatest_length_at_the_end_and_before_an_annex) {
  const std::string payload = in_version_4(
      "452025"
      "4Y" +
          std::string(155, 'R'),
      "AAAA\x1d"
      "46INTRUS\x1e");
  const Seal seal = parse(payload);
  EXPECT_EQ(seal.value("4Y"), std::string(155, 'R'));
  EXPECT_EQ(seal.signature, "AAAA");
  ASSERT_EQ(seal.annex.size(), 1U);
  EXPECT_TRUE(seal.annex[0].truncated);
}

TEST(Seal, accepts_an_empty_field_and_keeps_an_unknown_one_whole) {
  const std::string payload = in_version_4(
      "20\x1d"
      "ZZVALEUR 46 INCONNUE\x1d"
      "432,5");
  const Seal seal = parse(payload);
  ASSERT_EQ(seal.fields.size(), 3U);
  EXPECT_EQ(seal.fields[0].value, "");
  EXPECT_EQ(seal.fields[1].value, "VALEUR 46 INCONNUE");
  EXPECT_EQ(seal.fields[1].kind, nullptr);
  EXPECT_EQ(seal.value("43"), "2,5");
}

TEST(Seal, keeps_the_annex_apart_from_what_is_signed) {
  const SealAuthority authority;
  SealContent content = sample_tax_notice();
  content.annex = {variable("46", "INTRUS"), fixed("45", "1999")};
  const std::string payload = authority.seal(content);
  const Seal seal = parse(payload);
  EXPECT_EQ(seal.value("46"), "SPECIMEN CAMILLE");
  ASSERT_EQ(seal.annex.size(), 2U);
  EXPECT_EQ(seal.annex[0].value, "INTRUS");
  EXPECT_FALSE(seal.signed_bytes.contains("INTRUS"));
}

TEST(Seal, finds_a_flaw_where_a_fixed_field_is_too_short) {
  const std::string cut_by_separator = in_version_4(
      "4520\x1d"
      "43"
      "1");
  EXPECT_EQ(parse(cut_by_separator).flaw, Flaw::cut_field);
  const std::string cut_by_the_end = in_version_4("4520");
  EXPECT_EQ(parse(cut_by_the_end).flaw, Flaw::cut_field);
  const std::string lone = in_version_4("452025X");
  EXPECT_EQ(parse(lone).flaw, Flaw::stray_character);
  const std::string unsigned_text = "DC04XX01DEM1FFFF25F52801FR452025";
  EXPECT_EQ(parse(unsigned_text).flaw, Flaw::no_signature);
  EXPECT_EQ(parse(unsigned_text).value("45"), "2025");
}

TEST(Seal, never_falls_over_a_payload_cut_anywhere) {
  for (const Specimen& specimen : official_specimens()) {
    for (std::size_t length = 0; length < specimen.payload.size(); ++length) {
      const auto seal = parse_seal(std::string_view(specimen.payload).substr(0, length), tables());
      const bool is_unsigned = seal && seal->flaw == Flaw::no_signature;
      EXPECT_TRUE(length >= 22 || !seal) << specimen.name << " cut at " << length;
      EXPECT_TRUE(length > specimen.signed_length || !seal || specimen.version == 1 || is_unsigned)
          << specimen.name << " cut at " << length;
    }
  }
}

TEST(Seal, refuses_a_header_that_it_would_have_to_guess) {
  for (const std::string_view header :
       {"DC04xx01DEM1FFFF25F52801FR", "DC04XX01DEM1FFFF25f52801FR", "DC04XX01DEM1GFFF25F52801FR",
        "DC04X101DEM1FFFF25F52801FR", "DC04XX01DEM FFFF25F52801FR", "DC04XX01DEM1FFFF25F52801F", "DC0"}) {
    const auto seal = parse_seal(header, tables());
    ASSERT_FALSE(seal.has_value()) << header;
    EXPECT_EQ(seal.error(), header == "DC0" ? SealError::not_a_seal : SealError::malformed_header) << header;
  }
}

TEST(Seal, tells_forms_that_it_does_not_read_from_codes_that_are_no_seal) {
  using namespace std::string_literals;
  for (const std::string& payload : {"\xdc\x02\xd9\xc5\x6d\x32"s, "\xdc\x03\xd9\xc5\x6d\x32"s,
                                     "DC05XX01DEM1FFFF25F52801FR"s, "DC00XX01DEM1FFFF25F528"s}) {
    EXPECT_EQ(parse_seal(payload, tables()).error(), SealError::unsupported_form);
    EXPECT_TRUE(looks_like_seal(payload));
  }
  EXPECT_EQ(parse_seal("E00101DC04XX01", tables()).error(), SealError::incomplete_set);
  EXPECT_TRUE(looks_like_seal("E00101DC04XX01"));
  for (const std::string& payload : {""s, "D"s, "DCXX"s, "https://exemple.invalid"s, "%000000"s, "\0\0\0\0"s}) {
    EXPECT_EQ(parse_seal(payload, tables()).error(), SealError::not_a_seal);
    EXPECT_FALSE(looks_like_seal(payload));
  }
}

// ICAO 9303-13 and its successors; what begins otherwise, as ISO 22376 may, is no seal that is known here.
TEST(Seal, tells_the_families_that_it_does_not_read) {
  using namespace std::string_literals;
  const std::string base32 = "BNK6ADJL2PECXOABAHIMWDAQEE6ATAXHCCNJVXVGK5TEHZJGMV22";
  for (const auto& [payload, family] :
       {std::pair{"\xdc\x02\xd9\xc5"s, OtherSeal::icao_vds}, std::pair{"\xdc\x03\xd9\xc5"s, OtherSeal::icao_vds},
        std::pair{"RDB1" + base32, OtherSeal::icao_idb}, std::pair{"NDB1" + base32, OtherSeal::icao_idb},
        std::pair{R"({"data":{"hdr":{"t":"icao.vacc"}},"sig":{}})"s, OtherSeal::icao_vds_nc},
        std::pair{"\xdc"s, OtherSeal::unknown}, std::pair{"\xdc\x05\x01"s, OtherSeal::unknown},
        std::pair{"DC05XX01DEM1FFFF25F52801FR"s, OtherSeal::unknown}}) {
    EXPECT_EQ(other_seal(payload), family) << payload;
    EXPECT_EQ(parse_seal(payload, tables()).error(), SealError::unsupported_form) << payload;
  }
  for (const std::string& payload : {official_specimen("v4-28").payload, official_specimen("v1-01").payload,
                                     "\xdc\x04\x7b\xa7"s, "RDB1 FACTURE 2026"s, "{\"sig\":1}"s, ""s})
    EXPECT_EQ(other_seal(payload), std::nullopt) << payload;
}

// Its codes of types may mean something else there.
TEST(Seal, of_another_perimeter_has_no_type_that_the_tables_know) {
  const Seal seal = parse_seal("DC04XX01DEM1FFFF25F52802FR4123403", tables()).value();
  EXPECT_EQ(seal.header.perimeter, "02");
  EXPECT_FALSE(is_tax_notice(seal.header));
  EXPECT_EQ(type_of(seal.header, tables()), nullptr);
  EXPECT_TRUE(missing_fields(seal, tables()).empty());
}

TEST(Seal, names_the_fields_that_its_type_must_carry) {
  const std::string complete = SealAuthority().seal(sample_tax_notice());
  EXPECT_TRUE(missing_fields(parse(complete), tables()).empty());
  const std::string bare = in_version_4(
      "452025"
      "432,5\x1d"
      "46SPECIMEN\x1d");
  EXPECT_EQ(missing_fields(parse(bare), tables()), (std::vector<std::string>{"44", "4A", "4Y | 6U+6W+6X+6Y"}));
}

TEST(HandheldReader, leaves_a_plain_payload_as_it_is) {
  for (const Specimen& specimen : official_specimens())
    EXPECT_EQ(from_handheld_reader(specimen.payload), specimen.payload) << specimen.name;
}

TEST(HandheldReader, is_relieved_of_its_prefix_its_line_end_and_its_written_separators) {
  const std::string payload = official_specimen("v4-28").payload;
  EXPECT_EQ(from_handheld_reader("]d1" + payload + "\r\n"), payload);
  EXPECT_EQ(from_handheld_reader(payload + "\n"), payload);
  for (const auto& [group, unit] : std::vector<std::pair<std::string, std::string>>{{"<GS>", "<US>"},
                                                                                    {"{GS}", "{US}"},
                                                                                    {"[GS]", "[US]"},
                                                                                    {"(GS)", "(US)"},
                                                                                    {"^]", "^_"},
                                                                                    {"%1D", "%1F"},
                                                                                    {"\u241d", "\u241f"},
                                                                                    {"\\x1D", "\\x1F"},
                                                                                    {"\\u001d", "\\u001f"}}) {
    std::string written;
    for (const char byte : payload) written += byte == '\x1d' ? group : byte == '\x1f' ? unit : std::string(1, byte);
    EXPECT_EQ(from_handheld_reader("]d1" + written + "\r\n"), payload) << group;
  }
  const std::string ambiguous = "DC04A<US>B<US>C";
  EXPECT_EQ(from_handheld_reader(ambiguous), ambiguous);
}

TEST(HandheldReader, spares_the_raw_signature_of_version_1) {
  const std::string payload = official_specimen("v1-01").payload + "\r\n";
  EXPECT_EQ(from_handheld_reader(payload), payload);
}

TEST(HandheldReader, keeps_words_that_stand_in_a_payload_with_real_separators) {
  const std::string payload = in_version_4(
      "46SPECIMEN <GS> CAMILLE\x1d"
      "452025");
  EXPECT_EQ(from_handheld_reader(payload), payload);
}

TEST(HandheldReader, keeps_every_byte_of_a_binary_seal) {
  for (const std::string payload :
       {"\xdc\x04 any bytes ^_ \r\n", "DC04XX01 mixed ^_ \xff\r\n", "DC01 raw ^_\r\n", "https://x/%1F"})
    EXPECT_EQ(from_handheld_reader(payload), payload);
}

TEST(Base32, has_one_spelling_for_each_value) {
  EXPECT_EQ(decode_base32("MZXW6YTB")->size(), 5U);
  EXPECT_TRUE(decode_base32("MY").has_value());   // f
  EXPECT_FALSE(decode_base32("MZ").has_value());  // f, with an idle bit set
  EXPECT_FALSE(decode_base32("M").has_value());   // no byte at all
  EXPECT_FALSE(decode_base32("MZXW6YTBA").has_value());
  EXPECT_FALSE(decode_base32("my").has_value());
  EXPECT_FALSE(decode_base32("M1").has_value());
  EXPECT_FALSE(decode_base32("MY======").has_value());
}

}  // namespace
