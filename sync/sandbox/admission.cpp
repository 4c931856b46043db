#include "sync/sandbox/admission.hpp"

#include <format>

namespace guichet::sync::sandbox {
namespace {

using Anomalies = std::vector<registry::Anomaly>;

std::string french(Date date) { return std::format("{:%d/%m/%Y}", std::chrono::sys_days{date}); }

// A renewal from the desk brings back what was closed for lack of one, while that is allowed.
bool reactivates(const Incoming& message, const Standing& standing, Date today, const LifeRules& rules) {
  const auto limit = reactivable_until(standing, rules);
  return message.type == "REN" && message.by_staff && limit && today <= *limit;
}

Anomalies objections_to_renewal(const Incoming& message, const Standing& standing, Date today, const LifeRules& rules) {
  Anomalies anomalies;
  const Date opens = renewal_opens(standing, rules);
  if (today < opens)
    anomalies.push_back({"SANDBOX_0205", "Le renouvellement n’est possible qu’à partir du " + french(opens) + "."});
  if (!message.states_income)
    anomalies.push_back({"SANDBOX_0206", "Le renouvellement demande le revenu fiscal de l’année."});
  return anomalies;
}

std::string change_told(const Standing& standing) {
  const std::string renewal =
      standing.renewed ? ". Dernier renouvellement : " + french(*standing.renewed) : std::string{};
  return "La demande a changé dans un autre guichet depuis qu’elle a été lue" + renewal + ".";
}

}  // namespace

Anomalies objections(const Incoming& message, std::string_view xml, const Held& held, bool changed_elsewhere,
                     Date today, const LifeRules& rules) {
  const Standing& standing = held.standing;
  if (standing.closure && !reactivates(message, standing, today, rules)) {
    return {{"SANDBOX_0202", "La demande est radiée (" + standing.closure->motive + ") depuis le " +
                                 french(standing.closure->on) + "."}};
  }
  if (message.created != standing.deposited) {
    return {{"SANDBOX_0203", "La date de création n’est pas celle du premier dépôt, qui ne change pas."}};
  }
  if (message.type == "RAD") {
    if (message.by_staff || message.motive == given_up) return {};
    return {{"SANDBOX_0207", "Le demandeur ne peut que renoncer à sa demande (RADABA)."}};
  }
  // Renouncing holds whatever changed; any other change would overwrite what its author never saw.
  if (changed_elsewhere) return {{"SANDBOX_0204", change_told(standing)}};
  if (message.type == "REN") return objections_to_renewal(message, standing, today, rules);
  return message.by_staff ? Anomalies{} : changed_particulars(held.content, xml);
}

Held changed(Held held, const Incoming& message, std::string_view xml, Date today) {
  ++held.standing.version;
  if (message.type == "RAD") {
    held.standing.closure = Closure{.motive = message.motive, .on = today};
    return held;
  }
  held.content = to_content(xml, held.number);
  if (message.type == "MOD") return held;
  held.standing.renewed = today;
  held.standing.closure.reset();
  return held;
}

}  // namespace guichet::sync::sandbox
