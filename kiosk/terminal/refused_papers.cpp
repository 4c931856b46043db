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
PaperStanding& line_for(const sync::outbox::Parcel& parcel, const rules::DocumentTable* table,
                        demand::Standing& standing) {
  const auto find = [&](auto is_whose) {
    return std::ranges::find_if(standing.papers, [&](const PaperStanding& paper) {
      const bool is_wanted = paper.state != PaperState::received && paper.state != PaperState::not_arrived;
      return paper.code == parcel.kind && is_wanted && is_whose(paper);
    });
  };
  auto found = find([&](const PaperStanding& paper) { return paper.person == parcel.person; });
  if (found == standing.papers.end())
    found = find([&](const PaperStanding& paper) { return !paper.person || !parcel.person; });
  if (found != standing.papers.end()) {
    if (!found->person) found->person = parcel.person;
    return *found;
  }
  return standing.papers.emplace_back(
      PaperStanding{.code = parcel.kind, .label = french_name(parcel.kind, table), .person = parcel.person});
}

}  // namespace

Stored<int> add_refused_papers(Database& database, const rules::DocumentTable* table, demand::Standing& standing) {
  const auto parcels = sync::outbox::refused_parcels(database, standing.number.view());
  if (!parcels) return std::unexpected(parcels.error());
  for (const auto& parcel : *parcels) line_for(parcel, table, standing).state = PaperState::not_arrived;
  return static_cast<int>(parcels->size());
}

}  // namespace guichet::kiosk::terminal
