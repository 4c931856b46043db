// An identity paper on the glass: it opens the file of its holder, or answers the first questions of a demand; by a
// finger, by the keypad and the voice with the screen dark, and in Arabic.
#include "tests/scenario/my_demand.hpp"
#include "tests/support/ocr_b/identity_card.hpp"

namespace {

using namespace guichet::tests;
namespace journey = guichet::kiosk::journey;

const CardHolder holder{.surname = "SPECIMEN", .first_names = "CAMILLE", .birth = "851203"};

class AnIdentityPaper : public MyDemand {
 protected:
  Robot& at_the_proof(std::string_view door = "read") {
    registry_holds(inside_window);
    asks();
    auto& robot = visitor();
    robot.wait_for_screen("my_demand");
    robot.press(door);
    robot.wait_for_screen("proving");
    return robot;
  }
  // Until it is answered.
  void shows(const CardHolder& card) {
    puts(identity_card(card));
    proves();
  }
  void proves() {
    visitor().press("prove_by_identity");
    const auto answered = [&] {
      const auto* place = std::get_if<journey::Proving>(&visit.model().place);
      return !place || !place->running;
    };
    visitor().wait_until(answered, "the answer");
  }
  std::string refusal() { return visitor().node("proof.problem").name; }

  Robot& reads_an_identity_paper(const CardHolder& card) {
    auto& robot = visitor();
    robot.press("begin_demand");
    robot.settle();
    while (robot.screen() != "asking.civility.0") robot.go_on();
    looks("identity_offered");
    robot.press("read_identity");
    robot.wait_for_screen("introducing");
    looks("identity_to_lay");
    puts(identity_card(card));
    robot.press("continue");
    robot.wait_for_screen("introducing.read");
    return robot;
  }
};

class ByIdentityPaper : public AnIdentityPaper, public testing::WithParamInterface<Way> {};

TEST_P(ByIdentityPaper, is_renewed_section_by_section) {
  comes(GetParam());
  auto& robot = at_the_proof("continue");
  looks("proving_identity");
  shows(holder);
  confirms_all_but_the_income();
  says_the_income_again("21500");
  deposits();
  robot.wait_until([&] { return robot.sees("number"); }, "the registry");
  EXPECT_EQ(title(), words("deposited.renewal.title"));
  const auto journal = visit.terminal().journal();
  EXPECT_TRUE(journal.contains("identity.opened"));
  for (const auto* personal : {"SPECIMEN", "Spécimen", "CAMILLE", "1110824", "SPEC00285"})
    EXPECT_FALSE(journal.contains(personal)) << personal;
}

TEST_P(ByIdentityPaper, answers_the_first_questions_of_a_demand) {
  comes(GetParam());
  auto& robot = reads_an_identity_paper(holder);
  looks("identity_read");
  EXPECT_EQ(robot.node("fact.birth_name").value, "Specimen");
  EXPECT_EQ(robot.node("fact.first_name").value, "Camille");
  EXPECT_FALSE(visit.has_draft()) << "read, and not accepted yet";
  robot.press("correct");
  robot.wait_for_screen("asking.names.0");
  EXPECT_EQ(robot.node("birth_name").value, "Specimen");
  robot.go_on();
  robot.wait_for_screen("asking.birth_date.0");
  robot.go_on();
  robot.wait_for_screen("asking.nationality.0");
  robot.go_on();
  robot.wait_for_screen("asking.family_situation.0");
  const auto& answers = visit.model().draft.people.front().answers;
  EXPECT_TRUE(answers.is("civility", "2"));
  EXPECT_TRUE(answers.is("nationality", "1"));
  EXPECT_TRUE(answers.is("identity_origin", "lu"));
  EXPECT_TRUE(visit.model().papers.empty());
  EXPECT_TRUE(!std::filesystem::exists(visit.folder / "papers") || std::filesystem::is_empty(visit.folder / "papers"));
}

INSTANTIATE_TEST_SUITE_P(Ways, ByIdentityPaper, testing::Values(Way::finger, Way::keypad, Way::arabic),
                         [](const auto& one) { return std::string(name_of(one.param)); });

TEST_F(AnIdentityPaper, of_another_person_or_day_gets_one_answer_and_shows_nothing) {
  auto& robot = at_the_proof();
  auto other = holder;
  other.surname = "ESSAI";
  shows(other);
  const auto said = refusal();
  EXPECT_EQ(said, words("proof.other_identity"));
  for (auto change :
       {+[](CardHolder& card) { card.birth = "851204"; }, +[](CardHolder& card) { card.first_names = "SACHA"; }}) {
    other = holder;
    change(other);
    shows(other);
    EXPECT_EQ(refusal(), said);
  }
  EXPECT_EQ(robot.screen(), "proving");
  for (const auto& node : visit.terminal()->tree().nodes)
    for (const auto& shown : {node.name, node.detail, node.value}) EXPECT_FALSE(shown.contains("Spécimen")) << shown;
  EXPECT_TRUE(visit.terminal().journal().contains("identity.refused"));
  EXPECT_EQ(visit.model().wrong_codes, 3);
}

TEST_F(AnIdentityPaper, that_has_expired_or_is_none_is_told_and_costs_no_try) {
  auto& robot = at_the_proof();
  auto expired = holder;
  expired.expiry = "261121";
  shows(expired);
  EXPECT_EQ(refusal(), words("proof.expired_paper"));
  puts("no zone here");
  proves();
  EXPECT_EQ(robot.node("scan.problem").name, words("scan.no_zone"));
  EXPECT_EQ(visit.model().wrong_codes, 0);
  expired.expiry = "261122";
  shows(expired);
  robot.wait_for_screen("file_sections");
}

TEST_F(AnIdentityPaper, opens_nothing_after_five_that_were_not_theirs) {
  auto& robot = at_the_proof();
  auto other = holder;
  other.surname = "ESSAI";
  for (int tries = 0; tries < 5; ++tries) shows(other);
  EXPECT_EQ(refusal(), words("proof.too_many_tries"));
  EXPECT_FALSE(robot.sees("prove_by_identity"));
  comes_back_to_the_proof("read");
  EXPECT_FALSE(robot.sees("prove_by_identity"));
  EXPECT_EQ(refusal(), words("proof.too_many_tries"));
  EXPECT_EQ(robot.screen(), "proving");
}

TEST_F(AnIdentityPaper, is_for_the_desk_where_the_town_says_so) {
  visit.town.decides("identity_proof = desk");
  auto& robot = at_the_proof();
  EXPECT_FALSE(robot.sees("prove_by_identity"));
  EXPECT_EQ(robot.node("identity").name, words("proving.identity"));
  looks("proving_desk");
}

TEST_F(AnIdentityPaper, gives_its_page_too_when_it_is_a_passport_and_the_person_says_so) {
  auto passport = holder;
  passport.passport = true;
  auto& robot = reads_an_identity_paper(passport);
  robot.press("keep_page");
  looks("passport_read");
  robot.press("continue");
  robot.wait_for_screen("asking.family_situation.0");
  robot.wait_until([&] { return visit.model().papers.size() == 1 && visit.model().papers.front().stored; }, "the page");
  EXPECT_EQ(visit.model().papers.front().paper.code, "identite");
}

}  // namespace
