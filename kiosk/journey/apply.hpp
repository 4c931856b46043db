#pragma once
// The whole session as one pure function: a model and an intent give the next model and what is to be done about it.
// No clock, no storage, no device, no chance inside: anything can be thrown at it.

#include <string>
#include <variant>
#include <vector>

#include "kiosk/journey/intent.hpp"
#include "kiosk/journey/model.hpp"

namespace guichet::kiosk::journey {

namespace effect {

struct SaveDraft {
  demand::Demand draft;
  std::string language;
};  // answered by DraftSaved or DraftNotSaved
struct EraseDraft {
  bool sealed_too = false;  // also what was put aside under a slip, when the draft came from there
};
struct KeepDraft {
  demand::Demand draft;
  std::string language;
  std::vector<KeptPaper> papers = {};  // that go with it; all others of the session are destroyed
};  // answered by DraftKept or DraftNotKept
struct OpenKeptDraft {
  SlipCode code;
};  // answered by DraftOpened, DraftNotOpened or Failed
struct ReadSlip {
  Instant asked_at;
};  // answered by SlipRead or ScanFailed, same instant
struct PrintSlip {
  KeptSlip slip;
  std::string language;
};  // answered by SlipPrinted or SlipNotPrinted
struct StartScan {
  Instant asked_at;
};  // answered by Scanned or ScanFailed, same instant
struct StopScan {};
struct CapturePage {
  Instant asked_at;
  PaperId paper;
  bool another = false;  // than the page that lies there since the last one was taken
  std::vector<KnownPage> known = {};
};  // answered by PageCaptured or ScanFailed, same instant
struct KeepPaper {
  KeptPaper paper;
  Leaves pages;
};  // answered by PaperKept or PaperNotKept
struct SettlePapers {
  std::vector<KeptPaper> papers;
};  // these stay, for these people; all others given in this session are destroyed
struct Deposit {
  demand::Demand demand;
  demand::FileType type = demand::FileType::creation;
  std::string closure_reason = {};     // of motifsRadiation
  int version_read = 0;                // of the demand that is changed
  std::vector<KeptPaper> papers = {};  // that follow it; all others of the session are destroyed
};  // answered by DepositStored or DepositNotStored
struct FindDeposit {
  demand::DepositReference reference;
};  // answered by DepositFound or DepositNotFound
struct Print {
  DepositSlip slip;
  std::string language;
};  // answered by Printed or PrintFailed
struct ScanNumber {
  Instant asked_at;
};  // answered by NumberScanned or ScanFailed
struct AskRegistry {
  Instant asked_at;
  demand::UniqueNumber number;
  demand::PartialDate born_on;
};  // answered by StandingFound, StandingNotFound, TooManyTries or RegistryAway
struct ScanProof {
  Instant asked_at;
  demand::UniqueNumber number;
};  // answered by FileOpened, NotProven or ScanFailed
struct ScanIdentity {
  Instant asked_at;
  demand::UniqueNumber number;
};  // answered by FileOpened, NotProven, TooManyTries or ScanFailed
struct CheckStaffCode {
  Instant asked_at;
  std::string code;
};  // answered by FileOpened, NotProven or TooManyTries
struct OpenFile {
  Instant asked_at;
};  // already proven; answered by FileOpened or NotProven
struct Reread {
  Instant asked_at;
};  // answered by FileOpened or RegistryAway
struct PrintStanding {
  demand::Standing standing;
  std::string language;
};  // answered by StandingPrinted
struct PrintNotice {
  demand::Standing standing;
  std::string language;
};  // until when to renew, and with which papers; answered by StandingPrinted
struct PrintSummary {
  std::string language;
};  // of the file that is open; answered by SummaryPrinted
struct PrintAnswers {
  DepositSlip slip;
  std::string language;
};  // what was just deposited; answered by Printed or PrintFailed
struct CallSomeone {};
struct Wipe {};  // screens and toolkit forget the person

}  // namespace effect

struct AllEffects {
  using Variant =
      std::variant<effect::SaveDraft, effect::EraseDraft, effect::StartScan, effect::StopScan, effect::Deposit,
                   effect::FindDeposit, effect::Print, effect::KeepDraft, effect::OpenKeptDraft, effect::ReadSlip,
                   effect::PrintSlip, effect::Wipe, effect::ScanNumber, effect::AskRegistry, effect::ScanProof,
                   effect::ScanIdentity, effect::CheckStaffCode, effect::OpenFile, effect::Reread,
                   effect::PrintStanding, effect::PrintNotice, effect::CapturePage, effect::KeepPaper,
                   effect::SettlePapers, effect::PrintSummary, effect::PrintAnswers, effect::CallSomeone>;
};
using Effect = platform::system::OneOf<AllEffects>;
using Effects = std::vector<Effect>;

struct Outcome {
  Model model;
  Effects effects;
};

Outcome apply(Model model, const Intent& intent, const Context& context);

}  // namespace guichet::kiosk::journey
