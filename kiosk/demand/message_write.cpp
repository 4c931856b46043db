#include <array>
#include <format>
#include <sstream>

#include <pugixml.hpp>

#include "kiosk/demand/characters.hpp"
#include "kiosk/demand/field.hpp"
#include "kiosk/demand/message.hpp"
#include "kiosk/demand/message_path.hpp"

namespace guichet::kiosk::demand {
namespace {

std::string qualified(const PathStep& step) { return (step.own ? "g:" : "ns1:") + std::string(step.name); }

pugi::xml_node append(pugi::xml_node parent, const PathStep& step) {
  pugi::xml_node child = parent.append_child(qualified(step).c_str());
  // An address says first whether it is abroad.
  if (step.name == "adressePostale") child.append_child("ns1:etranger").text().set("false");
  return child;
}

pugi::xml_node enter(pugi::xml_node parent, const PathStep& step) {
  const pugi::xml_node existing = parent.child(qualified(step).c_str());
  return existing && !step.repeated ? existing : append(parent, step);
}

pugi::xml_node enter(pugi::xml_node parent, const MessagePath& path) {
  for (const PathStep& step : path.steps) parent = enter(parent, step);
  return parent;
}

void put(pugi::xml_node base, const MessagePath& path, std::string_view text) {
  const pugi::xml_node element = enter(base, path);
  const std::string terminated(text);
  if (path.attribute.empty()) {
    element.text().set(terminated.c_str());
  } else {
    pugi::xml_node(element).append_attribute(std::string(path.attribute).c_str()).set_value(terminated.c_str());
  }
}

void put(pugi::xml_node base, std::string_view path, std::string_view text) { put(base, to_path(path), text); }

std::string decimal(Euros euros) {
  std::string text = euros.typed();
  std::ranges::replace(text, ',', '.');
  return text;
}

struct Writing {
  pugi::xml_node base;
  MessagePath path;

  void operator()(const std::string& text) const { put(base, path, text); }
  void operator()(bool yes) const { put(base, path, yes ? "true" : "false"); }
  void operator()(std::int64_t number) const { put(base, path, std::to_string(number)); }
  void operator()(Euros euros) const { put(base, path, decimal(euros)); }
  void operator()(const Code& code) const { put(base, path, code.text); }
  void operator()(const Choices& choices) const {
    for (const Code& code : choices) put(base, path, code.text);
  }
  void operator()(const Communes& communes) const {
    for (const CommuneCode& code : communes) put(base, path, code.view());
  }
  // The list is there even when it is empty: "none" is an answer.
  void operator()(const Amounts& amounts) const {
    const pugi::xml_node list = enter(base, path);
    for (const Amount& amount : amounts) {
      const pugi::xml_node line = enter(list, {.name = "detailRessource", .repeated = true});
      put(line, "ressource@code", amount.code.text);
      put(line, "montant", decimal(amount.euros));
    }
  }
  void operator()(const Locality& locality) const {
    const pugi::xml_node address = enter(base, path);
    if (!locality.postcode.empty()) put(address, "codePostal", locality.postcode);
    put(address, "commune@code", locality.commune.view());
  }
  // The registry wants a whole date; how much of it is known stands beside it.
  void operator()(const PartialDate& date) const {
    pugi::xml_node element = enter(base, path);
    element.text().set(iso_date(date.earliest()).c_str());
    if (!date.is_whole()) element.append_attribute("g:precision").set_value(date.month == 0 ? "year" : "month");
  }
};

// The registry always has a used name: the birth name when no other was given, and then the message says so.
void write_default_name(pugi::xml_node base, const Field& field, const Answers& answers) {
  const auto* birth_name = answers.get<std::string>("birth_name");
  if (field.id != FieldId("used_name") || birth_name == nullptr) return;
  pugi::xml_node element = enter(base, to_path(field.path));
  element.text().set(birth_name->c_str());
  element.append_attribute("g:default").set_value(true);
}

void write_answers(pugi::xml_node base, const Answers& answers, Subject subject) {
  for (const Field& field : fields()) {
    if (!field.subjects.has(subject)) continue;
    if (const Value* value = answers.find(field.id)) {
      std::visit(Writing{base, to_path(field.path)}, *value);
    } else {
      write_default_name(base, field, answers);
    }
  }
}

void write_abroad(pugi::xml_node base, const Person& person) {
  const pugi::xml_node address = base.child("ns1:adressePostale");
  if (address && person.answers.is("domicile", "ETRA")) address.child("ns1:etranger").text().set("true");
}

void write_demand(pugi::xml_node node, const Demand& demand) {
  if (demand.number) put(node, "numUnique", demand.number->view());
  put(node, "numGuichet", demand.desk.view());
  if (demand.created) put(node, "dateCreationDemande", iso_date(*demand.created));
  for (const auto& [subject, path] : subject_paths) {
    for (const Person& person : demand.people) {
      if (person.subject != subject) continue;
      const pugi::xml_node element = enter(node, to_path(path));
      write_answers(element, person.answers, subject);
      write_abroad(element, person);
    }
  }
  write_answers(node, demand.answers, Subject::demand);
}

// The clock of the town hall with its distance from UTC: 2026-03-15T16:54:06+01:00.
std::string file_date(std::chrono::sys_seconds sent) {
  const std::chrono::minutes offset = paris_offset(sent);
  return std::format("{:%FT%T}+{:02}:00", sent + offset, std::chrono::floor<std::chrono::hours>(offset).count());
}

std::string to_ascii(std::string_view text) {
  std::string ascii;
  ascii.reserve(text.size());
  while (!text.empty()) {
    const auto character = take_character(text);
    if (!character) {
      text.remove_prefix(1);
    } else if (*character < 0x80) {
      ascii += static_cast<char>(*character);
    } else {
      ascii += std::format("&#x{:X};", static_cast<std::uint32_t>(*character));
    }
  }
  return ascii;
}

}  // namespace

std::string_view code_of(FileType type) {
  static constexpr std::array<std::string_view, 4> codes = {"CRE", "MOD", "REN", "RAD"};
  return codes[static_cast<std::size_t>(type)];
}

std::string write_message(const Demand& demand, const Envelope& envelope) {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("ns1:interfaceNuu");
  root.append_attribute("xmlns:ns1").set_value(std::string(registry_namespace).c_str());
  root.append_attribute("xmlns:g").set_value(std::string(own_namespace).c_str());
  root.append_attribute("versionInterface").set_value(std::string(interface_version).c_str());
  put(root, "entete/typeFichier", code_of(envelope.type));
  put(root, "entete/dateFichier", file_date(envelope.sent));
  const pugi::xml_node node = enter(root, to_path("demande/demandeLogement"));
  write_demand(node, demand);
  if (!envelope.closure_reason.empty()) {
    put(node, std::string(closure_reason_path) + "@code", envelope.closure_reason);
  }
  if (envelope.version_read > 0) put(node, version_read_path, std::to_string(envelope.version_read));

  std::ostringstream text;
  document.save(text, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return R"(<?xml version="1.0" encoding="UTF-8"?>)"
         "\n" +
         to_ascii(text.view());
}

}  // namespace guichet::kiosk::demand
