// What is asked in vain is not asked: once the tries are used up, the screen offers what still helps.
#include "tests/kiosk/screens/main_way.hpp"

namespace {

using namespace guichet::tests;
using namespace guichet::kiosk;
using namespace guichet::kiosk::journey;

TEST_F(MainWay, to_prove_is_a_paper_once_this_person_has_no_try_left) {
  settings_.identity_proves = true;
  for (const auto by : {Proof::paper, Proof::staff}) {
    show(Proving{.standing = test::open_standing(), .by = by});
    model_.wrong_codes = most_tries;
    show();
    EXPECT_TRUE(leads_to<StartScan>("prove_by_paper"));
    EXPECT_FALSE(sees("prove_by_identity"));
    EXPECT_FALSE(sees("prove_by_staff"));
    EXPECT_FALSE(sees("continue")) << "there is no code left to confirm";
  }
}

TEST_F(MainWay, to_prove_leaves_out_only_the_way_that_others_have_used_up) {
  settings_.identity_proves = true;
  for (const auto by : {Proof::identity, Proof::staff}) {
    show(Proving{.standing = test::open_standing(), .by = by, .problem = ProofProblem::too_many_tries});
    EXPECT_TRUE(sees("prove_by_paper"));
    EXPECT_EQ(sees("prove_by_identity"), by == Proof::staff);
    EXPECT_EQ(sees("prove_by_staff"), by == Proof::identity);
  }
}

TEST_F(MainWay, to_check_a_number_is_back_once_this_terminal_has_no_try_left) {
  show(CheckingNumber{.problem = CheckProblem::not_found});
  EXPECT_TRUE(leads_to<Continue>("continue"));
  EXPECT_TRUE(sees("scan_number"));
  show(CheckingNumber{.problem = CheckProblem::too_many_tries});
  EXPECT_FALSE(sees("continue")) << "it would be asked in vain";
  EXPECT_FALSE(sees("scan_number"));
  EXPECT_TRUE(leads_to<Back>("back"));
}

}  // namespace
