#pragma once

#include "kiosk/demand/amounts.hpp"
#include "tests/kiosk/journey/dice.hpp"

namespace test {

// Throws what a child's hands, a slow worker and the clock may throw, half of it sensible where the person stands.
class Chance : Dice {
 public:
  using Dice::below;
  using Dice::Dice;

  Intent next(const Visitor& visitor) {
    if (visitor.model().kept) kept_ = visitor.model().draft;
    if (below(3) != 0) {
      if (auto likely = sensible(visitor)) return *std::move(likely);
    }
    return anything(visitor);
  }

 private:
  Intent fill_in_amounts(const Asking& place, const std::string& field, const std::string& code) {
    if (!place.amounts) return Toggle{field, below(2) == 0 ? "none" : code};
    const auto lines = demand::amount_lines(place.form.at(field));
    const auto& chosen = lines[below(lines.size())].code;
    return Type{field + "." + chosen, below(6) == 0 ? text() : "1200"};
  }

  Intent fill_in(const Asking& place) {
    const auto names = journey::page(place.page).fields.all();
    const demand::Field& field = demand::field(names[below(names.size())]);
    const std::string name(field.id.view());
    const auto list = test_world().code_lists.list(field.list);
    switch (field.kind) {
      case demand::Kind::amounts: return fill_in_amounts(place, name, list[below(list.size())].code);
      case demand::Kind::choice: return Choose{name, list[below(list.size())].code};
      case demand::Kind::choices: return Toggle{name, list[below(list.size())].code};
      case demand::Kind::yes_no: return Choose{name, below(2) == 0 ? "yes" : "no"};
      case demand::Kind::commune: return AddCommune{"92012 92100"};
      case demand::Kind::communes: return AddCommune{commune()};
      default: return Type{name, below(6) == 0 ? text() : right_text(field)};
    }
  }

  Intent reviewed() {
    switch (below(4)) {
      case 0: return Correct{};
      case 1: return Retake{};
      case 2: return Type{below(2) == 0 ? "income_n1" : "income_n2", text()};
      default: return Keep{};
    }
  }

  Intent with_papers(const Visitor& visitor) {
    const auto wanted = papers_needed(visitor.model(), visitor.context());
    const auto& kept = visitor.model().papers;
    if (!kept.empty() && below(4) == 0) return DropPaper{kept[below(kept.size())].kept_at};
    if (below(3) == 0 || wanted.empty()) return Continue{};
    return TakePaper{paper_of(wanted[below(wanted.size())])};
  }

  Intent captured(const Capturing& place) {
    if (place.running) {
      if (below(4) == 0) return ScanFailed{*place.running, ScanProblem::no_paper};
      const auto twin = below(3) == 0 ? std::optional(place.paper) : std::nullopt;
      return PageCaptured{*place.running, {.sheet = std::make_shared<documents::Sheet>(), .twin = twin}};
    }
    switch (below(9)) {
      case 0: return AddPage{};
      case 1: return TurnPage{};
      case 2: return MovePage{below(2) == 0 ? -1 : 1};
      case 3: return ShowPage{below(4)};
      case 4: return DropPage{};
      case 5: return Retake{};
      case 6: return Back{};
      case 7: return StartScan{};
      default: return Keep{};
    }
  }

  Intent introduced(const Introducing& place) {
    if (place.running) return PageCaptured{*place.running, any_identity_page()};
    const auto drawn = below(8);
    if (drawn < 4) return std::array<Intent, 4>{ToggleKeepPage{}, Correct{}, Retake{}, Back{}}[drawn];
    return place.page ? Intent(Keep{}) : Intent(StartScan{});
  }

