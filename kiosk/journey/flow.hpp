#pragma once
// Which place follows which: the path through the pages, the loop through a person of the household, and the way back.

#include "kiosk/journey/model.hpp"

namespace guichet::kiosk::journey {

Place first_question(const demand::Demand& draft);
Place after(const Asking& place, const demand::Demand& draft);
Place before(const Asking& place, const demand::Demand& draft);
Place after_household(const Household& place, const demand::Demand& draft);
Place before_household(const Household& place, const demand::Demand& draft);
Place last_question(const demand::Demand& draft);  // before the papers

// The first page about a person of the household, or the applicant's again.
Place ask_about(const demand::Demand& draft, std::size_t person, bool from_summary);

// Where a demand taken up again goes on: at the first thing that is missing.
Place where_it_stopped(const demand::Demand& draft, const Context& context);

}  // namespace guichet::kiosk::journey
