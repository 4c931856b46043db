#include "sync/sandbox/document.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>
#include <utility>

#include <pugixml.hpp>

#include "sync/registry/xml.hpp"

namespace guichet::sync::sandbox {
namespace {

using registry::child;

constexpr const char* own_namespace_of_demands = "urn:guichet:1";

pugi::xml_node demand_in(const pugi::xml_document& document) {
  return child(child(document.document_element(), "demande"), "demandeLogement");
}

std::string text_of(const pugi::xml_document& document) {
  std::ostringstream out;
  document.document_element().print(out, "", pugi::format_raw);
  return std::move(out).str();
}

// The prefix its neighbours use, with its colon.
std::string prefix_of(const pugi::xml_node& node) {
  const std::string name = node.name();
  return name.substr(0, name.find(':') + 1);
}

bool is_empty(const pugi::xml_node& node) { return !node.first_child() && !node.first_attribute(); }

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// The 2014 rule of the public portal: only a desk changes these. To be verified for today's portal.
struct Particular {
  std::string_view element;
  bool coded;
  std::string_view code;
  std::string_view sentence;
};
constexpr std::array particulars{
    Particular{"civilite", true, "SANDBOX_0210", "La civilité ne peut être changée que par un agent."},
    Particular{"nationalite", true, "SANDBOX_0211", "La nationalité ne peut être changée que par un agent."},
    Particular{"nom", false, "SANDBOX_0212", "Le nom ne peut être changé que par un agent."},
    Particular{"nomPatronymique", false, "SANDBOX_0213", "Le nom de naissance ne peut être changé que par un agent."},
    Particular{"prenom", false, "SANDBOX_0214", "Le prénom ne peut être changé que par un agent."},
    Particular{"dateNaissance", false, "SANDBOX_0215", "La date de naissance ne peut être changée que par un agent."},
    Particular{"situationFamiliale", true, "SANDBOX_0216",
               "La situation familiale ne peut être changée que par un agent."},
};

std::string_view value_of(const Particular& particular, const pugi::xml_document& document) {
  const auto applicant = child(child(demand_in(document), "personnePhysique"), "demandeur");
  const auto element = child(applicant, particular.element);
  return particular.coded ? element.attribute("code").as_string() : element.text().get();
}

constexpr std::array<std::string_view, 5> paper_states{"recue", "manquante", "inexploitable", "hors_perimetre",
                                                       "obsolete"};

// What may be said of a paper beside its state.
constexpr std::array<std::pair<const char*, std::string Paper::*>, 5> said_of_papers{
    {{"commentaire", &Paper::comment},
     {"personne", &Paper::person},
     {"anneeRevenus", &Paper::income_year},
     {"dateDocument", &Paper::issued},
     {"dateExpiration", &Paper::expires}}};

void write_papers(pugi::xml_node follow_up, const std::vector<Paper>& papers) {
  for (const Paper& paper : papers) {
    pugi::xml_node node = follow_up.append_child("g:piece");
    node.append_attribute("code").set_value(paper.code.c_str());
    node.append_attribute("libelle").set_value(paper.label.c_str());
    node.append_attribute("etat").set_value(paper.state.c_str());
    for (const auto& [name, value] : said_of_papers)
      if (!(paper.*value).empty()) node.append_attribute(name).set_value((paper.*value).c_str());
  }
}

void write_standing(pugi::xml_node follow_up, const Standing& standing, const LifeRules& rules) {
  const auto put = [&](const char* name, const std::string& value) {
    follow_up.append_attribute(name).set_value(value.c_str());
  };
  put("xmlns:g", own_namespace_of_demands);
  put("etat", standing.closure ? "radiee" : "active");
  put("dateDepotInitial", iso_date(standing.deposited));
  if (standing.renewed) put("dateDernierRenouvellement", iso_date(*standing.renewed));
  put("dateFinValidite", iso_date(valid_until(standing, rules)));
  if (standing.closure) {
    put("motifRadiation", standing.closure->motive);
    put("dateRadiation", iso_date(standing.closure->on));
  }
  if (const auto limit = reactivable_until(standing, rules)) put("reactivableJusquau", iso_date(*limit));
  put("version", std::to_string(standing.version));
  write_papers(follow_up, standing.papers);
}

// "2026-01-31", or "-P11M": eleven months before today.
std::optional<Date> seed_date(std::string_view text, Date today) {
  if (!text.starts_with("-P") || !text.ends_with("M")) return parse_date(text);
  const auto months = whole_number(text.substr(2, text.size() - 3));
  return months && *months >= 0 ? std::optional{after_months(today, -*months)} : std::nullopt;
}

bool is_number_or_nothing(std::string_view text) { return text.empty() || whole_number(text).value_or(-1) >= 0; }

std::expected<std::vector<Paper>, std::string> read_papers(const pugi::xml_node& follow_up, Date today) {
  std::vector<Paper> papers;
  for (const pugi::xml_node& node : follow_up.children()) {
    if (registry::local_name(node) != "piece") continue;
    Paper& paper = papers.emplace_back(Paper{.code = node.attribute("code").as_string(),
                                             .label = node.attribute("libelle").as_string(),
                                             .state = node.attribute("etat").as_string(),
                                             .comment = {}});
    for (const auto& [name, value] : said_of_papers) paper.*value = node.attribute(name).as_string();
    if (!std::ranges::contains(paper_states, paper.state)) return std::unexpected("a paper in no known state");
    if (!is_number_or_nothing(paper.person) || !is_number_or_nothing(paper.income_year))
      return std::unexpected("a paper with a number that cannot be read");
    for (std::string* const day : {&paper.issued, &paper.expires}) {
      const auto date = seed_date(*day, today);
      if (!day->empty() && !date) return std::unexpected("a paper with a date that cannot be read");
      if (date) *day = iso_date(*date);
    }
  }
  return papers;
}

std::expected<Standing, std::string> read_standing(const pugi::xml_node& follow_up, Date today) {
  const auto date = [&](const char* name) { return seed_date(follow_up.attribute(name).as_string(), today); };
  const auto deposited = date("dateDepotInitial");
  if (!deposited) return std::unexpected("no dateDepotInitial that can be read");
  Standing standing{.deposited = *deposited, .renewed = date("dateDernierRenouvellement")};
  if (follow_up.attribute("dateDernierRenouvellement") && !standing.renewed)
    return std::unexpected("a dateDernierRenouvellement that cannot be read");
  if (const std::string motive = follow_up.attribute("motifRadiation").as_string(); !motive.empty()) {
    const auto closed = date("dateRadiation");
    if (!closed) return std::unexpected("a motifRadiation without dateRadiation");
    standing.closure = Closure{.motive = motive, .on = *closed};
  }
  standing.version = follow_up.attribute("version").as_int(1);
  auto papers = read_papers(follow_up, today);
  if (!papers) return std::unexpected(papers.error());
  standing.papers = std::move(*papers);
  return standing;
}

}  // namespace

Incoming read_incoming(std::string_view xml) {
  pugi::xml_document document;
  if (!registry::parse(document, xml)) return {};
  const pugi::xml_node demand = demand_in(document);
  const pugi::xml_node ours = child(demand, "complement");
  const pugi::xml_node income = child(child(child(demand, "personnePhysique"), "demandeur"), "revenuFiscal");
  const auto states = [&](std::string_view year) {
    return !std::string_view{child(income, year).text().get()}.empty();
  };
  return {.type = child(child(document.document_element(), "entete"), "typeFichier").text().get(),
          .number = child(demand, "numUnique").text().get(),
          .desk = child(demand, "numGuichet").text().get(),
          .created = parse_date(child(demand, "dateCreationDemande").text().get()),
          .version_read = whole_number(child(ours, "versionLue").text().get()),
          .by_staff = std::string_view{child(ours, "auteur").attribute("code").as_string()} == "agent",
          .states_income = states("montantMoins1") || states("montantMoins2"),
          .motive = child(ours, "motifRadiation").attribute("code").as_string()};
}

std::string to_content(std::string_view xml, const std::string& number) {
  pugi::xml_document document;
  if (!registry::parse(document, xml)) return {};
  pugi::xml_node demand = demand_in(document);
  if (!child(demand, "numUnique"))
    demand.prepend_child((prefix_of(demand) + "numUnique").c_str()).text().set(number.c_str());
  pugi::xml_node ours = child(demand, "complement");
  for (const auto* said_once : {"suivi", "versionLue", "auteur", "motifRadiation"})
    ours.remove_child(child(ours, said_once));
  if (ours && is_empty(ours)) demand.remove_child(ours);
  return text_of(document);
}

std::string with_standing(std::string_view content, const Standing& standing, const LifeRules& rules) {
  pugi::xml_document document;
  if (!registry::parse(document, content)) return {};
  pugi::xml_node demand = demand_in(document);
  pugi::xml_node ours = child(demand, "complement");
  if (!ours) {
    ours = demand.append_child("g:complement");
    ours.append_attribute("xmlns:g").set_value(own_namespace_of_demands);
  }
  write_standing(ours.append_child("g:suivi"), standing, rules);
  return text_of(document);
}

std::vector<registry::Anomaly> changed_particulars(std::string_view content, std::string_view xml) {
  pugi::xml_document held, arrived;
  if (!registry::parse(held, content) || !registry::parse(arrived, xml)) return {};
  std::vector<registry::Anomaly> anomalies;
  for (const Particular& particular : particulars) {
    const auto before = value_of(particular, held);
    // What was missing may be completed.
    if (before.empty() || before == value_of(particular, arrived)) continue;
    anomalies.push_back({std::string{particular.code}, std::string{particular.sentence}});
  }
  return anomalies;
}

std::expected<Held, std::string> read_seed(std::string_view xml, Date today) {
  pugi::xml_document document;
  if (!registry::parse(document, xml)) return std::unexpected("not XML");
  const pugi::xml_node demand = demand_in(document);
  Held held{.number = child(demand, "numUnique").text().get(), .content = {}, .standing = {}};
  if (!registry::has_number_shape(held.number)) return std::unexpected("no numUnique of the right shape");
  auto standing = read_standing(child(child(demand, "complement"), "suivi"), today);
  if (!standing) return std::unexpected(standing.error());
  held.standing = std::move(*standing);
  // A date counted from today is written nowhere else.
  child(demand, "dateCreationDemande").text().set(iso_date(held.standing.deposited).c_str());
  held.content = to_content(text_of(document), held.number);
  return held;
}

}  // namespace guichet::sync::sandbox
