// Of the hands: pages captured, looked at, kept encrypted, and handed over with the deposit.
#include "kiosk/documents/sheet.hpp"
#include "kiosk/terminal/hands.hpp"

namespace guichet::kiosk::terminal {
namespace effect = journey::effect;

PageReader::Read Hands::read(const platform::scanner::Page& page, const journey::PaperId& paper, Viewfinder& finder,
                             const std::stop_token& stop) {
  auto read = pages_.read(page, paper, today(), stop, [&](double part) { finder.reads(part); });
  if (read.problem == journey::ScanProblem::unchecked) machine_.journal.note("page.unchecked");
  return read;
}

journey::Intent Hands::capture(const effect::CapturePage& effect, Viewfinder& finder, const std::stop_token& stop) {
  const auto page = machine_.scanner.scan(stop, finder.wish(effect.another));
  if (!page) return journey::ScanFailed{effect.asked_at, problem_of(page.error())};
  auto taken = read(*page, effect.paper, finder, stop);
  if (taken.problem) return journey::ScanFailed{effect.asked_at, *taken.problem};
  if (taken.leaf.likeness) taken.leaf.twin = twin_of(*taken.leaf.likeness, effect.known);
  if (taken.leaf.twin) machine_.journal.note("page.twice");
  return journey::PageCaptured{effect.asked_at, std::move(taken.leaf)};
}

void Hands::perform(const effect::CapturePage& effect) {
  scanning_ = {};
  reader_.post([this, effect, finder = look(), stop = scanning_.get_token()](const std::stop_token&) {
    auto answer = capture(effect, *finder, stop);
    if (!stop.stop_requested()) mailbox_.post(std::move(answer));
  });
}

Stored<void> Hands::keep(const effect::KeepPaper& effect) {
  if (!drawer_) return std::unexpected(platform::storage::Error{});
  std::vector<documents::Sheet> sheets;
  for (const auto& page : effect.pages) {
    if (!page.sheet) continue;
    auto turned = documents::rotate(*page.sheet, page.turns);
    sheets.push_back(turned ? *std::move(turned) : *page.sheet);
  }
  // Papers take longer than answers: an interruption must still find the demand of who gives them.
  if (const auto done = refresh_draft(*database_, machine_.clock.now()); !done) return done;
  auto kept = drawer_->keep(*database_, effect.paper, sheets);
  if (!kept) drawer_->sweep(*database_);  // what was written of it, on a disk that may be full
  return kept;
}

void Hands::perform(const effect::KeepPaper& effect) {
  keeper_.post([this, effect](const std::stop_token&) {
    const auto kept = keep(effect);
    if (kept) return mailbox_.post(journey::PaperKept{effect.paper.kept_at});
    const auto failure = failure_of(kept.error());
    machine_.journal.note("paper.not_kept", {{"why", word_of(failure)}});
    mailbox_.post(journey::PaperNotKept{effect.paper.kept_at, failure});
  });
}

void Hands::perform(const effect::SettlePapers& effect) {
  keeper_.post([this, papers = effect.papers](const std::stop_token&) {
    if (drawer_ && !drawer_->settle(*database_, papers)) machine_.journal.note("papers.not_settled");
  });
}

}  // namespace guichet::kiosk::terminal
