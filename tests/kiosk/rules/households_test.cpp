#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/kiosk/rules/household.hpp"

namespace {

using namespace guichet::kiosk;
using namespace guichet::tests;
using namespace std::chrono;

using List = std::vector<std::string>;

// What each of the people of tests/support needs on 22 November 2026, before anything was given.
const std::map<std::string, List>& expected() {
  static const List of_a_retired_tenant = {"register identite@0", "instruct avis_imposition@0", "pension@0", "bail"};
  static const std::map<std::string, List> lists = {
      {"a tenant alone", of_a_retired_tenant},
      {"one name only, and the same on every paper", of_a_retired_tenant},
      {"a compound name", of_a_retired_tenant},
      {"a name of eighty characters", of_a_retired_tenant},
      {"born abroad on a day that no paper tells",
       {"register titre_sejour@0", "instruct avis_imposition@0", "pension@0", "bail"}},
      {"no fixed address, letters at the CCAS",
       {"register identite@0", "instruct avis_imposition@0", "pension@0", "sans_abri"}},
      {"put up by a friend", {"register identite@0", "instruct avis_imposition@0", "pension@0", "hebergement"}},
      {"living abroad", of_a_retired_tenant},
      {"no telephone and no e-mail", of_a_retired_tenant},
      {"a foreigner without a tax notice",
       {"register titre_sejour@0", "instruct revenus_sans_avis@0", "chomage@0", "bail"}},
      {"helped by an association", of_a_retired_tenant},
      {"an emancipated minor", {"register identite@0", "instruct avis_imposition@0", "apprentissage@0", "hebergement"}},
      {"no income at all", of_a_retired_tenant},
      {"a salary of zero this month",
       {"register identite@0", "instruct avis_imposition@0", "salaires@0", "prestations@0", "bail"}},
      {"someone who answers everything",
       {"register identite@0", "instruct avis_imposition@0", "salaires@0", "prestations@0", "pension_alimentaire@0",
        "bail", "structure", "handicap@0"}},
      {"a couple with incomes of two years",
       {"register identite@0", "instruct identite@1", "instruct avis_imposition@0", "instruct avis_imposition@1",
        "livret_famille", "pension@0", "pension@1", "bail"}},
      {"a widow with a grown-up child",
       {"register identite@0", "instruct identite_ou_sejour@1", "instruct avis_imposition@0", "preuve_veuvage@0",
        "pension@0", "bail"}},
      {"a child in shared custody, who uses a wheelchair",
       {"register identite@0", "instruct livret_famille", "instruct avis_imposition@0", "garde_enfants", "pension@0",
        "pension_alimentaire@0", "bail", "handicap@1"}},
      {"twins to be born",
       {"register identite@0", "instruct identite@1", "instruct avis_imposition@0", "instruct avis_imposition@1",
        "attestation_pacs", "certificat_grossesse", "pension@0", "pension@1", "bail"}},
      {"a household of twelve",
       {"register identite@0", "instruct identite@1", "instruct identite_ou_sejour@11", "instruct livret_famille",
        "instruct avis_imposition@0", "instruct avis_imposition@1", "pension@0", "pension@1", "prestations@0", "bail"}},
  };
  return lists;
}

TEST(Households, each_need_their_own_papers) {
  for (const Applicant& applicant : people()) {
    List list;
    for (const auto& one : rules::documents_needed(demand_of(applicant), 2026y / November / 22, real_documents()))
      list.push_back(told(one));
    ASSERT_TRUE(expected().contains(applicant.who)) << applicant.who;
    EXPECT_EQ(list, expected().at(applicant.who)) << applicant.who;
  }
  EXPECT_EQ(expected().size(), people().size());
}

}  // namespace
