#include "kiosk/terminal/refused_papers.hpp"

#include <algorithm>

#include "sync/outbox/parcels.hpp"

namespace guichet::kiosk::terminal {
namespace {

using demand::PaperStanding;
using demand::PaperState;

std::string french_name(const std::string& code, const rules::DocumentTable* table) {
  const auto* rule = table == nullptr ? nullptr : table->find(code);
  return rule == nullptr ? code : rule->name;
}

// The registry still shows the paper as it was before it was given again: one line tells both.
PaperStanding& line_for(const std::string& code, const rules::DocumentTable* table, demand::Standing& standing) {
  const auto is_still_wanted = [&](const PaperStanding& paper) {
    return paper.code == code && paper.state != PaperState::received && paper.state != PaperState::not_arrived;
  };
  const auto found = std::ranges::find_if(standing.papers, is_still_wanted);
  if (found != standing.papers.end()) return *found;
  return standing.papers.emplace_back(PaperStanding{.code = code, .label = french_name(code, table)});
}

}  // namespace

Stored<int> add_refused_papers(Database& database, const rules::DocumentTable* table, demand::Standing& standing) {
  const auto kinds = sync::outbox::refused_kinds(database, standing.number.view());
  if (!kinds) return std::unexpected(kinds.error());
  for (const auto& kind : *kinds) line_for(kind, table, standing).state = PaperState::not_arrived;
  return static_cast<int>(kinds->size());
}

Stored<int> count_refused_papers(Database& database, const demand::DepositReference& reference) {
  const auto parcels = sync::outbox::parcels_of(database, reference.view());
  if (!parcels) return std::unexpected(parcels.error());
  const auto refused = std::ranges::count(*parcels, sync::outbox::State::refused, &sync::outbox::Parcel::state);
  return static_cast<int>(refused);
}

}  // namespace guichet::kiosk::terminal
