// What holds for every paper, whatever its kind and its language.
#include <algorithm>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/kiosk/receipt/samples.hpp"

namespace {

using namespace guichet::tests;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

struct Papers : testing::Test {
  const Villebois town;
};

std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += line + '\n';
  return flattened(all);
}

TEST_F(Papers, print_every_passage_in_both_languages) {
  for (const auto& facts : one_of_each())
    for (const auto* language : {"fr", "en"}) {
      const auto paper = town.paper(facts, language);
      const auto text = Printed(paper).text();
      for (const auto& passage : paper.passages)
        for (const auto& words : {passage.words.own, passage.words.french, passage.value.own, passage.value.french})
          EXPECT_THAT(text, HasSubstr(flattened(words))) << paper.document;
      EXPECT_THAT(text, AllOf(HasSubstr(flattened(paper.title.own)), HasSubstr(paper.identifier.own)));
    }
}

TEST_F(Papers, leave_no_text_missing) {
  for (const auto& facts : one_of_each())
    for (const auto* language : languages)
      EXPECT_THAT(joined(receipt::spoken_lines(town.paper(facts, language))),
                  AllOf(Not(HasSubstr("⟨")), Not(HasSubstr("{"))));
}

TEST_F(Papers, print_the_letters_of_a_right_to_left_language) {
  const std::string arabic = Printed(town.paper(registered(), "ar")).columns();
  EXPECT_THAT(arabic, AllOf(HasSubstr("111 0318 016982 G1104"), HasSubstr("Et maintenant ?"), HasSubstr("ماذا")));
}

TEST_F(Papers, embed_every_font_they_use) {
  for (const auto& facts : one_of_each()) {
    std::istringstream lines(Printed(town.paper(facts, "ar")).fonts());
    std::string line;
    for (int titles = 0; titles < 2; ++titles) std::getline(lines, line);
    int count = 0;
    for (; std::getline(lines, line); ++count) {
      constexpr std::string_view embedded_subset_and_searchable = " yes yes yes ";
      EXPECT_THAT(line, HasSubstr(embedded_subset_and_searchable));
    }
    EXPECT_GE(count, 2);
  }
}

TEST_F(Papers, are_tagged_for_screen_readers_in_their_language) {
  for (const auto& facts : one_of_each()) {
    const auto paper = town.paper(facts, "en");
    const Printed printed(paper);
    EXPECT_THAT(printed.info(), AllOf(HasSubstr("Tagged:          yes"), HasSubstr("A4"), HasSubstr("ocial")));
    EXPECT_THAT(printed.structure(), AllOf(HasSubstr("H1"), HasSubstr("H2")));
    EXPECT_TRUE(printed.bytes().contains("/Lang (en)"));
  }
}

TEST_F(Papers, tell_a_screen_reader_what_is_a_list_and_what_is_a_table) {
  const std::string structure = Printed(town.paper(attestation())).structure();
  EXPECT_THAT(structure,
              AllOf(HasSubstr("LI"), HasSubstr("LBody"), HasSubstr("Table"), HasSubstr("TH"), HasSubstr("TD")));
}

TEST_F(Papers, say_nothing_personal_in_their_metadata) {
  for (const auto& facts : one_of_each())
    EXPECT_THAT(Printed(town.paper(facts)).info(), AllOf(HasSubstr("logement social"), Not(HasSubstr("rdt")),
                                                         Not(HasSubstr("016982")), Not(HasSubstr("7K3Q"))));
}

TEST_F(Papers, never_put_the_french_twice) {
  const std::string french = Printed(town.paper(registered())).text();
  EXPECT_EQ(french.find("Et maintenant ?"), french.rfind("Et maintenant ?"));
}

