// Papers in scripts that are not Latin: their letters are in the file, can be read out of it, and stand on tickets too.
#include <algorithm>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/kiosk/receipt/samples.hpp"

namespace {

using namespace guichet::tests;
using testing::HasSubstr;
using testing::Not;

class Scripts : public testing::TestWithParam<const char*> {
 protected:
  const Villebois town;

  // Letters of the person's own script that stand in the text, each once.
  static std::vector<std::string> own_letters(std::string_view text) {
    std::vector<std::string> letters;
    for (std::size_t at = 0; at < text.size();) {
      const auto first = static_cast<unsigned char>(text[at]);
      const std::size_t size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
      const std::string letter(text.substr(at, size));
      if (is_own(letter) && std::ranges::find(letters, letter) == letters.end()) letters.push_back(letter);
      at += size;
    }
    return letters;
  }

 private:
  static bool is_own(const std::string& letter) {
    if (GetParam() == std::string_view("ar")) return letter >= "\u0620" && letter <= "\u064A";
    if (GetParam() == std::string_view("ta")) return letter >= "\u0B85" && letter <= "\u0BB9";
    return letter >= "\u4E00" && letter <= "\u9FFF";
  }
};

// A letter that has no glyph would be a box on paper and nothing in the text.
TEST_P(Scripts, are_read_out_of_every_paper_letter_by_letter) {
  for (const auto& facts : one_of_each()) {
    const auto paper = town.paper(facts, GetParam());
    const auto printed = Printed(paper).columns();
    std::string written = paper.title.own;
    for (const auto& passage : paper.passages) written += passage.words.own + passage.value.own;
    const auto letters = own_letters(written);
    EXPECT_GT(letters.size(), 15U) << paper.document;
    for (const auto& letter : letters) EXPECT_THAT(printed, HasSubstr(letter)) << paper.document;
    EXPECT_THAT(printed, Not(HasSubstr("\uFFFD"))) << paper.document;
  }
}

TEST_P(Scripts, stand_beside_the_french_on_every_paper) {
  for (const auto& facts : one_of_each()) {
    const auto paper = town.paper(facts, GetParam());
    const auto text = Printed(paper).text();
    EXPECT_THAT(text, HasSubstr(flattened(paper.title.french)));
    for (const auto& passage : paper.passages) {
      if (passage.part != receipt::Part::lead) continue;
      EXPECT_THAT(text, HasSubstr(flattened(passage.words.french)));
    }
  }
}

TEST_P(Scripts, are_embedded_in_every_paper) {
  const std::string_view face = GetParam() == std::string_view("ar")   ? "NotoSansArabic"
                                : GetParam() == std::string_view("ta") ? "NotoSansTamil"
                                                                       : "NotoSansCJKsc";
  for (const auto& facts : one_of_each()) {
    std::istringstream lines(Printed(town.paper(facts, GetParam())).fonts());
    std::string line;
    for (int titles = 0; titles < 2; ++titles) std::getline(lines, line);
    bool own = false;
    while (std::getline(lines, line)) {
      constexpr std::string_view embedded_subset_and_searchable = " yes yes yes ";
      EXPECT_THAT(line, HasSubstr(embedded_subset_and_searchable));
      own |= line.contains(face);
    }
    EXPECT_TRUE(own) << face;
  }
}

TEST_P(Scripts, make_tickets_whose_code_is_read) {
  for (const auto& facts : one_of_each()) {
    const auto paper = town.paper(facts, GetParam());
    const auto ticket = receipt::ticket(paper, "assets/fonts");
    ASSERT_TRUE(ticket) << paper.document;
    EXPECT_EQ(code_on(*ticket), paper.code) << paper.document;
    for (int y = 0; y < ticket->height; ++y)
      for (const int x : {0, 1, 574, 575}) ASSERT_FALSE(ticket->black(x, y)) << paper.document;
  }
}

INSTANTIATE_TEST_SUITE_P(Of, Scripts, testing::Values("ar", "ta", "zh"),
                         [](const auto& one) { return std::string(one.param); });

}  // namespace
