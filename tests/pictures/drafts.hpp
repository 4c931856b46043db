#pragma once
// The answers with which places are shown.

#include <cstddef>

#include "kiosk/demand/demand.hpp"
#include "kiosk/journey/page.hpp"

namespace guichet::tests {

// One person of each kind, under names as long as names get.
kiosk::demand::Demand large_household();

// The usual answers, or others that open a page which those keep closed.
kiosk::demand::Demand draft_where_asked(const kiosk::journey::Page& page, std::size_t person,
                                        const kiosk::demand::Demand& usual);

}  // namespace guichet::tests
