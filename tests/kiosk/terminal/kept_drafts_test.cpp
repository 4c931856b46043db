// Demands put aside: who can read them, for how long, and what is left of them.
#include <format>

#include <gtest/gtest.h>

#include "kiosk/terminal/kept_drafts.hpp"
#include "kiosk/terminal/wrong_codes.hpp"
#include "tests/kiosk/demand/assets.hpp"
#include "tests/support/files.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::tests;
using namespace guichet::kiosk;
using namespace guichet::kiosk::terminal;
using guichet::platform::system::SecretBytes;
using namespace std::chrono_literals;

constexpr std::string_view canary = "Zyxque-Temoin";
constexpr auto retention = std::chrono::days{30};

SecretBytes key_of_seed(unsigned seed) {
  SecretBytes key(32);
  SeededRandom(seed).fill(key.bytes());
  return key;
}

demand::Demand half_filled() {
  demand::Demand draft{.desk = *demand::DeskCode::parse("G1104")};
  draft.people[0].answers.set("birth_name", std::string(canary));
  draft.people[0].answers.set("first_name", std::string("Camille"));
  return draft;
}

class KeptDrafts : public testing::Test {
 protected:
  Database open_database() {
    const auto steps = migrations();
    return Database::open(file(), key, steps).value();
  }
  std::filesystem::path file() const { return folder / "guichet.db"; }
  KeptDraft keep() { return keep_draft(database, key, half_filled(), "en", now, retention, random).value(); }
  std::optional<Draft> open(const journey::SlipCode& code) {
    return open_kept_draft(database, key, code, test_world(), now).value();
  }
  // Everything in a table, as bytes.
  std::string cells_of(const std::string& table) {
    std::string all;
    const auto columns = database.query("SELECT name FROM pragma_table_info(?)", std::string_view(table));
    for (const auto& column : columns.value()) {
      const auto name = std::string(column.text(0));
      const auto cells =
          database.query(std::format(R"(SELECT cast(coalesce("{}", '') AS BLOB) FROM "{}")", name, table));
      for (const auto& row : cells.value()) all += text_of(row.blob(0)) + "\n";
    }
    return all;
  }

  std::int64_t count(std::string_view table) {
    return database.query("SELECT count(*) FROM " + std::string(table)).value().front().integer(0);
  }

  TemporaryFolder folder;
  SecretBytes key = key_of_seed(1);
  SeededRandom random{2};
  Instant now{std::chrono::sys_days{2026y / 11 / 22} + 10h};
  Database database = open_database();
};

TEST_F(KeptDrafts, give_back_all_that_was_put_aside_to_whoever_has_the_slip) {
  const auto kept = keep();
  EXPECT_EQ(kept.until, demand::Date(2026y / 12 / 22));
  EXPECT_FALSE(kept.replaces);
  const auto draft = open(kept.code);
  ASSERT_TRUE(draft);
  EXPECT_EQ(draft->demand, half_filled());
  EXPECT_EQ(draft->language, "en");
}

TEST_F(KeptDrafts, take_the_place_of_the_draft_of_the_session) {
  ASSERT_TRUE(save_draft(database, half_filled(), "fr", now));
  keep();
  EXPECT_EQ(count("draft"), 0);
  EXPECT_EQ(count("kept_draft"), 1);
}

TEST_F(KeptDrafts, open_with_no_other_code_and_on_no_other_terminal) {
  const auto kept = keep();
  auto secret = kept.code.secret();
  secret.back() ^= std::byte{1};
  EXPECT_FALSE(open(journey::SlipCode(secret)));
  EXPECT_FALSE(open_kept_draft(database, key_of_seed(3), kept.code, test_world(), now).value());
  EXPECT_EQ(count("draft"), 0);
}

TEST_F(KeptDrafts, that_were_altered_open_no_more) {
  const auto kept = keep();
  auto sealed = database.query("SELECT sealed FROM kept_draft").value().front().blob(0);
  sealed[sealed.size() / 2] ^= std::byte{1};
  ASSERT_TRUE(database.run("UPDATE kept_draft SET sealed = ?", sealed));
  EXPECT_FALSE(open(kept.code));
}

TEST_F(KeptDrafts, open_until_the_end_of_their_last_day_and_are_then_erased) {
  const auto kept = keep();
  const Instant midnight_in_paris{std::chrono::sys_days{2026y / 12 / 22} + 23h};
  now = midnight_in_paris - 1ms;
  ASSERT_TRUE(erase_expired_drafts(database, now));
  EXPECT_TRUE(open(kept.code));
  now = midnight_in_paris;
  EXPECT_FALSE(open(kept.code));
  ASSERT_TRUE(erase_expired_drafts(database, now));
  EXPECT_EQ(count("kept_draft"), 0);
}

