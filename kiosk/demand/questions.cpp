#include "kiosk/demand/questions.hpp"

#include <algorithm>
#include <initializer_list>

namespace guichet::kiosk::demand {
namespace {

bool is_one_of(const Answers& answers, FieldId field, std::initializer_list<std::string_view> codes) {
  return std::ranges::any_of(codes, [&](std::string_view code) { return answers.is(field, code); });
}

bool includes_one_of(const Answers& answers, FieldId field, std::initializer_list<std::string_view> codes) {
  return std::ranges::any_of(codes, [&](std::string_view code) { return answers.includes(field, code); });
}

bool says(const Answers& answers, FieldId field, bool what) {
  const bool* said = answers.get<bool>(field);
  return said != nullptr && *said == what;
}

std::ptrdiff_t to_be_housed(const Demand& demand) {
  return std::ranges::count_if(demand.people, [](const Person& person) { return person.subject != Subject::unborn; });
}

}  // namespace

bool lives_abroad(const Demand&, const Person& person) { return person.answers.is("domicile", "ETRA"); }
bool lives_in_france(const Demand& demand, const Person& person) { return !lives_abroad(demand, person); }
bool is_hosted(const Demand&, const Person& person) { return person.answers.is("domicile", "CHEZ"); }
bool has_no_home(const Demand&, const Person& person) { return person.answers.is("domicile", "DOMI"); }
bool is_helped(const Demand&, const Person& person) {
  return is_one_of(person.answers, "helper", {"PERSONNE", "ORGANISME"});
}

bool has_a_job(const Demand&, const Person& person) {
  return is_one_of(person.answers, "contract", {"CDI", "CDD", "ART", "APP"});
}
bool has_an_employer(const Demand&, const Person& person) {
  return is_one_of(person.answers, "contract", {"CDI", "CDD", "APP"});
}
bool works_in_france(const Demand& demand, const Person& person) {
  return has_a_job(demand, person) && !says(person.answers, "works_abroad", true);
}
bool may_have_income(const Demand&, const Person& person) { return !says(person.answers, "has_tax_notice", false); }
bool has_income_n1(const Demand&, const Person& person) { return person.answers.has("income_n1"); }
bool has_income_n2(const Demand&, const Person& person) { return person.answers.has("income_n2"); }
bool has_dependants(const Demand& demand, const Person&) {
  return std::ranges::contains(demand.people, Subject::dependant, &Person::subject);
}

bool lives_in_a_dwelling(const Demand& demand, const Person&) {
  return includes_one_of(demand.answers, "current_housing",
                         {"HLM", "LP", "RS", "RHVS", "RE", "SLHT", "CPE", "CP", "LTG", "FONC", "POCC"});
}
bool pays_for_it(const Demand& demand, const Person&) {
  return includes_one_of(demand.answers, "current_housing",
                         {"HLM", "LP", "RS", "RHVS", "RE", "SLHT", "SH", "FONC", "HOT", "CAMCAR"});
}
bool rents_social_housing(const Demand& demand, const Person&) {
  return demand.answers.includes("current_housing", "HLM");
}

bool has_another_reason(const Demand& demand, const Person&) { return demand.answers.includes("reasons", "23"); }

// Whoever lives alone is the one concerned: it need not be asked.
bool may_be_concerned(const Demand& demand, const Person&) {
  return says(demand.answers, "handicap", true) && to_be_housed(demand) > 1;
}
bool is_concerned(const Demand& demand, const Person& person) {
  const bool alone = to_be_housed(demand) == 1;
  return says(demand.answers, "handicap", true) && (alone || says(person.answers, "concerned", true));
}

}  // namespace guichet::kiosk::demand
