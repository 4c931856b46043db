// Pages that people really lay on the glass: each is told in one sentence on the real screen, and nothing is lost.
#include <gtest/gtest.h>

#include "kiosk/journey/notice.hpp"
#include "tests/robot/visit.hpp"
#include "tests/support/files.hpp"
#include "tests/support/sample_pages.hpp"

namespace {

using namespace guichet;
using namespace guichet::tests;
namespace fs = std::filesystem;
using kiosk::journey::ScanProblem;

class ScanTrouble : public testing::Test {
 protected:
  void SetUp() override {
    authority.write_certificate(visit.folder / "trust");
    for (const auto& page : fs::directory_iterator(visit.town.scanner_folder())) fs::remove(page);
    visit.arrive_at_the_scanner();
  }
  void lay(std::span<const std::byte> page) { lay(text_of(page)); }
  void lay(std::string_view bytes) {
    write_file(visit.town.scanner_folder() / ("page-" + std::to_string(++pages) + ".png"), bytes);
    auto robot = visit.robot();
    robot.press("continue");
    robot.wait_until([&] { return robot.screen() != "scanning" || robot.sees("scan.problem"); }, "the page");
  }
  void is_told(ScanProblem problem) {
    auto robot = visit.robot();
    ASSERT_EQ(robot.screen(), "scanning");
    EXPECT_EQ(robot.node("scan.problem").name, visit.words(kiosk::journey::text_key(problem)));
    EXPECT_EQ(visit.model().draft.people.size(), filled_demand().people.size());
    EXPECT_TRUE(visit.has_draft());
  }

  Visit visit;
  SealAuthority authority;  // believed by this terminal
  int pages = 0;
};

TEST_F(ScanTrouble, tells_each_page_that_is_no_tax_notice_and_reads_the_next_one) {
  visit.robot().press("continue");
  auto robot = visit.robot();
  robot.wait_until([&] { return robot.sees("scan.problem"); }, "the empty feeder");
  is_told(ScanProblem::no_paper);
  lay(blank_page());
  is_told(ScanProblem::no_seal);
  lay(text_of(blank_page()).substr(0, 300));
  is_told(ScanProblem::unreadable);
  lay("not a picture");
  is_told(ScanProblem::unreadable);
  lay(render(plain_page("SITE", "https://exemple.invalid", Symbol::qr_code)));
  is_told(ScanProblem::another_document);
  lay(render(plain_page("BULLETIN DE SALAIRE", authority.seal(sample_pay_slip()), Symbol::data_matrix)));
  is_told(ScanProblem::another_document);
  lay(render(tax_notice_page(authority.seal(sample_tax_notice()).substr(0, 120))));
  is_told(ScanProblem::unreadable);
  lay(render(tax_notice_page(authority.seal(sample_tax_notice()))));
  EXPECT_EQ(robot.screen(), "reviewing");
}

TEST_F(ScanTrouble, lets_no_altered_seal_and_no_unknown_signer_prove_an_income) {
  const SealAuthority stranger({.authority = "XX09", .certificate = "ZZZ1"});
  for (const auto& seal :
       {with_forged_income(authority.seal(sample_tax_notice())), stranger.seal(sample_tax_notice())}) {
    lay(render(tax_notice_page(seal)));
    auto robot = visit.robot();
    ASSERT_EQ(robot.screen(), "reviewing");
    const auto& place = std::get<kiosk::journey::Reviewing>(visit.model().place);
    EXPECT_NE(place.notice.seal, kiosk::journey::Seal::proven);
    EXPECT_TRUE(place.correcting) << "the figures are typed";
    robot.press("back");
    robot.wait_for_screen("scanning");
  }
}

}  // namespace
