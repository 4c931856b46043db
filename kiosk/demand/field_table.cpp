#include <algorithm>
#include <array>
#include <exception>

#include "kiosk/demand/field.hpp"
#include "kiosk/demand/numbers.hpp"
#include "kiosk/demand/questions.hpp"

// Within a subject the lines follow the order of the registry's elements. What the public interface shows no element
// for (reasons, wanted category, handicap …) goes to our own complement.

namespace guichet::kiosk::demand {
namespace {

using enum Subject;
using enum Kind;

constexpr Subjects adults = {applicant, co_applicant};
constexpr Subjects named = {applicant, co_applicant, dependant};
constexpr Subjects children = {dependant, shared_custody};
constexpr Subjects housed = {applicant, co_applicant, dependant, shared_custody};
constexpr Subjects whole = Subject::demand;

constexpr Limits a_name = {.max = 80};
constexpr Limits a_line = {.max = 100};
constexpr Limits a_birth = {.day_may_be_unknown = true};
constexpr Limits an_adult_birth = {.min_age = 16, .day_may_be_unknown = true};  // emancipation: Code civil 413-2
constexpr Limits an_income = {.may_be_negative = true};
constexpr Limits a_year = {.min = 1900, .max = 2200};
constexpr Limits a_siren = {.max = siren_digits};
constexpr Limits a_siret = {.max = siret_digits};

// clang-format off
constexpr auto table = std::to_array<Field>({
  {.id = "civility", .subjects = adults, .kind = choice, .list = "civilite", .changeable = false, .path = "civilite@code", .article = "CCH R441-2-2 a)"},
  {.id = "used_name", .subjects = adults, .kind = name, .required = false, .limits = a_name, .changeable = false, .path = "nom", .article = "CCH R441-2-2 a)"},
  {.id = "birth_name", .subjects = adults, .kind = name, .limits = a_name, .changeable = false, .path = "nomPatronymique", .article = "CCH R441-2-2 a)"},
  {.id = "dependant_name", .subjects = dependant, .kind = name, .limits = a_name, .path = "nom", .article = "CCH R441-2-2 a)"},
  {.id = "first_name", .subjects = named, .kind = name, .limits = a_name, .changeable = false, .path = "prenom", .article = "CCH R441-2-2 a)"},
  {.id = "birth_date", .subjects = adults, .kind = date, .limits = an_adult_birth, .changeable = false, .path = "dateNaissance", .article = "CCH R441-2-2 a)"},
  {.id = "born_on", .subjects = children, .kind = date, .limits = a_birth, .path = "dateNaissance", .article = "CCH R441-2-2 a)"},
  {.id = "sex", .subjects = children, .kind = choice, .list = "sexe", .path = "sexe@code", .article = "CCH R441-2-2 a)"},
  {.id = "kinship", .subjects = dependant, .kind = choice, .list = "lienParente", .path = "lienParente@code", .article = "CCH R441-2-2 c)"},
  {.id = "custody", .subjects = shared_custody, .kind = choice, .list = "coparentalite", .path = "coParentalite@code", .article = "CCH R441-2-2 c)"},
  {.id = "unborn_count", .subjects = unborn, .kind = count, .limits = {.min = 1, .max = 9}, .path = "nombre", .article = "CCH R441-2-2 c)"},
  {.id = "expected_date", .subjects = unborn, .kind = date, .limits = {.in_the_future = true}, .path = "dateNaissancePrevue", .article = "CCH R441-2-2 c)"},
  {.id = "nationality", .subjects = adults, .kind = choice, .list = "nationalite", .changeable = false, .path = "nationalite@code", .article = "décret n° 2017-917, article 3"},
  {.id = "identity_origin", .subjects = adults, .kind = choice, .list = "origineIdentite", .required = false, .asked = false, .path = "g:complement/g:origineIdentite@code", .article = "CCH R441-2-2 a)"},
  {.id = "family_situation", .subjects = adults, .kind = choice, .list = "situationFamiliale", .changeable = false, .path = "situationFamiliale@code", .article = "CCH R441-2-2 c)"},
  {.id = "link", .subjects = co_applicant, .kind = choice, .list = "lienDemandeur", .path = "lienDemandeur@code", .article = "CCH R441-2-2 c)"},
  {.id = "nir", .subjects = named, .kind = nir, .required = false, .from_age = 18, .path = "g:complement/g:nir", .article = "CCH R441-2-2 a)"},

  {.id = "phone", .subjects = applicant, .kind = phone, .required = false, .path = "telPortable", .article = "CCH R441-2-2 b)"},
  {.id = "email", .subjects = applicant, .kind = email, .required = false, .limits = a_line, .path = "mel", .article = "CCH R441-2-2 b)"},
  {.id = "street_number", .subjects = applicant, .kind = text, .required = false, .limits = {.max = 10}, .path = "adressePostale/numero", .article = "CCH R441-2-2 b)"},
  {.id = "street", .subjects = applicant, .kind = text, .limits = a_line, .path = "adressePostale/voie", .article = "CCH R441-2-2 b)"},
  {.id = "address_complement", .subjects = applicant, .kind = text, .required = false, .limits = a_line, .path = "adressePostale/g:complementAdresse", .article = "CCH R441-2-2 b)"},
  {.id = "home_commune", .subjects = applicant, .kind = commune, .when = lives_in_france, .path = "adressePostale", .article = "CCH R441-2-2 b)"},
  {.id = "foreign_town", .subjects = applicant, .kind = text, .limits = a_line, .when = lives_abroad, .path = "adressePostale/g:localiteEtrangere", .article = "CCH R441-2-2 b)"},
  {.id = "foreign_country", .subjects = applicant, .kind = text, .limits = {.max = 60}, .when = lives_abroad, .path = "adressePostale/g:pays", .article = "CCH R441-2-2 b)"},
  {.id = "domicile", .subjects = applicant, .kind = choice, .list = "domicile", .path = "g:complement/g:domicile@code", .article = "CCH R441-2-2 b)"},
  {.id = "hosted_by", .subjects = applicant, .kind = text, .limits = a_name, .when = is_hosted, .path = "g:complement/g:hebergeChez", .article = "CCH R441-2-2 b)"},
  {.id = "domiciliation", .subjects = applicant, .kind = choice, .list = "organismeDomiciliation", .when = has_no_home, .path = "g:complement/g:domiciliation@code", .article = "CCH R441-2-2 b)"},
  {.id = "domiciliation_name", .subjects = applicant, .kind = text, .limits = a_line, .when = has_no_home, .path = "g:complement/g:nomDomiciliation", .article = "CCH R441-2-2 b)"},
  {.id = "helper", .subjects = applicant, .kind = choice, .list = "aidant", .required = false, .path = "g:complement/g:aidant@code", .article = "décret n° 2017-917, article 3"},
  {.id = "helper_email", .subjects = applicant, .kind = email, .required = false, .limits = a_line, .when = is_helped, .path = "g:complement/g:melAidant", .article = "décret n° 2017-917, article 3"},

  {.id = "profession", .subjects = adults, .kind = text, .required = false, .limits = {.max = 60}, .when = has_a_job, .path = "situationProfessionnelle/profession", .article = "CCH R441-2-2 d)"},
  {.id = "contract", .subjects = adults, .kind = choice, .list = "typeContratTravail", .path = "situationProfessionnelle/typeContratTravail@code", .article = "CCH R441-2-2 d)"},
  {.id = "employer", .subjects = adults, .kind = text, .required = false, .limits = a_line, .when = has_an_employer, .path = "situationProfessionnelle/nomEmployeurPrincipal", .article = "CCH R441-2-2 d)"},
  {.id = "works_abroad", .subjects = adults, .kind = yes_no, .required = false, .when = has_a_job, .path = "situationProfessionnelle/etranger", .article = "CCH R441-2-2 d)"},
  {.id = "work_commune", .subjects = adults, .kind = commune, .required = false, .when = works_in_france, .path = "situationProfessionnelle", .article = "CCH R441-2-2 d)"},
  {.id = "employer_siret", .subjects = adults, .kind = business, .required = false, .limits = a_siret, .when = has_an_employer, .path = "situationProfessionnelle/g:siret", .article = "décret n° 2017-917, article 3"},

  {.id = "income_year_n1", .subjects = adults, .kind = year, .asked = false, .limits = a_year, .when = has_income_n1, .path = "revenuFiscal/anneeMoins1", .article = "CCH R441-2-2 e)"},
  {.id = "income_n1", .subjects = adults, .kind = money, .required = false, .limits = an_income, .when = may_have_income, .path = "revenuFiscal/montantMoins1", .article = "CCH R441-2-2 e)"},
  {.id = "income_year_n2", .subjects = adults, .kind = year, .asked = false, .limits = a_year, .when = has_income_n2, .path = "revenuFiscal/anneeMoins2", .article = "CCH R441-2-2 e)"},
  {.id = "income_n2", .subjects = adults, .kind = money, .required = false, .limits = an_income, .when = may_have_income, .path = "revenuFiscal/montantMoins2", .article = "CCH R441-2-2 e)"},
  {.id = "resources", .subjects = adults, .kind = amounts, .list = "ressourceRecue", .path = "listeRessourceRecue", .article = "CCH R441-2-2 e)"},
  {.id = "paid", .subjects = adults, .kind = amounts, .list = "ressourceVersee", .required = false, .path = "listeRessourceVersee", .article = "CCH R441-2-2 e)"},
  {.id = "dependant_resources", .subjects = applicant, .kind = amounts, .list = "ressourceRecue", .required = false, .when = has_dependants, .path = "listeRessourceRecuePersACharge", .article = "CCH R441-2-2 e)"},
  {.id = "has_tax_notice", .subjects = adults, .kind = yes_no, .required = false, .path = "g:complement/g:avisImpot", .article = "CCH R441-2-2 e)"},
  {.id = "income_origin_n1", .subjects = adults, .kind = choice, .list = "origineRevenu", .asked = false, .when = has_income_n1, .path = "g:complement/g:origineMoins1@code", .article = "CCH R441-2-2 e)"},
  {.id = "income_origin_n2", .subjects = adults, .kind = choice, .list = "origineRevenu", .asked = false, .when = has_income_n2, .path = "g:complement/g:origineMoins2@code", .article = "CCH R441-2-2 e)"},

  {.id = "current_housing", .subjects = whole, .kind = choices, .list = "modeleLogement", .path = "personnePhysique/logementActuel/listeModeleLogement/modeleLogement*@code", .article = "CCH R441-2-2 f)"},
  {.id = "monthly_rent", .subjects = whole, .kind = money, .required = false, .when = pays_for_it, .path = "personnePhysique/logementActuel/montantMensuelLoyer", .article = "CCH R441-2-2 f)"},
  {.id = "occupants", .subjects = whole, .kind = count, .required = false, .limits = {.min = 1, .max = 60}, .when = lives_in_a_dwelling, .path = "personnePhysique/logementActuel/nombreHabitant", .article = "CCH R441-2-2 f)"},
  {.id = "home_category", .subjects = whole, .kind = choice, .list = "categorieLogement", .required = false, .when = lives_in_a_dwelling, .path = "personnePhysique/logementActuel/categorieLogement@code", .article = "CCH R441-2-2 f)"},
  {.id = "home_type", .subjects = whole, .kind = choice, .list = "typeLogement", .required = false, .when = lives_in_a_dwelling, .path = "personnePhysique/logementActuel/typeLogementActuel@code", .article = "CCH R441-2-2 f)"},
  {.id = "home_surface", .subjects = whole, .kind = count, .required = false, .limits = {.min = 1, .max = 999}, .when = lives_in_a_dwelling, .path = "personnePhysique/logementActuel/surface", .article = "CCH R441-2-2 f)"},
  {.id = "is_owner", .subjects = whole, .kind = yes_no, .required = false, .path = "personnePhysique/logementActuel/proprietaire", .article = "CCH R441-2-2 f)"},
  {.id = "landlord", .subjects = whole, .kind = text, .required = false, .limits = a_line, .when = rents_social_housing, .path = "g:complement/g:bailleur", .article = "CCH R441-2-2 f)"},
  {.id = "landlord_siren", .subjects = whole, .kind = business, .required = false, .limits = a_siren, .when = rents_social_housing, .path = "g:complement/g:sirenBailleur", .article = "décret n° 2017-917, article 3"},

  {.id = "wider_area", .subjects = whole, .kind = yes_no, .path = "logementRecherche/demandeElargie", .article = "CCH R441-2-2 h)"},
  {.id = "types", .subjects = whole, .kind = choices, .list = "typeLogement", .path = "logementRecherche/listeTypeLogement/typeLogement*@code", .article = "CCH R441-2-2 h)"},
  {.id = "communes", .subjects = whole, .kind = communes, .limits = {.max = 10}, .path = "logementRecherche/listeLocalisationSouhaite/localisationSouhaite*/commune@code", .article = "CCH R441-2-2 h)"},
  {.id = "category", .subjects = whole, .kind = choice, .list = "categorieLogementRecherche", .path = "g:complement/g:categorieLogement@code", .article = "CCH R441-2-2 h)"},
  {.id = "max_rent", .subjects = whole, .kind = money, .required = false, .path = "g:complement/g:loyerMaximum", .article = "CCH R441-2-2 h)"},
  {.id = "floor", .subjects = whole, .kind = choice, .list = "etageSouhaite", .required = false, .path = "g:complement/g:etageSouhaite@code", .article = "CCH R441-2-2 h)"},
  {.id = "household_with_others", .subjects = whole, .kind = yes_no, .path = "g:complement/g:vitAvecAutres", .article = "CCH R441-2-2 a)"},
  {.id = "reasons", .subjects = whole, .kind = choices, .list = "motif", .path = "g:complement/g:listeMotif/g:motif*@code", .article = "CCH R441-2-2 g)"},
  {.id = "other_reason", .subjects = whole, .kind = text, .limits = {.max = 200}, .when = has_another_reason, .path = "g:complement/g:precisionMotif", .article = "CCH R441-2-2 g)"},

  {.id = "handicap", .subjects = whole, .kind = yes_no, .path = "g:complement/g:besoinAdaptation", .article = "CCH R441-2-2 i)"},
  {.id = "concerned", .subjects = housed, .kind = yes_no, .when = may_be_concerned, .path = "g:complement/g:handicap/g:concerne", .article = "CCH R441-2-2 i)"},
  {.id = "handicap_state", .subjects = housed, .kind = choice, .list = "etatHandicap", .required = false, .when = is_concerned, .path = "g:complement/g:handicap/g:etat@code", .article = "CCH R441-2-2 i)"},
  {.id = "walking", .subjects = housed, .kind = choice, .list = "capaciteMarche", .required = false, .when = is_concerned, .path = "g:complement/g:handicap/g:capaciteMarche@code", .article = "CCH R441-2-2 i)"},
  {.id = "motor", .subjects = housed, .kind = choices, .list = "handicapMoteur", .required = false, .when = is_concerned, .path = "g:complement/g:handicap/g:moteur*@code", .article = "décret n° 2017-917, article 3"},
  {.id = "sensory", .subjects = housed, .kind = choices, .list = "handicapSensoriel", .required = false, .when = is_concerned, .path = "g:complement/g:handicap/g:sensoriel*@code", .article = "décret n° 2017-917, article 3"},
  {.id = "aids", .subjects = housed, .kind = choices, .list = "aideTechnique", .required = false, .when = is_concerned, .path = "g:complement/g:handicap/g:aideTechnique*@code", .article = "CCH R441-2-2 i)"},
  {.id = "equipment", .subjects = housed, .kind = choices, .list = "equipement", .required = false, .when = is_concerned, .path = "g:complement/g:handicap/g:equipement*@code", .article = "décret n° 2017-917, article 3"},
});
// clang-format on

constexpr bool each_line_is_complete() {
  return std::ranges::all_of(table, [](const Field& field) {
    const bool coded = field.kind == choice || field.kind == choices || field.kind == amounts;
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
