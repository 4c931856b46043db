#include "tests/pictures/places.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "kiosk/journey/flow.hpp"
#include "kiosk/journey/form.hpp"
#include "tests/pictures/place_list.hpp"

namespace guichet::tests {

using namespace kiosk;
using namespace kiosk::journey;
using demand::Subject;

DepositSlip slip_of_today() { return {.reference = test::Visitor::reference(), .deposited_on = test_world().today}; }

void PlaceList::add(std::string name, Place place) {
  all_.push_back(
      {std::move(name), {.place = std::move(place), .draft = draft_, .language = "fr", .last_touch = visitor_.now()}});
}

// Nothing was said yet, or all is deposited: the places that no draft may reach have none.
void PlaceList::leave_drafts_where_they_may_be() {
  for (auto& [name, model, taking, films] : all_) {
    if (is_valid(model, visitor_.context())) continue;
    Model empty = model;
    empty.draft = fresh(visitor_.settings(), visitor_.now()).draft;
    if (is_valid(empty, visitor_.context())) model = std::move(empty);
  }
}

void PlaceList::add(std::string name, Place place, const screens::Taking& taking) {
  add(std::move(name), std::move(place));
  all_.back().taking = taking;
  all_.back().films = taking.advice.has_value();
}

void PlaceList::path() {
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
void PlaceList::questions() {
  for (const auto& page : pages())
    for (std::size_t person = 0; person < draft_.people.size(); ++person) {
      const bool of_demand = page.subjects.has(Subject::demand);
      if (of_demand ? person > 0 : !page.subjects.has(draft_.people[person].subject)) continue;
      const auto name = "asking." + std::string(page.id.view()) + "." + std::to_string(person);
      draft_ = draft_where_asked(page, person, usual_);
      auto asking = ask(draft_, page.id, person, Return::onward);
      add(name, asking);
      for (const auto field : page.fields) asking.problems.push_back({field, demand::Problem::missing});
      asking.search = "saint";
      add(name + ".refused", asking);
      for (const auto* date : {"00/03/1985", "00/00/1985"}) unknown(name, page, person, date);
      if (const auto* field = amount_field(page.id)) {
        asking.amounts = true;
        asking.form[std::string(field->id.view())] =
            std::string(field->list) == "ressourceVersee" ? "PAV:" : "SAL:1200;AJPP:;AMV:0";
        add(name + ".amounts", asking);
      }
      draft_ = usual_;
    }
}

// Born on a day, or in a month, that no paper tells.
void PlaceList::unknown(const std::string& name, const Page& page, std::size_t person, const char* date) {
  auto asking = ask(draft_, page.id, person, Return::onward);
  const auto id = *page.fields.begin();
  if (!demand::field(id).limits.day_may_be_unknown) return;
  asking.form[std::string(id.view())] = date;
  add(name + ".unknown", asking);
}

void PlaceList::ends() {
  add("depositing", Depositing{.since = visitor_.now()});
  auto waiting = slip_of_today(), numbered = slip_of_today(), refused = slip_of_today();
  numbered.number = test::Visitor::number();
  numbered.print = PrintState::out_of_paper;
  refused.anomalies = {{"CTRL_DEM_0001", "Le nom est absent."}};
  add("deposited.waiting", Deposited{waiting});
  add("deposited", Deposited{numbered});
  add("deposited.refused", Deposited{refused});
  numbered.papers_refused = 2;
  add("found", Found{numbered});
  add("finding", Finding{});
  for (const auto problem : {FindProblem::not_a_reference, FindProblem::not_found, FindProblem::too_many_tries})
    add("finding.problem", Finding{.typed = "D-7K3QM", .problem = problem});
}

void PlaceList::resuming() {
  const SlipCode code({std::byte{0x5A}, std::byte{0xC3}, std::byte{0x99}});
  for (const auto print : {PrintState::printing, PrintState::printed, PrintState::cover_open, PrintState::jam})
    add("kept_slip", KeptSlip{.code = code, .until = test_world().today, .replaces = true, .print = print});
  add("resuming", Resuming{});
  add("resuming.wait", Resuming{.typed = code.grouped(), .opening = code});
  add("resuming.reading", Resuming{.reading = visitor_.now()});
  add("resuming.scan", Resuming{.scan_problem = ScanProblem::no_slip});
  for (const auto problem : {ResumeProblem::not_a_code, ResumeProblem::not_opened, ResumeProblem::too_many_tries})
    add("resuming.problem", Resuming{.typed = code.grouped(), .problem = problem});
  add("information", Information{});
  for (const auto& topic : visitor_.settings().topics) add("information." + topic.name, Information{topic.name});
}

void PlaceList::overlays() {
  add("leaving", Household{});
  all_.back().model.leaving = true;
  add("keeping", Household{});
  all_.back().model.leaving = all_.back().model.keeping = true;
  add("idle", Summary{});
  all_.back().model.idle = IdleWarning{.since = visitor_.now() - std::chrono::seconds{5}};
  add("failure", Household{});
  all_.back().model.failure = Failure::storage_full;
}

// A place that nobody listed above is audited as it begins: a new one needs no line here, unless it begins with
// something.
template <std::size_t... Index>
void PlaceList::others(std::index_sequence<Index...>) {
  (other<Index>(), ...);
}

template <std::size_t Index>
void PlaceList::other() {
  using Here = std::variant_alternative_t<Index, Place::Variant>;
  const auto is_here = [](const NamedModel& one) { return one.model.place.index() == Index; };
  if constexpr (std::is_default_constructible_v<Here>)
    if (std::ranges::none_of(all_, is_here)) add("place." + std::to_string(Index), Here{});
}

std::vector<NamedModel> PlaceList::all() {
  path();
  questions();
  introducing();
  papers();
  ends();
  resuming();
  overlays();
  coming_back();
  in_a_file();
  others(std::make_index_sequence<std::variant_size_v<Place::Variant>>{});
  leave_drafts_where_they_may_be();
  return std::move(all_);
}

std::vector<NamedModel> every_place(const demand::Demand& draft) { return PlaceList(draft).all(); }

Instant instant_of_places() { return test::Visitor().now(); }

}  // namespace guichet::tests
