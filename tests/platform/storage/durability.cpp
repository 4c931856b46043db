// The promise made to somebody who leaves with a receipt: what was acknowledged is there after any stop, whole.
#include <chrono>
#include <concepts>
#include <random>
#include <thread>

#include <unistd.h>

#include "tests/platform/storage/forgetful_disk.hpp"
#include "tests/platform/storage/store.hpp"
#include "tests/support/acknowledgements.hpp"
#include "tests/support/child_process.hpp"

namespace {

using namespace guichet::tests;

// Two rows a transaction, for ever: a demand and its message.
bool write_pairs(storage::Database& database, std::int64_t first, std::mt19937_64& random,
                 const Acknowledgements& acks) {
  for (auto id = first;; id += 2) {
    const std::string body(100 + random() % 9000, 'x');
    auto transaction = database.begin();
    const bool written = transaction && database.run("INSERT INTO note VALUES (?, ?)", id, body) &&
                         database.run("INSERT INTO note VALUES (?, ?)", id + 1, body) && transaction->commit();
    if (!written || !acks.say(id)) return false;
  }
}

class Durability : public AStore {
 protected:
  static pid_t in_child(std::invocable auto body) {
    const pid_t child = ::fork();
    if (child != 0) return child;
    body();
    ::_exit(1);
  }
  void judge(std::int64_t acknowledged) {
    auto database = open();
    const auto row = database.query("SELECT coalesce(max(id), 0), count(*) FROM note").value().at(0);
    EXPECT_GE(row.integer(0), acknowledged + 1) << "an acknowledged commit is lost";
    EXPECT_EQ(row.integer(0), row.integer(1)) << "a commit is half there, or one is missing";
    EXPECT_TRUE(database.check());
    next_id = row.integer(0) + 1;
  }
  std::int64_t next_id = 1;
  std::int64_t commits() const { return next_id / 2; }
  std::mt19937_64 random{2026};
};

TEST_F(Durability, loses_no_acknowledged_commit_when_the_process_is_killed) {
  {
    const auto database = open();
  }
  for (int kill = 0; kill < 30 && !HasFailure(); ++kill) {
    Acknowledgements acks;
    const auto first = next_id;
    const auto seed = random();
    const pid_t child = in_child([&] {
      std::mt19937_64 mine(seed);
      auto database = open();
      write_pairs(database, first, mine, acks);
    });
    acks.wait_for(static_cast<int>(random() % 60));
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 3000));
    ::kill(child, SIGKILL);
    ASSERT_EQ(wait_for(child), -SIGKILL);
    judge(acks.last(first - 2));
  }
  EXPECT_GT(commits(), 500);
}

TEST_F(Durability, loses_no_acknowledged_commit_when_the_power_is_cut) {
  {
    const auto database = open();
  }
  for (int cut = 0; cut < 40 && !HasFailure(); ++cut) {
    Acknowledgements acks;
    const auto first = next_id;
    const auto seed = random();
    const pid_t child = in_child([&] {
      std::mt19937_64 mine(seed);
      install_forgetful_disk(seed, 5 + static_cast<long>(mine() % 400));
      auto database = open();
      if (!database.query("PRAGMA wal_autocheckpoint = 40")) return;  // so that cuts fall in checkpoints too
      write_pairs(database, first, mine, acks);
    });
    ASSERT_EQ(wait_for(child), power_cut);
    std::filesystem::remove(beside("-shm"));  // memory shared between processes does not survive the power
    judge(acks.last(first - 2));
  }
  EXPECT_GT(commits(), 200);
}

TEST_F(Durability, starts_again_when_the_power_is_cut_during_the_creation) {
  for (int operations = 1; operations < 30 && !HasFailure(); ++operations) {
    const pid_t child = in_child([&] {
      install_forgetful_disk(random(), operations);
      {
        const auto database = open();
      }
      ::_exit(0);
    });
    const int end = wait_for(child);
    ASSERT_TRUE(end == power_cut || end == 0) << end;
    std::filesystem::remove(beside("-shm"));
    judge(-1);
    EXPECT_EQ(open().query("PRAGMA auto_vacuum").value().at(0).integer(0), 2) << operations;
    for (const auto* suffix : {"", "-wal", "-journal", ".keycheck"}) std::filesystem::remove(beside(suffix));
    next_id = 1;
  }
}

}  // namespace
