#include "platform/system/durable_file.hpp"

#include <iterator>

#include <gtest/gtest.h>

#include "tests/support/files.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::platform::system;
using guichet::tests::bytes_of;
using guichet::tests::read_file;
namespace fs = std::filesystem;

class ADurableFile : public testing::Test {
 protected:
  auto files_in_folder() const { return std::distance(fs::directory_iterator(folder.path()), {}); }

  guichet::tests::TemporaryFolder folder;
  fs::path path = folder / "file";
};

TEST_F(ADurableFile, holds_what_was_written_and_opens_for_its_owner_alone) {
  ASSERT_TRUE(write_durably(path, bytes_of("un"), Existing::refuse));
  EXPECT_EQ(read_file(path), "un");
  EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(ADurableFile, takes_the_place_of_another_only_when_asked) {
  ASSERT_TRUE(write_durably(path, bytes_of("un"), Existing::refuse));
  EXPECT_EQ(write_durably(path, bytes_of("deux"), Existing::refuse).error(), std::errc::file_exists);
  EXPECT_EQ(read_file(path), "un");
  ASSERT_TRUE(write_durably(path, bytes_of("deux"), Existing::replace));
  EXPECT_EQ(read_file(path), "deux");
  EXPECT_EQ(files_in_folder(), 1) << "a draft was left";
}

TEST_F(ADurableFile, says_why_it_cannot_be_written) {
  EXPECT_EQ(write_durably(folder / "absent" / "file", bytes_of("un"), Existing::replace).error(),
            std::errc::no_such_file_or_directory);
  fs::create_directory(path);
  EXPECT_FALSE(write_durably(path, bytes_of("un"), Existing::replace));
  EXPECT_EQ(files_in_folder(), 1) << "a draft was left";
}

}  // namespace
