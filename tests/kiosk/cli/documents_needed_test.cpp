#include <map>
#include <vector>

#include <gtest/gtest.h>

#include "tests/kiosk/cli/asked.hpp"
#include "tests/support/creation_message.hpp"
#include "tests/support/files.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::kiosk::cli;
using namespace guichet::tests;
using nlohmann::json;

class DocumentsNeededTest : public testing::Test {
 protected:
  static Answer ask(std::vector<std::string> words) {
    words.insert(words.begin(), "documents-needed");
    return asked(words);
  }

  std::string keep(std::string_view bytes) {
    write_file(folder_ / "demande.xml", bytes);
    return (folder_ / "demande.xml").string();
  }

  // The same demand, with a number and what its registry holds.
  static std::string known_demand(const std::string& papers) {
    const std::string number = "<ns1:numUnique>1110318016982G1104</ns1:numUnique>";
    const std::string standing =
        "<g:complement xmlns:g='urn:guichet:1'><g:suivi etat='active' dateDepotInitial='2026-03-15' "
        "dateFinValidite='2027-03-15'>" +
        papers + "</g:suivi></g:complement>";
    return replaced(replaced(creation_message(), "<ns1:numGuichet>", number + "<ns1:numGuichet>"),
                    "</ns1:demandeLogement>", standing + "</ns1:demandeLogement>");
  }

  static std::map<std::string, std::string> states(const json& answer) {
    std::map<std::string, std::string> all;
    for (const json& one : answer.at("documents")) all[one.at("code")] = one.at("state");
    return all;
  }

  TemporaryFolder folder_;
};

TEST_F(DocumentsNeededTest, lists_the_papers_of_a_demand_with_the_keys_of_the_contract) {
  const std::string path = keep(creation_message());
  const Answer answer = ask({path, "--on", "2026-11-22"});
  EXPECT_EQ(answer.code, ExitCode::doubt) << "an identity document is to be given";
  const json list = answer.first();
  EXPECT_EQ(list.at("path"), path);
  EXPECT_EQ(list.at("on"), "2026-11-22");
  EXPECT_EQ(list.at("law_known"), true);
  const json first = list.at("documents").at(0);
  EXPECT_EQ(first.at("code"), "identite");
  EXPECT_EQ(first.at("state"), "now");
  EXPECT_EQ(first.at("stage"), "to_register");
  EXPECT_EQ(first.at("article"), "CCH R441-2-3");
  EXPECT_EQ(first.at("person"), json({{"index", 0}, {"subject", "applicant"}}));
  for (const json& one : list.at("documents"))
    for (const char* key :
         {"code", "name", "person", "stage", "state", "fault", "words", "article", "source", "from", "to", "verified"})
      EXPECT_TRUE(one.contains(key)) << key;
  EXPECT_EQ(states(list),
            (std::map<std::string, std::string>{
                {"identite", "now"}, {"avis_imposition", "later"}, {"livret_famille", "later"}, {"bail", "later"}}));
  EXPECT_FALSE(list.at("forbidden").empty());
  EXPECT_FALSE(answer.out.contains("DURAND")) << "no name is printed";
}

TEST_F(DocumentsNeededTest, knows_what_the_registry_holds_and_what_a_desk_wrote) {
  const std::string papers =
      "<g:piece code='identite' libelle='Carte' etat='recue' personne='0'/>"
      "<g:piece code='avis_imposition' libelle='Avis' etat='inexploitable' commentaire='Page floue'/>"
      "<g:piece code='rib' libelle='RIB' etat='hors_perimetre'/>";
  const Answer answer = ask({keep(known_demand(papers))});
  EXPECT_EQ(answer.code, ExitCode::doubt);
  EXPECT_EQ(states(answer.first()), (std::map<std::string, std::string>{{"livret_famille", "now"},
                                                                        {"bail", "later"},
                                                                        {"identite", "received"},
                                                                        {"avis_imposition", "to_redo"},
                                                                        {"rib", "forbidden"}}));
  const json first = answer.first();
  for (const json& one : first.at("documents"))
    if (one.at("code") == "avis_imposition") {
      EXPECT_EQ(one.at("fault"), "unusable");
      EXPECT_EQ(one.at("words"), "Page floue");
    }
}

TEST_F(DocumentsNeededTest, is_content_when_nothing_is_wanted_now) {
  const std::string papers =
      "<g:piece code='identite' libelle='Carte' etat='recue'/><g:piece code='livret_famille' libelle='Livret' "
      "etat='recue'/>"
      "<g:piece code='avis_imposition' libelle='Avis' etat='recue' personne='0' anneeRevenus='2024'/>";
  EXPECT_EQ(ask({keep(known_demand(papers))}).code, ExitCode::success);
  EXPECT_EQ(ask({keep(known_demand(papers)), "--on", "2027-01-02"}).code, ExitCode::doubt) << "another year of income";
}

TEST_F(DocumentsNeededTest, says_when_it_does_not_know_the_law_of_a_day) {
  const Answer answer = ask({"--on", "2019-05-01", keep(creation_message())});
  EXPECT_EQ(answer.code, ExitCode::doubt);
  EXPECT_EQ(answer.first().at("law_known"), false);
  EXPECT_TRUE(answer.first().at("documents").empty());
}

TEST_F(DocumentsNeededTest, says_what_it_cannot_read) {
  const auto error = [&](const Answer& answer) {
    EXPECT_EQ(answer.code, ExitCode::unreadable);
    return answer.first().at("error").at("code").get<std::string>();
  };
  EXPECT_EQ(error(ask({keep("not XML <")})), "not_xml");
  EXPECT_EQ(error(ask({keep("<a/>")})), "not_a_demand");
  EXPECT_EQ(error(ask({(folder_ / "nowhere.xml").string()})), "not_found");
}

TEST_F(DocumentsNeededTest, asks_for_arguments_that_it_understands) {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{}, {"--on"}, {"--on", "22/11/2026", "a.xml"}, {"--what", "a.xml"}}) {
    EXPECT_EQ(ask(words).code, ExitCode::usage);
    EXPECT_TRUE(ask(words).out.empty());
  }
}

}  // namespace
