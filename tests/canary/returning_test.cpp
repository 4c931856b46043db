// Someone comes back to what they left: the file that the registry sends, the draft that a slip opens, and the codes,
// numbers and identity papers that open them.
#include <array>
#include <cstdlib>
#include <fstream>
#include <utility>

#include <sys/wait.h>
#include <unistd.h>

#include "tests/canary/canary.hpp"
#include "tests/support/ocr_b/identity_card.hpp"

namespace {

using namespace guichet::tests;
namespace demand = guichet::kiosk::demand;

class Return : public Canary {
 protected:
  Mark files_the_demand_and_takes_its_paper() {
    auto number = files_the_demand();
    auto robot = visit.robot();
    robot.press("back");
    robot.wait_until([&] { return visit.is_printed(); }, "the paper");
    robot.press("continue");
    robot.wait_for_screen("attract");
    return number;
  }

  void puts_the_paper_on_the_scanner() {
    takes_papers_back();
    const auto command = "pdftoppm -png -r 200 -l 1 '" + visit.newest_paper().string() + "' '" +
                         (visit.town.scanner_folder() / "paper").string() + "'";
    ASSERT_EQ(std::system(command.c_str()), 0);
  }

  void asks_for(const Mark& number) {
    auto robot = visit.robot();
    robot.press("begin");
    robot.press("my_demand");
    robot.wait_for_screen("checking_number");
    type(robot, "unique_number", number.typed);
    type(robot, "holder_born_on.day", marks.find(demand::Subject::applicant, demand::field("birth_date"))->typed);
    robot.press("continue");
    robot.wait_for_screen("my_demand");
  }

  void proves_by_paper(std::string_view door, std::string_view screen) {
    auto robot = visit.robot();
    robot.press(door);
    robot.wait_for_screen("proving");
    robot.press("prove_by_paper");
    robot.wait_for_screen(screen);
  }
};

TEST_P(Return, leaves_nothing_of_the_file_that_was_read) {
  registry_opens();
  tells_everything();
  const auto number = files_the_demand_and_takes_its_paper();
  also_search(number);
  puts_the_paper_on_the_scanner();
  asks_for(number);
  proves_by_paper("read", "file_sections");
  EXPECT_NE(found_in_memory(marks.all()), Places()) << "the file is there for its owner";
  auto robot = visit.robot();
  for (const auto* section : {"you", "household"}) {
    robot.press(std::string("section.") + section);
    robot.wait_for_screen(std::string("section_review.") + section);
    robot.press("back");
    robot.wait_for_screen("file_sections");
  }
  robot.press("leave");
  takes_papers_back();
  expect_the_next_one_finds_a_fresh_terminal();
}

TEST_P(Return, leaves_nothing_of_the_demand_that_was_given_up) {
  registry_opens();
  tells_everything();
  const auto number = files_the_demand_and_takes_its_paper();
  also_search(number);
  puts_the_paper_on_the_scanner();
  asks_for(number);
  proves_by_paper("give_up", "giving_up");
  auto robot = visit.robot();
  robot.press("understood");
  robot.press("continue");
  robot.press("give_up_now");
  robot.wait_for_screen("deposited");
  robot.wait_until([&] { return robot.sees("number"); }, "the registry");
  robot.press("continue");
  takes_papers_back();
  expect_the_next_one_finds_a_fresh_terminal();
}

// A number that nobody has, a code of staff that is wrong, a reference, a code of a slip: typed and refused.
TEST_P(Return, leaves_nothing_of_what_was_tried) {
  visit.start();
  const auto number = mark_of_digits("a number", 13), reference = mark_of_letters("a reference", Alphabet::latin, 10),
             code = mark_of_digits("a code", 16),
             born_on = *marks.find(demand::Subject::applicant, demand::field("birth_date"));
  for (const auto& mark : {number, reference, code}) also_search(mark);
  auto robot = visit.robot();
  robot.press("begin");
  robot.press("resume_demand");
  robot.wait_for_screen("resuming");
  type(robot, "code", code.typed);
  robot.press("continue");
  robot.wait_until([&] { return robot.sees("code") && robot.node("code").state.invalid; }, "the refusal");
  robot.press("back");
  robot.press("my_demand");
  robot.wait_for_screen("checking_number");
  type(robot, "unique_number", number.typed);
  type(robot, "holder_born_on.day", born_on.typed);
  robot.press("continue");
  robot.wait_until([&] { return robot.screen() == "checking_number" || robot.screen() == "not_reached"; },
                   "the answer");
  goes_away();
  expect_the_next_one_finds_a_fresh_terminal();
}

TEST_P(Return, leaves_nothing_of_the_draft_that_a_slip_opened) {
  tells_everything();
  auto robot = visit.robot();
  robot.press("leave");
  robot.press("keep");
  robot.wait_for_screen("kept_slip");
  const auto code = mark_of_shown("the code of the slip", robot.node("slip_code").value);
  also_search(code);
  robot.press("continue");
  robot.wait_for_screen("attract");
  robot.press("begin");
  robot.press("resume_demand");
  robot.wait_for_screen("resuming");
  type(robot, "code", code.typed);
  robot.press("continue");
  robot.wait_for_screen("summary");
  goes_away();
  expect_the_next_one_finds_a_fresh_terminal();
}

// Letters of a machine-readable zone: as they stand there, and as they are compared and shown.
Mark mark_of_zone(std::string name, std::size_t letters) {
  Mark mark = mark_of_capitals(std::move(name), letters);
  HiddenWord small;
  bool first = true;
  mark.typed.tell([&](std::string_view letter) {
    if (!std::exchange(first, false)) small.append(static_cast<char32_t>(letter.front() - 'A' + 'a'));
  });
  for (auto& form : small.encodings()) mark.forms.push_back(std::move(form));
  return mark;
}

class ShownIdentity : public Return {
 protected:
  // Drawn by another process: what draws letters must not be found with them.
  ShownIdentity() {
    const auto file = visit.town.scanner_folder() / "card.png";
    takes_papers_back();
    const pid_t artist = ::fork();
    if (artist == 0) {
      std::string surname, first_name;
      zone[0].typed.tell([&](std::string_view letter) { surname += letter; });
      zone[1].typed.tell([&](std::string_view letter) { first_name += letter; });
      const auto page = identity_card({.surname = surname, .first_names = first_name, .birth = "710619"});
      std::ofstream(file, std::ios::binary)
          .write(reinterpret_cast<const char*>(page.data()), static_cast<std::streamsize>(page.size()));
      ::_exit(0);
    }
    int status = 1;
    ::waitpid(artist, &status, 0);
    EXPECT_EQ(status, 0);
    for (const auto& mark : zone) also_search(mark);
  }

