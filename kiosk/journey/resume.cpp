#include "kiosk/journey/resume.hpp"

#include <array>

#include "kiosk/journey/flow.hpp"
#include "kiosk/journey/form.hpp"
#include "kiosk/journey/step.hpp"

namespace guichet::kiosk::journey {
namespace {

constexpr std::array<std::string_view, 3> resume_names = {"not_a_code", "not_opened", "too_many_tries"};

void open(Step& step, Resuming& place, const SlipCode& code) {
  place.problem.reset();
  place.opening = code;
  step.emit(effect::OpenKeptDraft{.code = code});
}

void set_print(Step& step, PrintState state) {
  auto* place = step.at<KeptSlip>();
  if (place != nullptr && place->print == PrintState::printing) place->print = state;
}

}  // namespace

std::string text_key(ResumeProblem problem) {
  return "resume." + std::string(resume_names[static_cast<std::size_t>(problem)]);
}

void find_draft(Step& step, Resuming& place) {
  if (place.opening || place.reading || place.problem == ResumeProblem::too_many_tries) return;
  const auto code = SlipCode::parse(place.typed);
  if (code) return open(step, place, *code);
  place.problem = ResumeProblem::not_a_code;
}

void read_slip(Step& step, Resuming& place) {
  if (place.opening || place.reading || place.problem == ResumeProblem::too_many_tries) return;
  place.reading = step.context.now;
  place.scan_problem.reset();
  step.emit(effect::ReadSlip{.asked_at = step.context.now});
}

void print_slip(Step& step, KeptSlip& place) {
  if (place.print == PrintState::printing) return;
  place.print = PrintState::printing;
  step.emit(effect::PrintSlip{.slip = place, .language = step.model.language});
}

void on(Step& step, const KeepAndLeave&) {
  // A demand of the registry is not put aside here: the registry has it.
  if (!step.model.leaving || step.model.file) return;
  stop_scanning(step);
  // What is right on the page goes with the rest, as when going on.
  if (const auto* capturing = step.at<Capturing>()) keep_paper(step, capturing->paper, pages_to_keep(*capturing));
  if (const auto* asking = page_filled(step.model.place))
    step.model.draft = fill(step.model.draft, *asking, step.context).draft;
  step.model.failure.reset();
  step.model.keeping = true;
  step.emit(effect::KeepDraft{
      .draft = step.model.draft, .language = step.model.language, .papers = latest_papers(step.model)});
}

void on(Step& step, const DraftKept& intent) {
  if (!step.model.keeping) return;
  Model next = fresh(step.context.settings, step.context.now);
  // From here on the answers exist sealed only; what stays is how the person reads.
  next.language = step.model.language;
  next.high_contrast = step.model.high_contrast;
  next.text_percent = step.model.text_percent;
  next.voice = step.model.voice;
  step.model = std::move(next);
  step.go(KeptSlip{.code = intent.code, .until = intent.until, .replaces = intent.replaces});
  print_slip(step, *step.at<KeptSlip>());
}

void on(Step& step, const DraftNotKept& intent) {
  if (!step.model.keeping) return;
  step.model.keeping = false;
  step.model.leaving = false;
  step.model.failure = intent.failure;
  step.model.last_touch = step.context.now;
}

void on(Step& step, const SlipRead& intent) {
  auto* place = step.at<Resuming>();
  if (place == nullptr || place->reading != intent.asked_at) return;
  place->reading.reset();
  place->typed = intent.code.grouped();
  open(step, *place, intent.code);
}

void on(Step& step, const DraftOpened& intent) {
  auto* place = step.at<Resuming>();
  const bool awaited = place != nullptr && place->opening == intent.code;
  // Storage has laid the draft open for this session: nobody is there any more to go on with it.
  if (!awaited) return step.emit(effect::EraseDraft{});
  if (!demand::is_valid(intent.draft)) {
    step.emit(effect::EraseDraft{});
    return on(step, DraftNotOpened{.code = intent.code});
  }
  Model& model = step.model;
  model.draft = intent.draft;
  model.draft.desk = step.context.settings.desk;
  model.kept = true;
  model.papers = intent.papers;
  model.wrong_codes = 0;
  model.last_touch = step.context.now;
  if (knows_language(step.context.settings, intent.language)) model.language = intent.language;
  step.go(where_it_stopped(model.draft, step.context));
}

void on(Step& step, const DraftNotOpened& intent) {
  auto* place = step.at<Resuming>();
  if (place == nullptr || place->opening != intent.code) return;
  place->opening.reset();
  ++step.model.wrong_codes;
  const bool over = intent.blocked || step.model.wrong_codes >= most_tries;
  place->problem = over ? ResumeProblem::too_many_tries : ResumeProblem::not_opened;
}

void on(Step& step, const SlipPrinted&) { set_print(step, PrintState::printed); }

void on(Step& step, const SlipNotPrinted& intent) { set_print(step, intent.why); }

}  // namespace guichet::kiosk::journey
