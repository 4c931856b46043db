#pragma once
// One step of a session while it is being taken: the model that becomes the next one, the effects that add up, and what
// each intent does to them. The intents are handled by subject, one file each.

#include <utility>

#include "kiosk/journey/apply.hpp"

namespace guichet::kiosk::journey {

struct Step {
  Model model;
  Effects effects;
  const Context& context;

  template <typename T>
  T* at() {
    return std::get_if<T>(&model.place);
  }
  void go(Place place);
  void emit(Effect effect) { effects.push_back(std::move(effect)); }
  int current_year() const { return static_cast<int>(context.world.today.year()); }
};

// The draft is written before the next place shows: a power cut after any screen loses nothing of it.
void save_then(Step& step, Place next);
// Nothing of the person is left: in the model, in storage when nothing was deposited, on the screen.
void end_session(Step& step);
// The welcome screen belongs to nobody: with answers in the draft, leaving them is asked first.
void back_to_welcome(Step& step);
DepositSlip* slip_shown(Model& model);
void stop_scanning(Step& step);
// An answer of an existing file is checked with its section: there is no summary of a new demand.
Place where_checked(const Model& model, Place place);
bool knows_language(const Settings& settings, std::string_view code);
// Of Find, StartScan and Print, where they are about a slip that opens a draft.
void find_draft(Step& step, Resuming& place);
void read_slip(Step& step, Resuming& place);
// A notice that waited while the answers were looked at: the applicant's name may have changed.
Reviewing reviewed_again(const Step& step, Reviewing place);
void print_slip(Step& step, KeptSlip& place);

inline void Step::go(Place place) { model.place = where_checked(model, std::move(place)); }

// --- checking.cpp
bool is_last_wrong_code(Step& step);
void continue_checking(Step& step);
bool back_from_checking(Step& step);
void scan_failed_elsewhere(Step& step, const ScanFailed& intent);
bool type_to_check(Step& step, const Type& intent);
void read_number(Step& step);
void on(Step&, const NumberScanned&);
void on(Step&, const StandingFound&);
void on(Step&, const StandingNotFound&);
void on(Step&, const TooManyTries&);
void on(Step&, const RegistryAway&);

// --- file.cpp
void continue_proving(Step& step);
bool type_staff_code(Step& step, const Type& intent);
void prove_by_paper(Step& step);
void continue_file(Step& step);
void back_in_file(Step& step);
void back_from_statement(Step& step);
// Back to where the demand stands; what was changed and not deposited is asked about first.
void leave_file(Step& step);
// To the statement, or to the first answer that is wrong.
void state_it(Step& step);
Place mend_file(Step& step, const std::vector<demand::FieldProblem>& problems);
void on(Step&, const OpenMyDemand&);
void on(Step&, const AskStaff&);
void on(Step&, const ProveByIdentity&);
void on(Step&, const FileOpened&);
void on(Step&, const NotProven&);
void on(Step&, const OpenSection&);
void on(Step&, const ChangeSection&);
void on(Step&, const Reread&);
void on(Step&, const CallSomeone&);
void on(Step&, const StandingPrinted&);
void on(Step&, const SummaryPrinted&);

// --- file_papers.cpp
void open_papers_of_file(Step& step);
void continue_papers_of_file(Step& step);
void back_from_papers_of_file(Step& step);
void after_last_section(Step& step);
void forget_held_of(File& file, std::size_t person);
void make_room_for_held_of(File& file, std::size_t person);

// --- session.cpp
void on(Step&, const Touched&);
void on(Step&, const Begin&);
void on(Step&, const ChooseLanguage&);
void on(Step&, const ToggleContrast&);
void on(Step&, const NextTextSize&);
void on(Step&, const StartVoice&);
void on(Step&, const StopVoice&);
void on(Step&, const ChangeVolume&);
void on(Step&, const ChangeRate&);
void on(Step&, const ToggleMotion&);
void on(Step&, const Louder&);
void on(Step&, const Agree&);
void on(Step&, const Finish&);
void on(Step&, const AskToLeave&);
void on(Step&, const StayHere&);
void on(Step&, const Leave&);
void on(Step&, const StillHere&);
void on(Step&, const Dismiss&);
void on(Step&, const Resume&);
void on(Step&, const TimePassed&);
void on(Step&, const DraftSaved&);
void on(Step&, const DraftNotSaved&);
void on(Step&, const Restored&);
void on(Step&, const Failed&);

// --- resume.cpp
void on(Step&, const KeepAndLeave&);
void on(Step&, const DraftKept&);
void on(Step&, const DraftNotKept&);
void on(Step&, const DraftOpened&);
void on(Step&, const DraftNotOpened&);
void on(Step&, const SlipRead&);
void on(Step&, const SlipPrinted&);
void on(Step&, const SlipNotPrinted&);

// --- information.cpp
void on(Step&, const OpenTopic&);

// --- answering.cpp
void type_answer(Step&, Asking&, const Type&);
void on(Step&, const Choose&);
void on(Step&, const Toggle&);
void on(Step&, const AddCommune&);
void on(Step&, const RemoveCommune&);

// --- questions.cpp
void on(Step&, const Type&);
void on(Step&, const Continue&);
void on(Step&, const Back&);
void on(Step&, const Edit&);
void on(Step&, const SeeAnswers&);

// --- household.cpp
void on(Step&, const AddPerson&);
void on(Step&, const EditPerson&);
void on(Step&, const RemovePerson&);

// --- papers.cpp
void on(Step&, const StartScan&);
void on(Step&, const SkipScan&);
void on(Step&, const CancelScan&);
void on(Step&, const Scanned&);
void on(Step&, const ScanFailed&);
void on(Step&, const Keep&);
void on(Step&, const Retake&);
void on(Step&, const Correct&);

// --- capture.cpp
bool is_wanted(const Model& model, const Context& context, const PaperId& paper);
enum class Lying : unsigned char { any_page, another_page };  // than the one that was taken last
void capture_page(Step& step, Capturing& place, Lying page, std::optional<std::size_t> replaces = std::nullopt);
void retake_page(Step& step);
void back_from_capturing(Step& step);
void keep_pages(Step& step, const Capturing& place);
void keep_paper(Step& step, PaperId paper, Leaves pages);
void settle_papers(Step& step);
// Of each paper the last one given; and of these, what the list still wants of this household.
std::vector<KeptPaper> latest_papers(const Model& model);
std::vector<KeptPaper> papers_to_give(const Step& step);
// Those of people who left the household go with them; those of the others keep their owner.
void forget_papers_of(Step& step, std::size_t person);
void make_room_for_papers_of(Step& step, std::size_t person);
void on(Step&, const OpenPapers&);
void on(Step&, const TakePaper&);
void on(Step&, const AddPage&);
void on(Step&, const TurnPage&);
void on(Step&, const MovePage&);
void on(Step&, const ShowPage&);
void on(Step&, const DropPage&);
void on(Step&, const DropPaper&);
void on(Step&, const PageCaptured&);
void on(Step&, const PaperKept&);
void on(Step&, const PaperNotKept&);

// --- introducing.cpp
void read_identity(Step& step, Introducing& place);
void look_at_identity(Introducing& place, const PageCaptured& intent, const Context& context);
void keep_identity(Step& step, const Introducing& place);
// What was read is typed over.
void correct_identity(Step& step, const Introducing& place);
void back_from_identity(Step& step, const Introducing& place);
void on(Step&, const IntroduceByPaper&);
void on(Step&, const ToggleKeepPage&);

// --- deposit.cpp
void on(Step&, const AcceptStatement&);
void on(Step&, const RetractStatement&);
void on(Step&, const Deposit&);
void on(Step&, const DepositStored&);
void on(Step&, const DepositNotStored&);
void on(Step&, const NumberArrived&);
void on(Step&, const RegistryRefused&);
void on(Step&, const PaperRefused&);
void on(Step&, const Print&);
void on(Step&, const PrintNotice&);
void on(Step&, const PrintSummary&);
void on(Step&, const Printed&);
void on(Step&, const PrintFailed&);
void on(Step&, const Find&);
void on(Step&, const DepositFound&);
void on(Step&, const DepositNotFound&);

}  // namespace guichet::kiosk::journey
