// A registry that answers badly, seen from the screen: each time a sentence, and nothing lost.
#include <gtest/gtest.h>

#include "tests/robot/visit.hpp"
#include "tests/support/registry_process.hpp"

namespace {

using namespace guichet::tests;
using namespace std::chrono_literals;

class RegistryTrouble : public testing::Test {
 protected:
  void meet(const std::string& misbehaviour) { meet(visit.town.registry_identity(), {"--misbehave", misbehaviour}); }
  void meet(const Identity& identity, std::vector<std::string> arguments = {}) {
    arguments.insert(arguments.end(), {"--port", visit.port()});
    registry.emplace(visit.town.authority(), identity, visit.folder.path(), arguments);
    visit.arrive_at_the_statement();
    visit.deposit();
  }
  // What the journal says once the courier has met the trouble.
  void journal_tells(std::string_view reason) {
    auto robot = visit.robot();
    robot.wait_until([&] { return visit.terminal().journal().contains(reason); }, reason);
  }
  void ends_with_a_receipt() {
    visit.let_pass(9s);
    auto robot = visit.robot();
    robot.wait_for_screen("deposited");
    EXPECT_TRUE(robot.sees("reference"));
    EXPECT_FALSE(robot.sees("number"));
    EXPECT_FALSE(robot.sees("refused"));
    EXPECT_EQ(visit.deposits(), 1);
    const auto letter = visit.letter(robot.node("reference").value);
    EXPECT_FALSE(letter.body.empty());
    EXPECT_NE(letter.state, guichet::sync::outbox::State::refused);
  }

  Visit visit;
  std::optional<RegistryProcess> registry;
};

TEST_F(RegistryTrouble, tells_that_the_registry_asks_for_a_correction_and_keeps_the_deposit) {
  meet("rule_refusal");
  auto robot = visit.robot();
  robot.wait_for_screen("deposited");
  EXPECT_EQ(robot.node("refused").name, "Le registre national demande une correction");
  EXPECT_FALSE(robot.sees("number"));
  const auto letter = visit.letter(robot.node("reference").value);
  EXPECT_EQ(letter.state, guichet::sync::outbox::State::refused);
  EXPECT_FALSE(letter.body.empty());
  EXPECT_EQ(letter.anomalies.size(), 2U);
}

TEST_F(RegistryTrouble, ends_with_a_receipt_when_the_registry_answers_a_fault) {
  meet("fault");
  journal_tells("technical_fault");
  ends_with_a_receipt();
}

TEST_F(RegistryTrouble, ends_with_a_receipt_when_the_registry_refuses_the_terminal) {
  meet("credential_refused");
  journal_tells("credential_refused");
  ends_with_a_receipt();
}

TEST_F(RegistryTrouble, ends_with_a_receipt_when_the_registry_is_slow) {
  meet("slow_drip");
  auto robot = visit.robot();
  robot.wait_until([&] { return visit.letters().sending == 1; }, "the courier");
  ends_with_a_receipt();
  EXPECT_EQ(visit.letters().sending, 1) << "it is still waiting for the last byte";
}

TEST_F(RegistryTrouble, ends_with_a_receipt_when_the_connection_is_cut_before_the_answer) {
  meet("cut_before_answer");
  journal_tells("courier.failed");
  ends_with_a_receipt();
}

TEST_F(RegistryTrouble, ends_with_a_receipt_when_the_registry_is_not_the_one_it_says) {
  CertificateAuthority stranger(visit.folder / "stranger", "Autorite inconnue");
  meet(stranger.server());
  journal_tells("courier.failed");
  ends_with_a_receipt();
}

TEST_F(RegistryTrouble, gets_one_number_when_the_first_answer_is_lost) {
  meet("answer_lost:1");
  journal_tells("courier.failed");
  auto robot = visit.robot();
  visit.wait_for_the_courier([&] { return robot.sees("number"); }, "the number");
  EXPECT_EQ(visit.letters().acknowledged, 1);
  EXPECT_EQ(visit.letters().waiting, 0);
}

}  // namespace
