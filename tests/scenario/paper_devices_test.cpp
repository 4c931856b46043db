// Papers by other ways than the folder of pictures: a code held before a reader, a scanner in trouble, SANE itself.
#include <map>

#include <gtest/gtest.h>

#include "kiosk/journey/slip_code.hpp"
#include "platform/scanner/sane_scanner.hpp"
#include "platform/scanner/simulated_code_reader.hpp"
#include "tests/platform/scanner/sane_folder.hpp"
#include "tests/robot/visit.hpp"
#include "tests/support/sample_pages.hpp"

namespace {

using namespace guichet;
using namespace guichet::tests;
using kiosk::journey::ScanProblem;
using Trouble = platform::scanner::Error::Kind;

class PaperDevices : public testing::Test {
 protected:
  PaperDevices() {
    for (const auto& page : std::filesystem::directory_iterator(visit.town.scanner_folder()))
      std::filesystem::remove(page);
    visit.code_reader = &reader;
  }

  void come_to_the_scanner() {
    authority.write_certificate(visit.folder / "trust");
    visit.arrive_at_the_scanner();
  }
  void come_to(std::string_view door, std::string_view screen) {
    visit.start();
    auto robot = visit.robot();
    robot.press("begin");
    robot.press(door);
    robot.wait_for_screen(screen);
  }
  void is_told(ScanProblem problem) {
    auto robot = visit.robot();
    const auto words = visit.words(kiosk::journey::text_key(problem));
    const auto told = [&] { return robot.sees("scan.problem") && robot.node("scan.problem").name == words; };
    robot.wait_until(told, words);
  }

