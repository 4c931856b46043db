#include "platform/printer/folder_printer.hpp"

#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/child_process.hpp"
#include "tests/support/files.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::platform::printer;
using guichet::tests::bytes_of;
using guichet::tests::read_file;
using Kind = Error::Kind;
namespace fs = std::filesystem;

const std::string pdf = "%PDF-1.7\nfirst";

class AFolderPrinter : public testing::Test {
 protected:
  auto print(std::string_view name = "receipt") { return print(printer, pdf, name); }
  static std::expected<void, Error> print(FolderPrinter& tray, std::string_view content,
                                          std::string_view name = "receipt") {
    return tray.print(name, {.pdf = bytes_of(content)}, {});
  }
  auto files_in_tray() const { return std::distance(fs::directory_iterator(tray.path()), {}); }

  guichet::tests::TemporaryFolder tray;
  FolderPrinter printer{tray.path()};
};

TEST_F(AFolderPrinter, lays_each_job_whole_in_its_folder) {
  ASSERT_TRUE(print());
  ASSERT_TRUE(print(printer, "%PDF-1.7\nsecond"));
  EXPECT_EQ(read_file(tray / "receipt-0001.pdf"), pdf);
  EXPECT_EQ(read_file(tray / "receipt-0002.pdf"), "%PDF-1.7\nsecond");
  EXPECT_EQ(files_in_tray(), 2);
}

TEST_F(AFolderPrinter, keeps_its_pages_from_other_users) {
  ASSERT_TRUE(print());
  EXPECT_EQ(fs::status(tray / "receipt-0001.pdf").permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(AFolderPrinter, never_overwrites_what_was_printed_before_a_restart) {
  ASSERT_TRUE(print());
  FolderPrinter restarted(tray.path());
  ASSERT_TRUE(print(restarted, "%PDF-1.7\nlater"));
  EXPECT_EQ(read_file(tray / "receipt-0001.pdf"), pdf);
  EXPECT_EQ(read_file(tray / "receipt-0002.pdf"), "%PDF-1.7\nlater");
}

TEST_F(AFolderPrinter, refuses_a_job_name_that_could_say_who_or_where) {
  for (const std::string name : {"", "Mme Dupont", "../receipt", "reçu", "1.pdf"})
    EXPECT_EQ(print(name).error(), Error{Kind::bad_job_name}) << name;
  EXPECT_EQ(print(std::string(41, 'a')).error(), Error{Kind::bad_job_name});
  EXPECT_EQ(files_in_tray(), 0);
}

TEST_F(AFolderPrinter, refuses_what_is_no_pdf) {
  EXPECT_EQ(print(printer, "<html>").error(), Error{Kind::not_a_pdf});
  EXPECT_EQ(print(printer, "").error(), Error{Kind::not_a_pdf});
}

TEST_F(AFolderPrinter, is_unavailable_without_its_folder) {
  guichet::tests::write_file(tray / "file", "");
  for (const auto* name : {"absent", "file"}) {
    FolderPrinter missing(tray / name);
    EXPECT_EQ(print(missing, pdf).error(), Error{Kind::unavailable});
    EXPECT_EQ(missing.state(), State::offline);
  }
}

TEST_F(AFolderPrinter, says_that_its_folder_refuses_it) {
  fs::permissions(tray.path(), fs::perms::owner_read | fs::perms::owner_exec);
  EXPECT_TRUE(guichet::tests::true_in_child([&] {
    guichet::tests::drop_capabilities();
    return print() == std::unexpected(Error{Kind::not_writable});
  }));
  fs::permissions(tray.path(), fs::perms::owner_all);
}

TEST_F(AFolderPrinter, leaves_no_torn_page_when_the_disk_is_full) {
  EXPECT_TRUE(guichet::tests::true_in_child([&] {
    guichet::tests::limit_file_size(8);
    return print() == std::unexpected(Error{Kind::full});
  }));
  EXPECT_EQ(files_in_tray(), 0);
}

}  // namespace
