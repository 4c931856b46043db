#include <cstdint>
#include <limits>
#include <optional>
#include <thread>

#include "tests/platform/storage/store.hpp"
#include "tests/support/files.hpp"

namespace {

using namespace guichet::tests;

class Statements : public AStore {
 protected:
  storage::Row stored(const auto& value) {
    EXPECT_TRUE(database.run("INSERT OR REPLACE INTO note VALUES (1, ?)", value));
    return database.query("SELECT body FROM note WHERE id = ?", 1).value().at(0);
  }
  storage::Database database = open();
};

TEST_F(Statements, give_back_each_value_as_it_was_bound) {
  EXPECT_EQ(stored(std::numeric_limits<std::int64_t>::min()).integer(0), std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(stored(-7).integer(0), -7);
  EXPECT_EQ(stored(std::string("Zoé d’Œuvres, ışık, عائشة")).text(0), "Zoé d’Œuvres, ışık, عائشة");
  EXPECT_EQ(stored("it's").text(0), "it's");
  const std::string bytes("\0\1\xff", 3);
  EXPECT_EQ(text_of(stored(bytes_of(bytes)).blob(0)), bytes);
  EXPECT_TRUE(stored(std::nullopt).is_null(0));
  EXPECT_TRUE(stored(std::optional<std::int64_t>()).is_null(0));
  EXPECT_EQ(stored(std::optional<std::int64_t>(3)).integer(0), 3);
}

TEST_F(Statements, keep_empty_apart_from_nothing) {
  EXPECT_EQ(stored(std::string_view()).text(0), "");
  EXPECT_TRUE(stored(std::span<const std::byte>()).blob(0).empty());
  EXPECT_FALSE(stored(std::span<const std::byte>()).is_null(0));
}

TEST_F(Statements, take_text_as_a_value_and_never_as_sql) {
  EXPECT_EQ(stored("'); DROP TABLE note; --").text(0), "'); DROP TABLE note; --");
  EXPECT_EQ(count_notes(database), 1);
}

TEST_F(Statements, refuse_what_is_our_mistake) {
  EXPECT_EQ(database.run("SELEC 1").error().kind, Kind::misuse);
  EXPECT_EQ(database.run("").error().kind, Kind::misuse);
  EXPECT_EQ(database.run("SELECT 1; SELECT 2").error().kind, Kind::misuse);
  EXPECT_EQ(database.run("SELECT ?").error().kind, Kind::misuse);
  EXPECT_EQ(database.run("SELECT ?", 1, 2).error().kind, Kind::misuse);
  EXPECT_EQ(database.query("SELECT 1.5").error().kind, Kind::misuse);
}

TEST_F(Statements, tell_a_refusal_of_the_schema_without_quoting_the_value) {
  ASSERT_TRUE(database.run("INSERT INTO note VALUES (1, 'a')"));
  const auto refused = database.run("INSERT INTO note VALUES (?, ?)", 1, "Lefèvre");
  EXPECT_EQ(refused.error().kind, Kind::constraint);
  const auto mistyped = database.run("INSERT INTO note VALUES (?, 1)", "Lefèvre");
  EXPECT_EQ(mistyped.error().kind, Kind::constraint);
  EXPECT_EQ(mistyped.error().detail.find("Lefèvre"), std::string::npos);
}

TEST_F(Statements, remain_usable_when_more_are_used_than_are_kept) {
  for (int number = 0; number < 300; ++number)
    EXPECT_EQ(database.query("SELECT " + std::to_string(number)).value().front().integer(0), number);
}

class Transactions : public Statements {};

TEST_F(Transactions, keep_all_their_writes_once_committed) {
  {
    auto transaction = database.begin().value();
    ASSERT_TRUE(database.run("INSERT INTO note VALUES (1, 'a')"));
    ASSERT_TRUE(database.run("INSERT INTO note VALUES (2, 'b')"));
    ASSERT_TRUE(transaction.commit());
    EXPECT_EQ(transaction.commit().error().kind, Kind::misuse);
  }
  auto reopened = open();
  EXPECT_EQ(count_notes(reopened), 2);
}

TEST_F(Transactions, leave_nothing_when_they_are_dropped) {
  {
    auto transaction = database.begin().value();
    const auto moved = std::move(transaction);
    ASSERT_TRUE(database.run("INSERT INTO note VALUES (1, 'a')"));
  }
  EXPECT_EQ(count_notes(database), 0);
  EXPECT_TRUE(database.begin().has_value()) << "the next one cannot begin";
}

TEST_F(Transactions, survive_a_database_that_moves) {
  auto transaction = database.begin().value();
  ASSERT_TRUE(database.run("INSERT INTO note VALUES (1, 'a')"));
  auto moved = std::move(database);
  EXPECT_TRUE(transaction.commit());
  EXPECT_EQ(count_notes(moved), 1);
}

TEST_F(Transactions, are_one_at_a_time) {
  const auto transaction = database.begin();
  EXPECT_EQ(database.begin().error().kind, Kind::misuse);
  EXPECT_EQ(database.check().error().kind, Kind::misuse);
}

TEST_F(Transactions, that_sqlite_rolled_back_take_no_further_write) {
  auto transaction = database.begin().value();
  ASSERT_TRUE(database.run("INSERT INTO note VALUES (1, 'a')"));
  ASSERT_FALSE(database.run("INSERT OR ROLLBACK INTO note VALUES (1, 'b')"));
  EXPECT_EQ(database.run("INSERT INTO note VALUES (2, 'c')").error().kind, Kind::misuse);
  EXPECT_FALSE(transaction.commit());
  EXPECT_EQ(count_notes(database), 0);
}

TEST_F(Transactions, of_another_connection_make_the_writer_wait_then_say_busy) {
  auto other = open();
  const auto held = other.begin();
  ASSERT_TRUE(held);
  EXPECT_EQ(database.begin().error().kind, Kind::busy);
  EXPECT_EQ(count_notes(database), 0) << "readers are not stopped";
  EXPECT_TRUE(open_notes(path)) << "nor is opening";
}

TEST_F(Transactions, of_two_threads_follow_each_other) {
  const auto write = [this](int first) {
    auto mine = open();
    for (int id = first; id < first + 50; ++id) ASSERT_TRUE(mine.run("INSERT INTO note VALUES (?, 'x')", id));
  };
  {
    const std::jthread one(write, 0);
    const std::jthread two(write, 1000);
  }
  EXPECT_EQ(count_notes(database), 100);
}

}  // namespace
