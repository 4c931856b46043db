#include "platform/vault/key_file.hpp"

#include <string>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "platform/vault/memory_key.hpp"
#include "tests/support/files.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::platform::vault;
using guichet::platform::system::SecretBytes;
using Kind = Error::Kind;
namespace fs = std::filesystem;

class AKeyFile : public testing::Test {
 protected:
  Error load_error() const { return KeyFile(path).load().error(); }
  void create() { ASSERT_TRUE(KeyFile::create(path, random)); }

  guichet::tests::TemporaryFolder folder;
  guichet::tests::SeededRandom random{1};
  fs::path path = folder / "key";
};

TEST_F(AKeyFile, is_created_for_its_owner_alone) {
  create();
  EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(fs::file_size(path), key_size);
}

TEST_F(AKeyFile, is_never_overwritten) {
  create();
  const auto before = guichet::tests::read_file(path);
  EXPECT_EQ(KeyFile::create(path, random).error(), Error{Kind::already_exists});
  EXPECT_EQ(guichet::tests::read_file(path), before);
}

TEST_F(AKeyFile, cannot_be_created_in_a_folder_that_is_not_there) {
  EXPECT_EQ(KeyFile::create(folder / "absent" / "key", random).error(), Error{Kind::unwritable});
}

TEST_F(AKeyFile, that_is_missing_is_told_apart) { EXPECT_EQ(load_error(), Error{Kind::missing}); }

TEST_F(AKeyFile, that_others_can_read_is_refused) {
  create();
  for (const auto perms : {fs::perms::group_read, fs::perms::others_read, fs::perms::others_write}) {
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write | perms);
    EXPECT_EQ(load_error(), Error{Kind::readable_by_others}) << static_cast<unsigned>(perms);
  }
}

TEST_F(AKeyFile, of_another_size_is_refused) {
  for (const std::size_t size : {0U, 31U, 33U}) {
    guichet::tests::write_file(path, std::string(size, 'k'));
    fs::permissions(path, fs::perms::owner_read);
    EXPECT_EQ(load_error(), Error{Kind::wrong_size}) << size;
    fs::remove(path);
  }
}

TEST_F(AKeyFile, that_is_a_link_a_folder_or_a_pipe_is_refused) {
  ASSERT_TRUE(KeyFile::create(folder / "elsewhere", random));
  fs::create_symlink(folder / "elsewhere", path);
  EXPECT_EQ(load_error(), Error{Kind::not_a_file});
  fs::remove(path);
  fs::create_directory(path);
  EXPECT_EQ(load_error(), Error{Kind::not_a_file});
  fs::remove(path);
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  EXPECT_EQ(load_error(), Error{Kind::not_a_file});
}

TEST(MemoryKey, of_another_size_is_refused) {
  EXPECT_EQ(MemoryKey(SecretBytes(16)).load().error(), Error{Kind::wrong_size});
}

}  // namespace