  std::optional<Intent> sensible(const Visitor& visitor) {
    if (visitor.model().next) return DraftSaved{};
    if (visitor.model().keeping)
      return below(4) == 0 ? Intent(DraftNotKept{Failure::storage_full})
                           : Intent(DraftKept{slip_code(), test_world().today});
    if (visitor.model().leaving) return below(2) == 0 ? Intent(KeepAndLeave{}) : Intent(StayHere{});
    if (auto intent = coming_back(visitor)) return intent;
    if (visitor.at<Attract>() != nullptr) return below(8) == 0 ? Intent(Restored{kept_, "en"}) : Intent(Touched{});
    if (visitor.at<Welcome>() != nullptr) return Begin{below(5) == 0 ? any_door() : Door::new_demand};
    if (visitor.at<KeptSlip>() != nullptr) return below(2) == 0 ? Intent(Finish{}) : Intent(Print{});
    if (const auto* resuming = visitor.at<Resuming>()) return resumed(*resuming);
    if (visitor.at<Information>() != nullptr) return below(2) == 0 ? Intent(OpenTopic{"dalo"}) : Intent(Back{});
    return on_the_path(visitor);
  }

  // What fills the demand from its first question to its deposit.
  Intent on_the_path(const Visitor& visitor) {
    if (visitor.at<YourData>() != nullptr) return Agree{};
    if (const auto* asking = visitor.at<Asking>()) {
      if (takes_introduction(*asking, visitor.model()) && below(8) == 0) return IntroduceByPaper{};
      return below(3) == 0 ? Continue{} : fill_in(*asking);
    }
    if (const auto* introducing = visitor.at<Introducing>()) return introduced(*introducing);
    if (visitor.at<Household>() != nullptr)
      return below(2) == 0 ? Intent(Continue{}) : Intent(AddPerson{any_subject()});
    if (const auto* scanning = visitor.at<Scanning>()) {
      if (!scanning->running) return below(3) == 0 ? Intent(SkipScan{}) : Intent(StartScan{});
      static const Seal seals[] = {Seal::proven, Seal::altered, Seal::undetermined};
      return Scanned{*scanning->running, notice_of("ALMEIDA", seals[below(3)], 2023 + static_cast<int>(below(4)))};
    }
    if (visitor.at<Reviewing>() != nullptr) return reviewed();
    if (visitor.at<Papers>() != nullptr) return with_papers(visitor);
    if (const auto* capturing = visitor.at<Capturing>()) return captured(*capturing);
    if (const auto* summary = visitor.at<journey::Summary>()) {
      if (summary->problems.empty()) return Continue{};
      const auto& problem = summary->problems[below(summary->problems.size())];
      for (const Page& page : pages()) {
        const bool right = page.fields.contains(problem.field.view()) && page.subjects.has(problem.subject);
        if (right) return Edit{std::string(page.id.view()), problem.person};
      }
    }
    if (visitor.at<Declaring>() != nullptr)
      return below(2) == 0 ? Intent(AcceptStatement{}) : Intent(journey::Deposit{});
    if (visitor.at<Depositing>() != nullptr) return DepositStored{Visitor::reference(), test_world().today};
    if (visitor.at<Finding>() != nullptr) return below(2) == 0 ? Intent(Find{}) : Intent(Type{"reference", text()});
    return Continue{};
  }

  Intent resumed(const Resuming& place) {
    if (place.reading)
      return below(2) == 0 ? Intent(SlipRead{*place.reading, slip_code()})
                           : Intent(ScanFailed{*place.reading, ScanProblem::no_slip});
    if (place.opening)
      return below(2) == 0 ? Intent(DraftOpened{*place.opening, kept_, "en"})
                           : Intent(DraftNotOpened{*place.opening, below(5) == 0});
    if (below(3) == 0) return StartScan{};
    return below(2) == 0 ? Intent(Find{}) : Intent(Type{"code", below(2) == 0 ? text() : slip_code().grouped()});
  }

  Intent opened(Instant asked_at) {
    return FileOpened{.asked_at = asked_at, .standing = any_standing(), .demand = registered_demand()};
  }