  const std::array<Mark, 2> zone = {mark_of_zone("surname of the zone", 14), mark_of_zone("its first name", 12)};
};

TEST_P(ShownIdentity, leaves_nothing_of_its_zone_when_it_did_not_open_the_file) {
  registry_opens();
  tells_everything();
  const auto number = files_the_demand_and_takes_its_paper();
  also_search(number);
  asks_for(number);
  auto robot = visit.robot();
  robot.press("read");
  robot.wait_for_screen("proving");
  robot.press("prove_by_identity");
  robot.wait_until([&] { return robot.sees("proof.problem"); }, "the refusal");
  robot.press("leave");
  takes_papers_back();
  expect_the_next_one_finds_a_fresh_terminal();
}

TEST_P(ShownIdentity, leaves_nothing_of_its_zone_when_it_answered_for_the_person) {
  visit.start();
  auto robot = visit.robot();
  robot.press("begin");
  robot.press("begin_demand");
  robot.settle();
  while (robot.screen() != "asking.civility.0") robot.go_on();
  robot.press("read_identity");
  robot.wait_for_screen("introducing");
  robot.press("continue");
  robot.wait_for_screen("introducing.read");
  EXPECT_NE(found_in_memory(zone), Places()) << "it is there for its owner";
  robot.press("continue");
  robot.wait_for_screen("asking.family_situation.0");
  robot.press("leave");
  robot.press("leave_now");
  takes_papers_back();
  expect_the_next_one_finds_a_fresh_terminal();
}

INSTANTIATE_TEST_SUITE_P(In, ShownIdentity, testing::Values(Alphabet::latin), [](const auto&) { return "latin"; });
INSTANTIATE_TEST_SUITE_P(In, Return, testing::Values(Alphabet::latin), [](const auto&) { return "latin"; });

}  // namespace
