#include <array>

#include <gtest/gtest.h>

#include "platform/system/random.hpp"
#include "platform/vault/key_file.hpp"
#include "sync/sandbox/store.hpp"
#include "tests/support/creation_message.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::sync::sandbox;
using namespace std::chrono_literals;
using guichet::platform::storage::Database;
using guichet::platform::storage::Migration;

// As the first sandbox wrote it; never changes.
constexpr std::array first_schema{Migration{"2026-11-22", "ledger", R"sql(
CREATE TABLE demands (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  file_name TEXT NOT NULL UNIQUE,
  body BLOB NOT NULL,
  number TEXT UNIQUE,
  received_at INTEGER NOT NULL
) STRICT;
)sql"}};

TEST(Store, takes_over_the_demands_of_the_first_sandbox) {
  const guichet::tests::TemporaryFolder folder;
  guichet::platform::system::SystemRandom random;
  const auto file = folder / "registry.db";
  const auto key = guichet::platform::vault::KeyFile::create(file.string() + ".key", random)->load();
  const std::chrono::sys_time<std::chrono::milliseconds> received{std::chrono::sys_days{2026y / 11 / 22} + 9h};
  {
    auto old = Database::open(file, *key, first_schema);
    ASSERT_TRUE(old);
    ASSERT_TRUE(old->run("INSERT INTO demands (file_name, body, number, received_at) VALUES (?, ?, ?, ?)", "DEM1.xml",
                         guichet::tests::to_bytes("<a/>"), "1111126000001G1104", received.time_since_epoch().count()));
  }
  auto store = Store::open(file, random);
  ASSERT_TRUE(store) << store.error();
  const auto held = store->find("1111126000001G1104").value();
  ASSERT_TRUE(held);
  EXPECT_EQ(held->content, "<a/>");
  EXPECT_EQ(held->standing, (Standing{.deposited = 2026y / 11 / 22}));
  const auto message = store->message("DEM1.xml").value();
  ASSERT_TRUE(message);
  EXPECT_EQ(message->number, "1111126000001G1104");
  EXPECT_EQ(message->answer, std::nullopt);
  EXPECT_EQ(store->next_sequence(), 2);
}

TEST(Store, replaces_what_it_holds_under_a_number) {
  const guichet::tests::TemporaryFolder folder;
  guichet::platform::system::SystemRandom random;
  auto store = Store::open(folder / "registry.db", random).value();
  Held held{.number = "1111126000001G1104",
            .content = "<a/>",
            .standing = {.deposited = 2026y / 11 / 22,
                         .papers = {{.code = "identite",
                                     .label = "Titre",
                                     .state = "recue",
                                     .comment = "Lu",
                                     .person = "1",
                                     .income_year = "2025",
                                     .issued = "2026-01-02",
                                     .expires = "2031-01-02"}}}};
  ASSERT_TRUE(store.put(held));
  held.content = "<b/>";
  held.standing.renewed = 2027y / 10 / 1;
  held.standing.closure = Closure{.motive = "RADABA", .on = 2027y / 10 / 2};
  held.standing.version = 3;
  ASSERT_TRUE(store.put(held));
  const auto found = store.find(held.number).value();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->content, "<b/>");
  EXPECT_EQ(found->standing, held.standing);
  EXPECT_EQ(store.size(), 1);
}

}  // namespace
