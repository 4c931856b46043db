#include <fstream>

#include <gtest/gtest.h>
#include <pugixml.hpp>

#include "sync/sandbox/sandbox.hpp"
#include "tests/support/change_message.hpp"
#include "tests/support/registry_fixture.hpp"

// A demand at the sandbox, from its registration to its closure, as a terminal sees it over the wire.
namespace {

using namespace guichet::sync;
using namespace std::chrono_literals;
using guichet::tests::change_message;
using guichet::tests::closure_message;
using guichet::tests::creation_message;
using guichet::tests::replaced;
using guichet::tests::to_bytes;
using Answer = std::expected<registry::Registered, registry::Failure>;
using Codes = std::vector<std::string>;

Codes codes(const Answer& answer) {
  const auto* anomalies = answer ? nullptr : std::get_if<registry::Anomalies>(&answer.error());
  Codes codes;
  if (anomalies)
    for (const auto& anomaly : anomalies->list) codes.push_back(anomaly.code);
  return codes;
}

// The g:suivi of an answer.
struct FollowUp {
  explicit FollowUp(const Answer& answer) {
    if (!answer) throw std::runtime_error{"no demand in the answer"};
    document.load_string(answer->demand_xml.c_str());
    node = document.find_node([](const pugi::xml_node& one) { return std::string_view{one.name()} == "g:suivi"; });
  }
  std::string operator[](const char* name) const { return node.attribute(name).as_string(); }
  pugi::xml_document document;
  pugi::xml_node node;
};

std::string read_on(int version) { return "<g:versionLue>" + std::to_string(version) + "</g:versionLue>"; }
constexpr std::string_view by_staff = "<g:auteur code=\"agent\"/>";

class DemandLife : public testing::Test, protected guichet::tests::RegistryFixture {
 protected:
  void SetUp() override {
    start();
    terminal_client.emplace(client());
    number = send(creation_message()).value().number;
  }
  Answer send(std::string_view xml) { return send_as(++sequence, xml); }
  Answer send_as(int name, std::string_view xml) {
    return terminal_client->send("DEMG1104-202611221200-" + std::to_string(100000 + name) + ".xml", to_bytes(xml));
  }
  Answer look() { return terminal_client->get_demande_logement(number); }
  void go_to(std::chrono::year_month_day day) { clock.set(std::chrono::sys_days{day} + 12h); }

  std::optional<registry::Client> terminal_client;
  std::string number;
  int sequence = 0;
};

TEST_F(DemandLife, is_told_in_each_answer) {
  const FollowUp standing{look()};
  EXPECT_STREQ(standing.node.parent().name(), "g:complement");
  EXPECT_EQ(standing["xmlns:g"], "urn:guichet:1");
  EXPECT_EQ(standing["etat"], "active");
  EXPECT_EQ(standing["dateDepotInitial"], "2026-11-22");
  EXPECT_EQ(standing["dateDernierRenouvellement"], "");
  EXPECT_EQ(standing["dateFinValidite"], "2027-11-22");
  EXPECT_EQ(standing["version"], "1");
  EXPECT_FALSE(standing.node.attribute("motifRadiation"));
}

TEST_F(DemandLife, changes_content_and_nothing_else) {
  const auto xml = replaced(change_message("MOD", number, read_on(1)), "94140", "75012");
  const auto answer = send(xml);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->number, number);
  EXPECT_TRUE(answer->demand_xml.contains("75012"));
  EXPECT_FALSE(answer->demand_xml.contains("versionLue")) << "said to the registry only";
  EXPECT_EQ(FollowUp{look()}["version"], "2");
  EXPECT_EQ(FollowUp{look()}["dateFinValidite"], "2027-11-22");
  EXPECT_TRUE(look().value().demand_xml.contains("75012"));
  EXPECT_EQ(sandbox->size(), 1u);
}

TEST_F(DemandLife, lets_staff_only_change_who_the_applicant_is) {
  auto xml = replaced(change_message("MOD", number), "<ns1:nom>DURAND<", "<ns1:nom>MARTIN<");
  xml = replaced(xml, "<ns1:situationFamiliale code=\"D\"/>", "<ns1:situationFamiliale code=\"M\"/>");
  EXPECT_EQ(codes(send(xml)), (Codes{"SANDBOX_0212", "SANDBOX_0216"}));
  EXPECT_TRUE(look().value().demand_xml.contains("<ns1:nom>DURAND"));
  ASSERT_TRUE(send(replaced(xml, "</g:complement>", std::string{by_staff} + "</g:complement>")));
  EXPECT_TRUE(look().value().demand_xml.contains("<ns1:nom>MARTIN"));
}

