#include "platform/scanner/simulated_scanner.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/files.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::platform::scanner;
using guichet::tests::text_of;
using guichet::tests::write_file;
using Kind = Error::Kind;

const std::string png = "\x89PNG\r\n\x1a\n";
const std::string jpeg = "\xff\xd8\xff\xe0";

class ASimulatedScanner : public testing::Test {
 protected:
  std::expected<Page, Error> scan() { return scanner.scan({}); }

  guichet::tests::TemporaryFolder folder;
  SimulatedScanner scanner{folder.path()};
};

TEST_F(ASimulatedScanner, serves_pages_in_name_order_then_has_no_paper) {
  write_file(folder / "2.jpg", jpeg + "two");
  write_file(folder / "1.png", png + "one");
  write_file(folder / "3.jpeg", jpeg + "three");
  EXPECT_EQ(text_of(scan().value().image), png + "one");
  EXPECT_EQ(text_of(scan().value().image), jpeg + "two");
  EXPECT_EQ(text_of(scan().value().image), jpeg + "three");
  EXPECT_EQ(scan().error(), Error{Kind::no_paper});
  EXPECT_EQ(scan().error(), Error{Kind::no_paper});
}

TEST_F(ASimulatedScanner, has_no_paper_in_a_folder_without_pictures) {
  write_file(folder / "notes.txt", "not a page");
  EXPECT_EQ(scan().error(), Error{Kind::no_paper});
}

TEST_F(ASimulatedScanner, serves_a_page_laid_behind_the_others) {
  write_file(folder / "1.png", png);
  ASSERT_TRUE(scan());
  ASSERT_EQ(scan().error(), Error{Kind::no_paper});
  write_file(folder / "2.png", png + "late");
  EXPECT_EQ(text_of(scan().value().image), png + "late");
}

TEST_F(ASimulatedScanner, serves_the_pile_again_when_it_is_put_back) {
  write_file(folder / "1.png", png);
  ASSERT_TRUE(scan());
  scanner.reload();
  EXPECT_TRUE(scan());
}

TEST_F(ASimulatedScanner, loses_an_unreadable_page_and_serves_the_next) {
  write_file(folder / "1.png", "these bytes are no picture");
  write_file(folder / "2.png", "");
  std::filesystem::create_directory(folder / "3.png");
  std::filesystem::create_symlink(folder / "nowhere", folder / "4.png");
  write_file(folder / "5.png", png);
  for (int page = 1; page <= 4; ++page) EXPECT_EQ(scan().error(), Error{Kind::unreadable}) << page;
  EXPECT_TRUE(scan());
}

TEST_F(ASimulatedScanner, is_unavailable_without_its_folder) {
  EXPECT_EQ(SimulatedScanner(folder / "absent").scan({}).error(), Error{Kind::unavailable});
}

TEST_F(ASimulatedScanner, keeps_its_paper_when_asked_to_stop) {
  write_file(folder / "1.png", png);
  const std::stop_source stop;
  stop.request_stop();
  EXPECT_EQ(scanner.scan(stop.get_token()).error(), Error{Kind::cancelled});
  EXPECT_TRUE(scan());
}

}  // namespace
