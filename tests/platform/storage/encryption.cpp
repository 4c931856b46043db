#include <algorithm>

#include "tests/platform/storage/store.hpp"
#include "tests/support/files.hpp"

namespace {

using namespace guichet::tests;
namespace fs = std::filesystem;

constexpr auto owner_only = fs::perms::owner_read | fs::perms::owner_write;

class Encryption : public AStore {};

TEST_F(Encryption, leaves_no_typed_word_in_clear_in_any_file) {
  const std::string typed = "Lefèvre-Œuvrard";
  auto database = open();
  ASSERT_TRUE(database.run("INSERT INTO note VALUES (1, ?)", typed));
  const auto none_in_clear = [&] {
    for (const auto& entry : fs::directory_iterator(folder.path())) {
      const auto content = read_file(entry.path());
      for (const auto& word : {typed, std::string("applied_migration"), std::string("SQLite format 3")})
        EXPECT_EQ(content.find(word), std::string::npos) << entry.path().filename();
    }
  };
  ASSERT_GT(fs::file_size(beside("-wal")), 0U);
  none_in_clear();
  ASSERT_TRUE(database.check());  // empties the WAL into the file
  ASSERT_EQ(fs::file_size(beside("-wal")), 0U);
  none_in_clear();
  EXPECT_EQ(database.query("SELECT body FROM note").value().front().text(0), typed);
}

TEST_F(Encryption, gives_every_file_to_its_owner_alone) {
  auto database = open();
  ASSERT_TRUE(database.run("INSERT INTO note VALUES (1, 'a')"));
  for (const auto& entry : fs::directory_iterator(folder.path()))
    EXPECT_EQ(entry.status().permissions(), owner_only) << entry.path().filename();
}

TEST_F(Encryption, refuses_a_database_in_clear) {
  write_file(path, std::string("SQLite format 3\0", 16) + std::string(8176, '\0'));
  EXPECT_EQ(refusal(1), Kind::not_encrypted);
}

TEST_F(Encryption, uses_the_settings_that_were_measured) {
  auto database = open();
  const auto setting = [&](const std::string& name) {
    const auto row = database.query("PRAGMA " + name).value().front();
    try {
      return std::to_string(row.integer(0));
    } catch (const std::bad_variant_access&) {
      return row.text(0);
    }
  };
  EXPECT_EQ(setting("cipher_page_size"), "8192");
  EXPECT_EQ(setting("journal_mode"), "wal");
  EXPECT_EQ(setting("synchronous"), "2");
  EXPECT_EQ(setting("secure_delete"), "1");
  EXPECT_EQ(setting("auto_vacuum"), "2");
  EXPECT_EQ(setting("foreign_keys"), "1");
  EXPECT_EQ(setting("temp_store"), "2");
}

TEST_F(Encryption, prints_nothing_when_the_key_is_wrong_or_the_file_damaged) {
  {
    const auto database = open();
  }
  auto content = read_file(path);
  content[5000] = static_cast<char>(content[5000] ^ 1);
  write_file(path, content);
  testing::internal::CaptureStderr();
  testing::internal::CaptureStdout();
  EXPECT_EQ(refusal(1), Kind::damaged);
  fs::remove(beside(".keycheck"));
  EXPECT_EQ(refusal(2), Kind::damaged);
  EXPECT_EQ(testing::internal::GetCapturedStderr() + testing::internal::GetCapturedStdout(), "");
}

class TheKey : public AStore {};

TEST_F(TheKey, that_is_wrong_is_told_and_changes_nothing) {
  {
    auto database = open();
    ASSERT_TRUE(database.run("INSERT INTO note VALUES (1, 'a')"));
  }
  const auto before = read_file(path);
  EXPECT_EQ(refusal(2), Kind::wrong_key);
  EXPECT_EQ(read_file(path), before);
  auto database = open();
  EXPECT_EQ(count_notes(database), 1);
}

TEST_F(TheKey, of_another_size_is_our_mistake) {
  EXPECT_EQ(storage::Database::open(path, guichet::platform::system::SecretBytes(16), {}).error().kind, Kind::misuse);
  EXPECT_FALSE(fs::exists(path));
}

TEST_F(TheKey, whose_record_was_lost_or_decayed_still_opens_and_is_recorded_again) {
  {
    const auto database = open();
  }
  fs::remove(beside(".keycheck"));
  {
    const auto database = open();
  }
  EXPECT_EQ(refusal(2), Kind::wrong_key);

  auto record = read_file(beside(".keycheck"));
  record[3] = static_cast<char>(record[3] ^ 1);
  write_file(beside(".keycheck"), record);
  {
    const auto database = open();
  }
  EXPECT_EQ(refusal(2), Kind::wrong_key);
}

TEST_F(TheKey, of_a_database_that_was_removed_does_not_bar_a_new_one) {
  {
    const auto database = open();
  }
  fs::remove(path);
  EXPECT_TRUE(storage::Database::open(path, key_number(2), notes_schema));
  EXPECT_EQ(refusal(1), Kind::wrong_key);
}

TEST_F(TheKey, leads_nowhere_in_a_folder_that_is_not_there) {
  EXPECT_EQ(open_notes(folder / "absent" / "guichet.db").error().kind, Kind::io);
}

}  // namespace
