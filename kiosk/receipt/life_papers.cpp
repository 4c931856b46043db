#include <algorithm>
#include <string>

#include "kiosk/receipt/kinds.hpp"

namespace guichet::kiosk::receipt {
namespace {

using enum Part;
using demand::PaperState;
using demand::StandingState;

void document(Writer& writer, std::string_view kind) {
  writer.paper().document = writer.say("receipt." + std::string(kind) + ".document").own;
}

std::string_view name_of(PaperState state) {
  switch (state) {
    case PaperState::received: return "received";
    case PaperState::missing: return "missing";
    case PaperState::unusable: return "unusable";
    case PaperState::out_of_scope: return "out_of_scope";
    case PaperState::obsolete: return "obsolete";
    case PaperState::not_arrived: return "not_arrived";
  }
  return "";
}

// A motive that came after this terminal was made is told without its reason.
std::string reason_key(const std::string& reason, const Writer& writer) {
  const std::string key = "receipt.closure.reason." + reason;
  return writer.knows(key) ? key : "receipt.closure.reason.other";
}

// The one thing to do next, the most pressing first.
std::string_view next_step(const StandingPaper& facts, const Writer& writer) {
  const demand::Standing& standing = facts.standing;
  if (standing.state == StandingState::closed) return standing.reactivable_until ? "closed.reactivate" : "closed.again";
  if (facts.printed_on > standing.valid_until) return "late";
  if (facts.printed_on >= demand::renewal_opens(standing, writer.issuer().renewal_opens_month)) return "renew";
  const bool complete =
      std::ranges::all_of(standing.papers, [](const auto& paper) { return paper.state == PaperState::received; });
  return complete ? "nothing" : "papers";
}

}  // namespace

void papers(const demand::Standing& standing, Writer& writer) {
  writer.put(heading, "receipt.papers");
  if (standing.papers.empty()) writer.put(paragraph, "receipt.papers.ask");
  const auto put = [&](const demand::PaperStanding& paper) {
    const Words state = writer.say("receipt.papers." + std::string(name_of(paper.state)));
    const Values values = {{"state", state}, {"comment", plain(paper.comment)}};
    writer.fact(plain(paper.label), paper.comment.empty() ? state : writer.say("receipt.papers.commented", values));
  };
  const auto is_here = [](const demand::PaperStanding& paper) { return paper.state == PaperState::received; };
  for (const auto& paper : standing.papers)
    if (!is_here(paper)) put(paper);
  for (const auto& paper : standing.papers)
    if (is_here(paper)) put(paper);
}

void count_of_papers(const demand::Standing& standing, Writer& writer) {
  writer.put(heading, "receipt.papers");
  if (standing.papers.empty()) return writer.put(paragraph, "receipt.papers.ask");
  const auto count = [&](PaperState state) {
    return std::ranges::count(standing.papers, state, &demand::PaperStanding::state);
  };
  const auto here = count(PaperState::received), lost = count(PaperState::not_arrived);
  const auto wanted = std::ssize(standing.papers) - here - lost;
  writer.fact("receipt.papers.count.received", plain(std::to_string(here)));
  writer.fact("receipt.papers.count.wanted", plain(std::to_string(wanted)));
  if (lost > 0) writer.fact("receipt.papers.count.not_arrived", plain(std::to_string(lost)));
  if (wanted + lost > 0) writer.put(paragraph, "receipt.papers.count.which");
}

void identify(const demand::UniqueNumber& number, const std::string& proof, Writer& writer) {
  const std::string code(number.view());
  writer.identify("receipt.number", number.grouped(), proof.empty() ? code : "GUICHET:N:" + code + ":" + proof);
}

void write(const RenewalNotice& facts, Writer& writer) {
  const Values values = {
      {"date", writer.date(facts.standing.valid_until)},
      {"from", writer.date(demand::renewal_opens(facts.standing, writer.issuer().renewal_opens_month))}};
  document(writer, "renewal");
  writer.paper().title = writer.say("receipt.renewal.title", values);
  identify(facts.standing.number, facts.proof, writer);
  writer.paper().under_identifier.push_back(writer.say("receipt.valid.sentence", values));
  if (!facts.proof.empty()) writer.paper().under_identifier.push_back(writer.say("receipt.attestation.proof"));
  writer.put(lead, "receipt.renewal.lead", values);
  writer.put(heading, "receipt.renewal.how");
  for (const auto* one : {"step1", "step2", "step3"}) writer.put(step, std::string("receipt.renewal.") + one, values);
  writer.put(heading, "receipt.renewal.otherwise");
  writer.put(paragraph, "receipt.renewal.consequence", values);
  if (facts.demand) {
    writer.put(heading, "receipt.renewal.whose");
    addressee(*facts.demand, writer);
  }
  contact(writer);
  writer.put(small_print, "receipt.renewal.law");
}

void write(const ClosureReceipt& facts, Writer& writer) {
  document(writer, "closure");
  writer.paper().title = writer.say("receipt.closure.title");
  identify(facts.number, {}, writer);
  writer.paper().under_identifier.push_back(
      writer.say("receipt.closure.date.sentence", {{"date", writer.date(facts.closed_on)}}));
  writer.put(lead, "receipt.closure.lead." + std::string(facts.reason == "RADABA" ? "renounced" : "closed"));
  writer.put(heading, "receipt.closure.facts");
  writer.fact("receipt.closure.reason", writer.say(reason_key(facts.reason, writer)));
  writer.fact("receipt.closure.date", writer.date(facts.closed_on));
  writer.put(heading, "receipt.next");
  writer.put(step, "receipt.closure.step1");
  writer.put(step, "receipt.closure.step2");
  if (facts.reactivable_until)
    writer.put(step, "receipt.closure.reactivable", {{"date", writer.date(*facts.reactivable_until)}});
  contact(writer);
  writer.put(small_print, "receipt.closure.law");
}

void write(const StandingPaper& facts, Writer& writer) {
  const demand::Standing& standing = facts.standing;
  const bool active = standing.state == StandingState::active;
  const Values values = {{"date", writer.date(standing.valid_until)},
                         {"from", writer.date(demand::renewal_opens(standing, writer.issuer().renewal_opens_month))},
                         {"until", standing.reactivable_until ? writer.date(*standing.reactivable_until) : Words{}}};
  document(writer, "standing");
  writer.paper().title = writer.say("receipt.standing.title");
  identify(standing.number, {}, writer);
  writer.paper().under_identifier.push_back(
      writer.say("receipt.printed.sentence", {{"date", writer.date(facts.printed_on)}}));
  writer.put(lead, active ? "receipt.standing.active" : "receipt.standing.closed", values);
  writer.put(heading, "receipt.standing.dates");
  writer.fact("receipt.received", writer.date(standing.deposited));
  writer.fact("receipt.renewed",
              standing.renewed ? writer.date(*standing.renewed) : writer.say("receipt.renewed.never"));
  if (active) writer.fact("receipt.valid", writer.date(standing.valid_until));
  if (standing.closed) writer.fact("receipt.closure.date", writer.date(*standing.closed));
  if (!standing.closure_reason.empty())
    writer.fact("receipt.closure.reason", writer.say(reason_key(standing.closure_reason, writer)));
  writer.put(heading, "receipt.standing.next");
  writer.put(step, "receipt.standing.next." + std::string(next_step(facts, writer)), values);
  if (active) count_of_papers(standing, writer);
  contact(writer);
  writer.put(small_print, "receipt.standing.law");
}

}  // namespace guichet::kiosk::receipt
