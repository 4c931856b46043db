#include <algorithm>

#include "kiosk/journey/flow.hpp"
#include "kiosk/journey/form.hpp"
#include "kiosk/journey/step.hpp"

namespace guichet::kiosk::journey {
namespace {

void run(Step& step, Proving& place, Effect effect) {
  place.code.clear();
  place.running = step.context.now;
  place.problem.reset();
  place.scan_problem.reset();
  step.emit(std::move(effect));
}

// Last year's income is no longer the one the law looks at: it is asked again, and its year shown.
void forget_incomes(demand::Demand& draft) {
  for (demand::Person& person : draft.people) {
    for (const demand::FieldId field :
         {demand::FieldId("income_n1"), demand::FieldId("income_year_n1"), demand::FieldId("income_origin_n1"),
          demand::FieldId("income_n2"), demand::FieldId("income_year_n2"), demand::FieldId("income_origin_n2"),
          demand::FieldId("has_tax_notice")})
      person.answers.erase(field);
  }
}

void begin(Step& step, demand::Standing standing, demand::Demand demand, Purpose purpose) {
  demand.desk = step.context.settings.desk;  // the change is written here, whoever registered the demand
  if (purpose == Purpose::renew) forget_incomes(demand);
  step.model.draft = demand;
  auto held = rules::held_documents(standing);
  const bool gives_papers = purpose == Purpose::give_papers;  // an amendment, of which they are the first part
  step.model.file = File{.standing = std::move(standing),
                         .opened = std::move(demand),
                         .purpose = gives_papers ? Purpose::amend : purpose,
                         .held = std::move(held)};
  switch (purpose) {
    case Purpose::read:
    case Purpose::amend: return step.go(FileSections{});
    case Purpose::give_papers: return step.go(Papers{});
    case Purpose::renew: return step.go(SectionReview{});
    case Purpose::give_up: return step.go(GivingUp{});
  }
}

// Back to the first screen of this demand, which stays open to whoever proved it is theirs.
void close_file(Step& step, demand::Standing standing) {
  step.model.file.reset();
  if (!std::exchange(step.model.papers, {}).empty()) settle_papers(step);
  step.model.draft = fresh(step.context.settings, step.context.now).draft;
  step.go(MyDemand{.standing = std::move(standing), .proven = true});
}

bool may(Purpose purpose, const demand::Standing& standing, const Context& context) {
  if (purpose == Purpose::read) return true;
  if (standing.state != demand::StandingState::active) return false;
  if (purpose == Purpose::give_papers) return takes_papers_of_file(context);
  return purpose != Purpose::renew ||
         calendar(standing, context.world.today, context.settings.validity).next == NextStep::renew;
}

void next_section(Step& step) {
  File& file = *step.model.file;
  for (const Section section : file_sections) {
    if (is_settled(file, section)) continue;
    file.section = section;
    return step.go(SectionReview{});
  }
  after_last_section(step);
}

void settle(Step& step, SectionReview& place) {
  File& file = *step.model.file;
  place.problems = problems_of(file.section, step.model.draft, step.context.world);
  const bool lacks = file.section == Section::income && lacks_income(file, step.model.draft);
  if (!place.problems.empty() || lacks) {
    place.changing = true;
    return;
  }
  if (file.purpose != Purpose::renew) return step.go(FileSections{});
  if (!is_settled(file, file.section)) file.settled.push_back(file.section);
  next_section(step);
}

void previous_section(Step& step) {
  File& file = *step.model.file;
  const auto here = std::ranges::find(file_sections, file.section);
  if (here == file_sections.begin()) return leave_file(step);
  file.section = *std::prev(here);
  std::erase(file.settled, file.section);
  step.go(SectionReview{});
}

}  // namespace

// Where answers of this session are checked: its summary, or the section of the file they belong to.
Place where_checked(const Model& model, Place place) {
  if (!model.file) return place;
  if (!std::holds_alternative<Summary>(place)) return place;
  return SectionReview{.changing = true, .problems = std::move(std::get<Summary>(place).problems)};
}

void leave_file(Step& step) {
  step.model.leaving = has_something_to_lose(step.model, step.context.settings);
  if (!step.model.leaving) close_file(step, demand::Standing(step.model.file->standing));
}

void state_it(Step& step) {
  const auto problems = demand::problems(step.model.draft, step.context.world);
  step.go(problems.empty() ? Place(Declaring{}) : mend_file(step, problems));
}

void on(Step& step, const OpenMyDemand& intent) {
  // Who reads the file has proved it is theirs: they may go on to change it.
  if (step.at<FileSections>() != nullptr && step.model.file->purpose == Purpose::read) {
    const bool amends =
        intent.purpose == Purpose::amend && may(Purpose::amend, step.model.file->standing, step.context);
    if (amends) step.model.file->purpose = Purpose::amend;
    return;
  }
  const auto* here = step.at<MyDemand>();
  if (here == nullptr || !may(intent.purpose, here->standing, step.context)) return;
  Proving proving{.standing = here->standing, .purpose = intent.purpose};
  if (here->proven) run(step, proving, effect::OpenFile{.asked_at = step.context.now});
  step.go(std::move(proving));
}

void prove_by_paper(Step& step) {
  auto* place = step.at<Proving>();
  if (place == nullptr || place->running) return;
  place->by = Proof::paper;
  run(step, *place, effect::ScanProof{.asked_at = step.context.now, .number = place->standing.number});
}

// A try like any other: whoever has used theirs up is told before the paper is read.
void on(Step& step, const ProveByIdentity&) {
  auto* place = step.at<Proving>();
  if (place == nullptr || place->running || !step.context.settings.identity_proves) return;
  if (step.model.wrong_codes >= most_tries) {
    *place = {.standing = place->standing, .purpose = place->purpose, .problem = ProofProblem::too_many_tries};
    return;
  }
  place->by = Proof::identity;
  run(step, *place, effect::ScanIdentity{.asked_at = step.context.now, .number = place->standing.number});
}

void on(Step& step, const AskStaff&) {
  auto* place = step.at<Proving>();
  if (place == nullptr || place->running) return;
  *place = {.standing = place->standing, .purpose = place->purpose, .by = Proof::staff};
}

void continue_proving(Step& step) {
  auto* place = step.at<Proving>();
  if (place == nullptr || place->running || place->by != Proof::staff || place->code.empty()) return;
  if (step.model.wrong_codes >= most_tries) {
    *place = {.standing = place->standing,
              .purpose = place->purpose,
              .by = Proof::staff,
              .problem = ProofProblem::too_many_tries};
    return;
  }
  std::string code = std::exchange(place->code, {});
  run(step, *place, effect::CheckStaffCode{.asked_at = step.context.now, .code = std::move(code)});
}

bool type_staff_code(Step& step, const Type& intent) {
  auto* place = step.at<Proving>();
  if (place == nullptr || intent.field != staff_code_field) return false;
  if (place->running || place->by != Proof::staff || intent.text.size() > longest_staff_code) return true;
  place->code = intent.text;
  if (place->problem != ProofProblem::too_many_tries) place->problem.reset();
  return true;
}

void on(Step& step, const FileOpened& intent) {
  if (auto* place = step.at<Proving>()) {
    if (place->running != intent.asked_at || intent.demand.number != place->standing.number) return;
    step.model.last_touch = step.context.now;
    return begin(step, demand::Standing(intent.standing), intent.demand, place->purpose);
  }
  auto* deposited = step.at<Deposited>();
  if (deposited == nullptr || deposited->rereading != intent.asked_at || !step.model.file) return;
  step.model.last_touch = step.context.now;
  step.go(ChangedElsewhere{.standing = intent.standing, .theirs = intent.demand});
}

void on(Step& step, const NotProven& intent) {
  auto* place = step.at<Proving>();
  if (place == nullptr || place->running != intent.asked_at) return;
  const bool guessed = intent.problem == ProofProblem::wrong_code || intent.problem == ProofProblem::other_identity;
  place->running.reset();
  place->problem = guessed && is_last_wrong_code(step) ? ProofProblem::too_many_tries : intent.problem;
}

void on(Step& step, const OpenSection& intent) {
  if (step.at<FileSections>() == nullptr || !std::ranges::contains(file_sections, intent.section)) return;
  step.model.file->section = intent.section;
  step.go(SectionReview{.changing = step.model.file->purpose == Purpose::amend});
}

void on(Step& step, const ChangeSection&) {
  auto* place = step.at<SectionReview>();
  if (place != nullptr && step.model.file->purpose != Purpose::read) place->changing = true;
}

void continue_file(Step& step) {
  if (auto* review = step.at<SectionReview>()) {
    if (step.model.file->purpose == Purpose::read) return step.go(FileSections{});
    return settle(step, *review);
  }
  if (step.at<FileSections>() != nullptr) {
    // A paper is a change too.
    if (step.model.file->purpose == Purpose::amend && has_something_to_lose(step.model, step.context.settings))
      state_it(step);
    return;
  }
  if (step.at<Papers>() != nullptr) return continue_papers_of_file(step);
  if (auto* giving_up = step.at<GivingUp>()) {
    if (giving_up->understood) giving_up->last_word = true;
    giving_up->problem = !giving_up->understood;
    return;
  }
  if (auto* changed = step.at<ChangedElsewhere>()) {
    const Purpose purpose = step.model.file->purpose;
    demand::Standing standing = changed->standing;
    // Renewed or closed by the other desk: there is nothing left to make again.
    if (!may(purpose, standing, step.context)) return close_file(step, std::move(standing));
    begin(step, std::move(standing), demand::Demand(changed->theirs), purpose);
  }
}

void back_in_file(Step& step) {
  if (auto* giving_up = step.at<GivingUp>()) {
    if (!giving_up->last_word) return leave_file(step);
    giving_up->last_word = false;
    return;
  }
  if (step.at<FileSections>() != nullptr) return leave_file(step);
  if (step.at<Papers>() != nullptr) return back_from_papers_of_file(step);
  if (step.at<SectionReview>() == nullptr) return;
  if (step.model.file->purpose == Purpose::renew) return previous_section(step);
  step.go(FileSections{});
}

void back_from_statement(Step& step) {
  const File& file = *step.model.file;
  if (file.purpose == Purpose::amend) return step.go(FileSections{});
  after_last_section(step);
}

// The first section where something is wrong, opened on it.
Place mend_file(Step& step, const std::vector<demand::FieldProblem>& all) {
  for (const Section section : file_sections) {
    auto problems = problems_of(section, step.model.draft, step.context.world);
    if (problems.empty()) continue;
    step.model.file->section = section;
    return SectionReview{.changing = true, .problems = std::move(problems)};
  }
  return SectionReview{.changing = true, .problems = all};
}

void on(Step& step, const Reread&) {
  auto* place = step.at<Deposited>();
  if (place == nullptr || place->rereading || !step.model.file) return;
  place->rereading = step.context.now;
  place->reread_failed = false;
  step.emit(effect::Reread{.asked_at = step.context.now});
}

void on(Step& step, const CallSomeone&) {
  if (step.at<Attract>() != nullptr) return;
  step.model.called = true;
  step.emit(effect::CallSomeone{});
}

void on(Step& step, const StandingPrinted& intent) {
  auto* place = step.at<MyDemand>();
  if (place == nullptr || place->print != PrintState::printing) return;
  place->print = intent.how;
}

void on(Step& step, const SummaryPrinted& intent) {
  auto* place = step.at<FileSections>();
  if (place != nullptr && place->print == PrintState::printing) place->print = intent.how;
}

}  // namespace guichet::kiosk::journey
