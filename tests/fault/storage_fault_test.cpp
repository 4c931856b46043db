// The encrypted database cannot be used: the person is told, the program stays, what was typed stays on the screen.
#include <functional>

#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/robot/visit.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/files.hpp"

namespace {

using namespace guichet::tests;
namespace fs = std::filesystem;

constexpr auto cannot_keep =
    "Cette borne ne peut pas enregistrer pour le moment. Revenez plus tard, ou allez à l’accueil.";
constexpr auto cannot_keep_for_now =
    "Cette borne ne peut pas enregistrer pour le moment. Appelez un agent\u00a0: vos réponses restent à l’écran 10 "
    "minutes.";
constexpr auto is_damaged = "Cette borne ne peut plus enregistrer de demande. Faites-la à l’accueil ou sur internet.";
constexpr auto is_full =
    "Cette borne n’a plus de place. Appelez un agent\u00a0: vos réponses restent à l’écran 10 minutes.";

class StorageFault : public testing::Test {
 protected:
  void make_a_database() { (void)visit.records(); }
  void expect_trouble(std::string_view sentence) {
    visit.start();
    auto robot = visit.robot();
    robot.wait_for_screen("trouble");
    EXPECT_EQ(robot.node("trouble").name, sentence);
    EXPECT_TRUE(visit.terminal().journal().contains("refused"));
    // Back to the first screen for who wants to try again: the program stays.
    robot.press("continue");
    EXPECT_EQ(robot.screen(), "attract");
  }

  Visit visit;
};

TEST_F(StorageFault, says_that_nothing_can_be_kept_with_another_key) {
  make_a_database();
  fs::remove(visit.town.key_file());
  guichet::platform::system::SystemRandom random;
  ASSERT_TRUE(guichet::platform::vault::KeyFile::create(visit.town.key_file(), random));
  expect_trouble(cannot_keep);
}

TEST_F(StorageFault, says_that_nothing_can_be_kept_without_a_key) {
  fs::remove(visit.town.key_file());
  expect_trouble(cannot_keep);
}

TEST_F(StorageFault, refuses_a_key_that_others_can_read) {
  fs::permissions(visit.town.key_file(), fs::perms::others_read, fs::perm_options::add);
  expect_trouble(cannot_keep);
}

TEST_F(StorageFault, says_that_the_database_is_damaged) {
  make_a_database();
  auto bytes = read_file(visit.town.database());
  for (std::size_t at = 100; at < bytes.size(); at += 997) bytes[at] = static_cast<char>(bytes[at] ^ 0x5a);
  write_file(visit.town.database(), bytes);
  fs::remove(visit.town.database().string() + "-wal");
  expect_trouble(is_damaged);
}

// A copy being made, a maintenance tool: whoever holds the file lets it go again.
TEST_F(StorageFault, is_over_by_itself_when_the_database_was_only_busy) {
  auto other = visit.records();
  {
    ASSERT_TRUE(other.run("PRAGMA locking_mode = EXCLUSIVE"));
    auto held = other.begin();
    ASSERT_TRUE(held);
    visit.start();
    visit.robot().wait_for_screen("trouble");
    visit.let_pass(std::chrono::seconds{16});
    visit.robot().settle();
    EXPECT_EQ(visit.robot().screen(), "trouble") << "still held";
  }
  ASSERT_TRUE(other.run("PRAGMA locking_mode = NORMAL"));
  ASSERT_TRUE(other.query("SELECT count(*) FROM draft"));  // here the lock is given back
  visit.let_pass(std::chrono::seconds{16});
  auto robot = visit.robot();
  robot.settle();
  robot.press("continue");
  answer_the_first_page(robot);
  robot.press("continue");
  robot.wait_for_screen("asking.names.0");
  EXPECT_TRUE(visit.has_draft());
}

TEST_F(StorageFault, keeps_on_the_screen_what_was_answered_when_there_is_no_database) {
  fs::remove(visit.town.key_file());
  visit.start();
  auto robot = visit.robot();
  robot.wait_for_screen("trouble");
  robot.press("continue");
  answer_the_first_page(robot);
  robot.press("continue");
  robot.wait_until([&] { return robot.sees("failure"); }, "the banner");
  EXPECT_EQ(robot.node("failure").name, cannot_keep_for_now);
  EXPECT_EQ(robot.screen(), "asking.civility.0");
  EXPECT_TRUE(robot.node("civility.2").state.chosen);
}

// What a child saw, told by its exit code: none of it can be seen from the parent.
bool in_child(const std::function<bool()>& body) {
  return true_in_child([&] {
    try {
      return body();
    } catch (const std::exception& failure) {
      std::fprintf(stderr, "%s\n", failure.what());
      return false;
    }
  });
}

TEST_F(StorageFault, keeps_on_the_screen_what_was_answered_when_the_disk_is_full) {
  EXPECT_TRUE(in_child([&] {
    visit.start();
    auto robot = visit.robot();
    answer_the_first_page(robot);
    limit_file_size(1);
    robot.press("continue");
    robot.wait_until([&] { return robot.sees("failure"); }, "the banner");
    return robot.node("failure").name == is_full && robot.screen() == "asking.civility.0" &&
           robot.node("civility.2").state.chosen;
  }));
  EXPECT_FALSE(visit.has_draft());
}

TEST_F(StorageFault, keeps_the_statement_and_the_draft_when_the_deposit_finds_the_disk_full) {
  filled_demand();
  EXPECT_TRUE(in_child([&] {
    visit.arrive_at_the_statement();
    limit_file_size(1);
    auto robot = visit.robot();
    robot.press("continue");
    robot.wait_until([&] { return robot.sees("failure"); }, "the banner");
    return robot.node("failure").name == is_full && robot.screen() == "declaring";
  }));
  EXPECT_TRUE(visit.has_draft());
  EXPECT_EQ(visit.deposits(), 0);
  EXPECT_EQ(visit.letters().waiting, 0);
}

}  // namespace
