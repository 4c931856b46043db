#include "tests/platform/storage/store.hpp"
#include "tests/support/child_process.hpp"

namespace {

using namespace guichet::tests;

class AFullDisk : public AStore {
 protected:
  // Writes until something refuses; the number of acknowledged notes, and why it stopped.
  static std::pair<int, Kind> fill(storage::Database& database) {
    const std::string body(20000, 'x');
    for (int written = 0; written < 1000; ++written)
      if (const auto outcome = database.run("INSERT INTO note VALUES (NULL, ?)", body); !outcome)
        return {written, outcome.error().kind};
    return {1000, Kind::misuse};
  }
};

TEST_F(AFullDisk, is_told_loses_nothing_and_heals_when_room_comes_back) {
  auto database = open();
  ASSERT_TRUE(database.query("PRAGMA max_page_count = 60"));
  const auto [written, why] = fill(database);
  EXPECT_EQ(why, Kind::full);
  EXPECT_GT(written, 5);
  EXPECT_EQ(count_notes(database), written);
  ASSERT_TRUE(database.query("PRAGMA max_page_count = 1000000"));
  EXPECT_TRUE(database.run("INSERT INTO note VALUES (NULL, 'after')"));
  EXPECT_TRUE(database.check());
}

TEST_F(AFullDisk, undoes_the_transaction_it_interrupted) {
  auto database = open();
  ASSERT_TRUE(database.query("PRAGMA max_page_count = 60"));
  {
    const auto transaction = database.begin();
    ASSERT_EQ(fill(database).second, Kind::full);
  }
  EXPECT_EQ(count_notes(database), 0);
  EXPECT_TRUE(database.check());
}

// The kernel refuses the write itself, in the middle of the WAL.
TEST_F(AFullDisk, in_the_middle_of_a_write_loses_no_acknowledged_note) {
  {
    const auto database = open();
  }
  EXPECT_TRUE(true_in_child([this] {
    auto database = open();
    limit_file_size(300'000);
    const auto [written, why] = fill(database);
    return why == Kind::full && written > 5 && count_notes(database) == written;
  }));
  auto database = open();
  EXPECT_GT(count_notes(database), 5);
  EXPECT_TRUE(database.check());
  EXPECT_TRUE(database.run("INSERT INTO note VALUES (NULL, 'after')"));
}

TEST_F(AFullDisk, stops_the_creation_of_a_database) {
  EXPECT_TRUE(true_in_child([this] {
    limit_file_size(10);
    const auto database = open_notes(path);
    return !database && database.error().kind == Kind::full;
  }));
  EXPECT_TRUE(open_notes(path));
}

}  // namespace
