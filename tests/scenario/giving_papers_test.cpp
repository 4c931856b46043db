// A paper from the glass to the registry: captured, kept encrypted, sent whole with its demand, and gone from here. By
// a finger, by the keypad and the voice with the screen dark, and in Arabic.
#include "tests/scenario/giving_papers.hpp"
#include "tests/support/ocr_b/identity_card.hpp"

namespace {

using namespace guichet::tests;
using namespace std::chrono_literals;

class PaperByAnyWay : public GivingPapers, public testing::WithParamInterface<Way> {};

TEST_P(PaperByAnyWay, arrives_whole_with_its_demand_and_leaves_nothing_here) {
  registry_opens();
  auto& person = comes_with_papers(GetParam());
  const auto pages = person.gives(PaperGiver::identity, readable_page("Carte"));
  EXPECT_TRUE(holds_a_page(text_of(pages.front()->jpeg))) << "what is looked for below";
  EXPECT_EQ(visit.model().papers.size(), 1U);
  EXPECT_EQ(person.files(), 1U);
  EXPECT_EQ(person.in_clear(), std::vector<std::string>());

  const auto reference = person.deposits();
  robot().wait_for_screen("deposited");
  robot().wait_until([&] { return robot().sees("number"); }, "the number");
  waits_for_receipt(reference);
  expect_whole(received(reference, parcels(reference).front()), pages);
  robot().wait_until([&] { return person.has_nothing(); }, "the end of its files");
  EXPECT_EQ(person.in_clear(), std::vector<std::string>());

  robot().press("continue");
  robot().wait_for_screen("attract");
  const auto given = number_of(reference);
  comes(GetParam());
  asks(given);
  puts_attestation_of(given);
  visitor().wait_for_screen("my_demand");
  EXPECT_TRUE(visitor().node("papers").name.contains("1") || visitor().node("papers").name.contains("١"));
  visitor().press("read");
  visitor().wait_for_screen("proving");
  visitor().press("prove_by_paper");
  visitor().wait_for_screen("file_sections");
  EXPECT_TRUE(visitor().sees("paper"));
  const auto& standing = visit.model().file->standing.papers;
  ASSERT_EQ(standing.size(), 1U);
  EXPECT_EQ(standing.front().code, "identite");
  EXPECT_EQ(standing.front().state, guichet::kiosk::demand::PaperState::received);
}

INSTANTIATE_TEST_SUITE_P(By, PaperByAnyWay, testing::Values(Way::finger, Way::keypad, Way::arabic),
                         [](const auto& one) { return std::string(name_of(one.param)); });

TEST_F(GivingPapers, takes_several_pages_turned_moved_removed_and_done_again) {
  registry_opens();
  auto& person = comes_with_papers();
  person.lays({readable_page("Recto"), readable_page("Verso"), readable_page("Annexe"), readable_page("Encore")});
  person.takes();
  person.captures("continue", 1);
  person.captures("continue", 2);  // its other side
  person.captures("add_page", 3);
  const auto first = person.in_hand().pages[0].sheet, last = person.in_hand().pages[2].sheet;
  robot().press("page_earlier");
  EXPECT_EQ(person.in_hand().pages[1].sheet, last);
  EXPECT_EQ(person.in_hand().shown, 1U);
  robot().press("turn_page");
  EXPECT_EQ(person.in_hand().pages[1].turns, 1);
  robot().press("page.2");
  robot().press("drop_page");
  EXPECT_EQ(person.in_hand().pages.size(), 2U);
  robot().press("page.0");
  EXPECT_EQ(person.in_hand().shown, 0U);
  person.captures("retake", 2);
  EXPECT_NE(person.in_hand().pages[0].sheet, first) << "done again, in its place";
  EXPECT_EQ(person.in_hand().pages[1].sheet, last);
  const auto kept = person.keeps();
  EXPECT_EQ(person.files(), 2U);

  const auto reference = person.deposits();
  waits_for_receipt(reference);
  const auto turned = guichet::kiosk::documents::rotate(*kept.back(), 1);
  const Sheets sent{kept.front(), std::make_shared<const guichet::kiosk::documents::Sheet>(turned.value())};
  expect_whole(received(reference, parcels(reference).front()), sent);
  EXPECT_EQ(pages_of_the_received(), 2);
}

TEST_F(GivingPapers, says_that_a_page_is_blurred_and_lets_it_be_kept) {
  auto& person = comes_with_papers();
  person.lays({blurred_page("Floue"), readable_page("Nette")});
  person.takes();
  person.captures("continue", 1);
  EXPECT_EQ(robot().node("quality").name, words("quality.blurred"));
  EXPECT_EQ(robot().node("continue").name, words("scanning.again"));
  person.keeps("keep_anyway");
  EXPECT_TRUE(visit.model().papers.front().stored);
  EXPECT_EQ(person.files(), 1U);

  // The same paper once again takes its place.
  person.takes();
  person.captures("continue", 1);
  EXPECT_EQ(robot().node("quality").name, words("capturing.side_readable"));
  person.keeps();
  EXPECT_EQ(visit.model().papers.size(), 1U);
  robot().wait_until([&] { return person.files() == 1 && person.rows("kept_page") == 1; }, "the end of the first");
}

TEST_F(GivingPapers, takes_a_paper_back_and_destroys_it) {
  auto& person = comes_with_papers();
  person.gives(PaperGiver::identity, readable_page("Carte"));
  robot().press("drop.paper.identite.0");
  EXPECT_TRUE(visit.model().papers.empty());
  robot().wait_until([&] { return person.has_nothing(); }, "its end");
}

TEST_F(GivingPapers, shows_what_contradicts_the_answers_and_imposes_nothing) {
  auto& person = comes_with_papers();
  person.lays({identity_card({.surname = "ESSAI", .first_names = "SACHA", .birth = "851203"})});
  person.takes();
  person.captures("continue", 1);
  ASSERT_TRUE(std::holds_alternative<guichet::kiosk::documents::Identity>(person.in_hand().pages.front().read));
  EXPECT_EQ(robot().node("finding.name").name, words("finding.name.failed.person"));
  const auto before = visit.model().draft;
  person.keeps(robot().sees("keep_anyway") ? "keep_anyway" : "");
  EXPECT_EQ(visit.model().draft, before);
  EXPECT_EQ(visit.model().papers.size(), 1U);
}

TEST_F(GivingPapers, says_that_a_card_is_the_applicants) {
  auto& person = comes_with_papers();
  person.lays({identity_card({.surname = "SPECIMEN", .first_names = "CAMILLE", .birth = "851203"})});
  person.takes();
  person.captures("continue", 1);
  EXPECT_EQ(robot().node("finding.name").name, words("finding.name.passed.person"));
  EXPECT_EQ(robot().node("finding.birth_date").name, words("finding.birth_date.passed.person"));
}

TEST_F(GivingPapers, waits_encrypted_while_the_registry_is_away_and_goes_when_it_is_back) {
  auto& person = comes_with_papers();
  const auto pages = person.gives(PaperGiver::identity, readable_page("Carte"));
  const auto reference = person.deposits();
  const auto waiting = parcels(reference).front();
  EXPECT_EQ(waiting.kind, "identite");
  visit.let_pass(9s);
  robot().wait_for_screen("deposited");
  EXPECT_EQ(person.rows("kept_page"), 0) << "bound to its demand";
  EXPECT_EQ(person.files(), 1U);
  EXPECT_EQ(person.in_clear(), std::vector<std::string>());
  robot().press("continue");
  robot().wait_for_screen("attract");
  EXPECT_EQ(person.files(), 1U) << "whoever leaves does not take it along";

  registry_opens();
  waits_for_receipt(reference);
  const auto pdf = received(reference, waiting);
  EXPECT_TRUE(std::ranges::equal(guichet::platform::system::sha256(pdf), waiting.sha256));
  expect_whole(pdf, pages);
  robot().wait_until([&] { return person.has_nothing(); }, "the end of its files");
}

TEST_F(GivingPapers, ends_with_the_session_that_is_stopped) {
  auto& person = comes_with_papers();
  person.gives(PaperGiver::identity, readable_page("Carte"));
  robot().press("leave");
  robot().press("leave_now");
  robot().wait_for_screen("attract");
  robot().wait_until([&] { return person.has_nothing(); }, "the erasure");
}

TEST_F(GivingPapers, ends_with_the_session_that_nobody_goes_on_with) {
  auto& person = comes_with_papers();
  person.gives(PaperGiver::identity, readable_page("Carte"));
  person.lays({readable_page("Verso")});
  person.takes();
  person.captures("continue", 1);
  visit.let_pass(3min + 1s);
  robot().settle();
  visit.let_pass(46s);
  robot().wait_for_screen("attract");
  robot().wait_until([&] { return person.has_nothing(); }, "the erasure");
  EXPECT_EQ(person.in_clear(), std::vector<std::string>());
}

TEST_F(GivingPapers, follows_a_demand_put_aside_and_comes_back_with_the_slip_alone) {
  registry_opens();
  auto& person = comes_with_papers();
  const auto pages = person.gives(PaperGiver::identity, readable_page("Carte"));
  robot().press("leave");
  robot().press("keep");
  robot().wait_for_screen("kept_slip");
  const auto code = robot().node("slip_code").value;
  robot().wait_until([&] { return robot().sees("continue"); }, "the slip");
  robot().press("continue");
  robot().wait_for_screen("attract");
  EXPECT_EQ(person.rows("kept_page"), 0);
  EXPECT_EQ(person.files(), 1U);
  EXPECT_FALSE(opens_with_the_terminals_key_alone());

  visit.stop();
  visit.let_pass(std::chrono::days{2});
  visit.start();
  giver.emplace(visit, Way::finger);
  giver->finds_the_papers_again(code);
  ASSERT_EQ(visit.model().papers.size(), 1U);
  EXPECT_EQ(visit.model().papers.front().paper.code, "identite");
  const auto reference = giver->deposits();
  waits_for_receipt(reference);
  expect_whole(received(reference, parcels(reference).front()), pages);
  robot().wait_until([&] { return giver->has_nothing(); }, "the end of the box and its pages");
}

}  // namespace