// AX-10: the identifier, the dates, the next steps and every value that stands on the paper.
TEST_F(Papers, are_spoken_with_all_that_is_printed) {
  for (const auto& facts : one_of_each())
    for (const auto* language : languages) {
      const auto paper = town.paper(facts, language);
      const auto spoken = receipt::spoken_lines(paper);
      const auto has = [&](const std::string& words) {
        return std::ranges::any_of(spoken, [&](const std::string& line) { return line.contains(words); });
      };
      EXPECT_TRUE(has(paper.title.spoken()) && has(paper.identifier.spoken()));
      for (const auto& words : paper.under_identifier) EXPECT_TRUE(has(words.spoken())) << words.own;
      for (const auto& passage : paper.passages) {
        if (passage.part == receipt::Part::small_print) continue;
        EXPECT_TRUE(has(passage.words.spoken()) && has(passage.value.spoken())) << passage.words.own;
      }
    }
}

TEST_F(Papers, are_spoken_with_numbers_character_by_character) {
  EXPECT_THAT(joined(receipt::spoken_lines(town.paper(registered()))),
              HasSubstr("1 1 1, 0 3 1 8, 0 1 6 9 8 2, G 1 1 0 4"));
  EXPECT_THAT(joined(receipt::spoken_lines(town.paper(deposited_only()))),
              AllOf(HasSubstr("D, 7 K 3 Q M, 9 F 2 T X"), Not(HasSubstr("D-7K3QM"))));
}

TEST_F(Papers, have_a_ticket_576_dots_wide_with_something_on_it) {
  for (const auto& facts : one_of_each())
    for (const auto* language : {"fr", "ar"}) {
      const auto ticket = receipt::ticket(town.paper(facts, language), "assets/fonts");
      ASSERT_TRUE(ticket);
      EXPECT_EQ(ticket->bits.size(), static_cast<std::size_t>(ticket->height) * 576 / 8);
      EXPECT_TRUE(std::ranges::any_of(ticket->bits, [](auto byte) { return byte != 0; }));
    }
}

TEST_F(Papers, keep_the_edges_of_a_ticket_white) {
  for (const auto* language : {"fr", "ar"}) {
    const auto ticket = receipt::ticket(town.paper(attestation(), language), "assets/fonts");
    ASSERT_TRUE(ticket);
    for (int y = 0; y < ticket->height; ++y)
      for (const int x : {0, 1, 2, 573, 574, 575}) ASSERT_FALSE(ticket->black(x, y)) << x << " " << y;
  }
}

TEST_F(Papers, carry_a_code_that_a_reader_reads_from_page_and_ticket) {
  const std::string proof = "GUICHET:N:1110318016982G1104:0123456789ABCDEFGHJKMNPQRS";
  const std::vector<std::pair<receipt::Facts, std::string>> expected = {
      {registered(), "1110318016982G1104"},
      {deposited_only(), "D-7K3QM-9F2TX"},
      {attestation(), proof},
      {receipt::ResumeSlip{.code = "7K3QM9F2TX4ZB8WN", .until = day(2026, 12, 22)}, "GUICHET:R:7K3QM9F2TX4ZB8WN"}};
  for (const auto& [facts, content] : expected)
    for (const auto* language : {"fr", "ar"}) {
      const auto paper = town.paper(facts, language);
      EXPECT_EQ(Printed(paper).code(), content);
      const auto ticket = receipt::ticket(paper, "assets/fonts");
      ASSERT_TRUE(ticket);
      EXPECT_EQ(code_on(*ticket), content);
    }
}

TEST_F(Papers, are_errors_and_not_empty_pages_without_fonts) {
  const auto pdf = receipt::pdf(town.paper(registered()), "assets/themes");
  ASSERT_FALSE(pdf);
  EXPECT_EQ(pdf.error().kind, receipt::Error::Kind::no_fonts);
  EXPECT_FALSE(receipt::ticket(town.paper(registered()), "assets/themes"));
}

TEST(Qr, refuses_what_no_code_can_hold) { EXPECT_FALSE(receipt::qr(std::string(5000, 'x'))); }

}  // namespace
