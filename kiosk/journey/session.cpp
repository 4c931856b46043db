#include <algorithm>

#include "kiosk/journey/flow.hpp"
#include "kiosk/journey/step.hpp"

namespace guichet::kiosk::journey {
namespace {

// Nothing was said yet, or all is deposited: leaving asks no confirmation.
bool has_nothing_to_lose(const Step& step) { return !has_something_to_lose(step.model, step.context.settings); }

// What was asked of storage comes back after all: nobody would be there for it.
void take_back(Step& step) {
  const auto* resuming = step.at<Resuming>();
  const bool opening = resuming != nullptr && resuming->opening;
  if (step.model.kept || opening || !step.model.papers.empty()) step.emit(effect::EraseDraft{});
}

// Nothing is under way here: the session can end without a question.
bool is_at_an_end(Step& step) {
  return step.at<Deposited>() != nullptr || step.at<Found>() != nullptr || step.at<KeptSlip>() != nullptr ||
         step.at<NotReached>() != nullptr || step.at<MyDemand>() != nullptr || step.at<ChangedElsewhere>() != nullptr;
}

Place behind(const Step& step, Door door) {
  const bool over = step.model.wrong_codes >= most_tries;
  switch (door) {
    case Door::my_number: return Finding{.problem = over ? std::optional(FindProblem::too_many_tries) : std::nullopt};
    case Door::resume: return Resuming{.problem = over ? std::optional(ResumeProblem::too_many_tries) : std::nullopt};
    case Door::information: return Information{};
    case Door::my_demand:
      return CheckingNumber{.problem = over ? std::optional(CheckProblem::too_many_tries) : std::nullopt};
    case Door::new_demand: break;
  }
  return ChoosingLanguage{};
}

}  // namespace

bool knows_language(const Settings& settings, std::string_view code) {
  return std::ranges::contains(settings.languages, code);
}

void stop_scanning(Step& step) {
  if (reads_a_page(step.model.place)) step.emit(effect::StopScan{});
}

void save_then(Step& step, Place next) {
  step.model.failure.reset();
  // In a file, an income that was said is looked at with its section: the papers have their own way.
  if (step.model.file) return step.go(std::holds_alternative<Papers>(next) ? Place(Summary{}) : std::move(next));
  step.model.kept = true;
  step.model.next = std::move(next);
  step.emit(effect::SaveDraft{.draft = step.model.draft, .language = step.model.language});
}

void end_session(Step& step) {
  stop_scanning(step);
  take_back(step);
  step.emit(effect::Wipe{});
  step.model = fresh(step.context.settings, step.context.now);
}

namespace {

bool is_to_file_again(Step& step) {
  const auto* mine = step.at<MyDemand>();
  return mine != nullptr && calendar(mine->standing, step.context.world.today, step.context.settings.validity).next ==
                                NextStep::file_again;
}

// The same person goes on: nothing of the old demand stays, only how they read and what they tried.
void begin_anew(Step& step) {
  Model anew = fresh(step.context.settings, step.context.now);
  anew.language = step.model.language;
  anew.high_contrast = step.model.high_contrast;
  anew.text_percent = step.model.text_percent;
  anew.voice = step.model.voice;
  anew.still = step.model.still;
  anew.wrong_codes = step.model.wrong_codes;
  end_session(step);
  step.model = std::move(anew);
  step.go(behind(step, Door::new_demand));
}

}  // namespace

void on(Step& step, const Touched&) {
  if (step.at<Attract>() != nullptr) step.go(Welcome{});
}

void on(Step& step, const Begin& intent) {
  if (intent.door == Door::new_demand && is_to_file_again(step))
    begin_anew(step);
  else if (step.at<Welcome>() != nullptr)
    step.go(behind(step, intent.door));
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

void on(Step& step, const StartVoice&) {
  if (!step.context.settings.speaks) return;
  if (step.at<Attract>() != nullptr) step.go(Welcome{});
  step.model.voice.on = true;
}

void on(Step& step, const StopVoice&) { step.model.voice = {}; }

void on(Step& step, const Louder&) {
  auto& voice = step.model.voice;
  if (voice.on) voice.volume = (voice.volume + 1) % (Voice::loudest + 1);
}

void on(Step& step, const ChangeVolume& intent) {
  auto& voice = step.model.voice;
  if (voice.on) voice.volume = std::clamp(voice.volume + intent.steps, 0, Voice::loudest);
}

void on(Step& step, const ChangeRate& intent) {
  auto& voice = step.model.voice;
  if (voice.on) voice.rate = std::clamp(voice.rate + intent.steps, Voice::slowest, Voice::fastest);
}

void on(Step& step, const ToggleMotion&) {
  if (step.context.settings.moves) step.model.still = !step.model.still;
}

void on(Step& step, const Agree&) {
  if (step.at<YourData>() != nullptr) step.go(first_question(step.model.draft));
}

void on(Step& step, const Finish&) {
  if (is_at_an_end(step)) end_session(step);
}

void on(Step& step, const AskToLeave&) {
  // While the deposit is being written there is nothing to stop: in a moment it is done, or told.
  if (step.at<Attract>() != nullptr || step.at<Depositing>() != nullptr) return;
  if (has_nothing_to_lose(step)) return end_session(step);
  step.model.leaving = true;
}

void on(Step& step, const StayHere&) { step.model.leaving = false; }

void on(Step& step, const Leave&) {
  if (step.at<Interrupted>() != nullptr) return end_session(step);
  if (!step.model.leaving) return;
  // Whoever says to erase everything also means what they had put aside before.
  if (step.model.kept) step.emit(effect::EraseDraft{.sealed_too = true});
  if (std::exchange(step.model.kept, false)) step.model.papers.clear();
  end_session(step);
}

void back_to_welcome(Step& step) {
  if (has_nothing_to_lose(step)) return step.go(Welcome{});
  step.model.leaving = true;
}

void on(Step&, const StillHere&) {}  // any touch has already said so

void on(Step& step, const Dismiss&) {
  if (std::exchange(step.model.called, false)) return;
  if (step.at<Trouble>() != nullptr) return end_session(step);
  step.model.failure.reset();
}

void on(Step& step, const Resume&) {
  if (step.at<Interrupted>() != nullptr) step.go(where_it_stopped(step.model.draft, step.context));
}

void on(Step& step, const TimePassed& intent) {
  Model& model = step.model;
  const Settings& settings = step.context.settings;
  const Instant now = step.context.now;
  if (step.at<Attract>() != nullptr || model.keeping) return;
  if (auto* depositing = step.at<Depositing>()) {
    const bool waited = depositing->slip && now >= depositing->since + settings.answer_patience;
    if (waited) step.go(Deposited{.slip = *depositing->slip});
    return;
  }
  if (intent.listening) model.heard_at = now;
  if (now < *next_deadline(model, settings)) return;
  if (model.idle || step.at<Welcome>() != nullptr) return end_session(step);
  model.idle = IdleWarning{.since = now};
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
  // On the screen of a trouble, too: storage that was not there at the start may have come.
  // Somebody else is there already: the papers of who was before are not theirs.
  if (step.at<Attract>() == nullptr && step.at<Trouble>() == nullptr) return settle_papers(step);
  if (!demand::is_valid(intent.draft)) return step.emit(effect::EraseDraft{});
  step.model = fresh(step.context.settings, step.context.now);
  step.model.draft = intent.draft;
  step.model.draft.desk = step.context.settings.desk;
  step.model.kept = true;
  step.model.papers = intent.papers;
  if (knows_language(step.context.settings, intent.language)) step.model.language = intent.language;
  step.go(Interrupted{});
}

void on(Step& step, const Failed& intent) {
  const auto* finding = step.at<Finding>();
  const auto* resuming = step.at<Resuming>();
  const bool waited = step.at<Attract>() != nullptr || (finding != nullptr && finding->searching) ||
                      (resuming != nullptr && resuming->opening);
  // It comes late, for somebody who asked before: what is filled or shown here stays, under a banner.
  if (!waited) {
    step.model.failure = intent.failure;
    return;
  }
  stop_scanning(step);
  step.model.next.reset();
  step.model.idle.reset();
  step.model.leaving = false;
  step.model.last_touch = step.context.now;
  step.go(Trouble{.what = intent.failure});
}

}  // namespace guichet::kiosk::journey
