#include "kiosk/terminal/hands.hpp"

#include "kiosk/receipt/receipt.hpp"
#include "kiosk/screens/slip.hpp"

namespace guichet::kiosk::terminal {
namespace effect = journey::effect;
namespace storage = platform::storage;
using journey::Failure;
using platform::system::Word;

namespace {

Word word_of(Failure failure) {
  switch (failure) {
    case Failure::storage_full: return "full";
    case Failure::storage_damaged: return "damaged";
    case Failure::storage_unavailable: break;
  }
  return "unavailable";
}

journey::ScanProblem problem_of(platform::scanner::Error error) {
  using Kind = platform::scanner::Error::Kind;
  switch (error.kind) {
    case Kind::no_paper: return journey::ScanProblem::no_paper;
    case Kind::unreadable: return journey::ScanProblem::unreadable;
    case Kind::unavailable:
    case Kind::cancelled: break;
  }
  return journey::ScanProblem::scanner_failed;
}

std::vector<journey::Anomaly> told(const std::vector<sync::outbox::Anomaly>& anomalies) {
  std::vector<journey::Anomaly> all;
  for (const auto& anomaly : anomalies) all.push_back({anomaly.code, anomaly.text});
  return all;
}

}  // namespace

Failure failure_of(const storage::Error& error) {
  switch (error.kind) {
    case storage::Error::Kind::full: return Failure::storage_full;
    case storage::Error::Kind::damaged: return Failure::storage_damaged;
    default: return Failure::storage_unavailable;
  }
}

Hands::Hands(const Configuration& configuration, const Library& library, const documents::TrustStore& trust, Machine machine,
             Mailbox<journey::Intent>& mailbox)
    : configuration_(configuration), library_(library), trust_(trust), machine_(machine), mailbox_(mailbox) {}

void Hands::perform(const journey::Effect& effect) {
  std::visit([this](const auto& one) { perform(one); }, effect);
}

void Hands::perform(const effect::SaveDraft& effect) {
  keeper_.post([this, effect](std::stop_token) {
    if (!database_) return mailbox_.post(journey::DraftNotSaved{Failure::storage_unavailable});
    const auto saved = save_draft(*database_, effect.draft, effect.language, machine_.clock.now());
    if (saved) return mailbox_.post(journey::DraftSaved{});
    const auto failure = failure_of(saved.error());
    machine_.journal.note("draft.not_saved", {{"why", word_of(failure)}});
    mailbox_.post(journey::DraftNotSaved{failure});
  });
}

void Hands::perform(const effect::EraseDraft&) {
  keeper_.post([this](std::stop_token) {
    if (database_ && !erase_draft(*database_)) machine_.journal.note("draft.not_erased");
  });
}

void Hands::perform(const effect::StartScan& effect) {
  scanning_ = {};
  reader_.post([this, asked_at = effect.asked_at, stop = scanning_.get_token()](std::stop_token) {
    mailbox_.post(scan(asked_at, stop));
  });
}

void Hands::perform(const effect::StopScan&) { scanning_.request_stop(); }

journey::Intent Hands::scan(journey::Instant asked_at, std::stop_token stop) {
  const auto page = machine_.scanner.scan(std::move(stop));
  if (!page) return journey::ScanFailed{asked_at, problem_of(page.error())};
  const auto today = demand::paris_date(std::chrono::floor<std::chrono::seconds>(machine_.clock.now()));
  return journey::scanned(asked_at, documents::read_page(page->image, library_.tables, trust_, today));
}

void Hands::perform(const effect::Deposit& effect) {
  keeper_.post([this, demand = effect.demand](std::stop_token) {
    if (!database_) return mailbox_.post(journey::DepositNotStored{Failure::storage_unavailable});
    const auto stored = deposit(*database_, demand, machine_.clock.now(), machine_.random);
    if (!stored) {
      const auto failure = failure_of(stored.error());
      machine_.journal.note("deposit.not_stored", {{"why", word_of(failure)}});
      return mailbox_.post(journey::DepositNotStored{failure});
    }
    machine_.journal.note("deposit.stored");
    mailbox_.post(journey::DepositStored{stored->reference, stored->deposited_on});
    knock_();
  });
}

void Hands::perform(const effect::FindDeposit& effect) {
  keeper_.post([this, reference = effect.reference](std::stop_token) {
    if (!database_) return mailbox_.post(journey::Failed{Failure::storage_unavailable});
    const auto found = find_deposit(*database_, reference);
    if (!found) return mailbox_.post(journey::Failed{failure_of(found.error())});
    if (!*found) return mailbox_.post(journey::DepositNotFound{reference});
    mailbox_.post(journey::DepositFound{{.reference = reference,
                                         .deposited_on = (*found)->deposited_on,
                                         .number = (*found)->number,
                                         .anomalies = told((*found)->anomalies)}});
  });
}

void Hands::perform(const effect::Print& effect) {
  keeper_.post([this, effect](std::stop_token) { mailbox_.post(print(effect.slip, effect.language)); });
}

journey::Intent Hands::print(const journey::DepositSlip& slip, const std::string& language) {
  const auto& words = library_.catalogue(language);
  const auto& french = library_.catalogues.front();
  const auto wording = [&](const texts::Catalogue& catalogue) {
    return receipt::Wording{catalogue.language().code, catalogue.language().right_to_left, screens::texts_of(catalogue, slip)};
  };
  const auto receipt = screens::receipt_of(slip, configuration_.town, configuration_.desk, words.language(), french.language());
  const auto pdf = receipt::pdf(receipt, wording(words), wording(french), library_.folder / "fonts");
  if (pdf && machine_.printer.print(slip.number ? "numero" : "recu", *pdf)) return journey::Printed{slip.reference};
  machine_.journal.note("print.failed", {{"drawn", pdf.has_value()}});
  return journey::PrintFailed{slip.reference};
}

}  // namespace guichet::kiosk::terminal
