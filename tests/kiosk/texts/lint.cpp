// Reads every catalogue that ships, as a careful proofreader would who knows none of its languages.
#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "kiosk/texts/conventions.hpp"
#include "tests/kiosk/texts/shipped.hpp"

using namespace guichet::kiosk::texts;
using guichet::tests::ShippedTexts;

namespace {

constexpr std::string_view isolate_start = "\u2066", isolate_end = "\u2069";

std::set<std::string> places(std::string_view text) {
  const auto names = placeholders(text);
  return {names.begin(), names.end()};
}

// Where a Latin letter or a figure would be drawn in the direction of the Arabic around it. Values between braces are
// isolated by the catalogue itself.
std::size_t first_bare_latin(std::string_view text) {
  bool isolated = false, value = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto rest = text.substr(at);
    if (rest.starts_with(isolate_start)) isolated = true;
    if (rest.starts_with(isolate_end)) isolated = false;
    if (text[at] == '{') value = true;
    if (text[at] == '}') value = false;
    if (!isolated && !value && std::isalnum(static_cast<unsigned char>(text[at])) != 0) return at;
  }
  return std::string_view::npos;
}

}  // namespace

TEST(BareLatin, is_found_outside_isolates_and_braces) {
  EXPECT_EQ(first_bare_latin("\u2066R. 441\u2069 {year} ا"), std::string_view::npos);
  EXPECT_EQ(first_bare_latin("ا 441"), 3U);
}

TEST_F(ShippedTexts, are_those_of_the_ten_languages) {
  std::set<std::string> codes;
  for (const auto& catalogue : catalogues) codes.insert(catalogue.language().code);
  EXPECT_EQ(codes, (std::set<std::string>{"fr", "fr-falc", "ar", "en", "es", "pt", "ta", "tr", "uk", "zh"}));
  EXPECT_EQ(easy_french().language().code, "fr-falc");
}

// `assets/texts/check` lists the same with the French of each.
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
      for (const auto& text : catalogue.forms(key)) {
        EXPECT_FALSE(text.starts_with(' ') || text.ends_with(' ') || text.ends_with('\n')) << key;
        EXPECT_EQ(text.find("  "), text.npos) << catalogue.language().code << " " << key << ": two spaces";
      }
    }
}

TEST_F(ShippedTexts, isolate_figures_and_latin_words_inside_arabic) {
  for (const auto& catalogue : catalogues)
    for (const auto key : catalogue.language().right_to_left ? catalogue.keys() : std::vector<std::string_view>()) {
      for (const auto& text : catalogue.forms(key)) {
        if (std::ranges::all_of(text, [](char letter) { return static_cast<unsigned char>(letter) < 0x80; })) continue;
        EXPECT_EQ(first_bare_latin(text), text.npos) << key << ": " << text;
      }
    }
}

// Values are isolated, and say nothing of the side from which the others are read.
TEST_F(ShippedTexts, say_from_which_side_they_run_where_only_values_are_words) {
  for (const auto& catalogue : catalogues)
    for (const auto key : catalogue.language().right_to_left ? catalogue.keys() : std::vector<std::string_view>()) {
      std::string rest(catalogue.text(key));
      if (!rest.contains('{')) continue;
      while (rest.contains('{')) rest.erase(rest.find('{'), rest.find('}') - rest.find('{') + 1);
      const bool has_letters = std::ranges::any_of(rest, [](char byte) { return byte >= '\xD8' && byte <= '\xDB'; });
      const bool comma_alone = !has_letters || rest.find_first_not_of(" :.,()،") == rest.npos;
      EXPECT_TRUE(!comma_alone || catalogue.text(key).starts_with("\u200F")) << key << ": " << catalogue.text(key);
    }
}

// Numbers from none to a thousand take each form that the language has, and no other.
TEST_F(ShippedTexts, count_in_all_the_forms_of_their_language) {
  for (const auto& catalogue : catalogues) {
    const auto* conventions = find_conventions(catalogue.language().code);
    ASSERT_NE(conventions, nullptr);
    std::set<std::size_t> taken;
    for (std::uint64_t number = 0; number <= 1000; ++number) taken.insert(conventions->form_for(number));
    EXPECT_EQ(*taken.rbegin() + 1, taken.size()) << catalogue.language().code;
    for (const auto key : catalogue.keys()) {
      const auto forms = catalogue.forms(key).size();
      EXPECT_TRUE(forms == 1 || forms == taken.size()) << catalogue.language().code << " " << key;
    }
  }
}

TEST_F(ShippedTexts, count_as_grammars_do) {
  std::map<std::string, std::string> told;
  for (const auto& catalogue : catalogues)
    for (const auto* number : {"1", "2", "5", "11", "21"}) {
      told[catalogue.language().code] += catalogue.text("elapsed.years", {{"count", number}}) + "; ";
    }
  EXPECT_EQ(told["fr"], "1 an; 2 ans; 5 ans; 11 ans; 21 ans; ");
  EXPECT_EQ(told["uk"], "1 рік; 2 роки; 5 років; 11 років; 21 рік; ");
  EXPECT_EQ(told["tr"], "1 yıl; 2 yıl; 5 yıl; 11 yıl; 21 yıl; ");
  EXPECT_EQ(told["ar"], "سنة واحدة; سنتين; \u20685\u2069 سنوات; \u206811\u2069 سنة; \u206821\u2069 سنة; ");
}

TEST_F(ShippedTexts, say_that_nobody_has_read_a_translation_again) {
  std::map<std::string, bool> reviewed;
  for (const auto& catalogue : catalogues) reviewed[catalogue.language().code] = catalogue.language().reviewed;
  EXPECT_TRUE(reviewed.extract("fr").mapped()) << "the source";
  for (const auto& [code, read] : reviewed)
    EXPECT_FALSE(read) << code << ": name its reader in X-Review, and change this test";
}

TEST_F(ShippedTexts, write_dates_in_the_words_of_their_language) {
  for (const auto& catalogue : catalogues)
    EXPECT_NE(find_conventions(catalogue.language().code), nullptr) << catalogue.language().code;
}
