#include <algorithm>
#include <fstream>
#include <set>

#include <gtest/gtest.h>

#include "platform/system/paths.hpp"
#include "sync/registry/message_check.hpp"
#include "sync/registry/value_check.hpp"
#include "tests/support/change_message.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::sync::registry;
using guichet::tests::change_message;
using guichet::tests::closure_message;
using guichet::tests::creation_message;
using guichet::tests::replaced;

class MessageCheck : public testing::Test {
 protected:
  std::vector<std::string> codes(std::string_view xml) {
    std::vector<std::string> codes;
    for (const auto& finding : check_message(xml, rules)) codes.push_back(finding.code);
    return codes;
  }

  Rules rules =
      load_rules(guichet::platform::system::assets_folder() / "registry" / "mandatory_elements.tsv").value_or(Rules{});
};

using Codes = std::vector<std::string>;

constexpr std::string_view a_number = "1110318016982G1104";

TEST_F(MessageCheck, finds_nothing_in_a_sound_creation) {
  ASSERT_FALSE(rules.empty());
  EXPECT_EQ(codes(creation_message()), Codes{});
}

TEST_F(MessageCheck, tells_what_is_not_a_message) {
  EXPECT_EQ(codes(""), Codes{"SANDBOX_0001"});
  EXPECT_EQ(codes("<a>"), Codes{"SANDBOX_0001"});
  EXPECT_EQ(codes("<listeDoublons/>"), Codes{"SANDBOX_0002"});
}

TEST_F(MessageCheck, asks_for_each_element_an_integrator_must_send) {
  const std::vector<std::pair<std::string, std::string>> missing{
      {" versionInterface=\"02.01\"", "SANDBOX_0010"},
      {"<ns1:dateFichier>2026-11-22T10:15:00.0+01:00</ns1:dateFichier>", "SANDBOX_0014"},
      {"<ns1:numGuichet>G1104</ns1:numGuichet>", "SANDBOX_0020"},
      {"<ns1:dateCreationDemande>2026-11-22</ns1:dateCreationDemande>", "SANDBOX_0022"},
      {"<ns1:civilite code=\"2\"/>", "SANDBOX_0031"},
      {"<ns1:nom>DURAND</ns1:nom>", "SANDBOX_0032"},
      {"<ns1:prenom>Agn&#232;s</ns1:prenom>", "SANDBOX_0033"},
      {"<ns1:dateNaissance>1985-03-03</ns1:dateNaissance>", "SANDBOX_0034"},
      {"<ns1:demandeElargie>true</ns1:demandeElargie>", "SANDBOX_0100"},
      {"<ns1:typeLogement code=\"T3\"/>", "SANDBOX_0102"},
      {"<ns1:localisationSouhaite><ns1:commune code=\"94002\"/></ns1:localisationSouhaite>", "SANDBOX_0104"}};
  for (const auto& [words, code] : missing) {
    EXPECT_EQ(codes(replaced(creation_message(), words, "")), Codes{code}) << words;
  }
}

TEST_F(MessageCheck, tells_a_value_from_no_list_and_the_place_of_it) {
  const auto findings = check_message(replaced(creation_message(), "sexe code=\"F\"", "sexe code=\"Z\""), rules);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].code, "SANDBOX_0084");
  EXPECT_EQ(
      findings[0].path,
      "interfaceNuu/demande/demandeLogement/personnePhysique[1]/listePersonneACharge[1]/personneACharge[1]/sexe/@code");
  EXPECT_FALSE(findings[0].sentence.empty());
}

TEST_F(MessageCheck, looks_at_every_person_and_not_only_the_first) {
  const std::string person = "<ns1:personneACharge><ns1:nom>A</ns1:nom></ns1:personneACharge>";
  const auto xml =
      replaced(creation_message(), "</ns1:listePersonneACharge>", person + person + "</ns1:listePersonneACharge>");
  EXPECT_EQ(codes(xml), (Codes{"SANDBOX_0081", "SANDBOX_0081", "SANDBOX_0082", "SANDBOX_0082"}));
}

TEST_F(MessageCheck, refuses_a_number_in_a_creation_and_wants_one_in_a_renewal) {
  const auto with_number = replaced(creation_message(), "<ns1:numGuichet>",
                                    "<ns1:numUnique>1110318016982G1104</ns1:numUnique><ns1:numGuichet>");
  EXPECT_EQ(codes(with_number), Codes{"SANDBOX_0024"});
  EXPECT_EQ(codes(replaced(with_number, ">CRE<", ">REN<")), Codes{});
  EXPECT_EQ(codes(replaced(creation_message(), ">CRE<", ">REN<")), Codes{"SANDBOX_0025"});
}

TEST_F(MessageCheck, counts_the_communes) {
  const std::string place = "<ns1:localisationSouhaite><ns1:commune code=\"2A004\"/></ns1:localisationSouhaite>";
  std::string nine_more;
  for (int i = 0; i < 9; ++i) nine_more += place;
  const auto ten =
      replaced(creation_message(), "</ns1:listeLocalisationSouhaite>", nine_more + "</ns1:listeLocalisationSouhaite>");
  EXPECT_EQ(codes(ten), Codes{});
  EXPECT_EQ(codes(replaced(ten, "</ns1:listeLocalisationSouhaite>", place + "</ns1:listeLocalisationSouhaite>")),
            Codes{"SANDBOX_0106"});
}

