// Of the hands: pages captured, looked at, kept encrypted, and handed over with the deposit.
#include "kiosk/documents/reading.hpp"
#include "kiosk/documents/sheet.hpp"
#include "kiosk/terminal/hands.hpp"
#include "platform/system/match.hpp"

namespace guichet::kiosk::terminal {
namespace effect = journey::effect;
using platform::system::Match;

namespace {

// A portrait and the colours of a card tell a true one from a copy; print on white does without.
bool is_of_identity(const journey::PaperId& paper) {
  return paper.code == "identite" || paper.code == "titre_sejour" || paper.code == "identite_ou_sejour";
}

journey::ReadOnPage read_on(const documents::Finding& finding) {
  using Read = journey::ReadOnPage;
  return std::visit(
      Match{
          [](const documents::SealedTaxNotice& sealed) -> Read {
            return journey::ReadTaxNotice{.notice = sealed.notice, .verdict = sealed.verdict};
          },
          [](const documents::SealedProofOfAddress& sealed) -> Read {
            return journey::ReadProofOfAddress{.proof = sealed.proof, .verdict = sealed.verdict};
          },
          [](const auto&) -> Read { return std::monostate{}; },
      },
      finding);
}

}  // namespace

// What cannot be made a sheet of is still a page to look at.
journey::Leaf Hands::leaf_of(const platform::scanner::Page& page, bool colour, const std::stop_token& stop) {
  auto sheet = documents::straighten(page.image, {.colour = colour}, stop);
  if (!sheet) return {};
  const auto picture = documents::decode_page(sheet->jpeg);
  journey::Leaf leaf{.sheet = std::make_shared<const documents::Sheet>(*std::move(sheet))};
  if (picture) leaf.preview = std::make_shared<const journey::Preview>(documents::preview_of(*picture));
  return leaf;
}

journey::Intent Hands::capture(const effect::CapturePage& effect, const std::stop_token& stop) {
  const auto page = machine_.scanner.scan(stop);
  if (!page) return journey::ScanFailed{effect.asked_at, problem_of(page.error())};
  auto leaf = leaf_of(*page, is_of_identity(effect.paper), stop);
  if (!leaf.sheet) return journey::ScanFailed{effect.asked_at, journey::ScanProblem::unreadable};
  leaf.read = read_on(documents::read_page(page->image, library_.tables, trust_, today()).finding);
  return journey::PageCaptured{effect.asked_at, std::move(leaf)};
}

void Hands::perform(const effect::CapturePage& effect) {
  scanning_ = {};
  reader_.post([this, effect, stop = scanning_.get_token()](std::stop_token) { mailbox_.post(capture(effect, stop)); });
}

Stored<void> Hands::keep(const effect::KeepPaper& effect) {
  if (!drawer_) return std::unexpected(platform::storage::Error{});
  journey::KeptPaper paper{.paper = effect.paper, .kept_at = effect.kept_at};
  std::vector<documents::Sheet> sheets;
  for (const auto& page : effect.pages) {
    if (!page.sheet) continue;
    auto turned = documents::rotate(*page.sheet, page.turns);
    sheets.push_back(turned ? *std::move(turned) : *page.sheet);
    if (const auto dates = journey::dates_of(page); dates != journey::PaperDates{}) paper.dates = dates;
  }
  return drawer_->keep(*database_, paper, sheets);
}

void Hands::perform(const effect::KeepPaper& effect) {
  keeper_.post([this, effect](std::stop_token) {
    const auto kept = keep(effect);
    if (kept) return mailbox_.post(journey::PaperKept{effect.kept_at});
    const auto failure = failure_of(kept.error());
    machine_.journal.note("paper.not_kept", {{"why", word_of(failure)}});
    mailbox_.post(journey::PaperNotKept{effect.kept_at, failure});
  });
}

void Hands::perform(const effect::SettlePapers& effect) {
  keeper_.post([this, papers = effect.papers](std::stop_token) {
    if (drawer_ && !drawer_->settle(*database_, papers)) machine_.journal.note("papers.not_settled");
  });
}

}  // namespace guichet::kiosk::terminal
