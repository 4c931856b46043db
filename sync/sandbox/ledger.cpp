#include "sync/sandbox/ledger.hpp"

#include <array>
#include <format>
#include <span>
#include <sstream>

#include <pugixml.hpp>

#include "platform/vault/key_file.hpp"
#include "sync/registry/value_check.hpp"
#include "sync/registry/xml.hpp"

namespace guichet::sync::sandbox {
namespace {

using platform::storage::Database;
using registry::child;

constexpr std::string_view unexpected_error = "Erreur inattendue lors du traitement de la demande.";

constexpr std::array migrations{platform::storage::Migration{"2026-11-22", "ledger", R"sql(
CREATE TABLE demands (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  file_name TEXT NOT NULL UNIQUE,
  body BLOB NOT NULL,
  number TEXT UNIQUE,
  received_at INTEGER NOT NULL
) STRICT;
)sql"}};

std::expected<platform::system::SecretBytes, std::string> key_beside(const std::filesystem::path& file,
                                                                     platform::system::Random& random) {
  using platform::vault::KeyFile;
  const std::filesystem::path path = file.string() + ".key";
  if (auto key = KeyFile{path}.load()) return std::move(*key);
  auto created = KeyFile::create(path, random);
  if (!created) return std::unexpected("cannot keep a key in " + path.string());
  auto key = created->load();
  if (!key) return std::unexpected("cannot read " + path.string());
  return std::move(*key);
}

std::span<const std::byte> bytes_of(std::string_view text) { return std::as_bytes(std::span{text}); }

std::string text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

pugi::xml_node demand_in(const pugi::xml_document& document) {
  return child(child(document.document_element(), "demande"), "demandeLogement");
}

// The demand given back: what came, plus its number under the prefix its neighbours use.
std::string with_number(std::string_view xml, const std::string& number) {
  pugi::xml_document document;
  if (!registry::parse(document, xml)) return {};
  pugi::xml_node demand = demand_in(document);
  const std::string name = demand.name();
  const auto colon = name.find(':');
  const std::string prefix = colon == std::string::npos ? "" : name.substr(0, colon + 1);
  demand.prepend_child((prefix + "numUnique").c_str()).text().set(number.c_str());
  std::ostringstream out;
  document.document_element().print(out, "", pugi::format_raw);
  return std::move(out).str();
}

std::vector<registry::Anomaly> to_anomalies(const std::vector<registry::Finding>& findings) {
  std::vector<registry::Anomaly> anomalies;
  for (const auto& finding : findings)
    anomalies.push_back({finding.code, finding.sentence + " (" + finding.path + ")"});
  return anomalies;
}

}  // namespace

Ledger::Ledger(Database database, registry::Rules rules, std::string territory, const platform::system::Clock& clock)
    : database_(std::move(database)), rules_(std::move(rules)), territory_(std::move(territory)), clock_(&clock) {}

std::expected<Ledger, std::string> Ledger::open(const std::filesystem::path& file, registry::Rules rules,
                                                std::string territory, const platform::system::Clock& clock,
                                                platform::system::Random& random) {
  const auto key = key_beside(file, random);
  if (!key) return std::unexpected(key.error());
  auto database = Database::open(file, *key, migrations);
  if (!database) return std::unexpected("cannot open " + file.string() + ": " + database.error().detail);
  return Ledger{std::move(*database), std::move(rules), std::move(territory), clock};
}

Verdict Ledger::enter(std::string_view file_name, std::string_view xml) {
  if (!registry::passes("mask", "DEMXXXXX-999999999999-999999.xml", file_name)) {
    return Failed{"Le nom du fichier de demande n’est pas conforme."};
  }
  const std::scoped_lock lock{*mutex_};
  return enter_checked(file_name, xml);
}

Verdict Ledger::enter_checked(std::string_view file_name, std::string_view xml) {
  auto known = database_.query("SELECT body, number FROM demands WHERE file_name = ?", file_name);
  if (!known) return Failed{unexpected_error};
  if (!known->empty() && text_of(known->front().blob(0)) == xml) {
    const std::string& number = known->front().text(1);
    return Numbered{number, with_number(xml, number)};
  }
  if (!known->empty()) {
    return std::vector{registry::Anomaly{"SANDBOX_0090", "Un autre contenu a déjà été reçu sous ce nom de fichier."}};
  }
  const auto findings = registry::check_message(xml, rules_);
  // What cannot be read has no demand to hang an anomaly on: the national registry answers a technical error too.
  if (!findings.empty() && findings.front().code == "SANDBOX_0001") return Failed{unexpected_error};
  if (!findings.empty()) return to_anomalies(findings);
  auto number = give_number(file_name, xml);
  if (!number) return Failed{number.error()};
  return Numbered{*number, with_number(xml, *number)};
}

std::expected<std::string, std::string> Ledger::give_number(std::string_view file_name, std::string_view xml) {
  pugi::xml_document document;
  if (!registry::parse(document, xml)) return std::unexpected(std::string{unexpected_error});
  const pugi::xml_node demand = demand_in(document);
  const std::string date = child(demand, "dateCreationDemande").text().get();
  const std::string_view desk = child(demand, "numGuichet").text().get();
  const std::string_view type = child(child(document.document_element(), "entete"), "typeFichier").text().get();
  if (type != "CRE" && type != "CRS") {
    return std::unexpected(std::string{"Le bac à sable ne traite que les créations."});
  }

  auto transaction = database_.begin();
  if (!transaction) return std::unexpected(std::string{unexpected_error});
  auto entered =
      database_.query("INSERT INTO demands (file_name, body, received_at) VALUES (?, ?, ?) RETURNING sequence",
                      file_name, bytes_of(xml), clock_->now().time_since_epoch().count());
  if (!entered) return std::unexpected(std::string{unexpected_error});
  const auto sequence = entered->front().integer(0);
  std::string number =
      std::format("{}{}{}{:06}{}", territory_, date.substr(5, 2), date.substr(2, 2), sequence % 1'000'000, desk);
  auto numbered = database_.run("UPDATE demands SET number = ? WHERE sequence = ?", number, sequence);
  if (!numbered || !transaction->commit()) return std::unexpected(std::string{unexpected_error});
  return number;
}

Verdict Ledger::find(std::string_view number) {
  const std::scoped_lock lock{*mutex_};
  auto found = database_.query("SELECT body FROM demands WHERE number = ?", number);
  if (!found) return Failed{unexpected_error};
  if (found->empty()) {
    return std::vector{registry::Anomaly{"SANDBOX_0091", "Aucune demande ne porte ce numéro unique."}};
  }
  return Numbered{std::string{number}, with_number(text_of(found->front().blob(0)), std::string{number})};
}

std::size_t Ledger::size() {
  const std::scoped_lock lock{*mutex_};
  const auto rows = database_.query("SELECT count(*) FROM demands");
  return rows ? static_cast<std::size_t>(rows->front().integer(0)) : 0;
}

std::optional<std::string> Ledger::one_text(std::string_view sql, std::string_view argument) {
  const std::scoped_lock lock{*mutex_};
  const auto rows = database_.query(sql, argument);
  if (!rows || rows->empty()) return std::nullopt;
  return rows->front().text(0);
}

std::optional<std::string> Ledger::number_of(std::string_view file_name) {
  return one_text("SELECT number FROM demands WHERE file_name = ?", file_name);
}

std::optional<std::string> Ledger::number_other_than(std::string_view number) {
  return one_text("SELECT number FROM demands WHERE number <> ? ORDER BY sequence LIMIT 1", number);
}

}  // namespace guichet::sync::sandbox
