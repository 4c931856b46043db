#pragma once
// Which place follows which: the path through the pages that are asked of this household, the loop through a person of
// it, and the way back.

#include "kiosk/journey/model.hpp"

namespace guichet::kiosk::journey {

Place first_question(const demand::Demand& draft);
Place last_question(const demand::Demand& draft, const Context& context);  // before the papers

// `was`: the draft before this page was answered. An answer changed from the summary may open questions: they come
// next.
Place after(const Asking& place, const demand::Demand& draft, const demand::Demand& was, const Context& context);
Place before(const Asking& place, const demand::Demand& draft, const Context& context);
Place after_household(const Household& place, const demand::Demand& draft, const Context& context);
Place before_household(const Household& place, const demand::Demand& draft);

// The first page about a person of the household, or the applicant's again.
Place ask_about(const demand::Demand& draft, std::size_t person, bool from_summary);

// Where a demand taken up again goes on: at the first thing that is missing.
Place where_it_stopped(const demand::Demand& draft, const Context& context);

// Back to a page of the path that was left to see the answers, about the same person; somewhere near when it is no
// longer asked.
Place back_on_path(const demand::Demand& draft, PageId page, std::size_t person, const Context& context);

// Pages that this household still has to go through from here, the papers not counted.
std::size_t questions_left(const Model& model);

}  // namespace guichet::kiosk::journey