  // What someone who comes back does, and what the registry answers.
  std::optional<Intent> coming_back(const Visitor& visitor) {
    if (const auto* checking = visitor.at<CheckingNumber>()) {
      if (checking->reading) return NumberScanned{*checking->reading, Visitor::number()};
      if (below(3) == 0) return Type{"unique_number", std::string(Visitor::number().view())};
      return below(2) == 0 ? Intent(Type{"holder_born_on", "00/00/1985"}) : Intent(Continue{});
    }
    if (const auto* inquiring = visitor.at<Inquiring>()) {
      if (below(2) == 0) return RegistryAway{inquiring->since};
      if (below(4) == 0) return StandingNotFound{inquiring->since};
      return StandingFound{inquiring->since, open_standing(), below(2) == 0};
    }
    if (visitor.at<MyDemand>() != nullptr) return OpenMyDemand{any_purpose()};
    if (const auto* proving = visitor.at<Proving>()) {
      const auto since = proving->running;
      if (since) return below(4) == 0 ? Intent(NotProven{*since, any_proof_problem()}) : opened(*since);
      if (proving->by == Proof::staff) return below(2) == 0 ? Intent(Type{"staff_code", "480113"}) : Intent(Continue{});
      if (below(3) == 0) return ProveByIdentity{};
      return below(2) == 0 ? Intent(StartScan{}) : Intent(AskStaff{});
    }
    return in_a_file(visitor);
  }

  std::optional<Intent> in_a_file(const Visitor& visitor) {
    if (visitor.at<FileSections>() != nullptr) {
      if (below(3) == 0) return Continue{};
      return below(4) == 0 ? Intent(OpenPapers{}) : Intent(OpenSection{any_section()});
    }
    if (visitor.at<SectionReview>() != nullptr) {
      const auto& file = *visitor.model().file;
      if (file.section == Section::income && below(2) == 0) return StartScan{};
      return below(4) == 0 ? Intent(Edit{page(), below(4)}) : Intent(Continue{});
    }
    if (const auto* giving_up = visitor.at<GivingUp>()) {
      if (giving_up->last_word) return journey::Deposit{};
      return giving_up->understood ? Intent(Continue{}) : Intent(AcceptStatement{});
    }
    if (const auto* deposited = visitor.at<Deposited>(); deposited != nullptr && visitor.model().file) {
      if (deposited->rereading) return opened(*deposited->rereading);
      return below(2) == 0 ? Intent(Reread{}) : Intent(RegistryRefused{Visitor::reference(), {{"SANDBOX_0204", ""}}});
    }
    return std::nullopt;
  }

  Intent anything(const Visitor& visitor) {
    const auto drawn = below(78);
    return drawn < 36 ? a_touch(drawn) : drawn < 58 ? an_answer(drawn, visitor) : a_return(drawn, visitor);
  }

  Intent a_touch(std::size_t drawn) {
    switch (drawn) {
      case 0: return Touched{};
      case 1: return Begin{Door::new_demand};
      case 2: return Begin{Door::my_number};
      case 3: return ChooseLanguage{below(2) == 0 ? "en" : text()};
      case 4: return below(2) == 0 ? Intent(ToggleContrast{}) : Intent(StartVoice{});
      case 5: return below(2) == 0 ? Intent(NextTextSize{}) : voice_changed();
      case 6: return Agree{};
      case 7: return Type{field(), text()};
      case 8: return Type{"search", text()};
      case 9: return Type{"reference", text()};
      case 10: return Choose{field(), text()};
      case 11: return Toggle{field(), text()};
      case 12: return AddCommune{commune()};
      case 13: return RemoveCommune{commune()};
      case 14: return Back{};
      case 15: return AddPerson{any_subject()};
      case 16: return EditPerson{below(4)};
      case 17: return RemovePerson{below(4)};
      case 18: return StartScan{};
      case 19: return SkipScan{};
      case 20: return Keep{};
      case 21: return below(2) == 0 ? Intent(Retake{}) : Intent(IntroduceByPaper{});
      case 22: return below(2) == 0 ? Intent(Correct{}) : Intent(CancelScan{});
      case 23: return Edit{page(), below(4)};
      case 24: return below(2) == 0 ? Intent(SeeAnswers{}) : Intent(AcceptStatement{});
      case 25: return RetractStatement{};
      case 26: return journey::Deposit{};
      case 27: return Print{};
      case 28: return Find{};
      case 29: return below(4) == 0 ? Intent(Finish{}) : Intent(Continue{});
      case 30: return below(4) == 0 ? Intent(AskToLeave{}) : Intent(StayHere{});
      case 31: return StayHere{};
      case 32: return below(4) == 0 ? Intent(Leave{}) : Intent(StayHere{});
      case 33: return below(2) == 0 ? Intent(StillHere{}) : Intent(Louder{});
      case 34: return Dismiss{};
      default: return Resume{};
    }
  }

