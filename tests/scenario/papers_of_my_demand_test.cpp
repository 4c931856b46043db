// Someone comes back with a paper that their file lacks: what the desk wrote of it, what was lost on its way, and the
// page that leaves with the change. By a finger, by the keypad and the voice with the screen dark, and in Arabic.
#include "tests/scenario/giving_papers.hpp"

namespace {

using namespace guichet::tests;

constexpr std::string_view notice = "paper.avis_imposition.0";
constexpr std::string_view words_of_the_desk = "La page 2 manque.";

class PapersOfMyDemand : public GivingPapers {
 protected:
  // It holds the demand of MyDemand from its first start on.
  void registry_knows_it(std::vector<std::string> more = {}) {
    const auto seeds = elsewhere / "seeds";
    const bool first = std::filesystem::create_directories(seeds);
    write_file(seeds / "demand.xml", held(outside_window));
    if (first) more.insert(more.end(), {"--seed", seeds.string()});
    more.insert(more.end(), {"--port", visit.port(), "--today", "2026-11-22"});
    registry.reset();
    registry.emplace(visit.town.authority(), visit.town.registry_identity(), elsewhere.path(), more);
  }

  PaperGiver& opens_their_papers(Way way) {
    proves_and_opens("amend", "file_sections");
    looks("amend_with_papers");
    giver.emplace(visit, way);
    giver->opens_the_papers_of(visitor());
    looks("papers_of_my_demand");
    return *giver;
  }

  bool says(std::string_view words) {
    return std::ranges::any_of((*visit.terminal()).tree().nodes, [&](const auto& node) {
      return node.name.contains(words) || node.value.contains(words) || node.detail.contains(words);
    });
  }
  // How it is said with this many.
  std::string counted(std::string_view key, int count) {
    auto told = words(key);
    return told.replace(told.find("{count}"), 7, std::to_string(count));
  }
};

class PaperOfMyDemand : public PapersOfMyDemand, public testing::WithParamInterface<Way> {};

TEST_P(PaperOfMyDemand, that_a_desk_refused_is_given_again_with_the_change) {
  registry_knows_it();
  comes(GetParam());
  asks();
  auto& person = opens_their_papers(GetParam());
  EXPECT_EQ(robot().node(notice).name, words("needed.fault.unusable"));
  EXPECT_TRUE(says(words_of_the_desk));
  EXPECT_EQ(robot().node(PaperGiver::identity).detail, words("papers.held"));
  const auto pages = person.gives(notice, readable_page("Carte"));
  EXPECT_FALSE(says(words_of_the_desk)) << "it was mended";
  EXPECT_EQ(person.in_clear(), std::vector<std::string>());

  const auto reference = person.deposits();
  robot().wait_for_screen("deposited");
  EXPECT_EQ(visit.letter(reference).kind, "MOD");
  waits_for_receipt(reference);
  expect_whole(received(reference, parcels(reference).front()), pages);
  robot().wait_until([&] { return person.has_nothing(); }, "the end of its files");

  robot().press("continue");
  comes_again();
  asks();
  proves_and_opens("read", "file_sections");
  for (const auto& paper : visit.model().file->standing.papers)
    EXPECT_EQ(paper.state, guichet::kiosk::demand::PaperState::received) << paper.code;
}

INSTANTIATE_TEST_SUITE_P(By, PaperOfMyDemand, testing::Values(Way::finger, Way::keypad, Way::arabic),
                         [](const auto& one) { return std::string(name_of(one.param)); });

TEST_F(PapersOfMyDemand, show_nothing_of_their_marks_before_a_proof) {
  registry_knows_it();
  asks();
  visitor().wait_for_screen("my_demand");
  EXPECT_TRUE(says(counted("my_demand.papers.wanted", 1)));
  EXPECT_FALSE(says(words_of_the_desk));
  EXPECT_FALSE(says("Avis"));
}

TEST_F(PapersOfMyDemand, that_were_refused_on_their_way_are_told_and_given_again) {
  registry_knows_it({"--largest-document", "1000"});
  asks();
  auto& person = opens_their_papers(Way::finger);
  person.gives(notice, readable_page("Carte"));
  const auto reference = person.deposits();
  robot().wait_for_screen("deposited");
  robot().wait_until([&] { return robot().sees("papers_refused"); }, "the refusal");
  EXPECT_EQ(robot().node("papers_refused").name, counted("deposited.papers_refused", 1));
  looks("paper_refused");
  EXPECT_TRUE(visit.terminal().journal().contains("courier.document_refused"));
  EXPECT_EQ(person.files(), 1U) << "somebody may still look at it";
  robot().press("continue");

  // By its reference, then by its number: how many, and not which.
  registry_knows_it();
  comes_again();
  visitor().press("find_number");
  visitor().wait_for_screen("finding");
  visitor().type("reference", reference);
  visitor().press("continue");
  visitor().wait_for_screen("found");
  EXPECT_TRUE(visitor().sees("papers_refused"));
  EXPECT_FALSE(says("Avis"));
  visitor().press("continue");
  comes_again();
  asks();
  visitor().wait_for_screen("my_demand");
  EXPECT_TRUE(says(counted("my_demand.papers.not_arrived", 1)));
  EXPECT_FALSE(says("Avis"));
  EXPECT_TRUE(visit.terminal().journal().contains("papers.not_arrived_told"));

  auto& again = opens_their_papers(Way::finger);
  EXPECT_EQ(robot().node(notice).name, words("needed.fault.not_arrived"));
  const auto pages = again.gives(notice, readable_page("Carte"));
  const auto second = again.deposits();
  waits_for_receipt(second);
  expect_whole(received(second, parcels(second).front()), pages);
  EXPECT_TRUE(parcels(reference).empty()) << "what was refused is replaced";
  robot().wait_until([&] { return again.has_nothing(); }, "the end of all files");
}

}  // namespace
