// An office printer: its address, its own words, and what a real IPP Everywhere printer does with a page.
#include <chrono>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "platform/printer/cups_printer.hpp"
#include "platform/printer/ipp_condition.hpp"
#include "tests/platform/printer/ipp_printer_process.hpp"
#include "tests/support/files.hpp"

namespace {

using namespace guichet::platform::printer;
using namespace std::chrono_literals;
using guichet::tests::bytes_of;
using guichet::tests::IppPrinterProcess;
using Kind = Error::Kind;
using Words = std::vector<std::string>;

TEST(AnIppAddress, is_a_host_a_port_and_a_path) {
  EXPECT_EQ(
      IppAddress::parse("ipp://printer.local/ipp/print"),
      (IppAddress{
          .uri = "ipp://printer.local/ipp/print", .host = "printer.local", .resource = "/ipp/print", .port = 631}));
  EXPECT_EQ(IppAddress::parse("ipp://localhost:60000/ipp/print")->port, 60000);
  EXPECT_EQ(IppAddress::parse("ipp://localhost")->resource, "/");
}

TEST(AnIppAddress, is_refused_when_it_is_something_else) {
  for (const auto* text :
       {"", "ipp://", "http://printer/ipp", "ipp://:631/ipp", "ipp://printer:0/ipp", "ipp://printer:65536/",
        "ipp://printer:6x/", "ipp://somebody:word@printer/ipp", "ipp://printer/ipp print"})
    EXPECT_FALSE(IppAddress::parse(text)) << text;
}

TEST(APrintersOwnWords, block_when_they_are_errors) {
  const std::vector<std::tuple<bool, Words, Condition>> cases{
      {false, {"media-empty-error"}, {State::out_of_paper, true, State::out_of_paper}},
      {false, {"media-needed"}, {State::out_of_paper, true, State::out_of_paper}},
      {false, {"toner-low-report", "media-jam-error"}, {State::jam, true, State::jam}},
      {false, {"toner-empty-error"}, {State::unknown, true, State::ready}},
      {true, {"cover-open-report"}, {State::cover_open, true, State::cover_open}},
      {true, {"none"}, {State::unknown, true, State::ready}}};
  for (const auto& [stopped, words, condition] : cases)
    EXPECT_EQ(condition_of(stopped, words), condition) << words.back();
}

TEST(APrintersOwnWords, do_not_stop_a_page_when_they_are_warnings) {
  const std::vector<std::pair<Words, Condition>> cases{
      {{"none"}, {State::ready, false, State::ready}},
      {{"media-empty-warning"}, {State::ready, false, State::out_of_paper}},  // perhaps another tray
      {{"toner-low-report", "media-low-warning"}, {State::ready, false, State::ready}},
      {{"media-empty-warning", "media-needed-warning"}, {State::out_of_paper, false, State::out_of_paper}}};
  for (const auto& [words, condition] : cases) EXPECT_EQ(condition_of(false, words), condition) << words.front();
}

class AnOfficePrinter : public testing::Test {
 protected:
  auto print(IppPatience patience = {}) {
    return CupsPrinter(IppAddress::parse(process.uri()).value(), patience)
        .print("receipt", {.pdf = bytes_of(page)}, {});
  }
  IppPrinterProcess process;
  const std::string page = "%PDF-1.7\n" + std::string(300'000, 'x');
};

TEST_F(AnOfficePrinter, receives_the_very_bytes_of_a_large_page) {
  ASSERT_TRUE(print());
  EXPECT_EQ(process.came_out(), page);
}

TEST_F(AnOfficePrinter, names_what_keeps_a_page_inside) {
  process.miss("media-jam");
  EXPECT_EQ(print().error(), Error{Kind::jam});
  process.miss("cover-open");
  EXPECT_EQ(print().error(), Error{Kind::cover_open});
  EXPECT_EQ(process.came_out(), "");
}

TEST_F(AnOfficePrinter, does_not_keep_a_person_waiting_for_paper) {
  process.miss("media-empty");
  ASSERT_EQ(print().error(), Error{Kind::out_of_paper});
  // From here on it knows, and keeps the next page until somebody fills its tray.
  const auto before = std::chrono::steady_clock::now();
  EXPECT_EQ(print({.to_overcome = 500ms}).error(), Error{Kind::out_of_paper});
  EXPECT_LT(std::chrono::steady_clock::now() - before, 7s);  // unhurried, it waits for eight
  EXPECT_EQ(process.came_out(), "");
}

TEST_F(AnOfficePrinter, takes_a_late_page_back) {
  process.hold(true);
  EXPECT_EQ(print({.to_print = 500ms}).error(), Error{Kind::late});
  EXPECT_EQ(process.came_out(), "");
}

}  // namespace
