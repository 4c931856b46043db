#pragma once
// What the journey asks to be done, done on worker threads: save, scan, deposit, print. Results come back as intents.
// The encrypted database is touched by one worker only; a page being scanned or printed never holds up a draft being
// saved.

#include <functional>
#include <memory>
#include <optional>

#include "kiosk/documents/trust.hpp"
#include "kiosk/journey/apply.hpp"
#include "kiosk/receipt/facts.hpp"
#include "kiosk/terminal/clerk.hpp"
#include "kiosk/terminal/configuration.hpp"
#include "kiosk/terminal/kept_drafts.hpp"
#include "kiosk/terminal/library.hpp"
#include "kiosk/terminal/page_reader.hpp"
#include "kiosk/terminal/paper_drawer.hpp"
#include "kiosk/terminal/records.hpp"
#include "kiosk/terminal/shown_paper.hpp"
#include "kiosk/terminal/viewfinder.hpp"
#include "kiosk/terminal/worker.hpp"
#include "platform/printer/printer.hpp"
#include "platform/scanner/scanner.hpp"
#include "platform/system/journal.hpp"

namespace guichet::kiosk::terminal {

class Hands {
 public:
  Hands(const Configuration& configuration, const Library& library, const documents::TrustStore& trust, Machine machine,
        Mailbox<journey::Intent>& mailbox);

  // Without a database every effect that needs one answers that nothing could be stored.
  // `key`: the terminal's, one half of what opens the drafts that were put aside.
  void give(Database database, platform::system::SecretBytes key, std::optional<PaperDrawer> drawer);
  ~Hands();
  // Who answers about demands that exist, to be given their own way to the registry.
  Clerk& clerk() { return clerk_; }
  // Erases what has been kept long enough.
  void tidy();
  // Called after each deposit that was stored.
  void on_deposit(std::function<void()> knock) { knock_ = std::move(knock); }

  // Until it is called again, a paper that is asked for is this code, and the scanner rests.
  void show(ShownCode code);

  void perform(const journey::Effect& effect);

  // Of the page that is being taken, until nobody waits for it any more.
  Viewfinder* viewfinder() const { return finder_.get(); }
  void look_away() { finder_.reset(); }

 private:
  void perform(const journey::effect::SaveDraft& effect);
  void perform(const journey::effect::EraseDraft& effect);
  void perform(const journey::effect::StartScan& effect);
  void perform(const journey::effect::StopScan& effect);
  void perform(const journey::effect::Deposit& effect);
  void perform(const journey::effect::FindDeposit& effect);
  void perform(const journey::effect::Print& effect);
  void perform(const journey::effect::KeepDraft& effect);
  void perform(const journey::effect::OpenKeptDraft& effect);
  void perform(const journey::effect::ReadSlip& effect);
  void perform(const journey::effect::PrintSlip& effect);
  void perform(const journey::effect::PrintStanding& effect);
  void perform(const journey::effect::PrintNotice& effect);
  void perform(const journey::effect::PrintSummary& effect);
  void perform(const journey::effect::PrintAnswers& effect);
  void perform(const journey::effect::CallSomeone& effect);
  void perform(const journey::effect::CapturePage& effect);
  void perform(const journey::effect::KeepPaper& effect);
  void perform(const journey::effect::SettlePapers& effect);
  void perform(const journey::effect::Wipe& effect);

  std::shared_ptr<Viewfinder> look();  // of the page that is taken from now on
  journey::Intent scan(journey::Instant asked_at, const ShownCode& shown, Viewfinder& finder,
                       const std::stop_token& stop);
  journey::Intent capture(const journey::effect::CapturePage& effect, Viewfinder& finder, const std::stop_token& stop);
  PageReader::Read read(const platform::scanner::Page& page, const journey::PaperId& paper, Viewfinder& finder,
                        const std::stop_token& stop);
  Stored<void> keep(const journey::effect::KeepPaper& effect);
  GoesWithDraft papers_of_draft();
  Stored<Deposit> lay_down(const journey::effect::Deposit& effect);
  journey::Intent keep(const journey::effect::KeepDraft& effect);
  journey::Intent open(const journey::SlipCode& code);
  journey::Intent read_slip(journey::Instant asked_at, const ShownCode& shown, Viewfinder& finder,
                            const std::stop_token& stop);
  // Any paper, in both forms, on the printer's thread; `job` names it in spools and in the journal. What became of it
  // is told as the intent that `answer` makes.
  using Answer = std::function<journey::Intent(journey::PrintState)>;
  struct Recipient {
    std::string language;
    Answer answer;
    std::stop_token gone;  // when the session has ended
  };
  Recipient who_waits(const std::string& language, Answer answer) const;
  void put_on_paper(receipt::Facts facts, platform::system::Word job, const Recipient& recipient);
  journey::PrintState print(const receipt::Facts& facts, platform::system::Word job, const std::string& language,
                            const std::stop_token& stop);
  demand::Date today() const;

  const Configuration& configuration_;
  const Library& library_;
  Machine machine_;
  Mailbox<journey::Intent>& mailbox_;
  std::function<void()> knock_ = [] {};
  std::optional<Database> database_;  // of the keeper's thread alone, as the key
  std::optional<platform::system::SecretBytes> key_;
  std::optional<PaperDrawer> drawer_;
  PageReader pages_;  // of the reader's thread alone
  std::stop_source scanning_, session_;
  std::shared_ptr<Viewfinder> finder_;
  ShownCode shown_;
  bool deposited_here_ = false;        // by the person in front of the screen
  Worker keeper_, reader_, printing_;  // they stop before what they use goes away
  Clerk clerk_;                        // last: what it answers may still be given to them
};

journey::Failure failure_of(const platform::storage::Error& error);
platform::system::Word word_of(journey::Failure failure);
journey::PrintState state_of(platform::printer::Error error);

}  // namespace guichet::kiosk::terminal
