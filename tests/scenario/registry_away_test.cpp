// The network is down when the demand is deposited: a receipt now, the number later.
#include <regex>

#include <gtest/gtest.h>

#include "tests/robot/visit.hpp"
#include "tests/support/registry_process.hpp"

namespace {

using namespace guichet::tests;
using namespace std::chrono_literals;

class RegistryAway : public testing::Test {
 protected:
  void deposit_and_print() {
    visit.arrive_at_the_statement();
    visit.deposit();
    visit.let_pass(9s);
    auto robot = visit.robot();
    robot.wait_for_screen("deposited");
    reference = robot.node("reference").value;
    robot.press("back");
    robot.wait_until([&] { return visit.is_printed(); }, "the paper");
    receipt = visit.printed_text();
    robot.press("continue");
    robot.wait_for_screen("attract");
  }
  void registry_comes_back() {
    registry.emplace(visit.town.authority(), visit.town.registry_identity(), visit.folder.path(),
                     std::vector<std::string>{"--port", visit.port()});
    visit.let_pass(1h);
    visit.wait_for_the_courier([&] { return visit.letters().acknowledged == 1; }, "the number");
  }
  void find(std::string_view typed) {
    auto robot = visit.robot();
    robot.wait_for_screen("attract");
    robot.press("begin");
    robot.press("find_number");
    robot.wait_for_screen("finding");
    robot.type("reference", typed);
    robot.press("continue");
    robot.settle();
  }

  Visit visit;
  std::optional<RegistryProcess> registry;
  std::string reference, receipt;
};

TEST_F(RegistryAway, leaves_a_receipt_with_the_date_of_deposit_and_no_number) {
  deposit_and_print();
  EXPECT_TRUE(receipt.contains(reference)) << receipt;
  EXPECT_TRUE(receipt.contains("22 novembre 2026")) << receipt;
  // The shape of a number: 111 0318 016982 G1104.
  EXPECT_FALSE(std::regex_search(receipt, std::regex(R"(\d{3} ?\d{4} ?\d{6})"))) << receipt;
  EXPECT_TRUE(visit.letter(reference).number.empty());
  EXPECT_EQ(visit.letters().acknowledged, 0);
}

TEST_F(RegistryAway, gives_the_number_to_who_comes_back_with_the_reference) {
  deposit_and_print();
  registry_comes_back();
  find(reference);
  auto robot = visit.robot();
  robot.wait_for_screen("found");
  const auto number = robot.node("number").value;
  robot.press("back");
  robot.wait_until([&] { return visit.is_printed(); }, "the paper");
  EXPECT_TRUE(visit.printed_text().contains(number)) << visit.printed_text();
}

TEST_F(RegistryAway, keeps_the_receipt_to_find_again_while_the_number_is_awaited) {
  deposit_and_print();
  find(reference);
  auto robot = visit.robot();
  robot.wait_for_screen("found");
  EXPECT_EQ(robot.node("reference").value, reference);
  EXPECT_FALSE(robot.sees("number"));
}

TEST_F(RegistryAway, tells_nothing_to_who_invents_a_reference) {
  deposit_and_print();
  find("D-00000-00000");
  auto robot = visit.robot();
  robot.wait_until([&] { return robot.node("reference").state.invalid; }, "the problem");
  EXPECT_EQ(robot.screen(), "finding");
}

TEST_F(RegistryAway, shows_the_number_at_once_when_it_comes_while_the_receipt_is_shown) {
  visit.arrive_at_the_statement();
  visit.deposit();
  visit.let_pass(9s);
  auto robot = visit.robot();
  robot.wait_for_screen("deposited");
  EXPECT_FALSE(robot.sees("number"));
  registry.emplace(visit.town.authority(), visit.town.registry_identity(), visit.folder.path(),
                   std::vector<std::string>{"--port", visit.port()});
  visit.wait_for_the_courier([&] { return robot.sees("number"); }, "the number");
}

}  // namespace
