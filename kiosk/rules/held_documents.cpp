#include "kiosk/rules/held_documents.hpp"

#include <array>
#include <utility>

namespace guichet::kiosk::rules {
namespace {

HeldState to_held(demand::PaperState state) {
  switch (state) {
    case demand::PaperState::received: return HeldState::received;
    case demand::PaperState::missing: return HeldState::asked;
    case demand::PaperState::unusable: return HeldState::unusable;
    case demand::PaperState::out_of_scope: return HeldState::out_of_list;
    case demand::PaperState::obsolete: return HeldState::obsolete;
    case demand::PaperState::not_arrived: return HeldState::not_arrived;
  }
  std::unreachable();
}

Fault age(const HeldDocument& held, const Freshness& freshness, demand::Date on) {
  switch (freshness.kind) {
    case Freshness::Kind::lasting: return Fault::none;
    case Freshness::Kind::expiry: return held.expires && *held.expires < on ? Fault::expired : Fault::none;
    case Freshness::Kind::months: {
      if (!held.issued) return Fault::none;
      const auto last = demand::add_months(*held.issued, freshness.count, demand::MonthEnd::last_day);
      return last < on ? Fault::too_old : Fault::none;
    }
    case Freshness::Kind::income_year:
      return held.income_year && held.income_year != wanted_income_year(freshness, on) ? Fault::another_year
                                                                                       : Fault::none;
  }
  std::unreachable();
}

}  // namespace

std::string_view name_of(Fault fault) {
  static constexpr std::array<std::string_view, 8> names = {"none",         "unusable", "out_of_list", "obsolete",
                                                            "another_year", "too_old",  "expired",     "not_arrived"};
  return names.at(static_cast<std::size_t>(fault));
}

std::optional<int> wanted_income_year(const Freshness& freshness, demand::Date on) {
  if (freshness.kind != Freshness::Kind::income_year) return std::nullopt;
  return static_cast<int>(on.year()) - freshness.count;
}

Fault fault_of(const HeldDocument& held, const Freshness& freshness, demand::Date on) {
  switch (held.state) {
    case HeldState::unusable: return Fault::unusable;
    case HeldState::out_of_list: return Fault::out_of_list;
    case HeldState::obsolete: return Fault::obsolete;
    case HeldState::not_arrived: return Fault::not_arrived;
    case HeldState::asked:
    case HeldState::received: break;
  }
  return age(held, freshness, on);
}

std::vector<HeldDocument> held_documents(const demand::Standing& standing) {
  std::vector<HeldDocument> held;
  for (const demand::PaperStanding& paper : standing.papers) {
    held.push_back({.code = paper.code,
                    .person = paper.person,
                    .income_year = paper.income_year,
                    .issued = paper.issued,
                    .expires = paper.expires,
                    .state = to_held(paper.state),
                    .words = paper.comment,
                    .label = paper.label});
  }
  return held;
}

}  // namespace guichet::kiosk::rules
