#include <vector>

#include "tests/platform/storage/store.hpp"

namespace {

using namespace guichet::tests;
using storage::Migration;

class Migrations : public AStore {
 protected:
  auto open_with(std::vector<Migration> migrations) const {
    return storage::Database::open(path, key_number(1), migrations);
  }
  static constexpr Migration create{"2026-11-22", "create", "CREATE TABLE log(step TEXT) STRICT"};
  static constexpr Migration first{"2026-11-23", "a-first", "INSERT INTO log VALUES ('first')"};
  static constexpr Migration second{"2026-11-23", "b-second",
                                    "INSERT INTO log VALUES ('second'); -- several statements\n"
                                    "INSERT INTO log VALUES ('third');\n"};
  static std::string log(storage::Database& database) {
    std::string steps;
    const auto rows = database.query("SELECT step FROM log ORDER BY rowid").value();
    for (const auto& row : rows) steps += row.text(0) + " ";
    return steps;
  }
};

TEST_F(Migrations, are_applied_once_in_date_and_name_order_whatever_the_order_given) {
  for (int opening = 0; opening < 2; ++opening) {
    auto database = open_with({second, create, first});
    ASSERT_TRUE(database) << database.error().detail;
    EXPECT_EQ(log(*database), "first second third ");
  }
}

TEST_F(Migrations, that_arrive_later_join_those_already_applied) {
  ASSERT_TRUE(open_with({create, second}));
  auto database = open_with({create, first, second});
  ASSERT_TRUE(database);
  EXPECT_EQ(log(*database), "second third first ");
}

TEST_F(Migrations, that_fail_leave_nothing_of_themselves_and_keep_those_before) {
  const Migration broken{"2026-11-24", "broken", "INSERT INTO log VALUES ('half'); INSERT INTO missing VALUES (1);"};
  const auto refused = open_with({create, first, broken});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Kind::misuse);
  EXPECT_NE(refused.error().detail.find("2026-11-24 broken"), std::string::npos);

  auto database = open_with({create, first});
  ASSERT_TRUE(database);
  EXPECT_EQ(log(*database), "first ");
}

TEST_F(Migrations, may_not_end_their_own_transaction) {
  EXPECT_EQ(
      open_with({{"2026-11-22", "hasty", "CREATE TABLE log(step TEXT); COMMIT; CREATE TABLE other(x);"}}).error().kind,
      Kind::misuse);
}

TEST_F(Migrations, of_a_newer_program_are_respected) {
  ASSERT_TRUE(open_with({create, first}));
  EXPECT_EQ(open_with({create}).error().kind, Kind::newer);
}

TEST_F(Migrations, of_one_date_and_name_are_our_mistake) {
  EXPECT_EQ(open_with({create, create}).error().kind, Kind::misuse);
}

}  // namespace
