// Whatever the screen on which the terminal dies, it starts again with what was saved there, and goes on from it. A
// kill leaves on the disk what was written until then: the files are copied at each screen, and a terminal starts on
// each copy.
#include <deque>
#include <string>

#include <gtest/gtest.h>

#include "kiosk/screens/screen.hpp"
#include "tests/robot/visit.hpp"
#include "tests/support/registry_process.hpp"

namespace {

using namespace guichet;
using namespace guichet::tests;
namespace fs = std::filesystem;

struct Remains {
  std::string screen;
  kiosk::demand::Demand draft;  // as the session had saved it
  bool kept = false;
  TemporaryFolder files = {};
};

constexpr const char* parts[] = {"", "-wal"};  // SQLite makes the third one, -shm, again

fs::path part(const fs::path& database, const char* name) { return database.string() + name; }

void copy_files(const fs::path& from, const fs::path& to) {
  for (const auto* name : parts) {
    fs::remove(part(to, name));
    if (fs::exists(part(from, name))) fs::copy_file(part(from, name), part(to, name));
  }
  fs::remove(part(to, "-shm"));
}

class KilledOnTheWay : public testing::Test {
 protected:
  void take(std::string_view screen) {
    auto& one = remains.emplace_back(std::string(screen), visit.model().draft, visit.model().kept);
    copy_files(visit.town.database(), one.files / "guichet.db");
  }
  void start_on(const Remains& one) {
    visit.stop();
    copy_files(one.files / "guichet.db", visit.town.database());
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
