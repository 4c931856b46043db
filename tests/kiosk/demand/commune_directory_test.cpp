#include <algorithm>
#include <chrono>
#include <optional>

#include <gtest/gtest.h>

#include "kiosk/demand/characters.hpp"
#include "tests/kiosk/demand/assets.hpp"
#include "tests/support/work_time.hpp"

namespace {

using namespace guichet::kiosk::demand;
using namespace std::chrono_literals;

std::vector<std::string> codes(std::string_view text, std::size_t limit = 5) {
  std::vector<std::string> found;
  for (const Commune* commune : real_communes().search(text, limit)) found.emplace_back(commune->code);
  return found;
}

std::string first(std::string_view text) {
  const auto found = codes(text, 1);
  return found.empty() ? "" : found.front();
}

TEST(Communes, are_all_there_with_their_department) {
  EXPECT_EQ(real_communes().size(), 35'014U);
  const Commune* paris = real_communes().find("75056");
  ASSERT_NE(paris, nullptr);
  EXPECT_EQ(paris->name, "Paris");
  EXPECT_EQ(real_communes().find("2A004")->department_name, "Corse-du-Sud");
  EXPECT_EQ(real_communes().find("93066")->name, "Saint-Denis");
  EXPECT_EQ(real_communes().find("00000"), nullptr);
  EXPECT_EQ(real_communes().find("99999"), nullptr);
}

TEST(Communes, are_found_without_accents_case_or_punctuation) {
  EXPECT_EQ(first("boulogne billancourt"), "92012");
  EXPECT_EQ(first("L'HAY LES ROSES"), "94038");
  EXPECT_EQ(first("l’haÿ-les-roses"), "94038");
  EXPECT_EQ(first("hay les roses"), "94038");
  EXPECT_EQ(first("Saint-Ouen-sur-Seine"), "93070");
  EXPECT_EQ(first("evry-courcouronnes"), "91228");
  EXPECT_EQ(first("Evry Courcouronnes"), "91228");
}

TEST(Communes, are_found_by_saint_and_by_st) {
  EXPECT_EQ(first("st denis"), first("saint-denis"));
  EXPECT_EQ(first("St-Etienne"), "42218");
  EXPECT_EQ(first("ste foy les lyon"), "69202");
  EXPECT_EQ(first("strasb"), "67482");
}

TEST(Communes, with_the_exact_name_come_first_then_the_largest) {
  EXPECT_EQ(first("y"), "80829");
  EXPECT_EQ(first("paris"), "75056");
  EXPECT_EQ(first("lyon"), "69123");
  EXPECT_EQ(real_communes().search("mars", 1).front()->name, "Mars");
  EXPECT_EQ(codes("marse", 1), std::vector<std::string>{"13055"});
}

TEST(Communes, with_the_same_name_are_all_offered) {
  const auto found = real_communes().search("sainte-colombe", 40);
  const auto same = std::ranges::count(found, std::string_view("Sainte-Colombe"), &Commune::name);
  EXPECT_EQ(same, 12);
  EXPECT_TRUE(std::ranges::all_of(found.begin(), found.begin() + same,
                                  [](const Commune* commune) { return commune->name == "Sainte-Colombe"; }));
}

TEST(Communes, are_found_by_postcode_as_it_is_typed) {
  EXPECT_EQ(real_communes().by_postcode("51300").size(), 46U);
  EXPECT_EQ(first("92100"), "92012");
  EXPECT_GT(real_communes().by_postcode("9210").size(), 0U);
  EXPECT_TRUE(real_communes().by_postcode("921000").empty());
  EXPECT_TRUE(real_communes().by_postcode("9a").empty());
  EXPECT_TRUE(real_communes().by_postcode("").empty());
}

TEST(Communes, of_paris_can_be_an_arrondissement) {
  const auto found = codes("75013", 5);
  EXPECT_TRUE(std::ranges::contains(found, "75113"));
  EXPECT_TRUE(std::ranges::contains(found, "75056"));
}

TEST(Communes, answer_nothing_to_nothing_and_to_nonsense) {
  for (const char* text : {"", " ", "-'", "xqzxqz", "\xff\xfe", "\n", "محمد"}) EXPECT_TRUE(codes(text).empty()) << text;
  EXPECT_TRUE(codes("saint", 0).empty());
}

TEST(Communes, with_oe_are_found_both_ways) {
  EXPECT_EQ(first("Œting"), first("oeting"));
  EXPECT_NE(first("oeting"), "");
}

TEST(Communes, refuse_a_table_with_a_fault) {
  EXPECT_FALSE(CommuneDirectory::parse(""));
  EXPECT_FALSE(CommuneDirectory::parse("D\t75\tParis\n"));
  EXPECT_FALSE(CommuneDirectory::parse("C\t75056\tParis\t75\t1\t75001\n"));
  const std::string department = "D\t75\tParis\n";
  EXPECT_TRUE(CommuneDirectory::parse(department + "C\t75056\tParis\t75\t1\t75001\n"));
  EXPECT_FALSE(CommuneDirectory::parse(department + "C\t75056\tParis\t75\tbeaucoup\t75001\n"));
  EXPECT_FALSE(CommuneDirectory::parse(department + "C\t7505\tParis\t75\t1\t75001\n"));
  EXPECT_FALSE(CommuneDirectory::parse(department + "C\t75056\tB\t75\t1\t\nC\t75055\tA\t75\t1\t\n"));
}

TEST(Folding, makes_the_capitals_of_a_seal_equal_to_a_name) {
  EXPECT_EQ(folded("Éléonore"), folded("ELEONORE"));
  EXPECT_EQ(folded("Noe\u0308l"), "noel");
  EXPECT_EQ(folded("L'Haÿ-les-Roses"), "l hay les roses");
  EXPECT_EQ(folded("Straße, ŒUVRE & Łódź (Ğ)"), "strasse oeuvre lodz g");
  EXPECT_EQ(folded("محمد"), "محمد");
}

// The bounds are loose: tests run unoptimised. The bench says what it really takes.
TEST(Communes, are_ready_and_found_quickly) {
  const std::string bytes = asset("communes/communes.tsv");
  std::optional<CommuneDirectory> directory;
  const auto loading = guichet::tests::least_work_time([&] { directory = *CommuneDirectory::parse(bytes); });
  const auto searching = guichet::tests::least_work_time([&] {
    for (const char* text : {"s", "sa", "sain", "saint", "a", "75", "750"})
      EXPECT_FALSE(directory->search(text, 20).empty());
  });
  RecordProperty("load_us", std::to_string(loading.count()));
  RecordProperty("seven_searches_us", std::to_string(searching.count()));
  EXPECT_LT(loading, 500ms);
  EXPECT_LT(searching, 500ms);
}

}  // namespace