  platform::scanner::SimulatedCodeReader reader;
  Visit visit;
  SealAuthority authority;  // believed by this terminal
};

TEST_F(PaperDevices, read_a_tax_notice_whose_seal_is_held_before_the_reader) {
  come_to_the_scanner();
  reader.show("]d1" + authority.seal(sample_tax_notice()) + "\r\n");
  visit.robot().wait_for_screen("reviewing");
  const auto& place = std::get<kiosk::journey::Reviewing>(visit.model().place);
  EXPECT_EQ(place.notice.seal, kiosk::journey::Seal::proven);
  EXPECT_EQ(place.notice.income_year, 2025);
  EXPECT_FALSE(place.correcting);
}

TEST_F(PaperDevices, believe_no_seal_more_because_a_reader_gave_it) {
  come_to_the_scanner();
  reader.show(with_forged_income(authority.seal(sample_tax_notice())));
  visit.robot().wait_for_screen("reviewing");
  EXPECT_NE(std::get<kiosk::journey::Reviewing>(visit.model().place).notice.seal, kiosk::journey::Seal::proven);
}

TEST_F(PaperDevices, tell_a_code_that_is_another_paper_and_read_the_next_one) {
  come_to_the_scanner();
  reader.show(authority.seal(sample_pay_slip()));
  is_told(ScanProblem::another_document);
  reader.show(authority.seal(sample_tax_notice()).substr(0, 120));
  is_told(ScanProblem::unreadable);
  reader.show(authority.seal(sample_tax_notice()));
  visit.robot().wait_for_screen("reviewing");
}

TEST_F(PaperDevices, take_the_code_rather_than_the_page_that_is_being_scanned) {
  TemporaryFolder pile;
  platform::scanner::SimulatedScanner scanner(pile.path());
  scanner.hold(true);
  visit.scanner = &scanner;
  come_to_the_scanner();
  visit.robot().press("continue");
  reader.show(authority.seal(sample_tax_notice()));
  visit.robot().wait_for_screen("reviewing");
}

TEST_F(PaperDevices, open_a_demand_put_aside_for_the_slip_held_before_the_reader) {
  visit.start();
  auto robot = visit.robot();
  save_a_name(robot);
  robot.press("leave");
  robot.press("keep");
  robot.wait_for_screen("kept_slip");
  const auto code = std::get<kiosk::journey::KeptSlip>(visit.model().place).code;
  robot.wait_until([&] { return robot.sees("continue"); }, "the slip");
  robot.press("continue");
  robot.wait_for_screen("attract");
  robot.press("begin");
  robot.press("resume_demand");
  robot.wait_for_screen("resuming");
  reader.show("]Q1" + code.qr_content());
  robot.wait_until([&] { return robot.screen() != "resuming"; }, "the demand");
  EXPECT_EQ(*visit.model().draft.people.front().answers.get<std::string>("birth_name"), typed_name);
}

TEST_F(PaperDevices, say_that_a_code_is_no_slip_and_let_it_be_typed) {
  come_to("resume_demand", "resuming");
  reader.show("no slip");
  is_told(ScanProblem::no_slip);
  EXPECT_TRUE(visit.robot().sees("code"));
}

TEST_F(PaperDevices, fill_in_the_number_that_is_held_before_the_reader) {
  come_to("my_demand", "checking_number");
  reader.show("1110824000042G1104\r");
  auto robot = visit.robot();
  robot.wait_until([&] { return robot.sees("unique_number") && robot.node("unique_number").value.contains("G1104"); },
                   "the number");
}

TEST_F(PaperDevices, leave_alone_who_shows_a_code_where_none_is_asked_for) {
  visit.start();
  auto robot = visit.robot();
  robot.press("begin");
  robot.wait_for_screen("welcome");
  const auto before = visit.model();
  reader.show("1110824000042G1104");
  reader.show("GUICHET:R:anything");
  for (int turns = 0; turns < 20; ++turns) visit.terminal()->turn(std::chrono::milliseconds{10});
  EXPECT_EQ(visit.model(), before);
}

TEST_F(PaperDevices, find_the_reader_again_when_it_is_plugged_in_again) {
  reader.plug(false);
  come_to("my_demand", "checking_number");
  auto robot = visit.robot();
  robot.wait_until([&] { return visit.terminal().journal().contains("code_reader.away"); }, "the reader");
  reader.plug(true);
  reader.show("1110824000042G1104");
  robot.wait_until([&] { return robot.sees("unique_number") && robot.node("unique_number").value.contains("G1104"); },
                   "the number");
  EXPECT_TRUE(visit.terminal().journal().contains("code_reader.back"));
  EXPECT_FALSE(visit.terminal().journal().contains("1110824000042"));
}

TEST_F(PaperDevices, tell_each_trouble_of_the_scanner_with_what_to_do_and_the_demand_goes_on) {
  TemporaryFolder pile;
  platform::scanner::SimulatedScanner scanner(pile.path());
  visit.scanner = &scanner;
  come_to_the_scanner();
  auto robot = visit.robot();
  const std::map<Trouble, ScanProblem> troubles{{Trouble::busy, ScanProblem::busy},
                                                {Trouble::cover_open, ScanProblem::cover_open},
                                                {Trouble::jammed, ScanProblem::jammed},
                                                {Trouble::no_paper, ScanProblem::no_paper},
                                                {Trouble::unavailable, ScanProblem::scanner_failed}};
  for (const auto& [trouble, problem] : troubles) {
    scanner.put(trouble);
    robot.press(robot.sees("scan.again") ? "scan.again" : "continue");  // where trying again is not the main way
    robot.wait_until([&] { return !std::get<kiosk::journey::Scanning>(visit.model().place).running; }, "the scanner");
    is_told(problem);
  }
  robot.press("continue");
  robot.wait_until([&] { return robot.screen().starts_with("asking.income"); }, "the income, typed");
}

// The real library, with the driver that it has for tests: a page without a seal comes out, a jammed one does not.
TEST_F(PaperDevices, scan_through_sane) {
  SaneFolder::write({.status = "SANE_STATUS_JAMMED"});
  // That driver may not come back from a page that failed: it is not given the time of a glass for that.
  platform::scanner::SaneScanner scanner({.device = "test:0", .dpi = 100},
                                         {.to_put_away = std::chrono::milliseconds{2000}});
  visit.scanner = &scanner;
  come_to_the_scanner();
  auto robot = visit.robot();
  robot.press("continue");
  is_told(ScanProblem::jammed);
  SaneFolder::write({});
  robot.press("scan.again");
  robot.wait_until([&] { return !std::get<kiosk::journey::Scanning>(visit.model().place).running; }, "the page");
  is_told(ScanProblem::no_seal);
}

}  // namespace
