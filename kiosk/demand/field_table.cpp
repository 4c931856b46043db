#include <algorithm>
#include <array>
#include <exception>

#include "kiosk/demand/field.hpp"

namespace guichet::kiosk::demand {
namespace {

using enum Subject;
using enum Kind;

constexpr Subjects adults = {applicant, co_applicant};
constexpr Subjects named = {applicant, co_applicant, dependant};
constexpr Subjects children = {dependant, shared_custody};

constexpr Limits a_name = {.max = 80};
constexpr Limits a_line = {.max = 100};
constexpr Limits a_birth = {.day_may_be_unknown = true};
constexpr Limits an_adult_birth = {.min_age = 16, .day_may_be_unknown = true};  // emancipation: Code civil 413-2
constexpr Limits an_income = {.may_be_negative = true};
constexpr Limits a_year = {.min = 1900, .max = 2200};

bool has_another_reason(const Demand& demand, const Person&) { return demand.answers.includes("reasons", "23"); }
bool has_income_n2(const Demand&, const Person& person) { return person.answers.has("income_n2"); }
bool has_income_n1(const Demand&, const Person& person) { return person.answers.has("income_n1"); }

// Within a subject the lines follow the order of the registry's elements. What the public interface shows no element
// for (reasons, wanted category …) goes to our own complement.
// clang-format off
constexpr auto table = std::to_array<Field>({
  {.id = "civility", .subjects = adults, .kind = choice, .list = "civilite", .path = "civilite@code", .article = "CCH R441-2-2 a)"},
  {.id = "used_name", .subjects = adults, .kind = name, .required = false, .limits = a_name, .path = "nom", .article = "CCH R441-2-2 a)"},
  {.id = "birth_name", .subjects = adults, .kind = name, .limits = a_name, .path = "nomPatronymique", .article = "CCH R441-2-2 a)"},
  {.id = "dependant_name", .subjects = dependant, .kind = name, .limits = a_name, .path = "nom", .article = "CCH R441-2-2 a)"},
  {.id = "first_name", .subjects = named, .kind = name, .limits = a_name, .path = "prenom", .article = "CCH R441-2-2 a)"},
  {.id = "birth_date", .subjects = adults, .kind = date, .limits = an_adult_birth, .path = "dateNaissance", .article = "CCH R441-2-2 a)"},
  {.id = "born_on", .subjects = children, .kind = date, .limits = a_birth, .path = "dateNaissance", .article = "CCH R441-2-2 a)"},
  {.id = "sex", .subjects = children, .kind = choice, .list = "sexe", .path = "sexe@code", .article = "CCH R441-2-2 a)"},
  {.id = "kinship", .subjects = dependant, .kind = choice, .list = "lienParente", .path = "lienParente@code", .article = "CCH R441-2-2 c)"},
  {.id = "custody", .subjects = shared_custody, .kind = choice, .list = "coparentalite", .path = "coParentalite@code", .article = "CCH R441-2-2 c)"},
  {.id = "unborn_count", .subjects = unborn, .kind = count, .limits = {.min = 1, .max = 9}, .path = "nombre", .article = "CCH R441-2-2 c)"},
  {.id = "expected_date", .subjects = unborn, .kind = date, .limits = {.in_the_future = true}, .path = "dateNaissancePrevue", .article = "CCH R441-2-2 c)"},
  {.id = "nationality", .subjects = adults, .kind = choice, .list = "nationalite", .path = "nationalite@code", .article = "Décret 2017-917, art. 3"},
  {.id = "family_situation", .subjects = adults, .kind = choice, .list = "situationFamiliale", .path = "situationFamiliale@code", .article = "CCH R441-2-2 c)"},
  {.id = "link", .subjects = co_applicant, .kind = choice, .list = "lienDemandeur", .path = "lienDemandeur@code", .article = "CCH R441-2-2 c)"},
  {.id = "phone", .subjects = applicant, .kind = phone, .required = false, .path = "telPortable", .article = "CCH R441-2-2 b)"},
  {.id = "email", .subjects = applicant, .kind = email, .required = false, .limits = a_line, .path = "mel", .article = "CCH R441-2-2 b)"},
  {.id = "street_number", .subjects = applicant, .kind = text, .required = false, .limits = {.max = 10}, .path = "adressePostale/numero", .article = "CCH R441-2-2 b)"},
  {.id = "street", .subjects = applicant, .kind = text, .limits = a_line, .path = "adressePostale/voie", .article = "CCH R441-2-2 b)"},
  {.id = "home_commune", .subjects = applicant, .kind = commune, .path = "adressePostale", .article = "CCH R441-2-2 b)"},
  {.id = "income_year_n1", .subjects = applicant, .kind = year, .asked = false, .limits = a_year, .when = has_income_n1, .path = "revenuFiscal/anneeMoins1", .article = "CCH R441-2-2 e)"},
  {.id = "income_n1", .subjects = applicant, .kind = money, .required = false, .limits = an_income, .path = "revenuFiscal/montantMoins1", .article = "CCH R441-2-2 e)"},
  {.id = "income_year_n2", .subjects = applicant, .kind = year, .asked = false, .limits = a_year, .when = has_income_n2, .path = "revenuFiscal/anneeMoins2", .article = "CCH R441-2-2 e)"},
  {.id = "income_n2", .subjects = applicant, .kind = money, .required = false, .limits = an_income, .path = "revenuFiscal/montantMoins2", .article = "CCH R441-2-2 e)"},
  {.id = "income_origin_n1", .subjects = applicant, .kind = choice, .list = "origineRevenu", .asked = false, .when = has_income_n1, .path = "g:complement/g:origineMoins1@code", .article = "CCH R441-2-2 e)"},
  {.id = "income_origin_n2", .subjects = applicant, .kind = choice, .list = "origineRevenu", .asked = false, .when = has_income_n2, .path = "g:complement/g:origineMoins2@code", .article = "CCH R441-2-2 e)"},

  {.id = "current_housing", .subjects = Subject::demand, .kind = choices, .list = "modeleLogement", .path = "personnePhysique/logementActuel/listeModeleLogement/modeleLogement*@code", .article = "CCH R441-2-2 f)"},
  {.id = "monthly_rent", .subjects = Subject::demand, .kind = money, .required = false, .path = "personnePhysique/logementActuel/montantMensuelLoyer", .article = "CCH R441-2-2 f)"},
  {.id = "occupants", .subjects = Subject::demand, .kind = count, .required = false, .limits = {.min = 1, .max = 60}, .path = "personnePhysique/logementActuel/nombreHabitant", .article = "CCH R441-2-2 f)"},
  {.id = "wider_area", .subjects = Subject::demand, .kind = yes_no, .path = "logementRecherche/demandeElargie", .article = "CCH R441-2-2 h)"},
  {.id = "types", .subjects = Subject::demand, .kind = choices, .list = "typeLogement", .path = "logementRecherche/listeTypeLogement/typeLogement*@code", .article = "CCH R441-2-2 h)"},
  {.id = "communes", .subjects = Subject::demand, .kind = communes, .limits = {.max = 10}, .path = "logementRecherche/listeLocalisationSouhaite/localisationSouhaite*/commune@code", .article = "CCH R441-2-2 h)"},
  {.id = "category", .subjects = Subject::demand, .kind = choice, .list = "categorieLogementRecherche", .path = "g:complement/g:categorieLogement@code", .article = "CCH R441-2-2 h)"},
  {.id = "household_with_others", .subjects = Subject::demand, .kind = yes_no, .path = "g:complement/g:vitAvecAutres", .article = "CCH R441-2-2 a)"},
  {.id = "reasons", .subjects = Subject::demand, .kind = choices, .list = "motif", .path = "g:complement/g:listeMotif/g:motif*@code", .article = "CCH R441-2-2 g)"},
  {.id = "other_reason", .subjects = Subject::demand, .kind = text, .limits = {.max = 200}, .when = has_another_reason, .path = "g:complement/g:precisionMotif", .article = "CCH R441-2-2 g)"},
});
// clang-format on

constexpr bool each_line_is_complete() {
  return std::ranges::all_of(table, [](const Field& field) {
    const bool coded = field.kind == choice || field.kind == choices;
    return !field.article.empty() && !field.path.empty() && coded == !field.list.empty();
  });
}
static_assert(each_line_is_complete(), "a field is asked only with its article, written only with its path");

}  // namespace

std::span<const Field> fields() { return table; }

const Field* find_field(std::string_view name) {
  const auto found = std::ranges::find_if(table, [&](const Field& field) { return field.id.view() == name; });
  return found == table.end() ? nullptr : &*found;
}

const Field& field(FieldId id) {
  const Field* found = find_field(id.view());
  if (found == nullptr) std::terminate();  // a name misspelt in the code: the session ends, nothing is guessed
  return *found;
}

std::string text_key(const Field& field) { return "field." + std::string(field.id.view()); }

}  // namespace guichet::kiosk::demand