TEST_F(DemandLife, keeps_number_and_first_date) {
  EXPECT_EQ(codes(send(change_message("MOD", "1111126999999G1104"))), Codes{"SANDBOX_0201"});
  const auto other_date = replaced(change_message("MOD", number), "Demande>2026-11-22<", "Demande>2020-01-01<");
  EXPECT_EQ(codes(send(other_date)), Codes{"SANDBOX_0203"});
  EXPECT_EQ(FollowUp{look()}["version"], "1");
}

TEST_F(DemandLife, is_renewed_from_the_tenth_month_on) {
  go_to(2027y / 9 / 21);
  EXPECT_EQ(codes(send(change_message("REN", number))), Codes{"SANDBOX_0205"});
  go_to(2027y / 9 / 22);
  const auto answer = send(change_message("REN", number));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->number, number);
  const FollowUp standing{answer};
  EXPECT_EQ(standing["dateDepotInitial"], "2026-11-22");
  EXPECT_EQ(standing["dateDernierRenouvellement"], "2027-09-22");
  EXPECT_EQ(standing["dateFinValidite"], "2028-09-22");
  EXPECT_EQ(codes(send(change_message("REN", number))), Codes{"SANDBOX_0205"}) << "not twice";
}

TEST_F(DemandLife, is_not_renewed_without_the_income_of_the_year) {
  go_to(2027y / 10 / 1);
  const auto xml = replaced(change_message("REN", number), "<ns1:montantMoins1>23403</ns1:montantMoins1>",
                            "<ns1:anneeMoins1>2026</ns1:anneeMoins1>");
  EXPECT_EQ(codes(send(xml)), Codes{"SANDBOX_0206"});
}

TEST_F(DemandLife, is_closed_when_nobody_renews_it_and_comes_back_through_staff) {
  go_to(2027y / 12 / 21);
  EXPECT_EQ(FollowUp{look()}["etat"], "active") << "past its year, still tolerated";
  go_to(2027y / 12 / 22);
  const FollowUp closed{look()};
  EXPECT_EQ(closed["etat"], "radiee");
  EXPECT_EQ(closed["motifRadiation"], "RADREN");
  EXPECT_EQ(closed["dateRadiation"], "2027-12-22");
  EXPECT_EQ(closed["reactivableJusquau"], "2028-05-22");
  EXPECT_EQ(codes(send(change_message("REN", number))), Codes{"SANDBOX_0202"});
  EXPECT_EQ(codes(send(change_message("MOD", number, by_staff))), Codes{"SANDBOX_0202"});
  go_to(2028y / 5 / 22);
  const FollowUp back{send(change_message("REN", number, by_staff))};
  EXPECT_EQ(back["etat"], "active");
  EXPECT_EQ(back["dateDepotInitial"], "2026-11-22");
  EXPECT_EQ(back["dateFinValidite"], "2029-05-22");
}

TEST_F(DemandLife, does_not_come_back_after_eighteen_months) {
  go_to(2028y / 5 / 23);
  EXPECT_EQ(codes(send(change_message("REN", number, by_staff))), Codes{"SANDBOX_0202"});
}

TEST_F(DemandLife, ends_when_the_applicant_gives_up) {
  const FollowUp closed{send(closure_message(number))};
  EXPECT_EQ(closed["etat"], "radiee");
  EXPECT_EQ(closed["motifRadiation"], "RADABA");
  EXPECT_EQ(closed["dateRadiation"], "2026-11-22");
  EXPECT_EQ(closed["reactivableJusquau"], "");
  EXPECT_EQ(codes(send(change_message("MOD", number))), Codes{"SANDBOX_0202"});
  EXPECT_TRUE(look().value().demand_xml.contains("DURAND")) << "erased a year later, not at once";
}

