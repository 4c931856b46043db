// Who comes back: to look at their demand, to renew it, to change it, to give it up.
#include "tests/kiosk/journey/returning_visitor.hpp"
#include "tests/pictures/place_list.hpp"

namespace guichet::tests {

using namespace kiosk;
using namespace kiosk::journey;

void PlaceList::coming_back() {
  const journey::Form form = {{"unique_number", "111 1126 000042 G1104"}, {"holder_born_on", "03/12/1985"}};
  add("checking_number", CheckingNumber{.form = form});
  add("checking_number.reading", CheckingNumber{.form = form, .reading = visitor_.now()});
  for (const auto problem :
       {CheckProblem::not_a_number, CheckProblem::not_a_date, CheckProblem::not_found, CheckProblem::too_many_tries})
    add("checking_number.problem", CheckingNumber{.form = form, .problem = problem});
  add("checking_number.problem", CheckingNumber{.form = form, .scan_problem = ScanProblem::no_number});
  add("inquiring", Inquiring{.form = form, .since = visitor_.now()});
  add("not_reached", NotReached{form});
  for (const auto& standing : {test::open_standing(), test::early_standing(), test::closed_standing("RADREN"),
                               test::closed_standing("RADABA")})
    for (const bool proven : {false, true})
      add("my_demand", MyDemand{.standing = standing, .proven = proven, .print = PrintState::offline});
  for (const bool proven : {false, true})
    add("my_demand.papers", MyDemand{.standing = test::marked_standing(), .proven = proven});
  for (const auto by : {Proof::paper, Proof::identity, Proof::staff})
    add("proving.running", Proving{.standing = test::open_standing(), .by = by, .running = visitor_.now()});
  for (const auto by : {Proof::paper, Proof::staff})
    for (const auto problem : {ProofProblem::another_demand, ProofProblem::foreign_paper, ProofProblem::other_identity,
                               ProofProblem::expired_paper, ProofProblem::wrong_code, ProofProblem::no_staff_code,
                               ProofProblem::too_many_tries})
      add("proving", Proving{.standing = test::open_standing(), .by = by, .problem = problem});
}

void PlaceList::with_file(std::string name, Place place, File file) {
  add(std::move(name), std::move(place));
  auto& model = all_.back().model;
  model.draft = file.opened;
  model.draft.answers.set("wider_area", false);
  model.file = std::move(file);
}

File PlaceList::file_for(Purpose purpose, Section section) {
  auto demand = draft_;
  demand.number = test::Visitor::number();
  demand.created = test::open_standing().deposited;
  return {.standing = test::open_standing(),
          .opened = std::move(demand),
          .purpose = purpose,
          .section = section,
          .settled = {Section::housing}};
}

void PlaceList::in_a_file() {
  for (const auto purpose : {Purpose::amend, Purpose::renew}) {
    auto file = file_for(purpose);
    file.held = rules::held_documents(test::marked_standing());
    with_file("papers.of_file", Papers{}, std::move(file));
  }
  all_.back().model.papers = {{.paper = {.code = "avis_imposition", .person = 0},
                               .kept_at = visitor_.now(),
                               .stored = true,
                               .pages = 1,
                               .dates = {.income_year = 2024}}};
  for (const auto purpose : {Purpose::read, Purpose::amend})
    with_file("file_sections",
              FileSections{.print = purpose == Purpose::read ? PrintState::failed : PrintState::not_asked},
              file_for(purpose));
  for (const auto purpose : {Purpose::read, Purpose::renew, Purpose::amend})
    for (const auto section : file_sections)
      with_file("section_review." + std::string(name_of(section)), SectionReview{.changing = purpose == Purpose::amend},
                file_for(purpose, section));
  with_file("section_review.refused",
            SectionReview{.changing = true, .problems = demand::problems(draft_, test_world())},
            file_for(Purpose::renew, Section::household));
  for (const bool last : {false, true})
    with_file("giving_up", GivingUp{.understood = true, .problem = !last, .last_word = last},
              file_for(Purpose::give_up));
  with_file("declaring.renew", Declaring{.problem = true}, file_for(Purpose::renew, Section::income));
  auto theirs = file_for(Purpose::amend);
  auto sent = theirs;
  sent.sent = theirs.opened;
  sent.sent->answers.set("monthly_rent", demand::Euros{812'34});
  with_file("changed_elsewhere", ChangedElsewhere{.standing = test::open_standing(), .theirs = theirs.opened}, sent);
  for (const auto type : {demand::FileType::amendment, demand::FileType::renewal, demand::FileType::closure})
    for (const bool acknowledged : {false, true}) {
      auto change = slip_of_today();
      change.number = test::Visitor::number();
      change.type = type;
      change.acknowledged = acknowledged;
      with_file("deposited.change", Deposited{.slip = change}, sent);
    }
  with_file("leaving.file", FileSections{}, file_for(Purpose::amend));
  all_.back().model.leaving = true;
  add("called", Summary{});
  all_.back().model.called = true;
}

}  // namespace guichet::tests
