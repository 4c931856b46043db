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
PaperStanding& line_for(const sync::outbox::Parcel& parcel, const rules::DocumentTable* table, demand::Standing& standing) {
  const auto is_still_wanted = [&](const PaperStanding& paper) {
    const bool is_theirs = !paper.person || !parcel.person || paper.person == parcel.person;
    return paper.code == parcel.kind && is_theirs && paper.state != PaperState::received && paper.state != PaperState::not_arrived;
  };
  const auto found = std::ranges::find_if(standing.papers, is_still_wanted);
  if (found != standing.papers.end()) return *found;
  return standing.papers.emplace_back(PaperStanding{.code = parcel.kind, .label = french_name(parcel.kind, table), .person = parcel.person});
}

}  // namespace

Stored<int> add_refused_papers(Database& database, const rules::DocumentTable* table, demand::Standing& standing) {
  const auto parcels = sync::outbox::refused_parcels(database, standing.number.view());
  if (!parcels) return std::unexpected(parcels.error());
  for (const auto& parcel : *parcels) line_for(parcel, table, standing).state = PaperState::not_arrived;
  return static_cast<int>(parcels->size());
}

}  // namespace guichet::kiosk::terminal
