#pragma once
// Everything that may happen to a session: what the person does, what the hour says, what the workers bring back.
// Whatever does not fit the place is ignored, so that a late touch or answer does no harm.

#include <string>
#include <variant>
#include <vector>

#include "kiosk/documents/reading.hpp"
#include "kiosk/journey/model.hpp"

namespace guichet::kiosk::journey {

// --- the person
enum class Door : unsigned char { new_demand, my_demand, my_number, resume, information };

struct Touched {};
struct Begin {
  Door door;
};
struct ChooseLanguage {
  std::string code;
};
struct ToggleContrast {};
struct NextTextSize {};
struct StartVoice {};  // the key or the headphones of who cannot see the button
struct StopVoice {};
struct Louder {};  // one key only: after the loudest it begins again
struct ChangeVolume {
  int steps;
};
struct ChangeRate {
  int steps;
};
struct ToggleMotion {};
struct Agree {};  // "I have understood" what is done with the data
struct Type {
  std::string field, text;
};  // also "search" (communes) and "reference" (finding)
struct Choose {
  std::string field, code;
};
struct Toggle {
  std::string field, code;
};
struct AddCommune {
  std::string code;
};
struct RemoveCommune {
  std::string code;
};
struct Continue {};
struct Back {};
struct AddPerson {
  std::optional<demand::Subject> subject;
};  // nothing: ask which
struct EditPerson {
  std::size_t person;
};
struct RemovePerson {
  std::size_t person;
};
struct StartScan {};
struct SkipScan {};
struct CancelScan {};  // of whatever paper is being read
struct OpenPapers {};
struct TakePaper {
  PaperId paper;
};  // this one is in hand
struct AddPage {};   // to the paper in hand
struct TurnPage {};  // the one shown, a quarter to the right
struct MovePage {
  int places;
};  // the one shown, among the others
struct ShowPage {
  std::size_t page;
};
struct DropPage {};
struct DropPaper {
  Instant kept_at;
};  // its pages are destroyed
struct Keep {};
struct Retake {};
struct Correct {};
struct Edit {
  std::string page;
  std::size_t person;
};  // from the summary
struct SeeAnswers {};  // all of them, then back to where one was
struct AcceptStatement {};
struct RetractStatement {};
struct Deposit {};
struct Print {};
struct PrintNotice {};   // of renewal
struct PrintSummary {};  // of the answers, those of the file or those just deposited
struct Find {};          // the deposit of a reference, or the draft of a slip
struct Finish {};
struct AskToLeave {};
struct StayHere {};
struct KeepAndLeave {};
struct Leave {};
struct StillHere {};
struct Dismiss {};  // the banner, or the trouble
struct Resume {};   // the draft kept from before the interruption
struct OpenTopic {
  std::string topic;
};

struct OpenMyDemand {
  Purpose purpose;
};  // to read it, renew it, amend it or give it up
struct AskStaff {};          // a member of staff confirms who this is
struct ProveByIdentity {};   // the paper lies on the glass
struct IntroduceByPaper {};  // an identity paper answers instead of typing
struct ToggleKeepPage {};    // of that paper, with the demand
struct OpenSection {
  Section section;
};
struct ChangeSection {};
struct Reread {};  // what the registry holds now, after a refusal
struct CallSomeone {};

// --- the hour and the workers
struct TimePassed {
  bool listening = false;  // to the voice: nobody is idle (EN 301 549, 5.1.3; AX-04)
};
struct DraftSaved {};
struct DraftNotSaved {
  Failure failure;
};
struct Scanned {
  Instant asked_at;
  Notice notice;
};
struct PageCaptured {
  Instant asked_at;
  Leaf page;
};
struct PaperKept {
  Instant kept_at;
};
struct PaperNotKept {
  Instant kept_at;
  Failure failure;
};
struct ScanFailed {
  Instant asked_at;
  ScanProblem problem;
};
struct DepositStored {
  demand::DepositReference reference;
  demand::Date deposited_on;
};
struct DepositNotStored {
  Failure failure;
};
struct NumberArrived {
  demand::DepositReference reference;
  demand::UniqueNumber number;
};
struct RegistryRefused {
  demand::DepositReference reference;
  std::vector<Anomaly> anomalies;
};
struct PaperRefused {
  demand::DepositReference reference;
  int refused = 1;  // papers of that deposit in all, on their way
};
struct Printed {
  demand::DepositReference reference;
};
struct PrintFailed {
  demand::DepositReference reference;
  PrintState why = PrintState::failed;
};
struct DepositFound {
  DepositSlip slip;
};
struct DepositNotFound {
  demand::DepositReference reference;
  bool blocked = false;  // this terminal was given too many wrong codes within the hour: it did not look
};
struct DraftKept {
  SlipCode code;
  demand::Date until;
  bool replaces = false;
};
struct DraftNotKept {
  Failure failure;
};
struct DraftOpened {
  SlipCode code;
  demand::Demand draft;
  std::string language;
  std::vector<KeptPaper> papers = {};
};
struct DraftNotOpened {
  SlipCode code;
  bool blocked = false;
};
struct SlipRead {
  Instant asked_at;
  SlipCode code;
};
struct SlipPrinted {};
struct SlipNotPrinted {
  PrintState why = PrintState::failed;
};
struct NumberScanned {
  Instant asked_at;
  demand::UniqueNumber number;
};
struct StandingFound {
  Instant asked_at;
  demand::Standing standing;
  bool proven;  // the paper that was scanned is one of ours
};
struct StandingNotFound {
  Instant asked_at;
};
struct TooManyTries {
  Instant asked_at;
};
struct RegistryAway {
  Instant asked_at;
};
struct FileOpened {
  Instant asked_at;
  demand::Standing standing;
  demand::Demand demand;
};
struct NotProven {
  Instant asked_at;
  ProofProblem problem;
};
struct StandingPrinted {
  PrintState how;  // out, or why it is not
};
struct SummaryPrinted {
  PrintState how;
};
struct Restored {
  demand::Demand draft;
  std::string language;
  std::vector<KeptPaper> papers = {};
};  // at start, after an interruption
struct Failed {
  Failure failure;
};  // the terminal cannot work

struct Intents {
  using Variant = std::variant<
      Touched, Begin, ChooseLanguage, ToggleContrast, NextTextSize, StartVoice, StopVoice, Louder, ChangeVolume,
      ChangeRate, ToggleMotion, Agree, Type, Choose, Toggle, AddCommune, RemoveCommune, Continue, Back, AddPerson,
      EditPerson, RemovePerson, StartScan, SkipScan, CancelScan, Keep, Retake, Correct, Edit, SeeAnswers,
      AcceptStatement, RetractStatement, Deposit, Print, Find, Finish, AskToLeave, StayHere, KeepAndLeave, Leave,
      StillHere, Dismiss, Resume, OpenTopic, TimePassed, DraftSaved, DraftNotSaved, Scanned, ScanFailed, DepositStored,
      DepositNotStored, NumberArrived, RegistryRefused, PaperRefused, Printed, PrintFailed, DepositFound,
      DepositNotFound, DraftKept, DraftNotKept, DraftOpened, DraftNotOpened, SlipRead, SlipPrinted, SlipNotPrinted,
      OpenMyDemand, AskStaff, OpenSection, ChangeSection, Reread, CallSomeone, NumberScanned, StandingFound,
      StandingNotFound, TooManyTries, RegistryAway, FileOpened, NotProven, StandingPrinted, PrintNotice, PrintSummary,
      SummaryPrinted, OpenPapers, TakePaper, AddPage, TurnPage, MovePage, ShowPage, DropPage, DropPaper,
      ProveByIdentity, IntroduceByPaper, ToggleKeepPage, PageCaptured, PaperKept, PaperNotKept, Restored, Failed>;
};
using Intent = platform::system::OneOf<Intents>;

// What a scanned page means to a session: a notice to review, or why it is none.
Intent scanned(Instant asked_at, const documents::Finding& finding, const Leaf& page);

}  // namespace guichet::kiosk::journey
