#include "kiosk/terminal/hands.hpp"

#include "kiosk/terminal/kept_drafts.hpp"
#include "kiosk/terminal/wrong_codes.hpp"
#include "sync/outbox/parcels.hpp"

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

}  // namespace

Word word_of(Failure failure) {
  switch (failure) {
    case Failure::storage_full: return "full";
    case Failure::storage_damaged: return "damaged";
    case Failure::storage_unavailable: break;
  }
  return "unavailable";
}

Failure failure_of(const storage::Error& error) {
  switch (error.kind) {
    case storage::Error::Kind::full: return Failure::storage_full;
    case storage::Error::Kind::damaged: return Failure::storage_damaged;
    default: return Failure::storage_unavailable;
  }
}

Hands::Hands(const Configuration& configuration, const Library& library, const documents::TrustStore& trust,
             Machine machine, Mailbox<journey::Intent>& mailbox)
    : configuration_(configuration),
      library_(library),
      machine_(machine),
      mailbox_(mailbox),
      pages_(library, trust),
      clerk_(configuration, library, machine, mailbox) {}

// Whoever waits for the glass or for the printer is not waited for.
Hands::~Hands() {
  scanning_.request_stop();
  session_.request_stop();
}

void Hands::give(Database database, platform::system::SecretBytes key, std::optional<PaperDrawer> drawer) {
  keeper_.post([this, given = std::move(database), secret = std::move(key),
                papers = std::move(drawer)](const std::stop_token&) mutable {
    database_.emplace(std::move(given));
    key_.emplace(std::move(secret));
    drawer_ = std::move(papers);
  });
}

void Hands::perform(const journey::Effect& effect) {
  const auto perform_one = [this]<typename T>(const T& one) {
    if constexpr (ReadsAPaper<T>)
      clerk_.perform(one, look());
    else if constexpr (ForTheClerk<T>)
      clerk_.perform(one);
    else
      perform(one);
  };
  std::visit(perform_one, effect);
}

void Hands::perform(const effect::SaveDraft& effect) {
  keeper_.post([this, effect](const std::stop_token&) {
    if (!database_) return mailbox_.post(journey::DraftNotSaved{Failure::storage_unavailable});
    const auto saved = save_draft(*database_, effect.draft, effect.language, machine_.clock.now());
    if (saved) return mailbox_.post(journey::DraftSaved{});
    const auto failure = failure_of(saved.error());
    machine_.journal.note("draft.not_saved", {{"why", word_of(failure)}});
    mailbox_.post(journey::DraftNotSaved{failure});
  });
}

void Hands::perform(const effect::EraseDraft& effect) {
  keeper_.post([this, sealed_too = effect.sealed_too](const std::stop_token&) {
    if (!database_) return;
    if (!erase_session(*database_, sealed_too)) machine_.journal.note("draft.not_erased");
    if (drawer_ && !drawer_->settle(*database_, {})) machine_.journal.note("papers.not_settled");
  });
}

std::shared_ptr<Viewfinder> Hands::look() {
  finder_ = std::make_shared<Viewfinder>([this] { mailbox_.wake(); });
  return finder_;
}

void Hands::perform(const effect::StartScan& effect) {
  scanning_ = {};
  reader_.post([this, asked_at = effect.asked_at, shown = shown_, finder = look(),
                stop = scanning_.get_token()](const std::stop_token&) {
    auto answer = scan(asked_at, shown, *finder, stop);
    if (!stop.stop_requested()) mailbox_.post(std::move(answer));
  });
}

void Hands::perform(const effect::StopScan&) {
  scanning_.request_stop();
  clerk_.stop_scanning();
}

void Hands::perform(const effect::Wipe&) {
  deposited_here_ = false;
  session_.request_stop();
  session_ = {};
  clerk_.forget();
  reader_.post([this](const std::stop_token&) { machine_.scanner.forget(); });
  keeper_.post([this](const std::stop_token&) {
    if (database_) database_->forget_pages();
  });
}

void Hands::perform(const effect::CallSomeone&) { machine_.journal.note("someone.called"); }

void Hands::show(ShownCode code) {
  clerk_.show(code);
  shown_ = std::move(code);
}

journey::Intent Hands::scan(journey::Instant asked_at, const ShownCode& shown, Viewfinder& finder,
                            const std::stop_token& stop) {
  if (shown) return journey::scanned(asked_at, pages_.read(*shown, today()), {});
  const auto page = machine_.scanner.scan(stop, finder.wish(false));
  if (!page) return journey::ScanFailed{asked_at, problem_of(page.error())};
  const auto taken = read(*page, {.code = std::string(journey::tax_notice_code)}, finder, stop);
  return journey::scanned(asked_at, taken.finding, taken.leaf);
}

Stored<Deposit> Hands::lay_down(const effect::Deposit& effect) {
  const auto now = machine_.clock.now();
  // What is not of this demand does not leave with it.
  if (drawer_)
    if (const auto settled = drawer_->settle(*database_, effect.papers); !settled)
      return std::unexpected(settled.error());
  const auto papers =
      drawer_ ? drawer_->bind(*database_, configuration_.largest_document) : Stored<std::vector<BoundPaper>>{};
  if (!papers) drawer_->sweep(*database_);  // what was written of them, on a disk that may be full
  if (!papers) return std::unexpected(papers.error());
  const auto with = [&](const demand::DepositReference& reference) -> Stored<void> {
    if (!drawer_) return {};
    const auto& number = effect.demand.number;
    const PaperDrawer::Owner owner{.deposit_reference = std::string(reference.view()),
                                   .number = number ? std::string(number->view()) : std::string()};
    return drawer_->hand_over(*database_, *papers, owner, now);
  };
  auto stored = deposit(
      *database_, effect.demand, now, machine_.random,
      {.type = effect.type, .closure_reason = effect.closure_reason, .version_read = effect.version_read}, with);
  if (drawer_) drawer_->sweep(*database_);
  return stored;
}

void Hands::perform(const effect::Deposit& effect) {
  deposited_here_ = true;
  keeper_.post([this, effect](const std::stop_token&) {
    if (!database_) return mailbox_.post(journey::DepositNotStored{Failure::storage_unavailable});
    const auto stored = lay_down(effect);
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
  keeper_.post([this, reference = effect.reference](const std::stop_token&) {
    if (!database_) return mailbox_.post(journey::Failed{Failure::storage_unavailable});
    const auto now = machine_.clock.now();
    const auto blocked = too_many_wrong_codes(*database_, "deposit", now);
    if (!blocked) return mailbox_.post(journey::Failed{failure_of(blocked.error())});
    if (*blocked) return mailbox_.post(journey::DepositNotFound{reference, true});
    const auto found = find_deposit(*database_, reference);
    if (!found) return mailbox_.post(journey::Failed{failure_of(found.error())});
    if (!*found) {
      if (!note_wrong_code(*database_, "deposit", now)) machine_.journal.note("code.not_counted");
      return mailbox_.post(journey::DepositNotFound{reference});
    }
    const auto refused = sync::outbox::count_refused(*database_, reference.view());
    if (!refused) machine_.journal.note("papers.not_arrived_unknown");
    mailbox_.post(journey::DepositFound{{.reference = reference,
                                         .deposited_on = (*found)->deposited_on,
                                         .number = (*found)->number,
                                         .anomalies = told((*found)->anomalies),
                                         .type = (*found)->type,
                                         .acknowledged = (*found)->acknowledged,
                                         .papers_refused = refused.value_or(0)}});
  });
}

}  // namespace guichet::kiosk::terminal
