// Of the hands: which paper a person leaves with, and what the printer makes of it.
#include "kiosk/receipt/paper.hpp"
#include "kiosk/screens/slip.hpp"
#include "kiosk/terminal/hands.hpp"
#include "platform/printer/ticket.hpp"

namespace guichet::kiosk::terminal {
namespace effect = journey::effect;
using demand::FileType;
using demand::StandingState;
using journey::PrintState;
using platform::system::Word;

namespace {

// Empty when it cannot be drawn: a narrow printer then says that the paper is not for it.
std::vector<std::byte> ticket_of(const receipt::Paper& paper, const std::filesystem::path& fonts) {
  const auto drawn = receipt::ticket(paper, fonts);
  if (!drawn) return {};
  const auto bytes =
      platform::printer::ticket::encode({.height = drawn->height, .dots = std::as_bytes(std::span(drawn->bits))});
  return bytes.value_or(std::vector<std::byte>());
}

bool is_closed(const Clerk::ForPaper& known) {
  return known.registered && known.registered->standing->state == StandingState::closed;
}

std::optional<receipt::Attestation> attestation(const Clerk::ForPaper& known) {
  using Event = receipt::Attestation::Event;
  if (!known.registered || is_closed(known)) return std::nullopt;
  const auto& standing = *known.registered->standing;
  return receipt::Attestation{.event = standing.renewed ? Event::renewal : Event::registration,
                              .demand = known.registered->demand,
                              .standing = standing,
                              .proof = known.proof};
}

// A renunciation is a closure once the registry says so; until then the receipt says that it was deposited.
receipt::Facts closure(const receipt::DepositReceipt& deposited, const Clerk::ForPaper& known) {
  if (!is_closed(known)) return deposited;
  const auto& standing = *known.registered->standing;
  return receipt::ClosureReceipt{.number = standing.number,
                                 .reason = standing.closure_reason,
                                 .closed_on = standing.closed.value_or(deposited.deposited_on),
                                 .reactivable_until = standing.reactivable_until};
}

// The most that can be said under a number: what the registry holds when it could be asked, the deposit otherwise.
receipt::Facts paper_for(receipt::DepositReceipt deposited, const Clerk::ForPaper& known) {
  if (deposited.type == FileType::closure) return closure(deposited, known);
  deposited.proof = known.proof;
  if (auto attested = attestation(known)) return *std::move(attested);
  return deposited;
}

Word job_of(const receipt::Facts& facts) {
  if (std::holds_alternative<receipt::Attestation>(facts)) return "attestation";
  if (std::holds_alternative<receipt::ClosureReceipt>(facts)) return "radiation";
  return "numero";
}

auto about(const demand::DepositReference& reference) {
  return [reference](PrintState how) {
    const bool out = how == PrintState::printed;
    return out ? journey::Intent(journey::Printed{reference}) : journey::PrintFailed{reference, how};
  };
}

journey::Intent of_standing(PrintState how) { return journey::StandingPrinted{how}; }
journey::Intent of_summary(PrintState how) { return journey::SummaryPrinted{how}; }

}  // namespace

PrintState state_of(platform::printer::Error error) {
  using Kind = platform::printer::Error::Kind;
  switch (error.kind) {
    case Kind::out_of_paper: return PrintState::out_of_paper;
    case Kind::cover_open: return PrintState::cover_open;
    case Kind::jam: return PrintState::jam;
    case Kind::unavailable: return PrintState::offline;
    default: return PrintState::failed;
  }
}

// An attestation tells all of a demand: only who has just deposited gets it. A reference found again gives the receipt.
void Hands::perform(const effect::Print& effect) {
  auto deposited = screens::facts_of(effect.slip);
  auto recipient = who_waits(effect.language, about(effect.slip.reference));
  if (!deposited.number) return put_on_paper(std::move(deposited), "recu", recipient);
  const auto number = *deposited.number;
  const bool attested = deposited.type == FileType::creation || deposited.type == FileType::renewal;
  const bool asks = deposited.type == FileType::closure || (attested && deposited_here_);
  auto print = [this, deposited, recipient = std::move(recipient)](const Clerk::ForPaper& known) {
    auto paper = paper_for(deposited, known);
    const auto job = job_of(paper);
    put_on_paper(std::move(paper), job, recipient);
  };
  return asks ? clerk_.fetch(number, std::move(print)) : clerk_.prove(number, std::move(print));
}

// Who has proved that the demand is theirs leaves with what opens it next time; others with its state and dates.
void Hands::perform(const effect::PrintStanding& effect) {
  clerk_.hand_file(
      [this, effect, day = today(), recipient = who_waits(effect.language, of_standing)](const Clerk::ForPaper& known) {
        receipt::Facts paper = receipt::StandingPaper{.standing = effect.standing, .printed_on = day};
        if (auto attested = attestation(known)) paper = *std::move(attested);
        put_on_paper(std::move(paper), "demande", recipient);
      });
}

void Hands::perform(const effect::PrintNotice& effect) {
  clerk_.hand_file([this, effect, recipient = who_waits(effect.language, of_standing)](Clerk::ForPaper known) {
    receipt::RenewalNotice notice{.demand = {}, .standing = effect.standing, .proof = std::move(known.proof)};
    if (known.registered) notice.demand = std::move(known.registered->demand);
    put_on_paper(std::move(notice), "rappel", recipient);
  });
}

void Hands::perform(const effect::PrintSummary& effect) {
  clerk_.hand_file([this, day = today(), recipient = who_waits(effect.language, of_summary)](Clerk::ForPaper known) {
    if (!known.registered) return mailbox_.post(of_summary(PrintState::failed));
    receipt::DemandSummary summary{.demand = std::move(known.registered->demand), .printed_on = day};
    put_on_paper(std::move(summary), "reponses", recipient);
  });
}

// What was deposited is on this terminal until the registry has it, and at the registry from then on.
void Hands::perform(const effect::PrintAnswers& effect) {
  const auto answer = about(effect.slip.reference);
  if (!deposited_here_) return mailbox_.post(answer(PrintState::failed));
  const auto print = [this, recipient = who_waits(effect.language, answer), day = today()](demand::Demand demand) {
    put_on_paper(receipt::DemandSummary{.demand = std::move(demand), .printed_on = day}, "reponses", recipient);
  };
  keeper_.post([this, effect, answer, print](const std::stop_token&) {
    auto waiting =
        database_ ? find_deposited(*database_, effect.slip.reference, {today(), library_.communes, library_.code_lists})
                  : std::optional<demand::Demand>();
    if (waiting) return print(*std::move(waiting));
    if (!effect.slip.number) return mailbox_.post(answer(PrintState::failed));
    clerk_.fetch(*effect.slip.number, [this, answer, print](Clerk::ForPaper known) {
      if (!known.registered) return mailbox_.post(answer(PrintState::failed));
      print(std::move(known.registered->demand));
    });
  });
}

Hands::Recipient Hands::who_waits(const std::string& language, Answer answer) const {
  return {.language = language, .answer = std::move(answer), .gone = session_.get_token()};
}

// What waited for the registry or for another paper is not begun for a person who has left: the next one would find it.
void Hands::put_on_paper(receipt::Facts facts, Word job, const Recipient& recipient) {
  printing_.post([this, facts = std::move(facts), job, recipient](const std::stop_token& stop) {
    if (recipient.gone.stop_requested()) return machine_.journal.note("print.left_alone", {{"job", job}});
    mailbox_.post(recipient.answer(print(facts, job, recipient.language, stop)));
  });
}

PrintState Hands::print(const receipt::Facts& facts, Word job, const std::string& language,
                        const std::stop_token& stop) {
  const auto paper = receipt::paper_for(facts, {.words = library_.catalogue(language),
                                                .french = library_.catalogues.front(),
                                                .town = configuration_.town,
                                                .desk = configuration_.desk,
                                                .territory = library_.territory,
                                                .communes = library_.communes,
                                                .renewal_opens_month = configuration_.renewal_opens_month});
  const auto pdf = receipt::pdf(paper, library_.folder / "fonts");
  if (!pdf) {
    machine_.journal.note("print.not_drawn", {{"job", job}});
    return PrintState::failed;
  }
  const auto roll = ticket_of(paper, library_.folder / "fonts");
  const auto out = machine_.printer.print(job.text(), {.pdf = *pdf, .ticket = roll}, stop);
  if (out) return PrintState::printed;
  machine_.journal.note("print.failed", {{"job", job}, {"kind", static_cast<int>(out.error().kind)}});
  return state_of(out.error());
}

demand::Date Hands::today() const {
  return demand::paris_date(std::chrono::floor<std::chrono::seconds>(machine_.clock.now()));
}

}  // namespace guichet::kiosk::terminal
