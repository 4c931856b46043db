// What was erased is gone for the owner of the key too: from free pages, from the log, from the connection's memory.
#include "tests/platform/storage/store.hpp"
#include "tests/support/every_page.hpp"

namespace {

using namespace guichet::tests;

class Erasure : public AStore {
 protected:
  // As somebody who has the disk and the key.
  bool can_be_read(std::string_view word) const { return read_every_page(path, key_number(1).bytes()).contains(word); }
};

constexpr std::string_view word = "Lefèvre-Œuvrard";

// Longer than some pages, so that most of it lies where only free pages will be.
std::string long_body() {
  std::string body;
  while (body.size() < 40'000) body += word;
  return body;
}

TEST_F(Erasure, leaves_nothing_in_free_pages_nor_in_the_log) {
  auto database = open();
  ASSERT_TRUE(database.run("INSERT INTO note VALUES (1, ?), (2, 'stays')", long_body()));
  EXPECT_TRUE(can_be_read(word));
  ASSERT_TRUE(database.run("DELETE FROM note WHERE id = 1"));
  EXPECT_TRUE(can_be_read(word)) << "the log still has the pages of before";
  database.forget_pages();
  EXPECT_FALSE(can_be_read(word));
  EXPECT_EQ(database.query("SELECT body FROM note").value().front().text(0), "stays");
  EXPECT_TRUE(can_be_read("stays"));
}

TEST_F(Erasure, empties_the_log_although_another_connection_is_open) {
  auto database = open(), other = open();
  ASSERT_TRUE(database.run("INSERT INTO note VALUES (1, ?)", long_body()));
  EXPECT_EQ(count_notes(other), 1);
  ASSERT_TRUE(database.run("DELETE FROM note"));
  database.forget_pages();
  EXPECT_FALSE(can_be_read(word));
  EXPECT_EQ(count_notes(other), 0);
}

TEST_F(Erasure, waits_for_the_end_of_a_transaction) {
  auto database = open();
  auto transaction = database.begin().value();
  ASSERT_TRUE(database.run("INSERT INTO note VALUES (1, 'a')"));
  database.forget_pages();
  ASSERT_TRUE(transaction.commit());
  EXPECT_EQ(count_notes(database), 1);
}

}  // namespace
