#pragma once
// Where a registered demand stands with the registry: alive or closed, until when, and which papers it holds. The
// registry says it in the element g:complement/g:suivi of its answers; no public document shows its own name for it.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/demand/date.hpp"
#include "kiosk/demand/unique_number.hpp"

namespace guichet::kiosk::demand {

enum class StandingState : unsigned char { active, closed };

// All but the last are the registry's. not_arrived: sent from this terminal, and refused on its way.
enum class PaperState : unsigned char { received, missing, unusable, out_of_scope, obsolete, not_arrived };

struct PaperStanding {
  std::string code;
  std::string label = {};
  std::string comment = {};  // of the desk that looked at it; often empty
  PaperState state = PaperState::missing;
  std::optional<std::size_t> person = {};  // in Demand::people; nothing: the household's, or not told
  std::optional<int> income_year = {};     // of a tax notice
  std::optional<Date> issued = {};
  std::optional<Date> expires = {};

  friend bool operator==(const PaperStanding&, const PaperStanding&) = default;
};

struct Standing {
  UniqueNumber number;
  StandingState state = StandingState::active;
  Date deposited{};    // the first day: it starts the seniority and never changes
  Date valid_until{};  // as the registry says it
  std::optional<Date> renewed = {};
  std::optional<Date> closed = {};
  std::optional<Date> reactivable_until = {};
  std::string closure_reason = {};  // a code of motifsRadiation
  std::vector<PaperStanding> papers = {};
  int version = 0;  // of the demand at the registry; a change says which one it was written on; 0: not told

  friend bool operator==(const Standing&, const Standing&) = default;
};

// For who has not proved that the demand is theirs: how many papers are in which state, and nothing of which they are,
// nor of what a desk wrote about them. The kind of a paper alone may tell of a divorce or a handicap.
Standing without_words(Standing standing);

// The day that a shorter month, or a common year, does not have: its last day (28 February), or the day after (1
// March).
enum class MonthEnd : unsigned char { last_day, day_after };

Date add_months(Date date, int months, MonthEnd rounding);

// One year from the first deposit or the last renewal (CCH R441-2-7); 29 February ends on 28.
Date end_of_validity(Date deposited, const std::optional<Date>& renewed);

// The first day on which a demand may be renewed: ten months after (service-public F32880), the last day of a shorter
// month.
Date renewal_opens(const Standing& standing, int months = 10);

}  // namespace guichet::kiosk::demand
