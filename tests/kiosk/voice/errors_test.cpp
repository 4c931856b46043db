// AX-09: whatever goes wrong is told in the language of the screen, as soon as it shows.
#include <algorithm>

#include <gtest/gtest.h>

#include "kiosk/journey/flow.hpp"
#include "kiosk/journey/form.hpp"
#include "tests/kiosk/voice/listener.hpp"

namespace {

using namespace guichet::tests;
using namespace guichet::kiosk;
using namespace guichet::kiosk::journey;

// What comes before the first dot of each key that says what is wrong.
constexpr std::string_view families[] = {"problem", "failure", "scan", "find", "resume", "check", "proof"};

template <typename Problem>
std::vector<Problem> all_until(Problem last) {
  std::vector<Problem> all;
  for (unsigned i = 0; i <= static_cast<unsigned>(last); ++i) all.push_back(static_cast<Problem>(i));
  return all;
}

// Each thing that can go wrong, where it is met.
std::vector<NamedModel> every_trouble() {
  const test::Visitor visitor;
  std::vector<NamedModel> all;
  const auto add = [&](const std::string& name, Place place) -> Model& {
    return all
        .emplace_back(NamedModel{
            name,
            {.place = std::move(place), .draft = large_household(), .language = "fr", .last_touch = visitor.now()}})
        .model;
  };
  for (const auto problem : all_until(demand::Problem::nobody_concerned)) {
    auto asking = ask(large_household(), "names", 0, Return::onward);
    asking.problems = {{"birth_name", problem}};
    add(demand::text_key(problem), asking);
  }
  for (const auto problem : all_until(Failure::storage_unavailable)) {
    add(text_key(problem), Household{}).failure = problem;
    add(text_key(problem) + ".start", Trouble{problem});
  }
  for (const auto problem : all_until(ScanProblem::scanner_failed))
    add(text_key(problem), Scanning{.problem = problem});
  for (const auto problem :
       {ScanProblem::unreadable, ScanProblem::no_number, ScanProblem::no_slip, ScanProblem::no_zone}) {
    add(text_key(problem) + ".camera", Scanning{.problem = problem});
    all.back().films = true;
  }
  for (const auto problem : all_until(FindProblem::too_many_tries)) add(text_key(problem), Finding{.problem = problem});
  for (const auto problem : all_until(ResumeProblem::too_many_tries))
    add(text_key(problem), Resuming{.problem = problem});
  for (const auto problem : all_until(CheckProblem::too_many_tries))
    add(text_key(problem), CheckingNumber{.problem = problem});
  for (const auto problem : all_until(ProofProblem::too_many_tries))
    add(text_key(problem), Proving{.standing = test::open_standing(), .problem = problem});
  return all;
}

bool says_what_is_wrong(std::string_view key) { return std::ranges::contains(families, key.substr(0, key.find('.'))); }

class EveryTrouble : public testing::TestWithParam<const char*> {};

TEST_P(EveryTrouble, is_told_in_the_language_of_the_screen) {
  Listener listener(GetParam());
  std::vector<std::string> keys;
  for (const auto key : listener.words().keys())
    if (says_what_is_wrong(key)) keys.emplace_back(key);
  for (const auto& trouble : every_trouble()) {
    ASSERT_TRUE(listener.words().has(trouble.name)) << trouble.name;
    const auto minutes = std::to_string(listener.context().settings.trouble_patience.count());
    const auto words = listener.words().text(trouble.name, {{"minutes", minutes}});
    const auto said = heard_by_all(listener.arrive(trouble));
    EXPECT_TRUE(std::ranges::contains(said, words)) << trouble.name;
    const auto alert = std::ranges::find(listener.tree().nodes, words, &ui::Node::name);
    ASSERT_NE(alert, listener.tree().nodes.end()) << trouble.name;
    EXPECT_EQ(alert->role, ui::NodeRole::alert) << trouble.name;
    EXPECT_TRUE(alert->detail.empty() || std::ranges::contains(said, alert->detail)) << trouble.name;
    std::erase_if(keys,
                  [&](const auto& key) { return key == trouble.name || listener.words().text(key) == alert->detail; });
  }
  EXPECT_TRUE(keys.empty()) << "never said: " << testing::PrintToString(keys);
}

INSTANTIATE_TEST_SUITE_P(Languages, EveryTrouble,
                         testing::Values("fr", "fr-falc", "en", "ar", "pt", "es", "tr", "uk", "ta", "zh"),
                         [](const auto& one) {
                           std::string name(one.param);
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

}  // namespace
