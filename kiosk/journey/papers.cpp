#include "kiosk/journey/flow.hpp"
#include "kiosk/journey/form.hpp"
#include "kiosk/journey/step.hpp"

namespace guichet::kiosk::journey {
namespace {

Match holder_of(const Step& step, const Notice& notice) {
  return notice.seal == Seal::proven ? holder(notice, step.model.draft.people[0].answers) : Match::inconclusive;
}

Reviewing review(const Step& step, const Notice& notice) {
  // Without a proven seal the figures are only ink: they count as what the person says, so the person types them.
  return {.notice = notice, .holder = holder_of(step, notice), .correcting = notice.seal != Seal::proven};
}

bool is_income_of_file(Step& step) {
  if (step.at<SectionReview>() == nullptr) return false;
  return step.model.file->section == Section::income && step.model.file->purpose != Purpose::read;
}

void keep_income(Step& step, demand::Euros amount, bool sealed) {
  const int year = step.at<Reviewing>()->notice.income_year;
  set_income(step.model.draft.people[0].answers, {.amount = amount, .year = year, .sealed = sealed},
             step.current_year());
  const Notice& notice = step.at<Reviewing>()->notice;
  if (notice.page.sheet && step.context.settings.takes_papers)
    keep_paper(step, {.code = std::string(tax_notice_code), .person = 0}, {notice.page});
  save_then(step, Papers{});
}

}  // namespace

Reviewing reviewed_again(const Step& step, Reviewing place) {
  place.holder = holder_of(step, place.notice);
  return place;
}

void on(Step& step, const StartScan&) {
  if (auto* resuming = step.at<Resuming>()) return read_slip(step, *resuming);
  if (step.at<CheckingNumber>() != nullptr) return read_number(step);
  if (step.at<Proving>() != nullptr) return prove_by_paper(step);
  if (auto* capturing = step.at<Capturing>()) return capture_page(step, *capturing, Lying::any_page);
  if (auto* introducing = step.at<Introducing>()) return read_identity(step, *introducing);
  if (step.at<Summary>() != nullptr || is_income_of_file(step)) {
    step.model.paused.reset();
    step.go(Scanning{});
  }
  auto* place = step.at<Scanning>();
  if (place == nullptr || place->running) return;
  *place = {.running = step.context.now, .problem = std::nullopt};
  step.emit(effect::StartScan{.asked_at = step.context.now});
}

void on(Step& step, const SkipScan&) {
  const auto* scanning = step.at<Scanning>();
  if (scanning == nullptr && step.at<Reviewing>() == nullptr) return;
  if (scanning != nullptr && scanning->running) step.emit(effect::StopScan{});
  step.go(ask(step.model.draft, "income", 0, Return::onward));
}

void on(Step& step, const CancelScan&) {
  stop_scanning(step);
  if (auto* scanning = step.at<Scanning>()) scanning->running.reset();
  if (auto* checking = step.at<CheckingNumber>()) checking->reading.reset();
  if (auto* resuming = step.at<Resuming>()) resuming->reading.reset();
  if (auto* capturing = step.at<Capturing>()) capturing->running.reset();
  if (auto* introducing = step.at<Introducing>()) introducing->running.reset();
  if (auto* proving = step.at<Proving>(); proving != nullptr && proving->by != Proof::staff) proving->running.reset();
}

void on(Step& step, const Scanned& intent) {
  auto* place = step.at<Scanning>();
  if (place == nullptr || place->running != intent.asked_at) return;
  if (!is_wanted_year(intent.notice.income_year, step.current_year())) {
    *place = {.running = std::nullopt, .problem = ScanProblem::another_year};
    return;
  }
  step.go(review(step, intent.notice));
}

void on(Step& step, const ScanFailed& intent) {
  scan_failed_elsewhere(step, intent);
  if (auto* resuming = step.at<Resuming>(); resuming != nullptr && resuming->reading == intent.asked_at) {
    resuming->reading.reset();
    resuming->scan_problem = intent.problem;
    return;
  }
  if (auto* capturing = step.at<Capturing>(); capturing != nullptr && capturing->running == intent.asked_at) {
    capturing->running.reset();
    capturing->problem = intent.problem;
    return;
  }
  auto* place = step.at<Scanning>();
  if (place == nullptr || place->running != intent.asked_at) return;
  *place = {.running = std::nullopt, .problem = intent.problem};
}

void on(Step& step, const Keep&) {
  if (const auto* capturing = step.at<Capturing>()) return keep_pages(step, *capturing);
  if (const auto* introducing = step.at<Introducing>()) return keep_identity(step, *introducing);
  auto* place = step.at<Reviewing>();
  if (place == nullptr) return;
  const bool provable = place->notice.seal == Seal::proven && place->holder == Match::passed;
  if (!place->correcting) return keep_income(step, place->notice.income, provable);

  const demand::Field& field = income_field(place->notice.income_year, step.current_year());
  const auto typed = place->form.find(field.id.view());
  const auto value = demand::parse(field, typed == place->form.end() ? "" : typed->second, step.context.world);
  if (!value) {
    place->problems = {{.field = field.id, .problem = value.error()}};
    return;
  }
  const auto amount = std::get<demand::Euros>(*value);
  keep_income(step, amount, provable && amount == place->notice.income);
}

void on(Step& step, const Retake&) {
  if (step.at<Capturing>() != nullptr) return retake_page(step);
  if (auto* introducing = step.at<Introducing>()) return read_identity(step, *introducing);
  if (step.at<Reviewing>() != nullptr) step.go(Scanning{});
}

void on(Step& step, const Correct&) {
  if (const auto* introducing = step.at<Introducing>()) return correct_identity(step, *introducing);
  auto* place = step.at<Reviewing>();
  if (place == nullptr || place->correcting) return;
  const demand::Field& field = income_field(place->notice.income_year, step.current_year());
  place->correcting = true;
  place->form = {{std::string(field.id.view()), place->notice.income.typed()}};
}

void on(Step& step, const DropPaper& intent) {
  if (step.at<Papers>() == nullptr) return;
  const auto is_it = [&](const KeptPaper& one) { return one.kept_at == intent.kept_at; };
  if (std::erase_if(step.model.papers, is_it) > 0) settle_papers(step);
}

// Whoever has left, or dropped the paper meanwhile, has no use for its files any more.
void on(Step& step, const PaperKept& intent) {
  const auto paper = std::ranges::find(step.model.papers, intent.kept_at, &KeptPaper::kept_at);
  if (paper == step.model.papers.end()) return settle_papers(step);
  paper->stored = true;
  const auto is_older = [now = *paper](const KeptPaper& one) {
    const bool tells_the_same = one.dates.income_year == now.dates.income_year;  // notices of two years both count
    return one.paper == now.paper && tells_the_same && one.kept_at < now.kept_at;
  };
  if (std::erase_if(step.model.papers, is_older) > 0) settle_papers(step);
}

void on(Step& step, const PaperNotKept& intent) {
  const auto is_it = [&](const KeptPaper& one) { return one.kept_at == intent.kept_at; };
  if (std::erase_if(step.model.papers, is_it) > 0) step.model.failure = intent.failure;
}

}  // namespace guichet::kiosk::journey
