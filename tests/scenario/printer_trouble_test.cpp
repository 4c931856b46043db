// The printer has no paper, jams or is away in the middle of a deposit: nothing waits for it, the number is on the
// screen, and the paper comes once somebody has seen to it, or another day.
#include <gtest/gtest.h>

#include "platform/printer/simulated_printer.hpp"
#include "tests/scenario/my_demand.hpp"

namespace {

using namespace guichet::tests;
using namespace std::chrono_literals;
using guichet::platform::printer::SimulatedPrinter;
using guichet::platform::printer::State;

class PrinterTrouble : public MyDemand {
 protected:
  PrinterTrouble() { visit.printer = &printer; }

  void registry_answers() {
    registry.emplace(visit.town.authority(), visit.town.registry_identity(), visit.folder.path(),
                     std::vector<std::string>{"--port", visit.port(), "--today", "2026-11-22"});
  }
  Robot deposits_a_demand() {
    visit.arrive_at_the_statement();
    visit.deposit();
    auto robot = visit.robot();
    robot.wait_until([&] { return robot.sees("number"); }, "the number");
    return robot;
  }
  // Touches "print", and gives what is then said of it.
  guichet::kiosk::ui::Node prints(Robot& robot) {
    robot.press("back");
    robot.wait_until([&] { return robot.sees("print") && robot.node("print").name != words("deposited.printing"); },
                     "what became of it");
    return robot.node("print");
  }
  std::string printed_text() {
    const auto jobs = printer.jobs();
    if (jobs.empty()) return {};
    const auto& pdf = jobs.back().pdf;
    std::ofstream(visit.town.printer_folder() / "out.pdf", std::ios::binary)
        .write(reinterpret_cast<const char*>(pdf.data()), static_cast<std::streamsize>(pdf.size()));
    return visit.printed_text();
  }

  // As the person would, with what came out of the printer.
  void put_the_paper_on_the_scanner() {
    const auto tray = visit.town.printer_folder(), glass = visit.town.scanner_folder();
    for (const auto& page : std::filesystem::directory_iterator(glass)) std::filesystem::remove_all(page);
    const auto command = "pdftoppm -png -r 200 -f 1 -l 1 -singlefile '" + (tray / "out.pdf").string() + "' '" +
                         (glass / "sheet-01").string() + "'";
    ASSERT_EQ(std::system(command.c_str()), 0);
  }

  SimulatedPrinter printer;
};

struct Trouble {
  const char* name;
  State state;
};

class PrinterIn : public PrinterTrouble, public testing::WithParamInterface<Trouble> {};

TEST_P(PrinterIn, trouble_is_named_with_what_to_do_and_the_paper_comes_after_it) {
  registry_answers();
  printer.put(GetParam().state);
  auto robot = deposits_a_demand();
  const auto said = prints(robot);
  const std::string key = std::string("print.") + GetParam().name;
  EXPECT_EQ(said.name, words(key));
  EXPECT_EQ(said.detail, words(key + ".next"));
  EXPECT_EQ(said.role, guichet::kiosk::ui::NodeRole::alert) << "it is said aloud too";
  looks(key);
  EXPECT_TRUE(robot.sees("number"));
  EXPECT_TRUE(printer.jobs().empty());
  const auto number = robot.node("number").value;

  printer.put(State::ready);
  EXPECT_EQ(prints(robot).name, words("deposited.printed"));
  EXPECT_EQ(printer.jobs().size(), 1U);
  EXPECT_TRUE(printed_text().contains(number)) << printed_text();
}

INSTANTIATE_TEST_SUITE_P(Of, PrinterIn,
                         testing::Values(Trouble{"out_of_paper", State::out_of_paper},
                                         Trouble{"cover_open", State::cover_open}, Trouble{"jam", State::jam},
                                         Trouble{"offline", State::offline}, Trouble{"failed", State::unknown}),
                         [](const auto& one) { return std::string(one.param.name); });

TEST_F(PrinterTrouble, that_begins_under_a_page_takes_nothing_from_the_person) {
  registry_answers();
  printer.hold(true);
  auto robot = deposits_a_demand();
  robot.press("back");
  robot.wait_until([&] { return robot.sees("print"); }, "the printing");
  EXPECT_TRUE(robot.sees("number")) << "while the page is inside";
  printer.put(State::jam);
  robot.wait_until([&] { return robot.node("print").name == words("print.jam"); }, "the jam");
  robot.press("continue");
  robot.wait_for_screen("attract");
  printer.hold(false);
  printer.put(State::ready);
  robot.press("begin");
  robot.wait_for_screen("welcome");
  EXPECT_TRUE(printer.jobs().empty()) << "nothing comes out in front of the next visitor";
}

// Deposited without network nor paper; the number and the printer come back, and so does the person, with the reference
// that the screen showed. The paper then opens the demand.
TEST_F(PrinterTrouble, and_no_network_leave_a_reference_that_prints_and_proves_later) {
  printer.put(State::out_of_paper);
  visit.arrive_at_the_statement();
  visit.deposit();
  visit.let_pass(9s);
  auto robot = visit.robot();
  robot.wait_for_screen("deposited");
  const auto reference = robot.node("reference").value;
  EXPECT_EQ(prints(robot).name, words("print.out_of_paper"));
  robot.press("continue");
  robot.wait_for_screen("attract");

  registry_answers();
  printer.put(State::ready);
  visit.let_pass(1h);
  visit.wait_for_the_courier([&] { return visit.letters().acknowledged == 1; }, "the number");
  robot.press("begin");
  robot.press("find_number");
  robot.type("reference", reference);
  robot.press("continue");
  robot.wait_for_screen("found");
  EXPECT_FALSE(robot.sees("print_answers"));
  const auto shown = robot.node("number").value;
  EXPECT_EQ(prints(robot).name, words("deposited.printed"));
  EXPECT_TRUE(printed_text().contains(shown)) << printed_text();
  EXPECT_FALSE(printed_text().contains("Spécimen")) << "a reference opens nothing personal";
  robot.press("continue");
  robot.wait_for_screen("attract");

  put_the_paper_on_the_scanner();
  robot.press("begin");
  robot.press("my_demand");
  robot.press("scan_number");
  EXPECT_EQ(number_read(robot), shown);
  robot.type("holder_born_on.day", "03121985");
  robot.press("continue");
  robot.wait_for_screen("my_demand");
  robot.press("read");
  robot.wait_for_screen("file_sections");
}

TEST_F(PrinterTrouble, leaves_the_answers_to_be_printed_with_the_receipt_or_after_it) {
  visit.arrive_at_the_statement();
  visit.deposit();
  visit.let_pass(9s);
  auto robot = visit.robot();
  robot.wait_for_screen("deposited");
  const auto printing_answers = [&] {
    const auto before = printer.jobs().size();
    robot.press("print_answers");
    robot.wait_until([&] { return printer.jobs().size() > before; }, "the answers");
    return printed_text();
  };
  const auto waiting = printing_answers();
  EXPECT_TRUE(waiting.contains("pas encore enregistrée")) << waiting;
  EXPECT_TRUE(waiting.contains("Spécimen")) << waiting;

  registry_answers();
  visit.let_pass(2min);  // the person is still there
  visit.wait_for_the_courier([&] { return robot.sees("number"); }, "the number");
  const auto registered = printing_answers();
  EXPECT_TRUE(registered.contains(robot.node("number").value)) << registered;
  EXPECT_TRUE(registered.contains("Spécimen")) << registered;
}

}  // namespace
