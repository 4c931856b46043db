// Reads every catalogue that ships, as a careful proofreader would.
#include <algorithm>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "kiosk/texts/catalogue.hpp"
#include "kiosk/texts/typography.hpp"
#include "platform/system/paths.hpp"

using namespace guichet::kiosk::texts;

namespace {

constexpr std::size_t longest_sentence = 20;  // words

struct ShippedTexts : testing::Test {
  std::vector<Catalogue> catalogues;

  void SetUp() override {
    auto loaded = load_catalogues(guichet::platform::system::assets_folder() / "texts");
    ASSERT_TRUE(loaded) << loaded.error().detail;
    catalogues = std::move(*loaded);
    ASSERT_EQ(catalogues.front().language().code, "fr") << "French is the reference";
  }
  const Catalogue& french() const { return catalogues.front(); }
};

std::set<std::string> places(std::string_view text) {
  const auto names = placeholders(text);
  return {names.begin(), names.end()};
}

// A letter or a figure: in UTF-8, lead bytes C3 to DF are letters here, E2 is punctuation.
bool is_word(const std::string& token) {
  return std::ranges::any_of(
      token, [](unsigned char byte) { return std::isalnum(byte) != 0 || (byte >= 0xC3 && byte <= 0xDF); });
}

std::size_t words_of_longest_sentence(std::string_view text) {
  std::size_t longest = 0, words = 0;
  std::istringstream tokens{std::string(text)};
  for (std::string token; tokens >> token;) {
    if (is_word(token)) ++words;
    longest = std::max(longest, words);
    const bool ends = token.find_last_of(".!?:") == token.size() - 1 || token.ends_with("…");
    if (ends) words = 0;
  }
  return longest;
}

}  // namespace

TEST(SentenceLength, counts_words_between_stops) {
  EXPECT_EQ(words_of_longest_sentence("Un deux trois. Un deux\u202F? Un"), 3U);
  EXPECT_EQ(words_of_longest_sentence("23\u202F403\u00A0€ – par an"), 3U);
}

TEST_F(ShippedTexts, say_the_same_things_in_every_language) {
  const auto reference = french().keys();
  for (const auto& catalogue : catalogues) {
    for (const auto key : reference) EXPECT_TRUE(catalogue.has(key)) << catalogue.language().code << " lacks " << key;
    for (const auto key : catalogue.keys()) EXPECT_TRUE(french().has(key)) << "French lacks " << key;
  }
}

TEST_F(ShippedTexts, name_the_same_values_in_every_language) {
  for (const auto& catalogue : catalogues)
    for (const auto key : catalogue.keys()) {
      if (!french().has(key)) continue;
      EXPECT_EQ(places(catalogue.text(key)), places(french().text(key))) << catalogue.language().code << " " << key;
    }
}

TEST_F(ShippedTexts, are_never_blank_and_never_padded) {
  for (const auto& catalogue : catalogues)
    for (const auto key : catalogue.keys()) {
      const auto text = catalogue.text(key);
      EXPECT_FALSE(text.starts_with(' ') || text.ends_with(' ') || text.ends_with('\n')) << key;
      EXPECT_EQ(text.find("  "), text.npos) << catalogue.language().code << " " << key << ": two spaces";
    }
}

TEST_F(ShippedTexts, space_french_as_french_does) {
  for (const auto key : french().keys()) {
    const auto wrong = french_spacing(french().text(key));
    EXPECT_TRUE(wrong.empty()) << key << ", byte " << (wrong.empty() ? 0 : wrong.front()) << ": " << french().text(key);
  }
}

TEST_F(ShippedTexts, use_the_typographic_apostrophe) {
  for (const auto key : french().keys()) EXPECT_EQ(french().text(key).find('\''), std::string_view::npos) << key;
}

TEST_F(ShippedTexts, keep_french_sentences_short) {
  for (const auto key : french().keys())
    EXPECT_LE(words_of_longest_sentence(french().text(key)), longest_sentence) << key << ": " << french().text(key);
}
