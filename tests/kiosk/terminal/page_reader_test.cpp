// What becomes of a captured page before anybody keeps it.
#include <algorithm>

#include <gtest/gtest.h>

#include "kiosk/terminal/page_reader.hpp"
#include "tests/support/captured_page.hpp"
#include "tests/support/sample_pages.hpp"

namespace {

using namespace guichet::kiosk;
using namespace guichet::kiosk::terminal;
using namespace guichet::tests;
using namespace std::chrono_literals;
using journey::ScanProblem;

constexpr demand::Date today{std::chrono::year{2026} / 11 / 22};
const journey::PaperId identity{.code = "identite", .person = 0}, address{.code = "justificatif_domicile"};

class ReadingAPage : public testing::Test {
 protected:
  static const Library& library() {
    static const auto opened = open_library("assets").value();
    return *opened;
  }
  static guichet::platform::scanner::Page page(std::string_view title, double degrees = 0) {
    auto content = plain_page(std::string(title), "", Symbol::none);
    for (int line = 1; line < 9; ++line) content.lines.emplace_back(std::string(title), std::to_string(line * 317));
    return {.image = render(content, {.degrees = degrees}), .dpi = 200};
  }
  PageReader reader(std::chrono::milliseconds search = 60s) { return {library(), trust, search}; }

  documents::TrustStore trust;
};

TEST_F(ReadingAPage, tells_how_far_it_is_from_the_start_to_the_last_step) {
  std::vector<double> parts;
  const auto read = reader().read(page("Titre"), address, today, {}, [&](double part) { parts.push_back(part); });
  ASSERT_TRUE(read.leaf.sheet);
  EXPECT_TRUE(read.leaf.likeness);
  EXPECT_FALSE(read.problem);
  EXPECT_TRUE(std::ranges::is_sorted(parts));
  EXPECT_GE(parts.size(), 6U);
  EXPECT_EQ(parts.front(), 0);
  EXPECT_LT(parts.back(), 1);
}

TEST_F(ReadingAPage, says_that_it_was_not_checked_in_time_and_gives_no_sheet_of_it) {
  const auto read = reader(0ms).read(page("Titre"), address, today, {});
  EXPECT_EQ(read.problem, ScanProblem::unchecked);
  EXPECT_FALSE(read.leaf.sheet);
  EXPECT_FALSE(read.leaf.preview);
}

TEST_F(ReadingAPage, says_that_something_else_is_no_page) {
  const auto read = reader().read({.image = std::vector<std::byte>(200)}, address, today, {});
  EXPECT_EQ(read.problem, ScanProblem::unreadable);
}

TEST_F(ReadingAPage, stops_when_nobody_waits_for_it) {
  std::stop_source stop;
  double last = 0;
  const auto leave_early = [&](double part) {
    last = part;
    if (part > 0.3) stop.request_stop();
  };
  const auto read = reader().read(page("Titre"), address, today, stop.get_token(), leave_early);
  EXPECT_FALSE(read.leaf.sheet);
  EXPECT_LT(last, 0.6);
}

TEST_F(ReadingAPage, knows_the_same_page_again_whatever_the_paper_it_is_given_for) {
  auto one = reader();
  const auto print = [&](std::string_view title, double degrees) {
    return one.read(page(title, degrees), address, today, {}).leaf.likeness;
  };
  const std::vector<journey::KnownPage> known{{address, print("Quittance", 0)}, {identity, print("Carte", 0)}};
  EXPECT_EQ(twin_of(*print("Carte", 1), known), identity);
  EXPECT_EQ(twin_of(*print("Quittance", -1), known), address);
  EXPECT_EQ(twin_of(*print("Bulletin", 0), known), std::nullopt);
}

}  // namespace
