#include <array>
#include <vector>

#include <gtest/gtest.h>

#include "kiosk/documents/name_match.hpp"

namespace {

using namespace guichet::kiosk;
using namespace guichet::kiosk::documents;

struct Case {
  const char* written;
  TypedName typed;
  Match expected;
};

constexpr Match passed = Match::passed, failed = Match::failed, inconclusive = Match::inconclusive;

TEST(NameMatch, forgives_what_papers_do_to_names) {
  const TypedName claire = {.birth = "Müller", .used = "N’Guyen-L’Hôte", .first = "Éléonore Marie"};
  const std::vector<Case> cases = {
      {"MULLER ELEONORE", claire, passed},
      {"MME N GUYEN L HOTE ELEONORE", claire, passed},
      {"MUELLER<<ELEONORE<MARIE", claire, passed},  // ICAO: Ü may be UE
      {"NGUYEN LHOTE ELEONORE", claire, passed},    // the machine-readable zone drops apostrophes
      {"MULLER JEAN", claire, inconclusive},
      {"DURAND ELEONORE", claire, inconclusive},
      {"DUPONT JEAN", claire, failed},
      {"", claire, inconclusive},
      {"DALMEIDA JEAN PIERRE", {.birth = "D'Alméida", .first = "Jean-Pierre"}, passed},
      {"D ALMEIDA JEANPIERRE", {.birth = "D'Alméida", .first = "Jean-Pierre"}, passed},
      {"DALMEIDA JEAN MARC", {.birth = "D'Alméida", .first = "Jean-Pierre"}, inconclusive},
      {"DELATOUR ANNE", {.birth = "de La Tour", .first = "Anne"}, passed},
      {"WANG XIAOMING", {.birth = "王", .first = "小明"}, inconclusive},
      {"DUPONT JEAN", {.birth = "Dupont", .first = ""}, inconclusive},
  };
  for (const Case& one : cases) EXPECT_EQ(match({.text = one.written}, one.typed), one.expected) << one.written;
}

TEST(NameMatch, opens_a_file_only_to_the_whole_family_name) {
  const TypedName claire = {.birth = "Müller", .used = "N’Guyen-L’Hôte", .first = "Éléonore Marie"};
  const auto opens = [&](const char* family, const char* given, bool cut = false) {
    return is_named({.family = {family, cut}, .given = {given, cut}}, claire);
  };
  for (const auto* family : {"MULLER", "MUELLER", "NGUYEN LHOTE", "N GUYEN L HOTE", "MULLER NGUYEN LHOTE"})
    EXPECT_TRUE(opens(family, "JEANNE ELEONORE")) << family;
  for (const auto* family : {"MULLER DURAND", "GUYEN", "MULL", ""}) EXPECT_FALSE(opens(family, "ELEONORE")) << family;
  EXPECT_FALSE(opens("MULLER", "JEANNE"));
  EXPECT_FALSE(opens("MULLER", ""));
  EXPECT_FALSE(opens("MULL", "ELEONORE", true)) << "so few letters begin too many names";
  EXPECT_TRUE(opens("MULLER", "ELEO", true));
  const TypedName noble = {.birth = "Martin de la Rochefoucauld-Spécimen", .first = "Éloi"};
  EXPECT_TRUE(is_named({.family = {"MARTIN DE LA ROCHEFOUCAUL", true}, .given = {"ELOI", true}}, noble));
  EXPECT_FALSE(is_named({.family = {"MARTIN DE LA ROCHEFOUCAUL", false}, .given = {"ELOI", false}}, noble));
}

TEST(NameMatch, takes_a_cut_name_for_a_beginning) {
  const TypedName typed = {.birth = "Dupont", .first = "Claire"};
  EXPECT_EQ(match({.text = "DUPONT CLAI", .cut = true}, typed), passed);
  EXPECT_EQ(match({.text = "DUPONT CLAI", .cut = false}, typed), inconclusive);
  EXPECT_EQ(match({.text = "DUPONT C", .cut = true}, typed), inconclusive) << "one letter begins too many names";
  EXPECT_EQ(match({.text = "DUPONT PAUL", .cut = true}, typed), inconclusive);
  EXPECT_EQ(match({.text = "MARTIN PAU", .cut = true}, typed), inconclusive) << "the rest may name them";
}

TEST(NameMatch, finds_one_of_two_people) {
  const TypedName typed = {.birth = "Dupont", .first = "Claire"};
  const auto among = [&](std::string one, std::string two) {
    const std::array written = {WrittenName{.text = std::move(one)}, WrittenName{.text = std::move(two)}};
    return match_any(written, typed);
  };
  EXPECT_EQ(among("MARTIN PAUL", "DUPONT CLAIRE"), passed);
  EXPECT_EQ(among("MARTIN PAUL", "DURAND ANNE"), failed);
  EXPECT_EQ(among("MARTIN PAUL", ""), failed);
  EXPECT_EQ(among("MARTIN PAUL", "DUPONT ANNE"), inconclusive);
  EXPECT_EQ(among("", ""), inconclusive);
}

TEST(NameMatch, takes_the_names_of_whoever_lives_in_the_household) {
  demand::Answers adult, child;
  adult.set("birth_name", std::string("Dupont"));
  adult.set("used_name", std::string("Martin"));
  adult.set("first_name", std::string("Claire"));
  child.set("dependant_name", std::string("Martin"));
  child.set("first_name", std::string("Léo"));
  EXPECT_EQ(typed_name(adult), (TypedName{.birth = "Dupont", .used = "Martin", .first = "Claire"}));
  EXPECT_EQ(typed_name(child), (TypedName{.birth = "Martin", .used = "", .first = "Léo"}));
}

}  // namespace