TEST_F(KeptDrafts, stay_for_their_owner_when_a_session_ends_unattended) {
  const auto kept = keep();
  ASSERT_TRUE(open(kept.code));
  ASSERT_TRUE(save_draft(database, half_filled(), "fr", now));
  ASSERT_TRUE(erase_draft(database));
  EXPECT_TRUE(open(kept.code));
}

TEST_F(KeptDrafts, end_with_the_deposit) {
  const auto kept = keep();
  const auto draft = open(kept.code);
  ASSERT_TRUE(draft);
  ASSERT_TRUE(save_draft(database, draft->demand, "fr", now));
  ASSERT_TRUE(deposit(database, draft->demand, now, random));
  EXPECT_EQ(count("kept_draft"), 0);
  EXPECT_FALSE(open(kept.code));
}

TEST_F(KeptDrafts, put_aside_again_leave_one_slip_that_opens) {
  const auto first = keep();
  ASSERT_TRUE(open(first.code));
  const auto second = keep();
  EXPECT_TRUE(second.replaces);
  EXPECT_EQ(count("kept_draft"), 1);
  EXPECT_FALSE(open(first.code));
  EXPECT_TRUE(open(second.code));
}

TEST_F(KeptDrafts, of_others_are_untouched_by_a_deposit_or_an_erasure) {
  const auto other = keep();
  const auto mine = keep();
  ASSERT_TRUE(open(mine.code));
  ASSERT_TRUE(erase_opened_box(database).value());
  ASSERT_TRUE(erase_draft(database));
  EXPECT_FALSE(open(mine.code));
  EXPECT_TRUE(open(other.code));
}

// All that the database's key shows: every cell of every table; and nothing is left in the WAL.
TEST_F(KeptDrafts, say_nothing_to_whoever_has_the_database_and_its_key) {
  ASSERT_TRUE(save_draft(database, half_filled(), "fr", now));
  const auto in_clear =
      database.query("SELECT count(*) FROM draft WHERE instr(message, ?) > 0", std::as_bytes(std::span(canary)));
  ASSERT_EQ(in_clear.value().front().integer(0), 1) << "the canary must be findable while the session lasts";
  const auto kept = keep();
  const auto secret = kept.code.secret();
  const auto code = std::string(kept.code.view());

  std::string all;
  const auto tables = database.query("SELECT name FROM sqlite_schema WHERE type = 'table'");
  ASSERT_TRUE(tables);
  for (const auto& table : *tables) all += cells_of(std::string(table.text(0)));
  EXPECT_GT(all.size(), 500U) << "the sealed draft at least is there";
  EXPECT_FALSE(all.contains(canary));
  EXPECT_FALSE(all.contains(code));
  EXPECT_FALSE(all.contains(text_of(secret)));
  EXPECT_EQ(std::filesystem::file_size(folder / "guichet.db-wal"), 0U);
}

TEST_F(KeptDrafts, are_not_touched_when_the_session_begins_anew) {
  keep();
  ASSERT_TRUE(save_draft(database, half_filled(), "fr", now));
  ASSERT_TRUE(deposit(database, half_filled(), now, random));
  EXPECT_EQ(count("kept_draft"), 1);
}

TEST_F(KeptDrafts, close_their_door_for_an_hour_after_twenty_wrong_codes_even_across_a_restart) {
  for (int i = 0; i < most_wrong_codes_an_hour; ++i) {
    EXPECT_FALSE(too_many_wrong_codes(database, "draft", now).value());
    ASSERT_TRUE(note_wrong_code(database, "draft", now));
  }
  EXPECT_TRUE(too_many_wrong_codes(database, "draft", now).value());
  EXPECT_FALSE(too_many_wrong_codes(database, "deposit", now).value());
  auto restarted = open_database();
  EXPECT_TRUE(too_many_wrong_codes(restarted, "draft", now + 59min).value());
  EXPECT_FALSE(too_many_wrong_codes(restarted, "draft", now + 60min).value());
}

TEST_F(KeptDrafts, never_close_their_door_for_ever_when_the_clock_is_set_back) {
  for (int i = 0; i < most_wrong_codes_an_hour; ++i) ASSERT_TRUE(note_wrong_code(database, "draft", now + 24h));
  EXPECT_FALSE(too_many_wrong_codes(database, "draft", now).value());
  ASSERT_TRUE(note_wrong_code(database, "draft", now));
  EXPECT_EQ(count("wrong_code"), 1);
}

}  // namespace
