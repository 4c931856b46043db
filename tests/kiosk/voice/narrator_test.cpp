#include <fstream>

#include <gtest/gtest.h>

#include "kiosk/voice/narrator.hpp"
#include "platform/system/paths.hpp"

namespace {

using namespace guichet::kiosk;
using ui::NodeRole;
using voice::Narrator;
using voice::Sayings;

ui::Node node(std::string id, NodeRole role, std::string name, std::string value = {}, ui::NodeState state = {}) {
  return {
      .id = std::move(id), .role = role, .name = std::move(name), .value = std::move(value), .state = state, .box = {}};
}

class Narration : public testing::Test {
 protected:
  static ui::Tree names() {
    return {.nodes = {node("leave", NodeRole::button, "Partir"), node("title", NodeRole::title, "Votre nom"),
                      node("hint", NodeRole::text, "Comme sur vos papiers."),
                      node("birth_name", NodeRole::field, "Nom de naissance"),
                      node("first_name", NodeRole::field, "Prénom", "Zyxqué"), node("key.a", NodeRole::key, "a")},
            .lists = {},
            .metrics = {}};
  }
  static void focus(ui::Tree& tree, std::string_view id) {
    for (auto& node : tree.nodes) node.state.focused = node.id == id;
  }
  static std::vector<std::string> open_words(const Sayings& sayings) {
    std::vector<std::string> said;
    for (const auto& saying : sayings)
      if (!saying.personal) said.push_back(saying.words);
    return said;
  }
  Sayings notice(const ui::Tree& tree, std::string_view screen = "names") {
    return narrator.notice(tree, screen, french);
  }