TEST_F(DemandLife, is_closed_for_another_motive_by_staff_only) {
  EXPECT_EQ(codes(send(closure_message(number, "RADATT"))), Codes{"SANDBOX_0207"});
  EXPECT_EQ(codes(send(closure_message(number, "RADXXX"))), Codes{"SANDBOX_0111"});
  EXPECT_EQ(codes(send(change_message("RAD", number))), Codes{"SANDBOX_0110"});
  EXPECT_TRUE(send(change_message("RAD", number, "<g:motifRadiation code=\"RADATT\"/>" + std::string{by_staff})));
}

TEST_F(DemandLife, answers_the_same_thing_to_the_same_change) {
  const auto xml = change_message("MOD", number, read_on(1));
  const auto first = send_as(7, xml);
  ASSERT_TRUE(first);
  ASSERT_TRUE(send(change_message("MOD", number)));
  EXPECT_EQ(send_as(7, xml).value().demand_xml, first->demand_xml);
  EXPECT_EQ(FollowUp{look()}["version"], "3") << "nothing is done twice";
  EXPECT_EQ(codes(send_as(7, closure_message(number))), Codes{"SANDBOX_0200"});
}

TEST_F(DemandLife, is_not_overwritten_when_another_desk_changed_it) {
  misbehave("changed_meanwhile:1");
  EXPECT_EQ(FollowUp{look()}["version"], "1");
  EXPECT_EQ(codes(send(change_message("MOD", number, read_on(1)))), Codes{"SANDBOX_0204"});
  const FollowUp standing{look()};
  EXPECT_EQ(standing["version"], "2");
  EXPECT_EQ(standing["dateDernierRenouvellement"], "2026-11-22");
  EXPECT_TRUE(send(change_message("MOD", number, read_on(2))));
  misbehave("changed_meanwhile:1");
  EXPECT_EQ(codes(send(change_message("REN", number, read_on(3)))), Codes{"SANDBOX_0204"});
  EXPECT_TRUE(send(closure_message(number))) << "renouncing holds whatever changed";
}

TEST_F(DemandLife, takes_two_changes_of_one_desk_written_on_the_same_version) {
  go_to(2027y / 10 / 1);
  EXPECT_TRUE(send(change_message("MOD", number, read_on(1))));
  EXPECT_TRUE(send(change_message("REN", number, read_on(1))));
}

TEST_F(DemandLife, goes_on_after_a_restart) {
  ASSERT_TRUE(send(change_message("MOD", number, read_on(1))));
  ASSERT_TRUE(send(closure_message(number)));
  const auto before = look().value().demand_xml;
  stop();
  start();
  EXPECT_EQ(look().value().demand_xml, before);
}

TEST_F(DemandLife, is_no_business_of_a_file_type_the_sandbox_does_not_know) {
  const auto answer = send(change_message("COP", number));
  EXPECT_TRUE(!answer && std::holds_alternative<registry::TechnicalFault>(answer.error()));
}

class SeededSandbox : public testing::Test, protected guichet::tests::RegistryFixture {
 protected:
  static constexpr std::string_view number = "1110125900001G1104";

  SeededSandbox() { std::filesystem::create_directory(folder / "seeds"); }
  std::optional<std::string> begin(std::string_view follow_up, std::optional<std::chrono::year_month_day> today = {}) {
    std::ofstream{folder / "seeds" / "one.xml"} << guichet::tests::seed_message(number, follow_up);
    auto settings = sandbox_settings();
    settings.seeds = folder / "seeds";
    settings.today = today;
    auto started = sandbox::Sandbox::start(settings, clock, random);
    if (!started) return started.error();
    sandbox.emplace(std::move(*started));
    port = sandbox->port();
    return std::nullopt;
  }
};

