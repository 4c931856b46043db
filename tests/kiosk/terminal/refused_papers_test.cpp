// Papers that left and were refused: told to their owner with the others of the demand, once each.
#include <gtest/gtest.h>

#include "kiosk/terminal/refused_papers.hpp"
#include "sync/outbox/parcels.hpp"
#include "tests/kiosk/journey/returning_visitor.hpp"
#include "tests/kiosk/rules/household.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::tests;
using namespace guichet::kiosk;
using namespace guichet::kiosk::terminal;
namespace outbox = guichet::sync::outbox;
using demand::PaperStanding;
using demand::PaperState;

class RefusedPapers : public testing::Test {
 protected:
  void refused(const std::string& kind, std::string_view number = test::Visitor::number().view(),
               std::optional<std::size_t> person = {}) {
    const auto id = outbox::put(database, {.document = outbox::new_document(random),
                                           .deposit_reference = std::string(reference.view()),
                                           .number = std::string(number),
                                           .kind = kind,
                                           .person = person,
                                           .name = kind + ".pdf",
                                           .size = 1,
                                           .sha256 = std::vector(32, std::byte{1})})
                        .value();
    ASSERT_TRUE(outbox::mark_sending(database, id));
    ASSERT_TRUE(outbox::refuse(database, id, "too_large"));
  }
  int told() { return add_refused_papers(database, &real_documents(), standing).value(); }

  TemporaryFolder folder;
  SeededRandom random{3};
  Database database =
      Database::open(folder / "guichet.db", guichet::platform::system::SecretBytes(32), migrations()).value();
  demand::DepositReference reference = test::Visitor::reference();
  demand::Standing standing = test::open_standing();
};

TEST_F(RefusedPapers, join_the_papers_of_their_demand_under_their_french_name) {
  refused("bail");
  refused("bail", "1110318016982G1104");
  EXPECT_EQ(told(), 1);
  ASSERT_EQ(standing.papers.size(), 3U);
  EXPECT_EQ(standing.papers.back().code, "bail");
  EXPECT_EQ(standing.papers.back().label, real_documents().find("bail")->name);
  EXPECT_EQ(standing.papers.back().state, PaperState::not_arrived);
}

TEST_F(RefusedPapers, take_the_line_of_the_one_that_they_were_to_replace) {
  refused("avis");
  EXPECT_EQ(told(), 1);
  ASSERT_EQ(standing.papers.size(), 2U);
  EXPECT_EQ(standing.papers.back().state, PaperState::not_arrived);
  EXPECT_EQ(standing.papers.back().label, "Avis d’impôt");
}

TEST_F(RefusedPapers, hide_none_that_the_registry_has) {
  refused("identite");
  refused("identite");
  EXPECT_EQ(told(), 2);
  EXPECT_EQ(std::ranges::count(standing.papers, PaperState::received, &PaperStanding::state), 1);
  EXPECT_EQ(std::ranges::count(standing.papers, PaperState::not_arrived, &PaperStanding::state), 2);
}

TEST_F(RefusedPapers, are_but_a_number_to_who_has_proved_nothing) {
  refused("bail", test::Visitor::number().view(), 1);
  told();
  const auto unproven = demand::without_words(standing);
  EXPECT_EQ(unproven.papers.back(), (PaperStanding{.code = {}, .state = PaperState::not_arrived}));
}

TEST_F(RefusedPapers, give_their_person_to_a_line_that_has_none) {
  standing.papers = {{.code = "bail", .state = PaperState::missing},
                     {.code = "bail", .state = PaperState::missing, .person = 0}};
  refused("bail", test::Visitor::number().view(), 0);
  refused("bail", test::Visitor::number().view(), 1);
  told();
  ASSERT_EQ(standing.papers.size(), 2U);
  EXPECT_EQ(standing.papers.front().person, 1U);
  EXPECT_EQ(standing.papers.back().person, 0U) << "their own line before one of nobody";
}

TEST_F(RefusedPapers, are_of_the_person_who_gave_them) {
  standing.papers = {{.code = "bail", .state = PaperState::missing, .person = 0}};
  refused("bail", test::Visitor::number().view(), 1);
  told();
  ASSERT_EQ(standing.papers.size(), 2U);
  EXPECT_EQ(standing.papers.front().state, PaperState::missing);
  EXPECT_EQ(standing.papers.back().person, 1U);
  refused("bail", test::Visitor::number().view(), 0);
  standing.papers.pop_back();
  told();
  ASSERT_EQ(standing.papers.size(), 2U);
  EXPECT_EQ(standing.papers.front().state, PaperState::not_arrived) << "the line of the one that was to come";
}

}  // namespace
