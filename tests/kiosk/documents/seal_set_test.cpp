#include <algorithm>

#include <gtest/gtest.h>

#include "kiosk/documents/reading.hpp"
#include "kiosk/documents/seal_set.hpp"
#include "tests/kiosk/documents/forms.hpp"
#include "tests/kiosk/documents/official.hpp"
#include "tests/support/files.hpp"
#include "tests/support/sample_pages.hpp"

namespace {

using namespace guichet::kiosk::documents;
using namespace guichet::tests;
using namespace std::string_literals;

constexpr guichet::kiosk::demand::Date today = std::chrono::year{2026} / 11 / 22;

// A payload cut in as many symbols, in text ("E7K2" and two figures) or in binary.
std::vector<std::string> parts(const std::string& payload, std::size_t count, bool in_binary = false) {
  static constexpr std::string_view figures = "0123456789ABCDEF";
  std::vector<std::string> all;
  const std::size_t size = payload.size() / count + 1;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string prefix = in_binary ? "\xee\x12\x34"s + static_cast<char>(i << 4U | (17 - count))
                                         : "E7K2"s + figures[i] + figures[count - 1];
    all.push_back(prefix + payload.substr(i * size, size));
  }
  return all;
}

TEST(SealSets, put_a_seal_together_in_any_order) {
  const std::string payload = official_specimen("v4-28").payload;
  for (const bool in_binary : {false, true}) {
    for (const std::size_t count : {2U, 3U, 16U}) {
      SealSets sets;
      auto all = parts(payload, count, in_binary);
      std::ranges::reverse(all);
      for (std::size_t i = 0; i + 1 < count; ++i) EXPECT_EQ(sets.add(all[i]), std::nullopt);
      EXPECT_EQ(sets.add(all.back()), payload) << count;
      EXPECT_FALSE(sets.is_waiting());
    }
  }
}

TEST(SealSets, give_the_seal_again_when_a_symbol_is_shown_again) {
  SealSets sets;
  const std::string payload = official_specimen("v4-28").payload;
  const auto all = parts(payload, 2);
  EXPECT_EQ(sets.add(all[0]), std::nullopt);
  EXPECT_TRUE(sets.is_waiting());
  EXPECT_EQ(sets.add(all[0]), std::nullopt);
  EXPECT_EQ(sets.add(all[1]), payload);
  EXPECT_EQ(sets.add(all[0]), payload);
}

TEST(SealSets, never_mix_two_papers) {
  SealSets sets;
  const auto first = parts(official_specimen("v4-28").payload, 2),
             second = parts(official_specimen("v4-24").payload, 2);
  sets.add(first[0]);
  sets.add(second[0]);  // the same name, another content: the set begins anew
  EXPECT_EQ(sets.add(second[1]), official_specimen("v4-24").payload);
  SealSets others;
  others.add(
      "EAAA0"
      "1DC04" +
      first[0].substr(6));
  EXPECT_EQ(others.add("EBBB11" + first[1].substr(6)), std::nullopt);
}

TEST(SealSets, hold_no_more_than_sixteen_sets) {
  SealSets sets;
  const auto wanted = parts(official_specimen("v4-28").payload, 2);
  sets.add(wanted[0]);
  for (char c = 'A'; c <= 'P'; ++c) sets.add("E0"s + c + "001DC04");
  EXPECT_EQ(sets.add(wanted[1]), std::nullopt);
}

TEST(SealPart, is_not_every_code_that_begins_with_the_same_letter) {
  for (const std::string& code : {"E"s, "E12301"s, "E123"s, "EXYZ00DC04"s, "EXYZ21DC04"s, "EXYZ0GDC04"s, "ExyZ01DC04"s,
                                  "\xee\x12\x34"s, "\xee\x12\x34\x0f"s,
                                  "\xee\x12\x34\x2f"
                                  "DC04"s,
                                  "https://exemple.invalid"s})
    EXPECT_FALSE(part_of(code).has_value()) << code;
  EXPECT_FALSE(begins_a_set("EXYZ01HELLO"));
  EXPECT_FALSE(begins_a_set("EXYZ11DC04"));
  EXPECT_TRUE(begins_a_set("EXYZ01DC04"));
}

TEST(SealSets, make_one_seal_of_the_symbols_of_two_pages) {
  const SealAuthority authority;
  TrustStore trust;
  trust.add("XX01", "DEM1", authority.certificate());
  const auto all = parts(authority.seal(sample_tax_notice()), 2);
  SealSets sets;
  const auto page = [&](const std::string& code) {
    return read_page(render(plain_page("SUITE", code, Symbol::data_matrix)), tables(), trust, today, sets).finding;
  };
  EXPECT_EQ(std::get<BrokenSeal>(page(all[0])).reason, Reason::incomplete_set);
  EXPECT_EQ(std::get<SealedTaxNotice>(page(all[1])).verdict.outcome, Outcome::proven);
}

TEST(SealSets, are_read_from_a_handheld_reader_too) {
  const SealAuthority authority;
  TrustStore trust;
  trust.add("XX01", "DEM1", authority.certificate());
  const auto all = parts(authority.seal(sample_tax_notice()), 3);
  SealSets sets;
  for (const std::size_t i : {0U, 1U}) read_payload("]d1" + all[i] + "\r\n", tables(), trust, today, sets);
  const Finding finding = read_payload(all[2] + "\n", tables(), trust, today, sets);
  EXPECT_EQ(std::get<SealedTaxNotice>(finding).verdict.outcome, Outcome::proven);
}

TEST(SealSets, are_read_with_separators_in_letters) {
  const SealAuthority authority;
  TrustStore trust;
  trust.add("XX01", "DEM1", authority.certificate());
  std::string written;
  for (const char byte : authority.seal(sample_tax_notice()))
    written += byte == '\x1d' ? "<GS>" : byte == '\x1f' ? "<US>" : std::string(1, byte);
  SealSets sets;
  const auto all = parts(written, 2);
  read_payload(all[0], tables(), trust, today, sets);
  const Finding finding = read_payload(all[1], tables(), trust, today, sets);
  EXPECT_EQ(std::get<SealedTaxNotice>(finding).verdict.outcome, Outcome::proven);
}

}  // namespace
