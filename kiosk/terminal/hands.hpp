#pragma once
// What the journey asks to be done, done on worker threads: save, scan, deposit, print. Results come back as intents.
// The encrypted database is touched by one worker only; a page being scanned never holds up a draft being saved.

#include <functional>
#include <memory>
#include <optional>

#include "kiosk/documents/trust.hpp"
#include "kiosk/journey/apply.hpp"
#include "kiosk/terminal/configuration.hpp"
#include "kiosk/terminal/library.hpp"
#include "kiosk/terminal/records.hpp"
#include "kiosk/terminal/worker.hpp"
#include "platform/printer/printer.hpp"
#include "platform/scanner/scanner.hpp"
#include "platform/system/journal.hpp"

namespace guichet::kiosk::terminal {

// The machine around the kiosk, real or simulated; all outlive the terminal.
struct Machine {
  const platform::system::Clock& clock;
  platform::system::Random& random;
  platform::system::Journal& journal;
  platform::scanner::Scanner& scanner;
  platform::printer::Printer& printer;
};

class Hands {
 public:
  Hands(const Configuration& configuration, const Library& library, const documents::TrustStore& trust, Machine machine,
        Mailbox<journey::Intent>& mailbox);

  // Without a database every effect that needs one answers that nothing could be stored.
  void give(Database database) { database_.emplace(std::move(database)); }
  // Called after each deposit that was stored.
  void on_deposit(std::function<void()> knock) { knock_ = std::move(knock); }

  void perform(const journey::Effect& effect);

 private:
  void perform(const journey::effect::SaveDraft& effect);
  void perform(const journey::effect::EraseDraft& effect);
  void perform(const journey::effect::StartScan& effect);
  void perform(const journey::effect::StopScan& effect);
  void perform(const journey::effect::Deposit& effect);
  void perform(const journey::effect::FindDeposit& effect);
  void perform(const journey::effect::Print& effect);
  void perform(const journey::effect::Wipe&) {}

  journey::Intent scan(journey::Instant asked_at, std::stop_token stop);
  journey::Intent print(const journey::DepositSlip& slip, const std::string& language);

  const Configuration& configuration_;
  const Library& library_;
  const documents::TrustStore& trust_;
  Machine machine_;
  Mailbox<journey::Intent>& mailbox_;
  std::function<void()> knock_ = [] {};
  std::optional<Database> database_;
  std::stop_source scanning_;
  Worker keeper_, reader_;  // last: they stop before what they use goes away
};

journey::Failure failure_of(const platform::storage::Error& error);

}  // namespace guichet::kiosk::terminal
