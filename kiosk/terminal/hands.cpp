#include "kiosk/terminal/hands.hpp"

#include "kiosk/receipt/paper.hpp"
#include "kiosk/screens/slip.hpp"
#include "kiosk/terminal/kept_drafts.hpp"
#include "kiosk/terminal/wrong_codes.hpp"
#include "platform/printer/ticket.hpp"

namespace guichet::kiosk::terminal {
namespace effect = journey::effect;
namespace storage = platform::storage;
using journey::Failure;
using platform::system::Word;

namespace {

std::vector<journey::Anomaly> told(const std::vector<sync::outbox::Anomaly>& anomalies) {
  std::vector<journey::Anomaly> all;
  for (const auto& anomaly : anomalies) all.push_back({anomaly.code, anomaly.text});
  return all;
}

// Empty when it cannot be drawn: a narrow printer then says that the paper is not for it.
std::vector<std::byte> ticket_of(const receipt::Paper& paper, const std::filesystem::path& fonts) {
  const auto drawn = receipt::ticket(paper, fonts);
  if (!drawn) return {};
  const auto bytes = platform::printer::ticket::encode({.height = drawn->height, .dots = std::as_bytes(std::span(drawn->bits))});
  return bytes.value_or(std::vector<std::byte>());
}

}  // namespace

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

Failure failure_of(const storage::Error& error) {
  switch (error.kind) {
    case storage::Error::Kind::full: return Failure::storage_full;
    case storage::Error::Kind::damaged: return Failure::storage_damaged;
    default: return Failure::storage_unavailable;
  }
}

Hands::Hands(const Configuration& configuration, const Library& library, const documents::TrustStore& trust, Machine machine,
             Mailbox<journey::Intent>& mailbox)
    : configuration_(configuration),
      library_(library),
      trust_(trust),
      machine_(machine),
      mailbox_(mailbox),
      clerk_(configuration, library, machine, mailbox) {}

void Hands::perform(const journey::Effect& effect) {
  const auto perform_one = [this]<typename T>(const T& one) {
    if constexpr (ForTheClerk<T>) clerk_.perform(one);
    else perform(one);
  };
  std::visit(perform_one, effect);
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

void Hands::perform(const effect::EraseDraft& effect) {
  keeper_.post([this, sealed_too = effect.sealed_too](std::stop_token) {
    const bool left = database_ && ((sealed_too && !erase_opened_box(*database_)) || !erase_draft(*database_));
    if (left) machine_.journal.note("draft.not_erased");
  });
}

void Hands::perform(const effect::StartScan& effect) {
  scanning_ = {};
  reader_.post([this, asked_at = effect.asked_at, stop = scanning_.get_token()](std::stop_token) {
    mailbox_.post(scan(asked_at, stop));
  });
}

void Hands::perform(const effect::StopScan&) {
  scanning_.request_stop();
  clerk_.stop_scanning();
}

void Hands::perform(const effect::Wipe&) {
  deposited_here_ = false;
  clerk_.forget();
  if (database_) keeper_.post([this](std::stop_token) { database_->forget_pages(); });
}

void Hands::perform(const effect::CallSomeone&) { machine_.journal.note("someone.called"); }

// Who has proved that the demand is theirs leaves with what opens it next time; others with its state and dates.
void Hands::perform(const effect::PrintStanding& effect) {
  const auto today = demand::paris_date(std::chrono::floor<std::chrono::seconds>(machine_.clock.now()));
  clerk_.attest_file([this, effect, today](std::optional<receipt::Attestation> attestation) {
    receipt::Facts paper = receipt::StandingPaper{.standing = effect.standing, .printed_on = today};
    if (attestation) paper = *std::move(attestation);
    printing_.post([this, effect, facts = std::move(paper)](std::stop_token stop) {
      mailbox_.post(journey::StandingPrinted{print(facts, Word("demande"), effect.language, std::move(stop))});
    });
  });
}

journey::Intent Hands::scan(journey::Instant asked_at, std::stop_token stop) {
  const auto page = machine_.scanner.scan(std::move(stop));
  if (!page) return journey::ScanFailed{asked_at, problem_of(page.error())};
  const auto today = demand::paris_date(std::chrono::floor<std::chrono::seconds>(machine_.clock.now()));
  return journey::scanned(asked_at, documents::read_page(page->image, library_.tables, trust_, today));
}

void Hands::perform(const effect::Deposit& effect) {
  deposited_here_ = true;
  keeper_.post([this, effect](std::stop_token) {
    if (!database_) return mailbox_.post(journey::DepositNotStored{Failure::storage_unavailable});
    const auto stored = deposit(*database_, effect.demand, machine_.clock.now(), machine_.random,
                                {.type = effect.type, .closure_reason = effect.closure_reason, .version_read = effect.version_read});
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
    const auto now = machine_.clock.now();
    const auto blocked = too_many_wrong_codes(*database_, "deposit", now);
    if (blocked && *blocked) return mailbox_.post(journey::DepositNotFound{reference, true});
    const auto found = find_deposit(*database_, reference);
    if (!found) return mailbox_.post(journey::Failed{failure_of(found.error())});
    if (!*found) {
      if (!note_wrong_code(*database_, "deposit", now)) machine_.journal.note("code.not_counted");
      return mailbox_.post(journey::DepositNotFound{reference});
    }
    mailbox_.post(journey::DepositFound{{.reference = reference,
                                         .deposited_on = (*found)->deposited_on,
                                         .number = (*found)->number,
                                         .anomalies = told((*found)->anomalies),
                                         .type = (*found)->type,
                                         .acknowledged = (*found)->acknowledged}});
  });
}

// What the registry holds is what the attestation says; while it is away, the receipt stands. Only who has just deposited
// gets it: a reference found again opens nothing personal.
void Hands::perform(const effect::Print& effect) {
  using demand::FileType;
  const auto& slip = effect.slip;
  const bool kind = slip.type == FileType::creation || slip.type == FileType::renewal;
  if (!deposited_here_ || !slip.acknowledged || !slip.number || !kind) return print_slip(effect);
  clerk_.attest(*slip.number, [this, effect](std::optional<receipt::Attestation> attestation) {
    if (!attestation) return print_slip(effect);
    printing_.post([this, effect, facts = *std::move(attestation)](std::stop_token stop) {
      const bool out = print(facts, "attestation", effect.language, std::move(stop));
      mailbox_.post(out ? journey::Intent(journey::Printed{effect.slip.reference})
                        : journey::PrintFailed{effect.slip.reference});
    });
  });
}

void Hands::print_slip(const effect::Print& effect) {
  printing_.post([this, effect](std::stop_token stop) { mailbox_.post(print(effect.slip, effect.language, std::move(stop))); });
}

journey::Intent Hands::print(const journey::DepositSlip& slip, const std::string& language, std::stop_token stop) {
  const auto facts = screens::facts_of(slip);
  const bool out = print(facts, facts.number ? Word("numero") : Word("recu"), language, std::move(stop));
  return out ? journey::Intent(journey::Printed{slip.reference}) : journey::PrintFailed{slip.reference};
}

bool Hands::print(const receipt::Facts& facts, Word job, const std::string& language, std::stop_token stop) {
  const auto paper = receipt::paper_for(facts, {.words = library_.catalogue(language),
                                                .french = library_.catalogues.front(),
                                                .town = configuration_.town,
                                                .desk = configuration_.desk,
                                                .territory = library_.territory,
                                                .communes = library_.communes});
  const auto pdf = receipt::pdf(paper, library_.folder / "fonts");
  const auto roll = ticket_of(paper, library_.folder / "fonts");
  if (pdf && machine_.printer.print(job.text(), {.pdf = *pdf, .ticket = roll}, std::move(stop))) return true;
  machine_.journal.note("print.failed", {{"job", job}, {"drawn", pdf.has_value()}});
  return false;
}

}  // namespace guichet::kiosk::terminal
