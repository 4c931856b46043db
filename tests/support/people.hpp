// People who do not exist, for whom the form must work: each as the answers they give, page after page, by what would
// be typed or touched. Names are invented; numbers are made to pass their check and belong to nobody.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "kiosk/demand/entry.hpp"

namespace guichet::tests {

using Typed = std::map<std::string, std::string>;  // field -> as typed: codes joined by ',', amounts "SAL:1200;RSA:0"

struct Somebody {
  kiosk::demand::Subject subject;
  Typed typed;
};

struct Applicant {
  std::string who;                    // a sentence, for a test that fails
  Typed typed;                        // about themselves
  Typed demand;                       // about the demand
  std::vector<Somebody> others = {};  // in the order in which they are added
};

inline Typed with(Typed typed, const Typed& changes) {
  for (const auto& [field, text] : changes) typed[field] = text;
  return typed;
}

// What a retired tenant alone must answer; each applicant says what is different.
inline Typed ordinary_person() {
  return {{"civility", "2"},
          {"birth_name", "Alméida"},
          {"first_name", "Éléonore"},
          {"birth_date", "03/12/1985"},
          {"nationality", "1"},
          {"family_situation", "C"},
          {"domicile", "FIXE"},
          {"street", "rue des Essais"},
          {"home_commune", "92012 92100"},
          {"contract", "RET"},
          {"resources", "RET:1250,40"},
          {"phone", "06 39 98 00 00"}};
}
inline Typed ordinary_demand() {
  return {{"household_with_others", "no"},
          {"current_housing", "LP"},
          {"monthly_rent", "780"},
          {"occupants", "1"},
          {"home_category", "A"},
          {"home_type", "T1"},
          {"reasons", "13"},
          {"category", "A"},
          {"types", "T2"},
          {"communes", "92012"},
          {"wider_area", "no"},
          {"handicap", "no"}};
}
inline Applicant somebody(std::string who, const Typed& typed = {}, const Typed& demand = {},
                          std::vector<Somebody> others = {}) {
  Applicant applicant{.who = std::move(who),
                      .typed = with(ordinary_person(), typed),
                      .demand = with(ordinary_demand(), demand),
                      .others = std::move(others)};
  if (!applicant.others.empty()) applicant.demand["household_with_others"] = "yes";
  return applicant;
}

inline Somebody dependant(std::string first_name, std::string born_on, const Typed& more = {}) {
  const Typed typed = {{"dependant_name", "Zyxqué"},
                       {"first_name", std::move(first_name)},
                       {"born_on", std::move(born_on)},
                       {"sex", "F"},
                       {"kinship", "E"}};
  return {kiosk::demand::Subject::dependant, with(typed, more)};
}
inline Somebody co_applicant(const Typed& more = {}) {
  Typed typed =
      with(ordinary_person(), {{"civility", "1"}, {"birth_name", "Témoin"}, {"first_name", "Yves"}, {"link", "M"}});
  for (const char* only_of_the_applicant : {"domicile", "street", "home_commune", "phone"})
    typed.erase(only_of_the_applicant);
  return {kiosk::demand::Subject::co_applicant, with(typed, more)};
}

inline std::vector<Applicant> people_alone() {
  return {
      somebody("a tenant alone"),
      somebody("one name only, and the same on every paper", {{"birth_name", "Suharti"}, {"first_name", "Suharti"}}),
      somebody("a compound name",
               {{"birth_name", "N’Guyen-L’Hôte de La Tour"}, {"used_name", "D'Alméida"}, {"first_name", "Marie-Œil"}}),
      somebody("a name of eighty characters",
               {{"birth_name", std::string(80, 'a')}, {"first_name", std::string(80, 'b')}}),
      somebody("born abroad on a day that no paper tells", {{"birth_date", "00/00/1970"}, {"nationality", "3"}}),
      somebody("no fixed address, letters at the CCAS",
               {{"domicile", "DOMI"},
                {"domiciliation", "CCAS"},
                {"domiciliation_name", "CCAS de Villebois"},
                {"street_number", "1"}},
               {{"current_housing", "SD"},
                {"reasons", "01"},
                {"monthly_rent", ""},
                {"occupants", ""},
                {"home_category", ""},
                {"home_type", ""}}),
      somebody("put up by a friend",
               {{"domicile", "CHEZ"}, {"hosted_by", "Mme Zyxqué"}, {"address_complement", "Bât. C, 3e étage"}},
               {{"current_housing", "CP"}, {"monthly_rent", ""}}),
      somebody("living abroad", {{"domicile", "ETRA"},
                                 {"home_commune", ""},
                                 {"street", "Probeweg 4"},
                                 {"foreign_town", "50667 Köln"},
                                 {"foreign_country", "Allemagne"}}),
      somebody("no telephone and no e-mail", {{"phone", ""}}),
      somebody("a foreigner without a tax notice",
               {{"nationality", "3"}, {"has_tax_notice", "no"}, {"contract", "CHO"}, {"resources", "CHO:640"}}),
      somebody("helped by an association", {{"helper", "ORGANISME"}, {"helper_email", "accueil@association.invalid"}}),
      somebody("an emancipated minor",
               {{"birth_date", "01/02/2010"},
                {"contract", "APP"},
                {"profession", "Apprentie"},
                {"employer", "Atelier Zyxqué"},
                {"resources", "SAL:700"}},
               {{"current_housing", "CPE"}, {"monthly_rent", ""}}),
      somebody("no income at all",
               {{"resources", "none"}, {"paid", "none"}, {"income_n2", "0"}, {"income_n1", "-350"}}),
      somebody("a salary of zero this month", {{"contract", "CDD"}, {"resources", "SAL:0;RSA:607,75"}}),
      somebody("someone who answers everything",
               {{"nir", "2 85 12 75 113 005 13"},
                {"email", "zyxque@exemple.invalid"},
                {"street_number", "12 bis"},
                {"contract", "CDI"},
                {"profession", "Aide-soignante"},
                {"employer", "Hôpital Zyxqué"},
                {"employer_siret", "732 829 320 00074"},
                {"works_abroad", "no"},
                {"work_commune", "75056 75013"},
                {"resources", "SAL:1480,50;AF:141,99"},
                {"paid", "PAV:120"},
                {"has_tax_notice", "yes"},
                {"income_n2", "18400"},
                {"income_n1", "19100"},
                {"handicap_state", "EVO"},
                {"walking", "2"},
                {"motor", "MS,MI"},
                {"sensory", "DV"},
                {"aids", "2,4"},
                {"equipment", "2,3,4"}},
               {{"current_housing", "HLM,SLHT"},
                {"home_surface", "31"},
                {"is_owner", "no"},
                {"landlord", "Office Zyxqué"},
                {"landlord_siren", "732 829 320"},
                {"reasons", "07,13,23"},
                {"other_reason", "Travaux dans l'immeuble"},
                {"max_rent", "520"},
                {"floor", "ASC"},
                {"handicap", "yes"}}),
  };
}

inline std::vector<Somebody> eleven_others() {
  std::vector<Somebody> others = {co_applicant()};
  for (int child = 0; child < 9; ++child)
    others.push_back(dependant(std::string("Enfant") + static_cast<char>('A' + child),
                               "0" + std::to_string(child + 1) + "/05/2015"));
  others.push_back(dependant("Aïeule", "00/00/1938", {{"kinship", "P"}, {"nir", "1 85 01 2A 004 042 73"}}));
  return others;
}

inline std::vector<Applicant> people_together() {
  using kiosk::demand::Subject;
  return {
      somebody("a couple with incomes of two years", {{"family_situation", "M"}, {"income_n2", "18400"}}, {},
               {co_applicant({{"income_n1", "21000"}, {"family_situation", "M"}})}),
      somebody("a widow with a grown-up child", {{"family_situation", "V"}}, {},
               {dependant("Adèle", "14/07/2003", {{"nir", "2 85 12 2B 033 005 72"}})}),
      somebody("a child in shared custody, who uses a wheelchair",
               {{"family_situation", "D"}, {"paid", "PAV:150"}, {"concerned", "no"}}, {{"handicap", "yes"}},
               {{Subject::shared_custody,
                 {{"born_on", "1/9/2018"},
                  {"sex", "M"},
                  {"custody", "G"},
                  {"concerned", "yes"},
                  {"walking", "1"},
                  {"aids", "4"}}}}),
      somebody("twins to be born", {{"family_situation", "P"}}, {},
               {co_applicant({{"link", "P"}, {"family_situation", "P"}}),
                {Subject::unborn, {{"unborn_count", "2"}, {"expected_date", "01/03/2027"}}}}),
      somebody("a household of twelve", {{"family_situation", "M"}, {"dependant_resources", "AF:900;AMV:500"}},
               {{"types", "T5,T6P"}, {"occupants", "12"}}, eleven_others()),
  };
}

inline std::vector<Applicant> people() {
  auto all = people_alone();
  for (auto& applicant : people_together()) all.push_back(std::move(applicant));
  return all;
}

}  // namespace guichet::tests