TEST_F(MessageCheck, finds_nothing_in_a_sound_change_renewal_or_closure) {
  for (const auto* type : {"MOD", "REN"})
    EXPECT_EQ(codes(change_message(type, a_number, "<g:versionLue>3</g:versionLue>")), Codes{}) << type;
  EXPECT_EQ(codes(closure_message(a_number)), Codes{});
}

TEST_F(MessageCheck, asks_a_change_for_a_whole_demand_and_a_closure_for_its_motive) {
  for (const auto* type : {"MOD", "REN"}) {
    const auto sound = change_message(type, a_number);
    EXPECT_EQ(codes(replaced(sound, "<ns1:commune code=\"94002\"/></ns1:localisation", "</ns1:localisation")),
              Codes{"SANDBOX_0104"});
    EXPECT_EQ(codes(change_message(type, a_number, "<g:versionLue>trois</g:versionLue>")), Codes{"SANDBOX_0113"});
    EXPECT_EQ(codes(change_message(type, a_number, "<g:auteur code=\"voisin\"/>")), Codes{"SANDBOX_0112"});
  }
  EXPECT_EQ(codes(change_message("RAD", a_number)), Codes{"SANDBOX_0110"});
  EXPECT_EQ(codes(closure_message(a_number, "RADXXX")), Codes{"SANDBOX_0111"});
  const std::string income = "<ns1:revenuFiscal><ns1:montantMoins1>23403</ns1:montantMoins1></ns1:revenuFiscal>";
  EXPECT_EQ(codes(replaced(change_message("REN", a_number), income, "")), Codes{"SANDBOX_0114"});
  EXPECT_EQ(codes(replaced(change_message("MOD", a_number), income, "")), Codes{});
}

TEST_F(MessageCheck, has_a_table_whose_codes_are_all_different_and_none_official) {
  std::set<std::string> seen;
  for (const auto& rule : rules) {
    EXPECT_TRUE(seen.insert(rule.code).second) << rule.code;
    EXPECT_TRUE(rule.code.starts_with("SANDBOX_"));
    EXPECT_FALSE(rule.sentence.empty());
    EXPECT_FALSE(rule.source.empty());
  }
}

TEST_F(MessageCheck, names_the_line_of_a_table_it_cannot_understand) {
  const guichet::tests::TemporaryFolder folder;
  std::ofstream{folder / "table.tsv"} << "# title\nSANDBOX_0001\t*\ta\tperhaps\tS\tsource\n";
  const auto loaded = load_rules(folder / "table.tsv");
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error(), "table.tsv, line 2");
  EXPECT_FALSE(load_rules(folder / "absent.tsv"));
}

TEST(ValueCheck, knows_dates) {
  EXPECT_TRUE(passes("date", "", "2024-02-29"));
  for (const auto* wrong : {"2023-02-29", "2024-13-01", "2024-1-1", "", "2024-02-29T"}) {
    EXPECT_FALSE(passes("date", "", wrong)) << wrong;
  }
  for (const auto* partial : {"1985", "1985-03", "1985-03-03"}) EXPECT_TRUE(passes("partial_date", "", partial));
  EXPECT_FALSE(passes("partial_date", "", "1985-14"));
  EXPECT_TRUE(passes("date_time", "", "2026-11-22T10:15:00+01:00"));
  EXPECT_TRUE(passes("date_time", "", "2026-11-22T10:15:00.123-05:00"));
  for (const auto* wrong :
       {"2026-11-22", "2026-11-22T10:15:00", "2026-11-22T10:15:00Z", "2026-11-22T10:15:00.+01:00"}) {
    EXPECT_FALSE(passes("date_time", "", wrong)) << wrong;
  }
}

TEST(ValueCheck, knows_amounts_masks_lists_and_lengths) {
  for (const auto* right : {"0", "23403", "512.5", "512.50"}) EXPECT_TRUE(passes("amount", "", right)) << right;
  for (const auto* wrong : {"-1", "1,5", "1.505", ".5", "5.", "12345678901", "1e3"})
    EXPECT_FALSE(passes("amount", "", wrong)) << wrong;
  EXPECT_TRUE(passes("signed_amount", "", "-350.5") && passes("signed_amount", "", "0"));
  EXPECT_FALSE(passes("signed_amount", "", "--1") || passes("amount", "", "-350"));
  for (const auto* right : {"0", "12", "999999999"}) EXPECT_TRUE(passes("whole_number", "", right)) << right;
  for (const auto* wrong : {"", "-1", "1.0", "1234567890", "x"})
    EXPECT_FALSE(passes("whole_number", "", wrong)) << wrong;
  EXPECT_TRUE(passes("mask", "9X999", "2A004"));
  EXPECT_FALSE(passes("mask", "9X999", "2a004"));
  EXPECT_FALSE(passes("mask", "9X999", "2A0045"));
  EXPECT_TRUE(passes("one_of", "A|B", "B"));
  EXPECT_FALSE(passes("one_of", "A|B", "A|B"));
  EXPECT_TRUE(passes("at_most_characters", "3", "éèê"));
  EXPECT_FALSE(passes("at_most_characters", "3", "éèêë"));
  EXPECT_FALSE(passes("no_such_check", "", ""));
}

}  // namespace
