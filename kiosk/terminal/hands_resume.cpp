// Of the hands: putting a demand aside, finding it again, and the slip in between.
#include "kiosk/terminal/hands.hpp"
#include "kiosk/terminal/kept_drafts.hpp"
#include "kiosk/terminal/wrong_codes.hpp"

namespace guichet::kiosk::terminal {
namespace effect = journey::effect;
using journey::Failure;

void Hands::tidy() {
  keeper_.post([this, now = machine_.clock.now()](const std::stop_token&) {
    if (!database_) return;
    if (!erase_expired_drafts(*database_, now)) machine_.journal.note("drafts.not_tidied");
    if (!erase_old_deposits(*database_, now, std::chrono::days{configuration_.deposit_retention_days}))
      machine_.journal.note("deposits.not_tidied");
    if (drawer_) drawer_->sweep(*database_);
    database_->forget_pages();
  });
}

void Hands::perform(const effect::KeepDraft& effect) {
  keeper_.post([this, effect](const std::stop_token&) { mailbox_.post(keep(effect)); });
}

// Papers follow their demand into its box and out of it.
GoesWithDraft Hands::papers_of_draft() {
  if (!drawer_) return {};
  return {.put_in = [this](const auto& box) { return drawer_->put_aside(*database_, box); },
          .take_out = [this](const auto& box, auto lines) { return drawer_->take_back(*database_, box, lines); }};
}

journey::Intent Hands::keep(const effect::KeepDraft& effect) {
  if (!database_) return journey::DraftNotKept{Failure::storage_unavailable};
  if (drawer_ && !drawer_->settle(*database_, effect.papers))
    return journey::DraftNotKept{Failure::storage_unavailable};
  const auto kept =
      keep_draft(*database_, *key_, effect.draft, effect.language, machine_.clock.now(),
                 std::chrono::days{configuration_.draft_retention_days}, machine_.random, papers_of_draft());
  if (drawer_) drawer_->sweep(*database_);
  if (kept) {
    machine_.journal.note("draft.kept");
    return journey::DraftKept{.code = kept->code, .until = kept->until, .replaces = kept->replaces};
  }
  const auto failure = failure_of(kept.error());
  machine_.journal.note("draft.not_kept", {{"why", word_of(failure)}});
  return journey::DraftNotKept{failure};
}

void Hands::perform(const effect::OpenKeptDraft& effect) {
  keeper_.post([this, code = effect.code](const std::stop_token&) { mailbox_.post(open(code)); });
}

journey::Intent Hands::open(const journey::SlipCode& code) {
  if (!database_) return journey::Failed{Failure::storage_unavailable};
  const auto now = machine_.clock.now();
  const auto blocked = too_many_wrong_codes(*database_, "draft", now);
  if (!blocked) return journey::Failed{failure_of(blocked.error())};
  if (*blocked) return journey::DraftNotOpened{.code = code, .blocked = true};

  const auto today = demand::paris_date(std::chrono::floor<std::chrono::seconds>(now));
  const auto draft =
      open_kept_draft(*database_, *key_, code, {today, library_.communes, library_.code_lists}, now, papers_of_draft());
  if (!draft && drawer_) drawer_->sweep(*database_);
  if (!draft) return journey::Failed{failure_of(draft.error())};
  if (*draft)
    return journey::DraftOpened{.code = code,
                                .draft = (*draft)->demand,
                                .language = (*draft)->language,
                                .papers = papers_in(*database_, drawer_)};
  if (!note_wrong_code(*database_, "draft", now)) machine_.journal.note("code.not_counted");
  return journey::DraftNotOpened{.code = code};
}

void Hands::perform(const effect::ReadSlip& effect) {
  scanning_ = {};
  reader_.post([this, asked_at = effect.asked_at, shown = shown_, finder = look(),
                stop = scanning_.get_token()](const std::stop_token&) {
    auto answer = read_slip(asked_at, shown, *finder, stop);
    if (!stop.stop_requested()) mailbox_.post(std::move(answer));
  });
}

journey::Intent Hands::read_slip(journey::Instant asked_at, const ShownCode& shown, Viewfinder& finder,
                                 const std::stop_token& stop) {
  const auto paper = read_paper(machine_.scanner, shown, stop, finder.wish(false));
  if (!paper) return journey::ScanFailed{asked_at, paper.error()};
  for (const auto& found : paper->codes) {
    if (!found.starts_with(journey::SlipCode::qr_prefix)) continue;
    if (const auto code = journey::SlipCode::parse(found)) return journey::SlipRead{asked_at, *code};
  }
  return journey::ScanFailed{asked_at, journey::ScanProblem::no_slip};
}

void Hands::perform(const effect::PrintSlip& effect) {
  const receipt::ResumeSlip slip{.code = std::string(effect.slip.code.view()), .until = effect.slip.until};
  put_on_paper(slip, "reprise", who_waits(effect.language, [](journey::PrintState how) {
                 const bool out = how == journey::PrintState::printed;
                 return out ? journey::Intent(journey::SlipPrinted{}) : journey::SlipNotPrinted{how};
               }));
}

}  // namespace guichet::kiosk::terminal
