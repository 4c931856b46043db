// Whatever the screen on which the terminal dies, it starts again with what was saved there, and goes on from it. A
// kill leaves on the disk what was written until then: the files are copied at each screen, and a terminal starts on
// each copy.
#include <array>
#include <deque>
#include <string>

#include <gtest/gtest.h>

#include "kiosk/screens/screen.hpp"
#include "tests/robot/visit.hpp"
#include "tests/support/files.hpp"
#include "tests/support/registry_process.hpp"

namespace {

using namespace guichet;
using namespace guichet::tests;
namespace fs = std::filesystem;

using Files = std::array<std::string, 2>;  // the database and its log; SQLite makes the third one, -shm, again

struct Remains {
  std::string screen;
  kiosk::demand::Demand draft;  // as the session had saved it
  bool kept = false;
  Files files;
};

fs::path beside(const fs::path& database, const char* name) { return database.string() + name; }

// Threads of the terminal write meanwhile: what is read twice alike stood there at one instant.
Files read_files(const fs::path& database) {
  const auto read = [&] { return Files{read_file(database), read_file(beside(database, "-wal"))}; };
  auto files = read();
  for (auto again = read(); again != files; again = read()) files = std::move(again);
  return files;
}

void write_files(const Files& files, const fs::path& database) {
  write_file(database, files[0]);
  write_file(beside(database, "-wal"), files[1]);
  fs::remove(beside(database, "-shm"));
}

class KilledOnTheWay : public testing::Test {
 protected:
  void take(std::string_view screen) {
    remains.emplace_back(std::string(screen), visit.model().draft, visit.model().kept,
                         read_files(visit.town.database()));
  }
  void start_on(const Remains& one) {
    visit.stop();
    write_files(one.files, visit.town.database());
    visit.start();
    visit.robot().settle();
  }

  Visit visit;
  std::deque<Remains> remains;
};

TEST_F(KilledOnTheWay, goes_on_at_each_screen_from_what_was_saved) {
  visit.start();
  auto robot = visit.robot();
  fill_first_demand(robot, [&](std::string_view screen) { take(screen); });
  ASSERT_GT(remains.size(), 35U);
  std::size_t saved = 0;
  for (const auto& one : remains) {
    start_on(one);
    auto next = visit.robot();
    EXPECT_EQ(next.screen(), one.kept ? "interrupted" : "attract") << one.screen;
    EXPECT_EQ(visit.deposits(), 0);
    if (!one.kept) continue;
    ++saved;
    next.press("resume");
    EXPECT_EQ(visit.model().draft, one.draft) << one.screen;
    next.settle();
    EXPECT_NE(next.screen(), "trouble") << one.screen;
  }
  EXPECT_GT(saved, 30U);
}

TEST_F(KilledOnTheWay, has_one_deposit_and_no_draft_from_the_number_to_the_last_screen) {
  const RegistryProcess registry{
      visit.town.authority(), visit.town.registry_identity(), visit.folder.path(), {"--port", visit.port()}};
  visit.arrive_at_the_statement();
  visit.deposit();
  take("depositing");
  auto robot = visit.robot();
  robot.wait_for_screen("deposited");
  robot.wait_until([&] { return robot.sees("number"); }, "the number");
  take("deposited");
  robot.press("back");
  robot.wait_until([&] { return visit.is_printed(); }, "the paper");
  take("printed");
  robot.press("continue");
  robot.wait_for_screen("attract");
  take("attract");
  for (const auto& one : remains) {
    start_on(one);
    EXPECT_EQ(visit.robot().screen(), "attract") << one.screen;
    EXPECT_FALSE(visit.has_draft()) << one.screen;
    EXPECT_EQ(visit.deposits(), 1) << one.screen;
    auto next = visit.robot();
    next.wait_until([&] { return visit.letters().acknowledged == 1; }, "the same number again");
  }
}

}  // namespace
