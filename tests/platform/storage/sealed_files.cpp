// Documents beside the database: sealed, read from any byte, refused once anything of them was changed, and gone for
// good with their row.
#include <algorithm>
#include <ranges>

#include <sys/stat.h>

#include "tests/platform/storage/shelf.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/every_page.hpp"
#include "tests/support/files.hpp"

namespace {

using namespace guichet::tests;
namespace fs = std::filesystem;

TEST_F(SealedFile, is_read_back_whole_whatever_its_length) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, storage::chunk_size - 1, storage::chunk_size,
                                 storage::chunk_size + 1, 2 * storage::chunk_size, several_chunks}) {
    const auto name = "paper-" + std::to_string(size);
    put(document(size), name);
    EXPECT_EQ(read(name), document(size)) << size;
    EXPECT_EQ(fs::file_size(shelf / name), storage::sealed_size(size));
  }
}

TEST_F(SealedFile, is_read_from_any_byte) {
  const auto whole = document(several_chunks);
  put(whole);
  const auto file = files.find(database, passport).value();
  for (const std::size_t offset : {std::size_t{0}, std::size_t{1}, storage::chunk_size - 1, storage::chunk_size,
                                   2 * storage::chunk_size + 17, several_chunks - 1}) {
    std::vector<std::byte> part(100'000);
    const auto count = file.read(offset, part).value();
    EXPECT_EQ(count, std::min(part.size(), several_chunks - offset));
    EXPECT_TRUE(
        std::ranges::equal(part | std::views::take(count), whole | std::views::drop(offset) | std::views::take(count)))
        << offset;
  }
  std::vector<std::byte> nothing(10);
  EXPECT_EQ(file.read(several_chunks, nothing), 0U);
}

TEST_F(SealedFile, shows_nothing_of_the_document_and_belongs_to_the_terminal_alone) {
  std::string clear;
  while (clear.size() < several_chunks) clear += "AVIS D'IMPOT ";
  put(bytes_of(clear));
  EXPECT_FALSE(read_file(shelf / passport).contains("AVIS D'IMPOT"));
  struct stat status{};
  ASSERT_EQ(::stat((shelf / passport).c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  ASSERT_EQ(::stat(shelf.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0700U);
}

// A disk may be slow: while it writes, the others must find the database free.
TEST_F(SealedFile, is_written_before_the_transaction_and_opens_once_its_row_is_committed) {
  auto elsewhere = open_database();
  const auto written = files.write(passport, document(several_chunks), random).value();
  {
    const auto other = elsewhere.begin();
    ASSERT_TRUE(other) << "nothing is held";
  }
  EXPECT_TRUE(is_refused()) << "nobody has its key";
  {
    const auto given_up = database.begin();
    ASSERT_TRUE(SealedFiles::note(database, written));
  }
  EXPECT_TRUE(is_refused());
  auto transaction = database.begin();
  ASSERT_TRUE(SealedFiles::note(database, written));
  ASSERT_TRUE(transaction->commit());
  EXPECT_EQ(read(), document(several_chunks));
}

TEST_F(SealedFile, whose_row_never_came_is_swept) {
  ASSERT_TRUE(files.write(passport, document(100), random));
  EXPECT_EQ(files_on_disk(), 1U);
  EXPECT_EQ(files.sweep(database).value(), (SealedFiles::Swept{.files = 1, .rows = 0}));
  EXPECT_EQ(files_on_disk(), 0U);
}

TEST_F(SealedFile, is_sealed_otherwise_each_time) {
  put(document(1000), "one");
  put(document(1000), "two");
  EXPECT_NE(read_file(shelf / "one"), read_file(shelf / "two"));
}

TEST_F(SealedFile, is_refused_when_a_bit_of_it_was_changed) {
  put(document(several_chunks));
  const auto sound = read_file(shelf / passport);
  // Every region: the first and last bytes, around each border of a chunk, and every 997th byte.
  for (std::size_t at = 0; at < sound.size(); ++at) {
    const auto in_chunk = at % storage::sealed_chunk_size;
    const bool near_a_border = in_chunk < 2 || in_chunk > storage::chunk_size - 2;
    if (!near_a_border && at % 997 != 0 && at + 18 < sound.size()) continue;
    auto changed = sound;
    changed[at] = static_cast<char>(changed[at] ^ (1 << at % 8));
    write_file(shelf / passport, changed);
    ASSERT_TRUE(is_refused()) << at;
  }
  write_file(shelf / passport, sound);
  EXPECT_EQ(read(), document(several_chunks));
}

TEST_F(SealedFile, is_refused_when_it_was_cut_short_or_grew) {
  put(document(several_chunks));
  const auto sound = read_file(shelf / passport);
  for (const std::size_t size :
       {std::size_t{0}, storage::sealed_chunk_size, 3 * storage::sealed_chunk_size, sound.size() - 1}) {
    write_file(shelf / passport, sound.substr(0, size));
    EXPECT_TRUE(is_refused()) << size;
  }
  write_file(shelf / passport, sound + "x");
  EXPECT_TRUE(is_refused());
}

// Who can write the row too still cannot make a shorter document of it: the last chunk is sealed as the last.
TEST_F(SealedFile, is_refused_when_its_end_was_cut_off_and_its_length_changed_with_it) {
  put(document(several_chunks));
  const auto sound = read_file(shelf / passport);
  write_file(shelf / passport, sound.substr(0, 2 * storage::sealed_chunk_size));
  ASSERT_TRUE(database.run("UPDATE sealed_file SET size = ?", 2 * storage::chunk_size));
  EXPECT_TRUE(is_refused());
  // Not even with the right key.
  guichet::platform::system::SecretBytes key(storage::file_key_size);
  random.fill(key.bytes());
  const auto sealed = storage::seal_chunks(key, document(2 * storage::chunk_size));
  std::vector<std::byte> clear(storage::chunk_size);
  const auto first = std::span(sealed).first(storage::sealed_chunk_size);
  EXPECT_TRUE(storage::open_chunk(key, 0, false, first, clear));
  EXPECT_FALSE(storage::open_chunk(key, 0, true, first, clear));
  EXPECT_FALSE(storage::open_chunk(key, 1, false, first, clear));
}

TEST_F(SealedFile, is_refused_when_its_chunks_changed_places) {
  put(document(several_chunks));
  auto bytes = read_file(shelf / passport);
  std::swap_ranges(bytes.begin(), bytes.begin() + storage::sealed_chunk_size,
                   bytes.begin() + storage::sealed_chunk_size);
  write_file(shelf / passport, bytes);
  EXPECT_TRUE(is_refused());
}

TEST_F(SealedFile, is_refused_under_the_name_of_another) {
  put(document(1000, 1), "one");
  put(document(1000, 2), "two");
  fs::copy_file(shelf / "one", shelf / "two", fs::copy_options::overwrite_existing);
  EXPECT_EQ(read("two"), std::unexpected(Kind::damaged));
  ASSERT_TRUE(
      database.run("UPDATE sealed_file SET wrapped_key = (SELECT wrapped_key FROM sealed_file WHERE name = 'one')"));
  EXPECT_EQ(read("one"), document(1000, 1));
  EXPECT_EQ(read("two"), std::unexpected(Kind::damaged));
}

TEST_F(SealedFile, is_closed_for_the_key_of_another_terminal) {
  put(document(1000));
  EXPECT_EQ(open_files(2).find(database, passport).error().kind, Kind::damaged);
}

TEST_F(SealedFile, takes_no_name_twice_and_none_that_leads_elsewhere) {
  put(document(1000));
  EXPECT_EQ(try_to_put(database, document(10)).error().kind, Kind::constraint);
  EXPECT_EQ(read(), document(1000));
  for (const auto* name : {"", "../key", "a/b", ".", "A", "a.b"})
    EXPECT_EQ(try_to_put(database, document(10), name).error().kind, Kind::misuse) << name;
  EXPECT_EQ(files_on_disk(), 1U);
}

TEST_F(SealedFile, leaves_nothing_when_the_disk_is_full) {
  EXPECT_TRUE(true_in_child([&] {
    limit_file_size(storage::chunk_size);
    return try_to_put(database, document(several_chunks)).error().kind == Kind::full;
  }));
  EXPECT_EQ(files_on_disk(), 0U);
  EXPECT_EQ(files.find(database, passport).error().kind, Kind::damaged);
}

TEST_F(SealedFile, is_gone_for_good_once_destroyed) {
  put(document(several_chunks));
  const auto wrapped = database.query("SELECT wrapped_key FROM sealed_file").value().front().blob(0);
  const auto key_is_there = [&] { return read_every_page(path, key_number(1).bytes()).contains(text_of(wrapped)); };
  EXPECT_TRUE(key_is_there());
  ASSERT_TRUE(files.destroy(database, passport));
  EXPECT_FALSE(key_is_there()) << "in a free page, or in the log";
  EXPECT_EQ(files_on_disk(), 0U);
  EXPECT_EQ(files.find(database, passport).error().kind, Kind::damaged);
  EXPECT_TRUE(files.destroy(database, passport)) << "gone already";
  EXPECT_EQ(SealedFiles::names(database).value(), std::vector<std::string>{});
}

}  // namespace