TEST_F(SeededSandbox, holds_a_demand_of_before_with_its_papers) {
  ASSERT_EQ(begin("<g:suivi dateDepotInitial=\"2025-01-14\" dateDernierRenouvellement=\"2026-01-10\" version=\"4\">"
                  "<g:piece code=\"identite\" libelle=\"Carte d&#x2019;identit&#xE9;\" etat=\"recue\"/>"
                  "<g:piece code=\"impot\" libelle=\"Avis\" etat=\"inexploitable\" commentaire=\"Flou\"/></g:suivi>"),
            std::nullopt);
  const FollowUp standing{client().get_demande_logement(number)};
  EXPECT_EQ(standing["etat"], "active");
  EXPECT_EQ(standing["dateFinValidite"], "2027-01-10");
  EXPECT_EQ(standing["version"], "4");
  const auto second = standing.node.child("g:piece").next_sibling();
  EXPECT_STREQ(standing.node.child("g:piece").attribute("libelle").value(), "Carte d’identité");
  EXPECT_STREQ(second.attribute("etat").value(), "inexploitable");
  EXPECT_STREQ(second.attribute("commentaire").value(), "Flou");
}

TEST_F(SeededSandbox, gives_back_whose_a_paper_is_its_year_and_its_dates) {
  ASSERT_EQ(begin("<g:suivi dateDepotInitial=\"-P11M\">"
                  "<g:piece code=\"impot\" libelle=\"Avis\" etat=\"recue\" personne=\"1\" anneeRevenus=\"2025\"/>"
                  "<g:piece code=\"titre\" libelle=\"Titre\" etat=\"recue\" dateDocument=\"-P2M\" "
                  "dateExpiration=\"2031-05-04\"/></g:suivi>",
                  2027y / 3 / 31),
            std::nullopt);
  const auto given_back = [&](const FollowUp& standing) {
    const auto notice = standing.node.child("g:piece"), permit = notice.next_sibling();
    EXPECT_STREQ(notice.attribute("personne").value(), "1");
    EXPECT_STREQ(notice.attribute("anneeRevenus").value(), "2025");
    EXPECT_FALSE(notice.attribute("dateDocument"));
    EXPECT_STREQ(permit.attribute("dateDocument").value(), "2027-01-31");
    EXPECT_STREQ(permit.attribute("dateExpiration").value(), "2031-05-04");
    EXPECT_FALSE(permit.attribute("personne"));
  };
  given_back(FollowUp{client().get_demande_logement(number)});
  auto terminal_client = client();
  const auto xml = replaced(change_message("REN", number), "Demande>2026-11-22<", "Demande>2026-04-30<");
  given_back(FollowUp{terminal_client.send("DEMG1104-202611221200-100001.xml", to_bytes(xml))});
}

TEST_F(SeededSandbox, counts_dates_back_from_its_own_day) {
  ASSERT_EQ(begin("<g:suivi dateDepotInitial=\"-P11M\"/>", 2027y / 3 / 31), std::nullopt);
  const FollowUp standing{client().get_demande_logement(number)};
  EXPECT_EQ(standing["dateDepotInitial"], "2026-04-30");
  auto terminal_client = client();
  const auto xml = replaced(change_message("REN", number), "Demande>2026-11-22<", "Demande>2026-04-30<");
  const FollowUp renewed{terminal_client.send("DEMG1104-202611221200-100001.xml", to_bytes(xml))};
  EXPECT_EQ(renewed["dateFinValidite"], "2028-03-31");
  stop();
  ASSERT_EQ(begin("<g:suivi dateDepotInitial=\"-P11M\"/>", 2027y / 3 / 31), std::nullopt);
  EXPECT_EQ(FollowUp{client().get_demande_logement(number)}["dateFinValidite"], "2028-03-31")
      << "a seed does not undo what happened since";
}

TEST_F(SeededSandbox, says_which_file_it_cannot_understand) {
  for (const auto* wrong :
       {"", "<g:suivi/>", "<g:suivi dateDepotInitial=\"hier\"/>",
        "<g:suivi dateDepotInitial=\"2025-01-14\" motifRadiation=\"RADABA\"/>",
        "<g:suivi dateDepotInitial=\"2025-01-14\"><g:piece code=\"a\" etat=\"perdue\"/></g:suivi>",
        "<g:suivi dateDepotInitial=\"2025-01-14\"><g:piece code=\"a\" etat=\"recue\" personne=\"-1\"/></g:suivi>",
        R"(<g:suivi dateDepotInitial="2025-01-14"><g:piece code="a" etat="recue" dateDocument="hier"/></g:suivi>)"}) {
    const auto error = begin(wrong);
    ASSERT_TRUE(error) << wrong;
    EXPECT_TRUE(error->starts_with("one.xml: ")) << *error;
  }
}

}  // namespace
