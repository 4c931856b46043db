#include <algorithm>

#include "kiosk/journey/flow.hpp"
#include "kiosk/journey/step.hpp"

namespace guichet::kiosk::journey {
namespace {

// Nothing was said yet, or all is deposited: leaving asks no confirmation.
bool has_nothing_to_lose(const Step& step) {
  const Model& model = step.model;
  return !model.kept && model.draft == fresh(step.context.settings, step.context.now).draft;
}

bool knows_language(const Settings& settings, std::string_view code) {
  return std::ranges::contains(settings.languages, code);
}

}  // namespace

void save_then(Step& step, Place next) {
  step.model.failure.reset();
  step.model.kept = true;
  step.model.next = std::move(next);
  step.emit(effect::SaveDraft{.draft = step.model.draft, .language = step.model.language});
}

void end_session(Step& step) {
  const auto* scanning = step.at<Scanning>();
  if (scanning != nullptr && scanning->running) step.emit(effect::StopScan{});
  if (step.model.kept) step.emit(effect::EraseDraft{});
  step.emit(effect::Wipe{});
  step.model = fresh(step.context.settings, step.context.now);
}

void on(Step& step, const Touched&) {
  if (step.at<Attract>() != nullptr) step.go(Welcome{});
}

void on(Step& step, const Begin& intent) {
  if (step.at<Welcome>() == nullptr) return;
  step.go(intent.door == Door::new_demand ? Place(ChoosingLanguage{}) : Place(Finding{}));
}

void on(Step& step, const ChooseLanguage& intent) {
  if (!knows_language(step.context.settings, intent.code)) return;
  if (step.at<Attract>() != nullptr) step.go(Welcome{});
  step.model.language = intent.code;
}

void on(Step& step, const ToggleContrast&) {
  if (step.at<Attract>() != nullptr) step.go(Welcome{});
  step.model.high_contrast = !step.model.high_contrast;
}

void on(Step& step, const NextTextSize&) {
  if (step.at<Attract>() != nullptr) step.go(Welcome{});
  step.model.text_percent = step.model.text_percent >= 200 ? 100 : step.model.text_percent + 25;
}

void on(Step& step, const Agree&) {
  if (step.at<YourData>() != nullptr) step.go(first_question(step.model.draft));
}

void on(Step& step, const Finish&) {
  if (step.at<Deposited>() != nullptr || step.at<Found>() != nullptr) end_session(step);
}

void on(Step& step, const AskToLeave&) {
  // While the deposit is being written there is nothing to stop: in a moment it is done, or told.
  if (step.at<Attract>() != nullptr || step.at<Depositing>() != nullptr) return;
  if (has_nothing_to_lose(step)) return end_session(step);
  step.model.leaving = true;
}

void on(Step& step, const StayHere&) { step.model.leaving = false; }

void on(Step& step, const Leave&) {
  if (step.model.leaving || step.at<Interrupted>() != nullptr) end_session(step);
}

void back_to_welcome(Step& step) {
  if (has_nothing_to_lose(step)) return step.go(Welcome{});
  step.model.leaving = true;
}

void on(Step&, const StillHere&) {}  // any touch has already said so

void on(Step& step, const Dismiss&) {
  if (step.at<Trouble>() != nullptr) return end_session(step);
  step.model.failure.reset();
}

void on(Step& step, const Resume&) {
  if (step.at<Interrupted>() != nullptr) step.go(where_it_stopped(step.model.draft, step.context));
}

void on(Step& step, const TimePassed&) {
  Model& model = step.model;
  const Settings& settings = step.context.settings;
  const Instant now = step.context.now;
  if (step.at<Attract>() != nullptr) return;
  if (auto* depositing = step.at<Depositing>()) {
    const bool waited = depositing->slip && now >= depositing->since + settings.answer_patience;
    if (waited) step.go(Deposited{.slip = *depositing->slip});
    return;
  }
  if (step.at<Welcome>() != nullptr && now >= model.last_touch + settings.welcome_patience) return end_session(step);
  if (model.idle) {
    if (now >= model.idle->ends_at) end_session(step);
  } else if (now >= model.last_touch + settings.idle_warning) {
    model.idle = IdleWarning{.ends_at = now + settings.countdown};
  }
}

void on(Step& step, const DraftSaved&) {
  if (!step.model.next) return;
  step.go(*std::exchange(step.model.next, std::nullopt));
}

void on(Step& step, const DraftNotSaved& intent) {
  if (!step.model.next) return;
  step.model.next.reset();
  step.model.failure = intent.failure;
}

void on(Step& step, const Restored& intent) {
  if (step.at<Attract>() == nullptr) return;
  if (!demand::is_valid(intent.draft)) return step.emit(effect::EraseDraft{});
  step.model = fresh(step.context.settings, step.context.now);
  step.model.draft = intent.draft;
  step.model.draft.desk = step.context.settings.desk;
  step.model.kept = true;
  if (knows_language(step.context.settings, intent.language)) step.model.language = intent.language;
  step.go(Interrupted{});
}

void on(Step& step, const Failed& intent) {
  // A deposit that is being written will be told by its own answer; a slip that is shown stays in sight.
  if (step.at<Depositing>() != nullptr || slip_shown(step.model) != nullptr) {
    step.model.failure = intent.failure;
    return;
  }
  const auto* scanning = step.at<Scanning>();
  if (scanning != nullptr && scanning->running) step.emit(effect::StopScan{});
  step.model.next.reset();
  step.model.idle.reset();
  step.model.leaving = false;
  step.model.last_touch = step.context.now;
  step.go(Trouble{.what = intent.failure});
}

}  // namespace guichet::kiosk::journey
