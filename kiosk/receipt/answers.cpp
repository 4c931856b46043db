#include <algorithm>
#include <array>
#include <string>

#include "kiosk/demand/field.hpp"
#include "kiosk/receipt/kinds.hpp"
#include "kiosk/receipt/nir.hpp"
#include "platform/system/match.hpp"

namespace guichet::kiosk::receipt {
namespace {

using demand::Subject;
using platform::system::Match;

std::string commune_name(const demand::CommuneCode& code, const Writer& writer) {
  const auto* commune = writer.issuer().communes.find(code);
  return std::string(commune == nullptr ? code.view() : commune->name);
}

Words label(const demand::Field& field, const demand::Code& code, const Writer& writer) {
  return writer.say("code." + std::string(field.list) + "." + code.text);
}

// One answer as a person reads it.
Words told(const demand::Field& field, const demand::Value& value, const Writer& writer) {
  const auto listed = [](const auto& list, const auto& told_one) {
    std::vector<Words> words;
    for (const auto& one : list) words.push_back(told_one(one));
    return joined(words);
  };
  const auto place = [&](const demand::CommuneCode& code) { return plain(commune_name(code, writer)); };
  const auto coded = [&](const demand::Code& code) { return label(field, code, writer); };
  return std::visit(
      Match{
          [](const std::string& text) { return plain(without_nir(text)); },
          [&](bool yes) { return writer.say(yes ? "asking.yes" : "asking.no"); },
          [](std::int64_t number) { return plain(std::to_string(number)); },
          [&](const demand::Euros& amount) { return writer.money(amount); },
          [&](const demand::PartialDate& date) { return writer.date(date); },
          coded,
          [&](const demand::Choices& codes) { return listed(codes, coded); },
          [&](const demand::Locality& home) {
            return plain((home.postcode.empty() ? "" : home.postcode + " ") + commune_name(home.commune, writer));
          },
          [&](const demand::Communes& communes) { return listed(communes, place); },
          [&](const demand::Amounts& amounts) {
            if (amounts.empty()) return writer.say(demand::text_key(field) + ".none");
            return listed(amounts, [&](const demand::Amount& amount) {
              return writer.say("receipt.amount",
                                {{"what", coded(amount.code)}, {"amount", writer.money(amount.euros)}});
            });
          },
      },
      value);
}

std::string text_of(const demand::Answers& answers, demand::FieldId field) {
  const auto* text = answers.get<std::string>(field);
  return text == nullptr ? std::string() : without_nir(*text);
}

std::string spaced(std::initializer_list<std::string> parts) {
  std::string all;
  for (const std::string& part : parts)
    if (!part.empty()) all += (all.empty() ? "" : " ") + part;
  return all;
}

std::string name_of(const demand::Person& person) {
  const auto used = text_of(person.answers, "used_name"), born = text_of(person.answers, "birth_name");
  const auto dependant = text_of(person.answers, "dependant_name");
  return spaced({text_of(person.answers, "first_name"), !used.empty() ? used : !born.empty() ? born : dependant});
}

// As on an envelope: who receives the mail, the street, the commune, the country.
std::string address_of(const demand::Person& applicant, const Writer& writer) {
  const auto line = [&](demand::FieldId field) { return text_of(applicant.answers, field); };
  const auto* home = applicant.answers.get<demand::Locality>("home_commune");
  const std::string commune = home == nullptr ? "" : spaced({home->postcode, commune_name(home->commune, writer)});
  std::string address;
  for (const std::string& part :
       {line("domiciliation_name"), line("address_complement"), spaced({line("street_number"), line("street")}),
        commune, line("foreign_town"), line("foreign_country")})
    if (!part.empty()) address += (address.empty() ? "" : ", ") + part;
  return address;
}

bool is_printed(const demand::Field& field, const demand::Demand& demand, const demand::Person& person,
                Subject subject) {
  return field.subjects.has(subject) && field.kind != demand::Kind::nir && field.applies(demand, person);
}

void put(const demand::Field& field, const demand::Answers& answers, Writer& writer) {
  if (const auto* value = answers.find(field.id)) writer.fact(demand::text_key(field), told(field, *value, writer));
}

void person(const demand::Demand& demand, const demand::Person& one, Writer& writer) {
  const Words subject = writer.say("subject." + std::string(demand::name_of(one.subject)));
  const std::string name = name_of(one);
  writer.put(Part::heading, name.empty()
                                ? subject
                                : writer.say("receipt.summary.person", {{"subject", subject}, {"name", plain(name)}}));
  for (const demand::Field& field : demand::fields())
    if (is_printed(field, demand, one, one.subject)) put(field, one.answers, writer);
}

// The section of the law's list (R441-2-2) that a field belongs to: "f" of "CCH R441-2-2 f)".
std::string section_of(const demand::Field& field) {
  const auto end = field.article.size();
  const bool lettered = end >= 3 && field.article.ends_with(')') && field.article[end - 3] == ' ';
  return lettered ? std::string(1, field.article[end - 2]) : "other";
}

Words section_title(const std::string& section, const Writer& writer) {
  const std::string key = "receipt.section." + section;
  return writer.say(writer.knows(key) ? key : "receipt.section.other");
}

void whole_demand(const demand::Demand& demand, Writer& writer) {
  const auto of_demand = [&](const demand::Field& field) {
    return is_printed(field, demand, demand.people.front(), Subject::demand) && demand.answers.has(field.id);
  };
  std::vector<std::string> sections;
  for (const demand::Field& field : demand::fields())
    if (of_demand(field) && std::ranges::find(sections, section_of(field)) == sections.end())
      sections.push_back(section_of(field));
  std::ranges::sort(sections);
  for (const std::string& section : sections) {
    writer.put(Part::heading, section_title(section, writer));
    for (const demand::Field& field : demand::fields())
      if (of_demand(field) && section_of(field) == section) put(field, demand.answers, writer);
  }
}

}  // namespace

void addressee(const demand::Demand& demand, Writer& writer, std::string_view article) {
  const demand::Person& applicant = demand.people.front();
  writer.fact("receipt.name", plain(name_of(applicant)), article);
  writer.fact("receipt.address", plain(address_of(applicant, writer)), article);
}

void answers(const demand::Demand& demand, Writer& writer) {
  for (const demand::Person& one : demand.people) person(demand, one, writer);
  whole_demand(demand, writer);
}

void write(const DemandSummary& facts, Writer& writer) {
  const Values values = {{"date", writer.date(facts.printed_on)}};
  writer.paper().document = writer.say("receipt.summary.document").own;
  writer.paper().title = writer.say("receipt.summary.title");
  if (const auto& number = facts.demand.number)
    writer.identify("receipt.number", number->grouped(), std::string(number->view()));
  writer.paper().under_identifier.push_back(writer.say("receipt.printed.sentence", values));
  writer.put(Part::lead, facts.demand.number ? "receipt.summary.lead" : "receipt.summary.lead.draft");
  answers(facts.demand, writer);
  contact(writer);
  writer.put(Part::small_print, "receipt.summary.law");
}

}  // namespace guichet::kiosk::receipt
