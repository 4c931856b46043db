#include "kiosk/journey/step.hpp"

namespace guichet::kiosk::journey {
namespace {

DepositSlip* slip_of(Model& model, const demand::DepositReference& reference) {
  DepositSlip* slip = slip_shown(model);
  return slip != nullptr && slip->reference == reference ? slip : nullptr;
}

// The registry has answered: no more waiting.
void show_slip(Step& step) {
  auto* depositing = step.at<Depositing>();
  if (depositing != nullptr && depositing->slip) step.go(Deposited{.slip = *std::move(depositing->slip)});
}

void lay_down(Step& step) {
  const auto& file = step.model.file;
  const auto type = file ? file_type(file->purpose) : demand::FileType::creation;
  const bool closes = type == demand::FileType::closure;
  step.model.failure.reset();
  step.emit(effect::Deposit{.demand = step.model.draft,
                            .type = type,
                            .closure_reason = closes ? std::string(renunciation) : std::string(),
                            .version_read = file ? file->standing.version : 0,
                            .papers = papers_to_give(step)});
  step.go(Depositing{.since = step.context.now});
}

DepositSlip slip_for(const DepositStored& stored, const std::optional<File>& file) {
  DepositSlip slip{.reference = stored.reference, .deposited_on = stored.deposited_on};
  if (!file) return slip;
  slip.number = file->standing.number;
  slip.type = file_type(file->purpose);
  return slip;
}

// One paper at a time: false while one is being printed.
bool begins_to_print(PrintState& state) { return std::exchange(state, PrintState::printing) != PrintState::printing; }

void print_standing(Step& step, MyDemand& place) {
  if (!begins_to_print(place.print)) return;
  step.emit(effect::PrintStanding{.standing = place.standing, .language = step.model.language});
}

void set_print(Step& step, const demand::DepositReference& reference, PrintState state) {
  DepositSlip* slip = slip_of(step.model, reference);
  if (slip != nullptr && slip->print == PrintState::printing) slip->print = state;
}

}  // namespace

DepositSlip* slip_shown(Model& model) {
  if (auto* depositing = std::get_if<Depositing>(&model.place)) return depositing->slip ? &*depositing->slip : nullptr;
  if (auto* deposited = std::get_if<Deposited>(&model.place)) return &deposited->slip;
  if (auto* found = std::get_if<Found>(&model.place)) return &found->slip;
  return nullptr;
}

void on(Step& step, const AcceptStatement&) {
  if (auto* place = step.at<Declaring>()) *place = {.sincere = true, .problem = false};
  if (auto* place = step.at<GivingUp>()) *place = {.understood = true};
}

void on(Step& step, const RetractStatement&) {
  if (auto* place = step.at<Declaring>()) place->sincere = false;
  if (auto* place = step.at<GivingUp>()) *place = {};
}

void on(Step& step, const Deposit&) {
  if (const auto* giving_up = step.at<GivingUp>()) {
    if (giving_up->last_word) lay_down(step);
    return;
  }
  auto* place = step.at<Declaring>();
  if (place == nullptr) return;
  if (!place->sincere) {
    place->problem = true;
    return;
  }
  // Midnight may have passed since the summary: what was right yesterday is looked at again.
  auto problems = demand::problems(step.model.draft, step.context.world);
  if (!problems.empty())
    return step.go(step.model.file ? mend_file(step, problems) : Summary{.problems = std::move(problems)});
  lay_down(step);
}

void on(Step& step, const DepositStored& intent) {
  auto* place = step.at<Depositing>();
  if (place == nullptr || place->slip) return;
  *place = {.since = step.context.now, .slip = slip_for(intent, step.model.file)};
  // From here on the demand lives in the outbox alone; its draft went in the same transaction.
  auto sent = std::exchange(step.model.draft, fresh(step.context.settings, step.context.now).draft);
  if (step.model.file) step.model.file->sent = std::move(sent);
  step.model.kept = false;
  step.model.papers.clear();
  step.model.last_touch = step.context.now;
}

void on(Step& step, const DepositNotStored& intent) {
  const auto* place = step.at<Depositing>();
  if (place == nullptr || place->slip) return;
  step.model.failure = intent.failure;
  step.model.last_touch = step.context.now;
  const bool giving_up = step.model.file && step.model.file->purpose == Purpose::give_up;
  step.go(giving_up ? Place(GivingUp{.understood = true, .last_word = true}) : Declaring{.sincere = true});
}

void on(Step& step, const NumberArrived& intent) {
  DepositSlip* slip = slip_of(step.model, intent.reference);
  if (slip == nullptr) return;
  if (!slip->number) slip->number = intent.number;
  slip->acknowledged = true;
  show_slip(step);
}

void on(Step& step, const RegistryRefused& intent) {
  DepositSlip* slip = slip_of(step.model, intent.reference);
  if (slip == nullptr || slip->acknowledged) return;
  slip->anomalies = intent.anomalies;
  show_slip(step);
}

void on(Step& step, const PaperRefused& intent) {
  if (DepositSlip* slip = slip_of(step.model, intent.reference)) slip->papers_refused = intent.refused;
}

void on(Step& step, const Print&) {
  if (auto* place = step.at<MyDemand>()) return print_standing(step, *place);
  if (auto* kept = step.at<KeptSlip>()) return print_slip(step, *kept);
  DepositSlip* slip = slip_shown(step.model);
  if (slip == nullptr || step.at<Depositing>() != nullptr || !begins_to_print(slip->print)) return;
  step.emit(effect::Print{.slip = *slip, .language = step.model.language});
}

void on(Step& step, const PrintNotice&) {
  auto* place = step.at<MyDemand>();
  if (place == nullptr) return;
  const bool is_near = calendar(place->standing, step.context.world.today, step.context.settings.validity).notice;
  if (!is_near || !begins_to_print(place->print)) return;
  step.emit(effect::PrintNotice{.standing = place->standing, .language = step.model.language});
}

// Who finds a deposit again by its reference has proved nothing: their answers are not for them yet.
void on(Step& step, const PrintSummary&) {
  const std::string& language = step.model.language;
  if (auto* file = step.at<FileSections>()) {
    const bool reads = step.model.file->purpose == Purpose::read;
    if (reads && begins_to_print(file->print)) step.emit(effect::PrintSummary{.language = language});
  } else if (auto* deposited = step.at<Deposited>()) {
    if (!begins_to_print(deposited->slip.print)) return;
    step.emit(effect::PrintAnswers{.slip = deposited->slip, .language = language});
  }
}

void on(Step& step, const Printed& intent) { set_print(step, intent.reference, PrintState::printed); }

void on(Step& step, const PrintFailed& intent) { set_print(step, intent.reference, intent.why); }

void on(Step& step, const Find&) {
  if (auto* resuming = step.at<Resuming>()) return find_draft(step, *resuming);
  auto* place = step.at<Finding>();
  if (place == nullptr || place->searching || place->problem == FindProblem::too_many_tries) return;
  const auto reference = demand::DepositReference::parse(place->typed);
  if (!reference) {
    place->problem = FindProblem::not_a_reference;
    return;
  }
  place->problem.reset();
  place->searching = *reference;
  step.emit(effect::FindDeposit{.reference = *reference});
}

void on(Step& step, const DepositFound& intent) {
  const auto* place = step.at<Finding>();
  if (place == nullptr || place->searching != intent.slip.reference) return;
  step.go(Found{.slip = intent.slip});
}

void on(Step& step, const DepositNotFound& intent) {
  auto* place = step.at<Finding>();
  if (place == nullptr || place->searching != intent.reference) return;
  place->searching.reset();
  ++step.model.wrong_codes;
  const bool over = intent.blocked || step.model.wrong_codes >= most_tries;
  place->problem = over ? FindProblem::too_many_tries : FindProblem::not_found;
}

}  // namespace guichet::kiosk::journey
