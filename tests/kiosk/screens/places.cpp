#include "tests/kiosk/screens/places.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "kiosk/journey/flow.hpp"
#include "kiosk/journey/form.hpp"
#include "tests/kiosk/journey/visitor.hpp"

namespace guichet::tests {
namespace {

using namespace kiosk;
using namespace kiosk::journey;
using demand::Subject;

// One person of each kind, under names as long as names get.
demand::Demand large_household() {
  test::Visitor visitor;
  visitor.reaches_the_summary();
  auto draft = visitor.model().draft;
  draft.people.front().answers.set("birth_name", std::string("Martin-de-la-Rochefoucauld"));
  for (const auto subject : {Subject::co_applicant, Subject::dependant, Subject::unborn, Subject::shared_custody})
    demand::add_person(draft, subject);
  return draft;
}

DepositSlip slip() { return {.reference = test::Visitor::reference(), .deposited_on = test_world().today}; }

class Places {
 public:
  std::vector<NamedModel> all() {
    path();
    questions();
    papers();
    ends();
    overlays();
    others(std::make_index_sequence<std::variant_size_v<Place>>{});
    return std::move(all_);
  }

 private:
  void add(std::string name, Place place) {
    all_.push_back({std::move(name),
                    {.place = std::move(place), .draft = draft_, .language = "fr", .last_touch = visitor_.now()}});
  }

  void path() {
    add("attract", Attract{});
    add("welcome", Welcome{});
    add("language", ChoosingLanguage{});
    add("your_data", YourData{});
    add("household", Household{.problem = demand::Problem::nobody_else});
    add("adding_person", AddingPerson{});
    add("interrupted", Interrupted{});
    for (const auto failure : {Failure::storage_full, Failure::storage_damaged, Failure::storage_unavailable})
      add("trouble", Trouble{failure});
  }

  // Each page for each it is about: as the draft fills it, and refused with everything missing.
  void questions() {
    for (const auto& page : pages())
      for (std::size_t person = 0; person < draft_.people.size(); ++person) {
        const bool of_demand = page.subjects.has(Subject::demand);
        if (of_demand ? person > 0 : !page.subjects.has(draft_.people[person].subject)) continue;
        const auto name = "asking." + std::string(page.id.view()) + "." + std::to_string(person);
        auto asking = ask(draft_, page.id, person, Return::onward);
        add(name, asking);
        for (const auto field : page.fields) asking.problems.push_back({field, demand::Problem::missing});
        asking.search = "saint";
        add(name + ".refused", asking);
      }
  }

  void papers() {
    add("scanning", Scanning{});
    add("scanning.running", Scanning{.running = visitor_.now()});
    for (const auto problem : {ScanProblem::no_paper, ScanProblem::unreadable, ScanProblem::no_seal,
                               ScanProblem::another_document, ScanProblem::another_year, ScanProblem::scanner_failed})
      add("scanning.problem", Scanning{.problem = problem});
    for (const auto seal : {Seal::proven, Seal::altered, Seal::undetermined})
      for (const auto match : {Match::passed, Match::failed, Match::inconclusive})
        for (const bool correcting : {false, true})
          add(correcting ? "reviewing.correcting" : "reviewing",
              Reviewing{.notice = test::notice_of("MARTIN DE LA ROCHEFOUCAULD ELEONORE", seal),
                        .holder = match,
                        .correcting = correcting});
    add("summary", Summary{});
    add("summary.refused", Summary{.problems = demand::problems(draft_, test_world())});
    add("declaring", Declaring{.problem = true});
  }

  void ends() {
    add("depositing", Depositing{.since = visitor_.now()});
    auto waiting = slip(), numbered = slip(), refused = slip();
    numbered.number = test::Visitor::number();
    numbered.print = PrintState::failed;
    refused.anomalies = {{"CTRL_DEM_0001", "Le nom est absent."}};
    add("deposited.waiting", Deposited{waiting});
    add("deposited", Deposited{numbered});
    add("deposited.refused", Deposited{refused});
    add("found", Found{numbered});
    add("finding", Finding{});
    for (const auto problem : {FindProblem::not_a_reference, FindProblem::not_found, FindProblem::too_many_tries})
      add("finding.problem", Finding{.typed = "D-7K3QM", .problem = problem});
  }

  void overlays() {
    add("leaving", Welcome{});
    all_.back().model.leaving = true;
    add("idle", Summary{});
    all_.back().model.idle = IdleWarning{.ends_at = visitor_.now() + std::chrono::seconds{40}};
    add("failure", Household{});
    all_.back().model.failure = Failure::storage_full;
  }

  // A place that nobody listed above is audited as it begins: a new one needs no line here, unless it begins with
  // something.
  template <std::size_t... Index>
  void others(std::index_sequence<Index...>) {
    (other<Index>(), ...);
  }
  template <std::size_t Index>
  void other() {
    using Here = std::variant_alternative_t<Index, Place>;
    const auto is_here = [](const NamedModel& one) { return one.model.place.index() == Index; };
    if constexpr (std::is_default_constructible_v<Here>)
      if (std::ranges::none_of(all_, is_here)) add("place." + std::to_string(Index), Here{});
  }

  test::Visitor visitor_;
  demand::Demand draft_ = large_household();
  std::vector<NamedModel> all_;
};

}  // namespace

std::vector<NamedModel> every_place() { return Places().all(); }

Instant instant_of_places() { return test::Visitor().now(); }

}  // namespace guichet::tests
