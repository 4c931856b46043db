#include <algorithm>
#include <array>

#include "kiosk/receipt/kinds.hpp"

namespace guichet::kiosk::receipt {
namespace {

using enum Part;

void the_demand(const Attestation& facts, const Office& office, Writer& writer) {
  const demand::Standing& standing = facts.standing;
  writer.put(heading, "receipt.attestation.demand");
  addressee(facts.demand, writer, "R441-2-4 a)");
  const Words service = office.service ? told(*office.service, writer) : plain(writer.issuer().town);
  const Words address = office.address ? told(*office.address, writer) : writer.say("receipt.service.address.ask");
  writer.fact("receipt.service", service, "R441-2-4 b)");
  writer.fact("receipt.service.address", address, "R441-2-4 b)");
  writer.fact("receipt.number", spelled(standing.number.grouped()), "R441-2-4 c)");
  writer.fact("receipt.received", writer.date(standing.deposited), "R441-2-4 d)");
  const Words renewed = standing.renewed ? writer.date(*standing.renewed) : writer.say("receipt.renewed.never");
  writer.fact("receipt.renewed", renewed, "R441-2-4 d)");
}

Words name_of(const demand::CommuneCode& code, const Writer& writer) {
  const auto* commune = writer.issuer().communes.find(code);
  return plain(commune == nullptr ? code.view() : commune->name);
}

void landlords(const demand::Demand& demand, Writer& writer) {
  constexpr std::string_view article = "R441-2-4 e)";
  writer.put(heading, "receipt.landlords");
  const auto* asked = demand.answers.get<demand::Communes>("communes");
  std::vector<Words> unknown;
  for (const auto& code : asked == nullptr ? demand::Communes() : *asked) {
    const auto there = writer.issuer().territory.landlords(writer.issuer().desk, code);
    if (there.empty()) unknown.push_back(name_of(code, writer));
    for (const Landlord& landlord : there) {
      const Values values = {{"commune", name_of(code, writer)},
                             {"name", told(landlord.name, writer)},
                             {"address", plain(landlord.address)}};
      writer.put(item, "receipt.landlords.item", values, article);
    }
  }
  if (!unknown.empty()) writer.put(paragraph, "receipt.landlords.ask", {{"communes", joined(unknown)}}, article);
  if (asked == nullptr) writer.put(paragraph, "receipt.landlords.ask.all", {}, article);
}

void source(const Sourced& origin, Writer& writer, std::string_view article) {
  const Values values = {{"source", plain(origin.source)},
                         {"date", origin.verified_on ? writer.date(*origin.verified_on) : Words{}}};
  writer.put(paragraph, origin.verified_on ? "receipt.source" : "receipt.source.unverified", values, article);
}

void mediation_cases(Writer& writer) {
  constexpr std::string_view article = "R441-2-4 f)";
  writer.put(heading, "receipt.mediation");
  writer.put(paragraph, "receipt.mediation.who", {}, article);
  writer.put(paragraph, "receipt.mediation.at_once", {}, article);
  for (const auto* one : {"homeless", "eviction", "hosted", "temporary", "unfit", "overcrowded"})
    writer.put(item, std::string("receipt.mediation.") + one, {}, article);
  writer.put(paragraph, "receipt.mediation.delay", {}, article);
}

void mediation_date(const Attestation& facts, const Office& office, Writer& writer) {
  constexpr std::string_view article = "R441-2-4 g)";
  for (const MediationDelay& delay : office.mediation_delays) {
    // The clock starts on the day the demand was received (L441-1-4), whatever was renewed since.
    const auto from = demand::add_months(facts.standing.deposited, delay.months, demand::MonthEnd::last_day);
    const Values values = {{"date", writer.date(from)}, {"housing", plain(delay.housing)}};
    writer.put(item, delay.housing.empty() ? "receipt.mediation.from" : "receipt.mediation.from.housing", values,
               article);
  }
  if (office.mediation_delays.empty()) writer.put(paragraph, "receipt.mediation.from.ask", {}, article);
  for (const MediationDelay& delay : office.mediation_delays) {
    const bool told_already = &delay != &office.mediation_delays.front() && delay.origin == (&delay - 1)->origin;
    if (!told_already) source(delay.origin, writer, article);
  }
  if (office.mediation_address)
    writer.put(paragraph, "receipt.mediation.address", {{"address", told(*office.mediation_address, writer)}}, article);
  else
    writer.put(paragraph, "receipt.mediation.address.ask", {}, article);
}

void validity(const Attestation& facts, Writer& writer) {
  constexpr std::string_view article = "R441-2-4 h)";
  const Values values = {
      {"date", writer.date(facts.standing.valid_until)},
      {"from", writer.date(demand::renewal_opens(facts.standing, writer.issuer().renewal_opens_month))}};
  writer.put(heading, "receipt.validity");
  for (const auto* one : {"until", "update", "renew", "notice", "closure"})
    writer.put(paragraph, std::string("receipt.validity.") + one, values, article);
  for (const auto* reason : {"RADATT", "RADABA", "RADCON", "RADIRR", "RADREN", "merged"})
    writer.put(item, std::string("receipt.closure.when.") + reason, {}, article);
}

void annexes(const Attestation& facts, Writer& writer) {
  writer.put(heading, "receipt.next");
  for (const auto* step : {"step1", "step2", "step3"})
    writer.put(Part::step, std::string("receipt.attestation.") + step);
  papers(facts.standing, writer);
  writer.put(heading, "receipt.summary");
  answers(facts.demand, writer);
}

}  // namespace

void write(const Attestation& facts, Writer& writer) {
  const bool renewal = facts.event == Attestation::Event::renewal;
  const demand::Standing& standing = facts.standing;
  const Office office = writer.issuer().territory.office(writer.issuer().desk);
  writer.paper().document = writer.say("receipt.attestation.document").own;
  writer.paper().title = writer.say(renewal ? "receipt.attestation.renewal" : "receipt.attestation.registration");
  identify(standing.number, facts.proof, writer);
  auto& under = writer.paper().under_identifier;
  under.push_back(writer.say("receipt.received.sentence", {{"date", writer.date(standing.deposited)}}));
  under.push_back(writer.say("receipt.valid.sentence", {{"date", writer.date(standing.valid_until)}}));
  if (!facts.proof.empty()) under.push_back(writer.say("receipt.attestation.proof"));

  the_demand(facts, office, writer);
  validity(facts, writer);
  landlords(facts.demand, writer);
  mediation_cases(writer);
  mediation_date(facts, office, writer);
  contact(writer, "R441-2-4 i)");
  annexes(facts, writer);
  writer.put(small_print, "receipt.attestation.law");
}

}  // namespace guichet::kiosk::receipt
