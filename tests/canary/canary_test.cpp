// After a person has left, nothing of them is in the terminal: words that exist nowhere else are typed in every field,
// the session ends in each way it can, and memory and files are searched for them.
#include <array>
#include <functional>

#include <gtest/gtest.h>

#include "platform/display/test_input.hpp"
#include "platform/system/secret.hpp"
#include "tests/canary/search.hpp"
#include "tests/robot/visit.hpp"
#include "tests/support/registry_process.hpp"

namespace {

using namespace guichet::tests;
using namespace std::chrono_literals;
namespace fs = std::filesystem;
namespace input = guichet::platform::display::test_input;

struct Words {
  HiddenWord birth_name, used_name, first_name;
};
constexpr std::array alphabets = {
    Words{"Zyxquébakoutre", "Wölfkäzyntho", "Qïzwåcaplou"},
    Words{"ظغثخزقوطة", "ضذغخثشزقى", "صظخغثزقاء"},
};

void type(Robot& robot, std::string_view field, const HiddenWord& word) {
  robot.press(field);
  word.tell([](std::string_view character) { input::text(character); });
  robot.settle();
}

class Canary : public testing::TestWithParam<Words> {
 protected:
  void begin() {
    visit.start();
    auto robot = visit.robot();
    robot.press("begin");
    robot.press("begin_demand");
    robot.wait_for_screen("language");
    robot.go_on();
    robot.go_on();
    robot.press("civility.2");
    robot.go_on();
    type(robot, "birth_name", GetParam().birth_name);
    type(robot, "used_name", GetParam().used_name);
    type(robot, "first_name", GetParam().first_name);
    robot.go_on();
    robot.wait_for_screen("asking.birth_date.0");
    ASSERT_TRUE(visit.has_draft());
  }

  // The names stand in memory that is wiped when it is given back, not in the short strings of a stack.
  void arrive_at_the_summary() {
    auto demand = filled_demand();
    using guichet::kiosk::demand::FieldId;
    const std::array names = {std::pair{FieldId("birth_name"), &GetParam().birth_name},
                              std::pair{FieldId("used_name"), &GetParam().used_name},
                              std::pair{FieldId("first_name"), &GetParam().first_name}};
    for (const auto& [field, word] : names) {
      std::string text;
      text.reserve(HiddenWord::longest);
      word->tell([&](std::string_view character) { text += character; });
      demand.people.front().answers.set(field, std::move(text));
    }
    visit.arrive_at_the_summary(demand);
  }

  static std::array<const HiddenWord*, 3> words() {
    return {&GetParam().birth_name, &GetParam().used_name, &GetParam().first_name};
  }

  // The person is gone; the screen has been drawn for the next one.
  void expect_no_trace() {
    visit.robot().settle();
    guichet::platform::system::wipe_dead_stack();
    for (const HiddenWord* word : words()) {
      EXPECT_EQ(found_in_memory(*word), std::vector<std::string>());
      EXPECT_EQ(found_in_files(*word, visit.folder.path()), std::vector<std::string>());
    }
  }

  Visit visit;
};

TEST_P(Canary, is_found_while_the_person_is_there) {
  begin();
  for (const HiddenWord* word : words()) {
    EXPECT_FALSE(found_in_memory(*word).empty()) << "the search itself finds nothing";
    EXPECT_EQ(found_in_files(*word, visit.folder.path()), std::vector<std::string>());
  }
}

TEST_P(Canary, is_gone_when_the_person_stops_and_erases) {
  begin();
  auto robot = visit.robot();
  robot.press("leave");
  robot.press("leave_now");
  robot.wait_for_screen("attract");
  robot.wait_until([&] { return !visit.has_draft(); }, "the erasure");
  expect_no_trace();
}

TEST_P(Canary, is_gone_when_nobody_is_there_any_more) {
  begin();
  visit.let_pass(3min + 1s);
  visit.robot().settle();
  visit.let_pass(46s);
  auto robot = visit.robot();
  robot.wait_for_screen("attract");
  robot.wait_until([&] { return !visit.has_draft(); }, "the erasure");
  expect_no_trace();
}

TEST_P(Canary, is_gone_when_the_person_puts_the_demand_aside_and_takes_the_slip) {
  begin();
  auto robot = visit.robot();
  robot.press("leave");
  robot.press("keep");
  robot.wait_for_screen("kept_slip");
  robot.wait_until([&] { return !fs::is_empty(visit.town.printer_folder()); }, "the slip");
  robot.press("continue");
  robot.wait_for_screen("attract");
  EXPECT_FALSE(visit.has_draft());
  expect_no_trace();
}

// Of a whole demand: scanned, sent over TLS, answered, printed.
TEST_P(Canary, is_gone_when_the_demand_is_filed_and_its_paper_printed) {
  const TemporaryFolder elsewhere;  // the registry may know the person
  const RegistryProcess registry(visit.town.authority(), visit.town.registry_identity(), elsewhere.path(),
                                 {"--port", visit.port()});
  visit.start();
  arrive_at_the_summary();
  auto robot = visit.robot();
  robot.go_on();
  robot.press("sincere");
  robot.press("continue");
  robot.wait_for_screen("deposited");
  robot.wait_until([&] { return robot.sees("number"); }, "the number");
  robot.press("back");
  robot.wait_until([&] { return visit.is_printed(); }, "the paper");
  robot.press("continue");
  robot.wait_for_screen("attract");
  expect_no_trace();
}

INSTANTIATE_TEST_SUITE_P(In, Canary, testing::ValuesIn(alphabets),
                         [](const auto& one) { return one.index == 0 ? "latin" : "arabic"; });

}  // namespace
