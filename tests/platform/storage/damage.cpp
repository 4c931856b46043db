#include <random>

#include "tests/platform/storage/store.hpp"
#include "tests/support/files.hpp"

namespace {

using namespace guichet::tests;

class Damage : public AStore {
 protected:
  void SetUp() override {
    auto database = open();
    const std::string body(3000, 'x');
    for (int id = 0; id < 40; ++id) ASSERT_TRUE(database.run("INSERT INTO note VALUES (?, ?)", id, body));
    ASSERT_TRUE(database.check());
    sound = read_file(path);
  }
  void flip_bit(std::size_t offset) const {
    auto content = sound;
    content[offset] = static_cast<char>(content[offset] ^ 1);
    write_file(path, content);
  }
  // What becomes of the file as a terminal would find out: at opening, else at the nightly check.
  Kind verdict() const {
    auto database = open_notes(path);
    if (!database) return database.error().kind;
    const auto checked = database->check();
    return checked ? Kind::misuse : checked.error().kind;
  }
  std::string sound;
};

TEST_F(Damage, of_one_bit_anywhere_is_found_and_never_taken_for_a_wrong_key) {
  std::mt19937 random(22);
  for (int round = 0; round < 40; ++round) {
    const auto offset = round < 16 ? static_cast<std::size_t>(round) : random() % sound.size();
    flip_bit(offset);
    EXPECT_EQ(verdict(), Kind::damaged) << offset;
  }
}

TEST_F(Damage, of_a_truncated_file_is_found) {
  for (const std::size_t size : {std::size_t{100}, std::size_t{8192}, sound.size() - 1}) {
    write_file(path, sound.substr(0, size));
    EXPECT_EQ(verdict(), Kind::damaged) << size;
  }
}

TEST_F(Damage, that_is_repaired_behind_an_open_connection_is_forgiven) {
  auto database = open();
  flip_bit(sound.size() - 4000);
  EXPECT_EQ(database.query("SELECT sum(length(body)) FROM note").error().kind, Kind::damaged);
  write_file(path, sound);
  EXPECT_EQ(database.query("SELECT sum(length(body)) FROM note").value().front().integer(0), 40 * 3000);
  EXPECT_TRUE(database.check());
}

TEST_F(Damage, is_never_declared_on_a_sound_file) {
  auto database = open();
  ASSERT_TRUE(database.run("INSERT INTO note VALUES (1000, 'waits in the WAL')"));
  EXPECT_TRUE(database.check());
}

}  // namespace
