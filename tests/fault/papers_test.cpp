// The terminal dies around the papers of a demand: kept ones are found again, deposited ones leave, and whatever
// instant it is, nothing of a page stands in clear and no file is left without an owner.
#include <algorithm>
#include <thread>

#include <gtest/gtest.h>

#include "sync/outbox/parcels.hpp"
#include "tests/robot/paper_giver.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/registry_process.hpp"

namespace {

using namespace guichet;
using namespace guichet::tests;
using namespace std::chrono_literals;

class PapersOfADeadTerminal : public testing::Test {
 protected:
  void SetUp() override { filled_demand(); }  // before the fork, for all of them

  static PaperGiver with_a_paper_in_hand(Visit& visit) {
    PaperGiver person(visit, Way::finger);
    person.comes_to_the_papers();
    person.lays({readable_page("Carte")});
    person.takes();
    person.captures("continue", 1);
    return person;
  }
  // Each file has its key, its row and its owner once the terminal has started.
  static void expect_nothing_astray(Visit& visit) {
    const PaperGiver look(visit, Way::finger);
    EXPECT_EQ(look.in_clear(), std::vector<std::string>());
    EXPECT_EQ(static_cast<int>(look.files()), look.rows("sealed_file"));
    EXPECT_EQ(look.rows("sealed_file"), look.rows("kept_page") + parcels(visit));
  }
  static int parcels(Visit& visit) {
    auto database = visit.records();
    const auto counts = sync::outbox::parcel_counts(database).value();
    return counts.without_number + counts.waiting + counts.sending;
  }
};

TEST_F(PapersOfADeadTerminal, are_found_again_once_kept_and_leave_with_the_demand) {
  Visit visit;
  ASSERT_EQ(killed_after([&] { with_a_paper_in_hand(visit).keeps(); }), -SIGKILL);
  EXPECT_EQ(PaperGiver(visit, Way::finger).in_clear(), std::vector<std::string>());
  visit.let_pass(1min);
  const RegistryProcess registry{visit.town.authority(),
                                 visit.town.registry_identity(),
                                 visit.folder.path(),
                                 {"--port", visit.port(), "--today", "2026-11-22"}};
  visit.start();
  expect_nothing_astray(visit);
  PaperGiver person(visit, Way::finger);
  person.comes_back_to_the_papers();
  ASSERT_EQ(visit.model().papers.size(), 1U);
  EXPECT_EQ(visit.model().papers.front().pages, 1U);
  EXPECT_TRUE(visit.model().papers.front().stored);
  person.deposits();
  visit.wait_for_the_courier([&] { return person.has_nothing(); }, "the receipt of the papers");
  auto database = visit.records();
  EXPECT_EQ(sync::outbox::parcel_counts(database).value().acknowledged, 1);
}

// The last answer is older than a session may be; the paper is not.
TEST_F(PapersOfADeadTerminal, are_found_again_by_who_spent_long_on_them) {
  Visit visit;
  ASSERT_EQ(killed_after([&] {
              auto person = with_a_paper_in_hand(visit);
              visit.let_pass(2min);
              person.robot().press("turn_page");
              visit.let_pass(2min);
              person.keeps();
            }),
            -SIGKILL);
  visit.let_pass(5min);  // four of them before the kill, in the other process
  visit.start();
  visit.robot().wait_for_screen("interrupted");
}

TEST_F(PapersOfADeadTerminal, wait_for_the_registry_once_deposited) {
  Visit visit;
  ASSERT_EQ(killed_after([&] {
              auto person = with_a_paper_in_hand(visit);
              person.keeps();
              person.deposits();
            }),
            -SIGKILL);
  EXPECT_EQ(PaperGiver(visit, Way::finger).in_clear(), std::vector<std::string>());
  visit.let_pass(1min);
  visit.start();
  visit.robot().settle();
  EXPECT_EQ(visit.robot().screen(), "attract");
  EXPECT_EQ(parcels(visit), 1);
  expect_nothing_astray(visit);
}

TEST_F(PapersOfADeadTerminal, end_when_their_owner_has_gone) {
  Visit visit;
  ASSERT_EQ(killed_after([&] { with_a_paper_in_hand(visit).keeps(); }), -SIGKILL);
  visit.let_pass(4min);
  visit.start();
  visit.robot().settle();
  EXPECT_EQ(visit.robot().screen(), "attract");
  EXPECT_TRUE(PaperGiver(visit, Way::finger).has_nothing());
}

TEST_F(PapersOfADeadTerminal, are_whole_or_absent_after_a_kill_at_any_instant_of_keeping) {
  for (const auto delay : {0us, 500us, 2000us, 6000us, 20000us}) {
    Visit visit;
    const int end = killed_after([&] {
      auto person = with_a_paper_in_hand(visit);
      person.robot().press("continue");
      std::this_thread::sleep_for(delay);
    });
    ASSERT_EQ(end, -SIGKILL);
    EXPECT_EQ(PaperGiver(visit, Way::finger).in_clear(), std::vector<std::string>());
    visit.start();
    visit.robot().wait_for_screen("interrupted");
    expect_nothing_astray(visit);
    PaperGiver person(visit, Way::finger);
    person.comes_back_to_the_papers();
    EXPECT_EQ(visit.model().papers.size(), person.files());
  }
}

TEST_F(PapersOfADeadTerminal, belong_to_the_draft_or_to_the_deposit_after_a_kill_at_any_instant_of_the_deposit) {
  for (const auto delay : {0us, 2000us, 8000us, 20000us, 50000us}) {
    Visit visit;
    const int end = killed_after([&] {
      auto person = with_a_paper_in_hand(visit);
      person.keeps();
      person.asks_for_the_deposit();
      std::this_thread::sleep_for(delay);
    });
    ASSERT_EQ(end, -SIGKILL);
    const PaperGiver look(visit, Way::finger);
    EXPECT_EQ(look.in_clear(), std::vector<std::string>());
    EXPECT_EQ((visit.has_draft() ? 1 : 0) + visit.deposits(), 1);
    EXPECT_EQ(look.rows("kept_page"), visit.has_draft() ? 1 : 0);
    EXPECT_EQ(parcels(visit), visit.deposits());
    visit.start();
    visit.robot().settle();
    expect_nothing_astray(visit);
  }
}

}  // namespace