  // What the hour and the workers say, asked for or not.
  Intent an_answer(std::size_t drawn, const Visitor& visitor) {
    switch (drawn) {
      case 36: return TimePassed{.listening = below(4) == 0};
      case 37: return DraftSaved{};
      case 38: return DraftNotSaved{Failure::storage_full};
      case 39: return Scanned{visitor.now(), notice_of(text(), Seal::proven, 2024)};
      case 40: return ScanFailed{visitor.now(), ScanProblem::no_seal};
      case 41: return DepositStored{Visitor::reference(), test_world().today};
      case 42: return DepositNotStored{Failure::storage_damaged};
      case 43: return NumberArrived{Visitor::reference(), Visitor::number()};
      case 44: return RegistryRefused{Visitor::reference(), {{text(), text()}}};
      case 45: return Printed{Visitor::reference()};
      case 46: return PrintFailed{Visitor::reference(), any_end_of_printing()};
      case 47: return DepositFound{{.reference = Visitor::reference()}};
      case 48: return DepositNotFound{Visitor::reference(), below(2) == 0};
      case 49: return KeepAndLeave{};
      case 50: return DraftKept{slip_code(), test_world().today};
      case 51: return DraftNotKept{Failure::storage_full};
      case 52: return DraftOpened{slip_code(), kept_, text()};
      case 53: return DraftNotOpened{slip_code(), below(2) == 0};
      case 54: return SlipRead{visitor.now(), slip_code()};
      case 55: return below(2) == 0 ? Intent(SlipPrinted{}) : Intent(SlipNotPrinted{any_end_of_printing()});
      case 56: return Type{"code", text()};
      default: return OpenTopic{below(2) == 0 ? "offer" : text()};
    }
  }

  Intent a_return(std::size_t drawn, const Visitor& visitor) {
    switch (drawn) {
      case 58: return OpenMyDemand{any_purpose()};
      case 59: return below(2) == 0 ? Intent(AskStaff{}) : Intent(ProveByIdentity{});
      case 60: return OpenSection{any_section()};
      case 61: return ChangeSection{};
      case 62: return Reread{};
      case 63: return CallSomeone{};
      case 64: return NumberScanned{visitor.now(), Visitor::number()};
      case 65: return StandingFound{visitor.now(), any_standing(), below(2) == 0};
      case 66: return StandingNotFound{visitor.now()};
      case 67: return TooManyTries{visitor.now()};
      case 68: return RegistryAway{visitor.now()};
      case 69: return opened(visitor.now());
      case 70: return NotProven{visitor.now(), any_proof_problem()};
      case 71: return StandingPrinted{any_end_of_printing()};
      case 72: return Type{"unique_number", text()};
      case 73: return Type{"staff_code", text()};
      case 74: return PrintNotice{};
      case 75: return PrintSummary{};
      case 76: return SummaryPrinted{any_end_of_printing()};
      default:
        return below(20) == 0 ? Intent(Failed{Failure::storage_unavailable})
                              : Intent(Restored{visitor.model().draft, text()});
    }
  }

  demand::Demand kept_{.desk = *demand::DeskCode::parse("G1104")};  // what storage had when the terminal stopped
};

}  // namespace test
