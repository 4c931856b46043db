#include "sync/sandbox/ledger.hpp"

#include <format>

#include "sync/registry/value_check.hpp"
#include "sync/sandbox/admission.hpp"

namespace guichet::sync::sandbox {
namespace {

constexpr std::string_view unexpected_error = "Erreur inattendue lors du traitement de la demande.";
constexpr std::string_view another_desk = "-----";

Failed broken() { return Failed{unexpected_error}; }

std::vector<registry::Anomaly> one(std::string_view code, std::string_view text) {
  return {{std::string{code}, std::string{text}}};
}

std::vector<registry::Anomaly> unknown_number() {
  return one("SANDBOX_0201", "Aucune demande ne porte ce numéro unique.");
}

std::vector<registry::Anomaly> to_anomalies(const std::vector<registry::Finding>& findings) {
  std::vector<registry::Anomaly> anomalies;
  for (const auto& finding : findings)
    anomalies.push_back({finding.code, finding.sentence + " (" + finding.path + ")"});
  return anomalies;
}

}  // namespace

Ledger::Ledger(Store store, registry::Rules rules, std::string territory, const platform::system::Clock& clock,
               Calendar calendar)
    : store_(std::move(store)),
      rules_(std::move(rules)),
      territory_(std::move(territory)),
      clock_(&clock),
      calendar_(calendar) {}

std::expected<Ledger, std::string> Ledger::open(const std::filesystem::path& file, registry::Rules rules,
                                                std::string territory, const platform::system::Clock& clock,
                                                platform::system::Random& random, Calendar calendar) {
  auto store = Store::open(file, random);
  if (!store) return std::unexpected(store.error());
  return Ledger{std::move(*store), std::move(rules), std::move(territory), clock, calendar};
}

Date Ledger::today() const { return paris_day(clock_->now() + calendar_.ahead); }

std::string Ledger::answer_of(const Held& held) const {
  return with_standing(held.content, on_day(held.standing, today(), calendar_.rules), calendar_.rules);
}

Verdict Ledger::enter(std::string_view file_name, std::string_view xml) {
  if (!registry::passes("mask", "DEMXXXXX-999999999999-999999.xml", file_name)) {
    return Failed{"Le nom du fichier de demande n’est pas conforme."};
  }
  const std::scoped_lock lock{*mutex_};
  return enter_checked(file_name, xml);
}

Verdict Ledger::enter_checked(std::string_view file_name, std::string_view xml) {
  const auto known = store_.message(file_name);
  if (!known) return broken();
  if (*known && (*known)->body != xml)
    return one("SANDBOX_0200", "Un autre contenu a déjà été reçu sous ce nom de fichier.");
  if (*known) return (*known)->answer ? Numbered{(*known)->number, *(*known)->answer} : find_held((*known)->number);

  const auto findings = registry::check_message(xml, rules_);
  // What cannot be read has no demand to hang an anomaly on: the national registry answers a technical error too.
  if (!findings.empty() && findings.front().code == "SANDBOX_0001") return broken();
  if (!findings.empty()) return to_anomalies(findings);
  const Incoming message = read_incoming(xml);
  if (message.type == "CRE") return create(file_name, xml, message);
  if (message.type == "MOD" || message.type == "REN" || message.type == "RAD") return amend(file_name, xml, message);
  return Failed{"Le bac à sable ne traite pas ce type de fichier."};
}

Verdict Ledger::create(std::string_view file_name, std::string_view xml, const Incoming& message) {
  if (!message.created) return broken();
  const auto sequence = store_.next_sequence();
  if (!sequence) return broken();
  const std::string date = iso_date(*message.created);
  Held held{.number = std::format("{}{}{}{:06}{}", territory_, date.substr(5, 2), date.substr(2, 2),
                                  *sequence % 1'000'000, message.desk),
            .content = {},
            .standing = {.deposited = *message.created}};
  held.content = to_content(xml, held.number);
  return kept(held, file_name, xml, message.desk);
}

Verdict Ledger::amend(std::string_view file_name, std::string_view xml, const Incoming& message) {
  auto held = store_.find(message.number);
  if (!held) return broken();
  if (!*held) return unknown_number();
  (*held)->standing = on_day(std::move((*held)->standing), today(), calendar_.rules);
  // A message that does not say what it was written on is believed to know.
  const auto elsewhere = message.version_read
                             ? store_.changed_elsewhere(message.number, *message.version_read, message.desk)
                             : Stored<bool>{false};
  if (!elsewhere) return broken();
  auto anomalies = objections(message, xml, **held, *elsewhere, today(), calendar_.rules);
  if (!anomalies.empty()) return anomalies;
  return kept(changed(std::move(**held), message, xml, today()), file_name, xml, message.desk);
}

Verdict Ledger::kept(const Held& held, std::string_view file_name, std::string_view xml, const std::string& desk) {
  const std::string answer = answer_of(held);
  auto transaction = store_.begin();
  if (!transaction) return broken();
  const auto put = store_.put(held);
  const auto noted = store_.keep({.file_name = std::string{file_name},
                                  .body = std::string{xml},
                                  .number = held.number,
                                  .desk = desk,
                                  .version = held.standing.version,
                                  .answer = answer},
                                 clock_->now());
  if (!put || !noted || !transaction->commit()) return broken();
  return Numbered{held.number, answer};
}

Verdict Ledger::find_held(std::string_view number) {
  const auto held = store_.find(number);
  if (!held) return broken();
  if (!*held) return unknown_number();
  return Numbered{(*held)->number, answer_of(**held)};
}

Verdict Ledger::find(std::string_view number) {
  const std::scoped_lock lock{*mutex_};
  return find_held(number);
}

std::expected<void, std::string> Ledger::seed(std::string_view xml) {
  const std::scoped_lock lock{*mutex_};
  auto held = read_seed(xml, today());
  if (!held) return std::unexpected(held.error());
  const auto known = store_.find(held->number);
  if (known && *known) return {};
  if (!known || !store_.put(*held)) return std::unexpected("the database cannot be written");
  return {};
}

void Ledger::renew_elsewhere(std::string_view number) {
  const std::scoped_lock lock{*mutex_};
  auto found = store_.find(number);
  if (!found || !*found || (*found)->standing.closure) return;
  Held held = std::move(**found);
  ++held.standing.version;
  held.standing.renewed = today();
  const std::string name = std::format("{} {}", held.number, held.standing.version);
  (void)kept(held, name, {}, std::string{another_desk});
}

std::size_t Ledger::size() {
  const std::scoped_lock lock{*mutex_};
  return static_cast<std::size_t>(store_.size().value_or(0));
}

std::optional<std::string> Ledger::number_of(std::string_view file_name) {
  const std::scoped_lock lock{*mutex_};
  const auto known = store_.message(file_name);
  if (!known || !*known) return std::nullopt;
  return (*known)->number;
}

std::optional<std::string> Ledger::number_other_than(std::string_view number) {
  const std::scoped_lock lock{*mutex_};
  return store_.number_other_than(number).value_or(std::nullopt);
}

}  // namespace guichet::sync::sandbox
