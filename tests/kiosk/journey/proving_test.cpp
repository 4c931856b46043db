// What opens a file: a paper of this desk, an identity paper, a member of staff.
#include "tests/kiosk/journey/returning_visitor.hpp"

namespace {

using namespace test;

TEST(AFile, is_asked_for_only_with_a_proof) {
  ReturningVisitor visitor;
  visitor.sees(open_standing()).does(OpenMyDemand{Purpose::read});
  ASSERT_NE(visitor.at<Proving>(), nullptr);
  EXPECT_EQ(visitor.asked<effect::OpenFile>(), nullptr);
  visitor.does(StartScan{});
  const auto* asked = visitor.asked<effect::ScanProof>();
  ASSERT_NE(asked, nullptr);
  EXPECT_EQ(asked->number, Visitor::number());
  visitor.receives(FileOpened{.asked_at = visitor.now(), .standing = open_standing(), .demand = registered_demand()});
  EXPECT_NE(visitor.at<FileSections>(), nullptr);
}

TEST(AFile, stays_closed_when_the_paper_is_of_another_demand) {
  ReturningVisitor visitor;
  visitor.sees(open_standing()).does(OpenMyDemand{Purpose::read}).does(StartScan{});
  visitor.receives(NotProven{visitor.now(), ProofProblem::another_demand});
  EXPECT_EQ(visitor.at<Proving>()->problem, ProofProblem::another_demand);
  EXPECT_FALSE(visitor.model().file);
}

TEST(AFile, is_opened_by_the_code_of_a_member_of_staff) {
  ReturningVisitor visitor;
  visitor.sees(open_standing())
      .does(OpenMyDemand{Purpose::amend})
      .does(AskStaff{})
      .types("staff_code", "480113")
      .goes_on();
  const auto* asked = visitor.asked<effect::CheckStaffCode>();
  ASSERT_NE(asked, nullptr);
  EXPECT_EQ(asked->code, "480113");
  EXPECT_TRUE(visitor.at<Proving>()->code.empty());
  visitor.receives(FileOpened{.asked_at = visitor.now(), .standing = open_standing(), .demand = registered_demand()});
  EXPECT_NE(visitor.at<FileSections>(), nullptr);
}

TEST(AFile, is_no_more_asked_for_after_five_wrong_codes) {
  ReturningVisitor visitor;
  visitor.sees(open_standing()).does(OpenMyDemand{Purpose::amend});
  for (int i = 0; i < most_tries; ++i) {
    visitor.does(AskStaff{}).types("staff_code", "000000").goes_on();
    visitor.receives(NotProven{visitor.now(), ProofProblem::wrong_code});
  }
  EXPECT_EQ(visitor.at<Proving>()->problem, ProofProblem::too_many_tries);
  visitor.does(AskStaff{}).types("staff_code", "480113").goes_on();
  EXPECT_EQ(visitor.asked<effect::CheckStaffCode>(), nullptr);
}

TEST(AFile, is_opened_by_an_identity_paper_and_known_to_the_session_only_then) {
  ReturningVisitor visitor;
  visitor.sees(open_standing()).does(OpenMyDemand{Purpose::amend}).does(ProveByIdentity{});
  const auto* asked = visitor.asked<effect::ScanIdentity>();
  ASSERT_NE(asked, nullptr);
  EXPECT_EQ(asked->number, Visitor::number());
  EXPECT_EQ(visitor.model().draft, fresh(visitor.settings(), visitor.now()).draft);
  visitor.receives(FileOpened{.asked_at = visitor.now(), .standing = open_standing(), .demand = registered_demand()});
  EXPECT_NE(visitor.at<FileSections>(), nullptr);
}

TEST(AFile, stays_closed_to_other_papers_and_then_to_all_of_them) {
  ReturningVisitor visitor;
  visitor.sees(open_standing()).does(OpenMyDemand{Purpose::read});
  for (int i = 0; i < most_tries; ++i) {
    visitor.does(ProveByIdentity{});
    ASSERT_NE(visitor.asked<effect::ScanIdentity>(), nullptr);
    visitor.receives(NotProven{visitor.now(), ProofProblem::other_identity});
    EXPECT_EQ(visitor.at<Proving>()->problem,
              i + 1 < most_tries ? ProofProblem::other_identity : ProofProblem::too_many_tries);
  }
  visitor.does(ProveByIdentity{});
  EXPECT_EQ(visitor.asked<effect::ScanIdentity>(), nullptr);
  EXPECT_EQ(visitor.at<Proving>()->problem, ProofProblem::too_many_tries);
}

TEST(AFile, counts_no_try_for_a_paper_that_has_expired_or_was_not_read) {
  ReturningVisitor visitor;
  visitor.sees(open_standing()).does(OpenMyDemand{Purpose::read}).does(ProveByIdentity{});
  visitor.receives(NotProven{visitor.now(), ProofProblem::expired_paper});
  EXPECT_EQ(visitor.at<Proving>()->problem, ProofProblem::expired_paper);
  visitor.does(ProveByIdentity{}).receives(ScanFailed{visitor.now(), ScanProblem::no_zone});
  EXPECT_EQ(visitor.at<Proving>()->scan_problem, ScanProblem::no_zone);
  EXPECT_EQ(visitor.model().wrong_codes, 0);
}

TEST(AFile, is_not_opened_by_an_identity_paper_where_the_town_wants_the_desk) {
  ReturningVisitor visitor;
  visitor.settings().identity_proves = false;
  visitor.sees(open_standing()).does(OpenMyDemand{Purpose::read}).does(ProveByIdentity{});
  EXPECT_EQ(visitor.asked<effect::ScanIdentity>(), nullptr);
  EXPECT_FALSE(visitor.at<Proving>()->running);
}

TEST(AFile, that_a_paper_should_open_is_left_without_waiting_for_it) {
  ReturningVisitor visitor;
  visitor.sees(open_standing()).does(OpenMyDemand{Purpose::read}).does(ProveByIdentity{}).does(CancelScan{});
  EXPECT_NE(visitor.asked<effect::StopScan>(), nullptr);
  EXPECT_FALSE(visitor.at<Proving>()->running);
  visitor.receives(FileOpened{.asked_at = visitor.now(), .standing = open_standing(), .demand = registered_demand()});
  EXPECT_NE(visitor.at<Proving>(), nullptr);
}

}  // namespace
