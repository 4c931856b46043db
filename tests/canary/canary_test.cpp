// After a person has left, nothing of them is in the terminal: a word that exists nowhere else is typed in every field
// of the table, the session ends in each way it can, and memory, files, journal and screen are searched.
#include <algorithm>

#include "tests/canary/canary.hpp"
#include "tests/support/files.hpp"

namespace {

using namespace guichet::tests;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

TEST_P(Canary, is_found_while_the_person_is_there) {
  tells_everything();
  EXPECT_EQ(person->left_out(), std::vector<std::string>());
  const auto places = found_in_memory(marks.all());
  for (const auto& mark : marks.all()) {
    const bool found =
        std::ranges::any_of(places, [&](const auto& place) { return place.starts_with(mark.name + " as"); });
    EXPECT_NE(found, MarkedPerson::is_taken_back(mark)) << mark.name;
  }
  EXPECT_EQ(found_in_files(marks.all(), visit.folder.path()), Places());
}

TEST_P(Canary, is_gone_when_the_person_stops_and_erases) {
  tells_everything();
  stops_and_erases();
  expect_the_next_one_finds_a_fresh_terminal();
}

TEST_P(Canary, is_gone_when_nobody_is_there_any_more) {
  tells_everything();
  goes_away();
  expect_the_next_one_finds_a_fresh_terminal();
}

TEST_P(Canary, is_gone_when_the_person_puts_the_demand_aside_and_takes_the_slip) {
  tells_everything();
  auto robot = visit.robot();
  robot.press("leave");
  robot.press("keep");
  robot.wait_for_screen("kept_slip");
  also_search(mark_of_shown("the code of the slip", robot.node("slip_code").value));
  robot.wait_until([&] { return !fs::is_empty(visit.town.printer_folder()); }, "the slip");
  robot.press("continue");
  expect_the_next_one_finds_a_fresh_terminal();
}

// Typed, scanned, sent over TLS, answered, printed.
TEST_P(Canary, is_gone_when_the_demand_is_filed_and_its_paper_printed) {
  registry_opens();
  tells_everything();
  also_search(files_the_demand());
  auto robot = visit.robot();
  robot.press("back");
  robot.wait_until([&] { return visit.is_printed(); }, "the paper");
  robot.press("continue");
  expect_the_next_one_finds_a_fresh_terminal();
}

// The letter waits, and is tried again and again: on the disk it is ciphertext, in memory it is not.
TEST_P(Canary, is_gone_when_the_demand_waits_for_a_registry_that_is_away) {
  tells_everything();
  auto robot = visit.robot();
  robot.go_on();
  robot.press("sincere");
  visit.deposit();
  visit.let_pass(9s);
  robot.wait_for_screen("deposited");
  robot.press("continue");
  expect_the_next_one_finds_a_fresh_terminal();
}

INSTANTIATE_TEST_SUITE_P(In, Canary, testing::Values(Alphabet::latin, Alphabet::arabic),
                         [](const auto& one) { return one.param == Alphabet::latin ? "latin" : "arabic"; });

// What the tests above rely on.
TEST(Search, finds_a_mark_in_a_file_in_its_name_and_in_a_folder_for_everyone) {
  const auto began = fs::file_time_type::clock::now() - 1s;
  const auto mark = mark_of_letters("mark", Alphabet::latin, 14);
  const TemporaryFolder folder(fs::path("/tmp"));
  std::string clear = "-";
  mark.typed.tell([&](std::string_view character) { clear += character; });
  write_file(folder / "content", "before " + clear + " after");
  write_file(folder / clear, "");
  EXPECT_EQ(found_in_files({&mark, 1}, folder.path()).size(), 2);
  EXPECT_EQ(found_in_shared_folders({&mark, 1}, began).size(), 2);
}

}  // namespace
