// What the French that people read must be: short sentences, plain words, and the signs of French printing.
#include <fstream>
#include <regex>
#include <sstream>

#include "kiosk/texts/typography.hpp"
#include "tests/kiosk/texts/shipped.hpp"

using namespace guichet::kiosk::texts;
using guichet::tests::ShippedTexts;

namespace {

constexpr std::size_t longest_sentence = 20, longest_easy_sentence = 12;  // words

struct Rule {
  std::string kind, word, instead;
};

std::vector<Rule> rules() {
  std::ifstream file("tests/kiosk/texts/plain_words.tsv");
  std::vector<Rule> rules;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream columns(line);
    Rule rule;
    std::getline(columns, rule.kind, '\t');
    std::getline(columns, rule.word, '\t');
    std::getline(columns, rule.instead);
    rules.push_back(std::move(rule));
  }
  return rules;
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

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](unsigned char byte) { return static_cast<char>(std::tolower(byte)); });
  return result;
}

bool letter_at(std::string_view text, std::size_t at) {
  const auto byte = at < text.size() ? static_cast<unsigned char>(text[at]) : ' ';
  return std::isalpha(byte) != 0 || (byte >= 0x80 && byte != 0xC2 && byte != 0xE2);
}

// As a word of its own; a plural s is the same word.
bool says(const std::string& text, const std::string& word) {
  for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    auto end = at + word.size();
    if (end < text.size() && text[end] == 's') ++end;
    const bool opens =
        at == 0 || (!letter_at(text, at - 1) && text[at - 1] != '-') || text.substr(0, at).ends_with("’");
    if (opens && !letter_at(text, end) && !text.substr(end).starts_with("-")) return true;
  }
  return false;
}

std::vector<std::string> acronyms(const std::string& text) {
  static const std::regex capitals("[A-Z]{3,}");
  return {std::sregex_token_iterator(text.begin(), text.end(), capitals), std::sregex_token_iterator()};
}

std::string unexplained(const std::string& text, const std::vector<Rule>& rules) {
  for (const auto& acronym : acronyms(text)) {
    const auto rule = std::ranges::find(rules, acronym, &Rule::word);
    if (rule == rules.end()) return acronym;
    if (rule->kind == "acronym" && lower(text).find(rule->instead) == text.npos) return acronym;
  }
  return {};
}

// References are copied letter by letter, and the names of values are never seen.
std::string without_references(std::string_view text) {
  static const std::regex reference("D-[0-9A-Z]{5}-[0-9A-Z]{5}|\\{[^}]*\\}");
  return std::regex_replace(std::string(text), reference, "");
}

}  // namespace

TEST(PlainFrench, counts_words_between_stops) {
  EXPECT_EQ(words_of_longest_sentence("Un deux trois. Un deux\u202F? Un"), 3U);
  EXPECT_EQ(words_of_longest_sentence("23\u202F403\u00A0€ – par an"), 3U);
}

TEST(PlainFrench, knows_a_word_from_a_part_of_one) {
  EXPECT_TRUE(says("l’usager attend", "usager"));
  EXPECT_TRUE(says("les usagers", "usager"));
  EXPECT_FALSE(says("une erreurs-type", "erreur"));
  EXPECT_FALSE(says("des mailles", "mail"));
  EXPECT_FALSE(says("un e-mail", "mail"));
}

TEST(PlainFrench, asks_for_the_words_of_an_acronym) {
  EXPECT_EQ(unexplained("Locataire HLM", rules()), "HLM");
  EXPECT_EQ(unexplained("Locataire d’un logement social (HLM)", rules()), "");
  EXPECT_EQ(unexplained("Le XYZ", rules()), "XYZ");
}

TEST_F(ShippedTexts, keep_french_sentences_short) {
  for (const auto key : french().keys())
    EXPECT_LE(words_of_longest_sentence(french().text(key)), longest_sentence) << key << ": " << french().text(key);
  for (const auto key : easy_french().keys())
    EXPECT_LE(words_of_longest_sentence(easy_french().text(key)), longest_easy_sentence)
        << "fr-falc " << key << ": " << easy_french().text(key);
}

TEST_F(ShippedTexts, use_plain_words_and_explain_acronyms) {
  const auto all = rules();
  ASSERT_GT(all.size(), 40U);
  for (const auto* catalogue : {&french(), &easy_french()})
    for (const auto key : catalogue->keys()) {
      const auto text = without_references(catalogue->text(key));
      const bool easy = catalogue == &easy_french();
      EXPECT_EQ(unexplained(text, all), "") << catalogue->language().code << " " << key << ": " << text;
      for (const auto& rule : all) {
        if (rule.kind != "avoid" && !(easy && rule.kind == "easy")) continue;
        EXPECT_FALSE(says(lower(text), rule.word)) << catalogue->language().code << " " << key << ": \"" << rule.word
                                                   << "\", rather " << rule.instead << ": " << text;
      }
    }
}

TEST_F(ShippedTexts, space_french_as_french_does) {
  for (const auto* catalogue : {&french(), &easy_french()})
    for (const auto key : catalogue->keys()) {
      const auto wrong = french_spacing(catalogue->text(key));
      EXPECT_TRUE(wrong.empty()) << catalogue->language().code << " " << key << ", byte "
                                 << (wrong.empty() ? 0 : wrong.front()) << ": " << catalogue->text(key);
    }
}

TEST_F(ShippedTexts, use_the_apostrophe_the_quotes_and_the_letters_of_french) {
  static const std::regex unjoined("(c|s|n|v|b|m)oeu|oeuvre|oeil|oedème", std::regex::icase);
  for (const auto* catalogue : {&french(), &easy_french()})
    for (const auto key : catalogue->keys()) {
      const std::string text(catalogue->text(key));
      EXPECT_EQ(text.find_first_of("'\""), text.npos) << key << ": " << text;
      EXPECT_FALSE(std::regex_search(text, unjoined)) << key << ": œ in " << text;
    }
}
