#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "kiosk/texts/catalogue.hpp"
#include "tests/kiosk/rules/household.hpp"

namespace {

using namespace guichet::kiosk;
using namespace guichet::kiosk::rules;
using namespace guichet::tests;
using namespace std::chrono;

TEST(DocumentTable, has_an_article_a_source_and_dates_on_each_line) {
  ASSERT_GT(real_documents().rules().size(), 40U);
  for (const DocumentRule& rule : real_documents().rules()) {
    EXPECT_FALSE(rule.name.empty()) << rule.code;
    EXPECT_TRUE(rule.article.contains("CCH") || rule.article.contains("arrêté")) << rule.code << ": " << rule.article;
    EXPECT_GE(rule.source.size(), 10U) << rule.code;
    EXPECT_TRUE(rule.from.ok()) << rule.code;
    EXPECT_GE(rule.from, demand::Date(2021y / February / 1)) << "the order of 22/12/2020 came into force that day";
  }
}

// CCH R441-2-3: identity or lawful residence, and nothing else may hold a number back.
TEST(DocumentTable, lets_only_identity_or_residence_hold_a_registration_back) {
  std::set<std::string> codes;
  for (const DocumentRule& rule : real_documents().rules())
    if (rule.stage == Stage::to_register) codes.insert(rule.code);
  EXPECT_EQ(codes, (std::set<std::string>{"identite", "titre_sejour", "identite_ou_sejour"}));
}

TEST(DocumentTable, knows_what_nobody_may_ask) {
  std::set<std::string> codes;
  for (const DocumentRule* rule : forbidden_documents(real_documents(), 2026y / November / 22))
    codes.insert(rule->code);
  for (const char* code : {"releve_bancaire", "rib", "carte_vitale", "dossier_medical", "casier_judiciaire", "garant"})
    EXPECT_TRUE(codes.contains(code)) << code;
  EXPECT_TRUE(forbidden_documents(real_documents(), 2021y / January / 31).empty());
}

// What the person is cared for, and by whom, is nobody's business: the card or the decision says all that counts.
TEST(DocumentTable, asks_for_no_word_of_a_physician) {
  for (const DocumentRule& rule : real_documents().rules()) {
    if (rule.stage == Stage::forbidden) continue;
    for (const char* word : {"médic", "médec", "santé", "maladie", "soin", "patholog"})
      EXPECT_FALSE(rule.name.contains(word)) << rule.code << ": " << rule.name;
    const bool disclaims = rule.name.contains("sans aucun diagnostic");
    EXPECT_EQ(rule.name.contains("diagnostic"), disclaims) << rule.code;
  }
}

TEST(DocumentTable, has_words_for_each_paper_in_every_language) {
  for (const char* language : {"fr", "fr-falc", "en", "ar", "pt", "es", "tr", "uk", "ta", "zh"}) {
    const auto words = texts::Catalogue::load("assets/texts/" + std::string(language) + ".po");
    ASSERT_TRUE(words) << language;
    for (const DocumentRule& rule : real_documents().rules())
      EXPECT_TRUE(words->has("document." + rule.code)) << language << " " << rule.code;
  }
}

std::string line(std::string_view change_from = "", std::string_view change_to = "") {
  std::string text =
      "bail\tcomplementary\thousehold\tcurrent_housing=LP\tmonths:3\t-\tBail\tCCH R441-2-4-1\tpage "
      "lue\t2021-02-01\t-\tto_confirm\n";
  if (!change_from.empty()) text.replace(text.find(change_from), change_from.size(), change_to);
  return text;
}

TEST(DocumentTable, reads_a_line_whole) {
  const auto table =
      DocumentTable::parse("# a comment\n\n" + line("\t-\tto_confirm", "\t2026-12-31\tverified"), real_code_lists());
  ASSERT_TRUE(table);
  const DocumentRule& rule = table->rules().front();
  EXPECT_EQ(rule.code, "bail");
  EXPECT_EQ(rule.freshness, (Freshness{Freshness::Kind::months, 3}));
  EXPECT_FALSE(rule.each_person);
  EXPECT_TRUE(rule.verified);
  EXPECT_TRUE(rule.holds_on(2021y / February / 1));
  EXPECT_TRUE(rule.holds_on(2026y / December / 31));
  EXPECT_FALSE(rule.holds_on(2021y / January / 31));
  EXPECT_FALSE(rule.holds_on(2027y / January / 1));
  EXPECT_FALSE(table->covers(2027y / January / 1));
}

TEST(DocumentTable, says_which_line_it_refuses_and_why) {
  using enum TableError::What;
  struct Wrong {
    std::string_view from, to;
    TableError::What why;
  };
  const std::vector<Wrong> wrong = {{"\tCCH R441-2-4-1\t", "\t\t", bad_shape},
                                    {"\tpage lue\t", "\t", bad_shape},
                                    {"to_confirm", "perhaps", bad_shape},
                                    {"household", "landlord", bad_shape},
                                    {"complementary", "optional", bad_stage},
                                    {"months:3", "months", bad_freshness},
                                    {"months:3", "months:0", bad_freshness},
                                    {"months:3", "lasting:3", bad_freshness},
                                    {"months:3", "forever", bad_freshness},
                                    {"2021-02-01", "1/2/2021", bad_date},
                                    {"2021-02-01\t-", "2021-02-01\t2020-01-01", bad_date},
                                    {"current_housing=LP", "current_housing=XX", bad_condition},
                                    {"complementary", "forbidden", bad_shape}};
  for (const auto& [from, to, why] : wrong) {
    const auto table = DocumentTable::parse("# head\n" + line() + line(from, to), real_code_lists());
    ASSERT_FALSE(table) << to;
    EXPECT_EQ(table.error(), (TableError{.what = why, .line = 3})) << to << ": " << name_of(table.error().what);
  }
  EXPECT_FALSE(DocumentTable::parse("", real_code_lists()));
}

TEST(DocumentTable, refuses_a_paper_that_is_asked_and_forbidden) {
  const std::string no = "bail\tforbidden\t-\t-\t-\t-\tBail\tCCH R441-2-4-1\tpage lue\t2021-02-01\t-\tto_confirm\n";
  const auto table = DocumentTable::parse(line() + no, real_code_lists());
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error(), (TableError{.what = TableError::What::contradiction, .line = 2}));
  EXPECT_FALSE(DocumentTable::parse(line() + line("household", "person"), real_code_lists()));
}

}  // namespace
