#include "kiosk/journey/page.hpp"

#include <algorithm>
#include <exception>

#include "kiosk/demand/entry.hpp"

namespace guichet::kiosk::journey {
namespace {

using enum demand::Subject;

constexpr demand::Subjects adults = {applicant, co_applicant};
constexpr demand::Subjects housed = {applicant, co_applicant, dependant, shared_custody};
constexpr demand::Subjects children = {dependant, shared_custody};
constexpr demand::Subjects whole = demand::Subject::demand;

// clang-format off
constexpr auto table = std::to_array<Page>({
  {"civility", Section::you, adults, {"civility"}},
  {"names", Section::you, adults, {"birth_name", "used_name", "first_name"}},
  {"birth_date", Section::you, adults, {"birth_date"}},
  {"nationality", Section::you, adults, {"nationality"}},
  {"family_situation", Section::you, adults, {"family_situation"}},
  {"link", Section::household, co_applicant, {"link"}},
  {"nir", Section::you, adults, {"nir"}},
  {"domicile", Section::you, applicant, {"domicile"}},
  {"domiciliation", Section::you, applicant, {"domiciliation", "domiciliation_name"}},
  {"host", Section::you, applicant, {"hosted_by"}},
  {"address", Section::you, applicant, {"street_number", "street", "address_complement"}},
  {"town", Section::you, applicant, {"home_commune", "foreign_town", "foreign_country"}},
  {"contact", Section::you, applicant, {"phone", "email"}},
  {"helper", Section::you, applicant, {"helper", "helper_email"}},
  {"household", Section::household, whole, {"household_with_others"}},
  {"dependant_names", Section::household, dependant, {"dependant_name", "first_name"}},
  {"dependant_birth", Section::household, children, {"born_on"}},
  {"sex", Section::household, children, {"sex"}},
  {"kinship", Section::household, dependant, {"kinship"}},
  {"dependant_nir", Section::household, dependant, {"nir"}},
  {"unborn", Section::household, unborn, {"unborn_count"}},
  {"expected_date", Section::household, unborn, {"expected_date"}},
  {"custody", Section::household, shared_custody, {"custody"}},
  {"current_housing", Section::housing, whole, {"current_housing"}},
  {"home", Section::housing, whole, {"home_category"}},
  {"home_size", Section::housing, whole, {"home_type", "home_surface"}},
  {"rent", Section::housing, whole, {"monthly_rent"}},
  {"occupants", Section::housing, whole, {"occupants"}},
  {"landlord", Section::housing, whole, {"landlord", "landlord_siren"}},
  {"owner", Section::housing, whole, {"is_owner"}},
  {"reasons", Section::housing, whole, {"reasons", "other_reason"}},
  {"wanted", Section::wanted, whole, {"category"}},
  {"types", Section::wanted, whole, {"types"}},
  {"communes", Section::wanted, whole, {"communes"}},
  {"wider_area", Section::wanted, whole, {"wider_area"}},
  {"limits", Section::wanted, whole, {"max_rent"}},
  {"floor", Section::wanted, whole, {"floor"}},
  {"handicap", Section::wanted, whole, {"handicap"}},
  {"concerned", Section::wanted, housed, {"concerned"}, true},
  {"handicap_state", Section::wanted, housed, {"handicap_state", "walking"}, true},
  {"handicap_nature", Section::wanted, housed, {"motor", "sensory"}, true},
  {"aids", Section::wanted, housed, {"aids"}, true},
  {"equipment", Section::wanted, housed, {"equipment"}, true},
  {"work", Section::income, adults, {"contract"}},
  {"job", Section::income, adults, {"profession"}},
  {"employer", Section::income, adults, {"employer", "employer_siret"}},
  {"workplace", Section::income, adults, {"works_abroad", "work_commune"}},
  {"resources", Section::income, adults, {"resources"}},
  {"paid", Section::income, adults, {"paid"}},
  {"dependant_resources", Section::income, applicant, {"dependant_resources"}},
  {"income", Section::income, adults, {"has_tax_notice", "income_n2", "income_n1"}},
});
// clang-format on

constexpr std::array<std::string_view, sections.size()> section_names = {"you",    "household", "housing", "wanted",
                                                                         "income", "papers",    "check"};

}  // namespace

std::string_view name_of(Section section) { return section_names[static_cast<std::size_t>(section)]; }

std::string text_key(Section section) { return "section." + std::string(name_of(section)); }

bool PageFields::contains(std::string_view name) const {
  return std::ranges::any_of(all(), [&](demand::FieldId field) { return field.view() == name; });
}

std::span<const Page> pages() { return table; }

const Page* find_page(std::string_view name) {
  const auto found = std::ranges::find_if(table, [&](const Page& page) { return page.id.view() == name; });
  return found == table.end() ? nullptr : &*found;
}

const Page& page(PageId id) {
  const Page* found = find_page(id.view());
  if (found == nullptr) std::terminate();  // a name misspelt in the code: the session ends, nothing is guessed
  return *found;
}

bool is_asked(const Page& page, const demand::Field& field, const demand::Demand& demand, std::size_t person,
              demand::Date today) {
  const demand::Person& who = demand.people.at(person);
  const demand::Subject subject = subject_of(page, demand, person);
  return page.subjects.has(subject) && field.subjects.has(subject) && field.applies(demand, who) &&
         demand::is_of_age(field, who, today);
}

bool is_asked(const Page& page, const demand::Demand& demand, std::size_t person, demand::Date today) {
  return std::ranges::any_of(
      page.fields, [&](demand::FieldId id) { return is_asked(page, demand::field(id), demand, person, today); });
}

std::string text_key(const Page& page) { return "page." + std::string(page.id.view()); }

demand::Subject subject_of(const Page& page, const demand::Demand& demand, std::size_t person) {
  return page.subjects.has(demand::Subject::demand) ? demand::Subject::demand : demand.people.at(person).subject;
}

}  // namespace guichet::kiosk::journey
