#pragma once
// When a question is asked, from the answers given before it. An answer that is not there yet closes no door that its
// page has not closed: a demand made at another desk lacks our own answers.

#include "kiosk/demand/demand.hpp"

namespace guichet::kiosk::demand {

// --- where letters arrive
bool lives_in_france(const Demand&, const Person&);
bool lives_abroad(const Demand&, const Person&);
bool is_hosted(const Demand&, const Person&);
bool has_no_home(const Demand&, const Person&);
bool is_helped(const Demand&, const Person&);

// --- work and resources
bool has_a_job(const Demand&, const Person&);
bool has_an_employer(const Demand&, const Person&);
bool works_in_france(const Demand&, const Person&);
bool may_have_income(const Demand&, const Person&);
bool has_income_n1(const Demand&, const Person&);
bool has_income_n2(const Demand&, const Person&);
bool has_dependants(const Demand&, const Person&);

// --- the home of today
bool lives_in_a_dwelling(const Demand&, const Person&);
bool pays_for_it(const Demand&, const Person&);
bool rents_social_housing(const Demand&, const Person&);

// --- the home to come
bool has_another_reason(const Demand&, const Person&);
bool may_be_concerned(const Demand&, const Person&);
bool is_concerned(const Demand&, const Person&);

}  // namespace guichet::kiosk::demand