  texts::Catalogue french = *texts::Catalogue::load(guichet::platform::system::assets_folder() / "texts/fr.po");
  Narrator narrator;
};

TEST_F(Narration, tells_the_screen_and_its_explanation_before_its_first_item) {
  auto tree = names();
  focus(tree, "birth_name");
  EXPECT_EQ(open_words(notice(tree)), (std::vector<std::string>{"Écran", "Votre nom", "Comme sur vos papiers.",
                                                                "Nom de naissance", "champ à remplir", "2 sur 3"}));
}

TEST_F(Narration, says_nothing_twice) {
  auto tree = names();
  focus(tree, "first_name");
  EXPECT_FALSE(notice(tree).empty());
  EXPECT_TRUE(notice(tree).empty());
}

TEST_F(Narration, tells_the_item_that_the_focus_reaches_and_keeps_its_value_for_headphones) {
  auto tree = names();
  notice(tree);
  focus(tree, "first_name");
  const auto said = notice(tree);
  EXPECT_EQ(said, (Sayings{"Prénom", "champ à remplir", "3 sur 3", {"Zyxqué", true}}));
}

TEST_F(Narration, tells_what_changed_under_the_focus_and_nothing_else) {
  auto tree = names();
  focus(tree, "first_name");
  notice(tree);
  tree.nodes[4].value = "Zyxqu";
  EXPECT_EQ(notice(tree), (Sayings{{"Zyxqu", true}}));
}

TEST_F(Narration, tells_an_alert_once_when_it_comes_and_again_when_it_comes_back) {
  auto tree = names();
  notice(tree);
  tree.nodes.push_back(node("birth_name.problem", NodeRole::alert, "Écrivez votre nom."));
  EXPECT_EQ(open_words(notice(tree)), std::vector<std::string>{"Écrivez votre nom."});
  EXPECT_TRUE(notice(tree).empty());
  tree.nodes.pop_back();
  EXPECT_TRUE(notice(tree).empty());
  tree.nodes.push_back(node("birth_name.problem", NodeRole::alert, "Écrivez votre nom."));
  EXPECT_EQ(open_words(notice(tree)), std::vector<std::string>{"Écrivez votre nom."});
}

TEST_F(Narration, tells_whether_a_choice_is_made_only_to_headphones) {
  const ui::Tree tree{.nodes = {node("title", NodeRole::title, "Votre situation"),
                                node("alone", NodeRole::choice, "Seul", {}, {.focused = true, .chosen = true})},
                      .lists = {},
                      .metrics = {}};
  const auto said = notice(tree, "household");
  EXPECT_EQ(said.back(), voice::Saying::of_one_person("choisi"));
}

TEST_F(Narration, tells_a_name_to_headphones_and_what_stands_for_it_to_all) {
  auto tree = names();
  tree.nodes[1].state.personal = true;
  tree.nodes[1].aloud = "Le nom de cette personne";
  const auto said = notice(tree);
  EXPECT_EQ(said[1], voice::Saying::of_one_person("Votre nom", "Le nom de cette personne"));
}

TEST_F(Narration, tells_what_explains_a_name_to_headphones_and_what_stands_for_it_to_all) {
  auto tree = names();
  tree.nodes[1].detail = "Celui de Camille Spécimen";
  tree.nodes[1].state.personal_detail = true;
  tree.nodes[1].detail_aloud = "Celui du demandeur";
  const auto explained = voice::Saying::of_one_person("Celui de Camille Spécimen", "Celui du demandeur");
  EXPECT_TRUE(std::ranges::contains(notice(tree), explained));
}

TEST_F(Narration, tells_a_paper_line_by_line_in_place_of_the_node_that_shows_its_number) {
  auto tree = names();
  tree.nodes[2] = node("number", NodeRole::text, "Numéro", "111 0318");
  tree.nodes[2].spoken = {"Votre reçu", {"Numéro : 1 1 1, 0 3 1 8", true}};
  tree.nodes.insert(tree.nodes.begin() + 3, node("next", NodeRole::text, "Ensuite", {}, {.told_elsewhere = true}));
  EXPECT_EQ(notice(tree), (Sayings{"Écran", "Votre nom", "Votre reçu", {"Numéro : 1 1 1, 0 3 1 8", true}}));
}

TEST_F(Narration, tells_the_same_screen_again_to_the_next_person) {
  const auto tree = names();
  const auto first = notice(tree);
  narrator.forget();
  EXPECT_EQ(notice(tree), first);
}

TEST_F(Narration, tells_every_stop_once_when_asked_for_the_whole_screen) {
  const auto said = open_words(Narrator::whole(names(), french));
  EXPECT_EQ(said, (std::vector<std::string>{"Partir", "bouton", "1 sur 3", "Votre nom", "Comme sur vos papiers.",
                                            "Nom de naissance", "champ à remplir", "2 sur 3", "Prénom",
                                            "champ à remplir", "3 sur 3"}));
}

// What a finger comes over: each time once, a letter into headphones only.
TEST_F(Narration, tells_what_the_finger_of_an_explorer_comes_over) {
  auto tree = names();
  focus(tree, "birth_name");
  notice(tree);
  tree.touched = {.node = 2, .times = 1};
  EXPECT_EQ(open_words(notice(tree)), std::vector<std::string>{"Comme sur vos papiers."});
  EXPECT_TRUE(notice(tree).empty());
  tree.touched->times = 2;
  EXPECT_EQ(open_words(notice(tree)), std::vector<std::string>{"Comme sur vos papiers."});
  tree.touched = {.node = 3, .times = 3};
  EXPECT_EQ(open_words(notice(tree)), (std::vector<std::string>{"Nom de naissance", "champ à remplir", "2 sur 3"}))
      << "again, though it had the focus";
  tree.nodes[5].state.personal = true;
  tree.touched = {.node = 5, .times = 4};
  EXPECT_EQ(notice(tree), (Sayings{{"a", true}}));
}

// The finger is on a key and has the focus; what it types is told of the field.
TEST_F(Narration, tells_what_a_key_under_the_finger_has_typed) {
  auto tree = names();
  focus(tree, "key.a");
  tree.nodes[3].state.filling = true;
  notice(tree);
  tree.nodes[3].value = "A";
  EXPECT_EQ(notice(tree), (Sayings{{"A", true}}));
}

}  // namespace
