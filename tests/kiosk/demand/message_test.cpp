#include <algorithm>

#include <gtest/gtest.h>

#include "kiosk/demand/message.hpp"
#include "tests/kiosk/demand/random_demand.hpp"

namespace {

using namespace guichet::kiosk::demand;
using namespace std::chrono_literals;

const Envelope envelope{.type = FileType::creation,
                        .sent = std::chrono::sys_days{2026y / std::chrono::November / 22} + 15h + 54min + 6s};

Demand small_demand() {
  Demand demand{.desk = *DeskCode::parse("G1104")};
  demand.created = 2026y / std::chrono::November / 22;
  demand.people[0].answers.set("birth_name", std::string("Alméida"));
  return demand;
}

std::string message_around(std::string_view inside) {
  return "<ns1:interfaceNuu xmlns:ns1=\"http://nuu.application.i2/\" versionInterface=\"02.01\"><ns1:demande>"
         "<ns1:demandeLogement><ns1:numGuichet>G1104</ns1:numGuichet>" +
         std::string(inside) + "</ns1:demandeLogement></ns1:demande></ns1:interfaceNuu>";
}

Message read(std::string_view bytes) { return read_message(bytes, test_world()).value(); }

ReadError refused(std::string_view bytes) { return read_message(bytes, test_world()).error(); }

bool reports(const Message& message, Finding::Kind kind, std::string_view path) {
  return std::ranges::contains(message.findings, Finding{.kind = kind, .path = std::string(path)});
}

TEST(Message, carries_any_demand_there_and_back_without_loss) {
  for (unsigned seed = 0; seed < 500; ++seed) {
    const Demand demand = DemandMaker(seed).make();
    ASSERT_TRUE(is_valid(demand)) << seed;
    const std::string bytes = write_message(demand, envelope);
    const auto message = read_message(bytes, test_world());
    ASSERT_TRUE(message) << seed;
    ASSERT_EQ(message->demand, demand) << "seed " << seed << "\n" << bytes;
    ASSERT_EQ(message->envelope, envelope);
    ASSERT_EQ(write_message(message->demand, envelope), bytes) << seed;
  }
}

TEST(Message, leaves_nothing_that_its_own_reader_does_not_understand) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    const Message message = read(write_message(DemandMaker(seed).make(), envelope));
    const auto unknown = std::ranges::count(message.findings, Finding::Kind::unknown_element, &Finding::kind);
    EXPECT_EQ(unknown, 0) << seed;
  }
}

TEST(Message, is_seven_bit_text) {
  Demand demand = small_demand();
  demand.people[0].answers.set("first_name", std::string("محمد Œ 😀"));
  const std::string bytes = write_message(demand, envelope);
  EXPECT_TRUE(std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
  EXPECT_NE(bytes.find("Alm&#xE9;ida"), std::string::npos);
}

TEST(Message, has_the_envelope_that_the_registry_knows) {
  const std::string bytes = write_message(small_demand(), envelope);
  for (const char* part :
       {"<ns1:interfaceNuu xmlns:ns1=\"http://nuu.application.i2/\"", "versionInterface=\"02.01\"",
        "<ns1:typeFichier>CRE</ns1:typeFichier>", "<ns1:dateFichier>2026-11-22T16:54:06+01:00</ns1:dateFichier>",
        "<ns1:numGuichet>G1104</ns1:numGuichet>", "<ns1:dateCreationDemande>2026-11-22</ns1:dateCreationDemande>"}) {
    EXPECT_NE(bytes.find(part), std::string::npos) << part;
  }
  EXPECT_EQ(bytes.find("numUnique"), std::string::npos);
}

TEST(Message, gives_the_birth_name_when_there_is_no_other) {
  const std::string bytes = write_message(small_demand(), envelope);
  EXPECT_NE(bytes.find("<ns1:nom g:default=\"true\">Alm&#xE9;ida</ns1:nom>"), std::string::npos);
  EXPECT_FALSE(read(bytes).demand.people[0].answers.has("used_name"));
}

TEST(Message, keeps_how_much_of_a_birth_date_is_known) {
  Demand demand = small_demand();
  demand.people[0].answers.set("birth_date", PartialDate{.year = 1970});
  const std::string bytes = write_message(demand, envelope);
  EXPECT_NE(bytes.find("<ns1:dateNaissance g:precision=\"year\">1970-01-01<"), std::string::npos);
}

TEST(Message, writes_resources_in_their_list_and_none_as_an_empty_one) {
  Demand demand = small_demand();
  demand.people[0].answers.set("resources", Amounts{{Code{"SAL"}, Euros{120050}}, {Code{"RSA"}, Euros{0}}});
  demand.people[0].answers.set("paid", Amounts{});
  const std::string bytes = write_message(demand, envelope);
  EXPECT_NE(bytes.find("<ns1:listeRessourceRecue><ns1:detailRessource><ns1:ressource code=\"SAL\"/>"
                       "<ns1:montant>1200.50</ns1:montant></ns1:detailRessource>"),
            std::string::npos)
      << bytes;
  EXPECT_NE(bytes.find("<ns1:listeRessourceVersee/>"), std::string::npos);
  EXPECT_EQ(read(bytes).demand, demand);
}

TEST(Message, says_that_an_address_is_abroad) {
  Demand demand = small_demand();
  Answers& applicant = demand.people[0].answers;
  applicant.set("domicile", Code{"ETRA"});
  applicant.set("street", std::string("Probeweg"));
  applicant.set("foreign_town", std::string("Köln"));
  const std::string bytes = write_message(demand, envelope);
  EXPECT_NE(bytes.find("<ns1:adressePostale><ns1:etranger>true</ns1:etranger><ns1:voie>Probeweg</ns1:voie>"),
            std::string::npos)
      << bytes;
  EXPECT_EQ(read(bytes).demand, demand);
}

TEST(Message, of_another_desk_is_understood_when_its_address_is_abroad) {
  const Message message = read(message_around(
      "<ns1:personnePhysique><ns1:demandeur><ns1:adressePostale><ns1:etranger>true</ns1:etranger></ns1:adressePostale>"
      "</ns1:demandeur></ns1:personnePhysique>"));
  EXPECT_TRUE(message.demand.people[0].answers.is("domicile", "ETRA"));
  EXPECT_FALSE(reports(message, Finding::Kind::bad_value, "adressePostale/etranger"));
}

TEST(Message, is_read_whatever_its_prefixes) {
  const std::string bytes = message_around(
      "<x:personnePhysique xmlns:x='http://nuu.application.i2/'><demandeur><nomPatronymique>Ay</nomPatronymique>"
      "</demandeur></x:personnePhysique>"
      "<o:complement xmlns:o='urn:guichet:1'><o:listeMotif><o:motif code='05'/></o:listeMotif></o:complement>");
  const Demand demand = read(bytes).demand;
  EXPECT_EQ(*demand.people[0].answers.get<std::string>("birth_name"), "Ay");
  EXPECT_TRUE(demand.answers.includes("reasons", "05"));
}

TEST(Message, of_the_registry_may_name_its_desk_in_the_number_only) {
  const Message message = read(
      "<interfaceNuu versionInterface='02.00'><entete><dateFichier>2018-03-15T16:54:06.339+01:00</dateFichier></entete>"
      "<demande><demandeLogement><numUnique>1110318016982G1104</numUnique></demandeLogement></demande></interfaceNuu>");
  EXPECT_EQ(message.demand.desk.view(), "G1104");
  EXPECT_EQ(message.demand.number->view(), "1110318016982G1104");
  EXPECT_EQ(message.envelope.sent, std::chrono::sys_days{2018y / std::chrono::March / 15} + 15h + 54min + 6s);
  EXPECT_TRUE(reports(message, Finding::Kind::missing, "numGuichet"));
  EXPECT_TRUE(reports(message, Finding::Kind::missing, "entete/typeFichier"));
}

TEST(Message, reports_what_a_registry_would_refuse) {
  const Message message = read(message_around(
      "<ns1:dateCreationDemande>22/11/2026</ns1:dateCreationDemande><ns1:numUnique>123</ns1:numUnique>"
      "<ns1:personnePhysique><ns1:demandeur><ns1:civilite code='9'/><ns1:dateNaissance>hier</ns1:dateNaissance>"
      "</ns1:demandeur></ns1:personnePhysique>"));
  EXPECT_TRUE(reports(message, Finding::Kind::bad_value, "dateCreationDemande"));
  EXPECT_TRUE(reports(message, Finding::Kind::bad_value, "numUnique"));
  EXPECT_TRUE(reports(message, Finding::Kind::bad_value, "civilite@code"));
  EXPECT_TRUE(reports(message, Finding::Kind::bad_value, "dateNaissance"));
  EXPECT_TRUE(reports(message, Finding::Kind::missing, "logementRecherche/demandeElargie"));
  EXPECT_FALSE(message.demand.number);
}

TEST(Message, keeps_an_answer_that_has_gone_stale_and_says_so) {
  const Message message = read(message_around(
      "<ns1:personnePhysique><ns1:personneANaitre><ns1:nombre>1</ns1:nombre><ns1:dateNaissancePrevue>2018-08-01"
      "</ns1:dateNaissancePrevue></ns1:personneANaitre></ns1:personnePhysique>"));
  EXPECT_TRUE(message.demand.people.at(1).answers.has("expected_date"));
  EXPECT_TRUE(reports(message, Finding::Kind::bad_value, "dateNaissancePrevue"));
}

TEST(Message, reports_elements_that_it_does_not_understand_by_their_path) {
  const Message message =
      read(message_around("<ns1:personnePhysique><ns1:demandeur><ns1:licorne><ns1:corne/>"
                          "</ns1:licorne></ns1:demandeur></ns1:personnePhysique>"));
  EXPECT_TRUE(
      reports(message, Finding::Kind::unknown_element, "demande/demandeLogement/personnePhysique/demandeur/licorne"));
}

TEST(Message, brings_the_anomalies_of_an_answer) {
  const Message message = read(message_around(
      "<ns1:listeAnomalie><ns1:anomalie code='CTRL_DEM_0033'>Texte</ns1:anomalie><ns1:anomalie code='CTRL_DEM_0034'/>"
      "</ns1:listeAnomalie>"));
  EXPECT_EQ(message.anomalies, (std::vector<Anomaly>{{"CTRL_DEM_0033", "Texte"}, {"CTRL_DEM_0034", ""}}));
}

TEST(HostileMessage, is_refused_by_what_it_is) {
  EXPECT_EQ(refused(""), ReadError::not_xml);
  EXPECT_EQ(refused("bonjour"), ReadError::not_xml);
  EXPECT_EQ(refused("<interfaceNuu"), ReadError::not_xml);
  EXPECT_EQ(refused("<html/>"), ReadError::not_a_demand);
  EXPECT_EQ(refused("<interfaceNuu/>"), ReadError::not_a_demand);
  EXPECT_EQ(refused("<interfaceNuu><demande><demandeLogement/></demande></interfaceNuu>"), ReadError::no_desk);
  EXPECT_EQ(refused(std::string(1024 * 1024 + 1, ' ')), ReadError::too_large);
}

TEST(HostileMessage, cannot_be_too_deep) {
  std::string deep;
  for (int i = 0; i < 60'000; ++i) deep += "<a>";
  for (int i = 0; i < 60'000; ++i) deep += "</a>";
  EXPECT_EQ(refused(deep), ReadError::too_deep);
}

TEST(HostileMessage, expands_no_entity) {
  const std::string bytes = "<!DOCTYPE i [<!ENTITY a \"" + std::string(500, 'x') + "\"><!ENTITY b \"&a;&a;\">]>" +
                            message_around(
                                "<ns1:personnePhysique><ns1:demandeur><ns1:prenom>&b;</ns1:prenom></ns1:demandeur>"
                                "</ns1:personnePhysique>");
  EXPECT_FALSE(read(bytes).demand.people[0].answers.has("first_name"));
}

TEST(HostileMessage, cannot_bring_a_crowd) {
  std::string crowd = "<ns1:personnePhysique><ns1:listePersonneACharge>";
  for (int i = 0; i < 5000; ++i) crowd += "<ns1:personneACharge><ns1:nom>A</ns1:nom></ns1:personneACharge>";
  const Message message = read(message_around(crowd + "</ns1:listePersonneACharge></ns1:personnePhysique>"));
  EXPECT_EQ(message.demand.people.size(), most_people);
  EXPECT_TRUE(std::ranges::contains(message.findings, Finding::Kind::too_many, &Finding::kind));
  EXPECT_LE(message.findings.size(), 200U);
}

TEST(HostileMessage, cannot_bring_an_endless_list) {
  std::string list = "<ns1:logementRecherche><ns1:listeTypeLogement>";
  for (int i = 0; i < 20'000; ++i) list += "<ns1:typeLogement code='" + std::to_string(i) + "'/>";
  const Message message = read(message_around(list + "</ns1:listeTypeLogement></ns1:logementRecherche>"));
  EXPECT_FALSE(message.demand.answers.has("types"));
  EXPECT_TRUE(reports(message, Finding::Kind::bad_value, "logementRecherche/listeTypeLogement/typeLogement*@code"));
}

TEST(HostileMessage, cut_or_changed_anywhere_never_breaks_the_reader) {
  const std::string whole = write_message(DemandMaker(7).make(), envelope);
  std::mt19937 dice(1);
  for (int i = 0; i < 3000; ++i) {
    std::string bytes = whole.substr(0, i % 3 == 0 ? dice() % whole.size() : whole.size());
    for (auto changes = dice() % 6; changes > 0 && !bytes.empty(); --changes) {
      bytes[dice() % bytes.size()] = static_cast<char>(dice() % 256);
    }
    const auto message = read_message(bytes, test_world());
    if (message) {
      EXPECT_TRUE(is_valid(message->demand));
    }
  }
}

TEST(Problems, are_all_that_an_empty_demand_lacks) {
  const auto found = problems(Demand{.desk = *DeskCode::parse("G1104")}, test_world());
  const auto lacks = [&](FieldId field) { return std::ranges::contains(found, field, &FieldProblem::field); };
  for (const FieldId field : {FieldId("birth_name"), FieldId("birth_date"), FieldId("communes"), FieldId("reasons")}) {
    EXPECT_TRUE(lacks(field)) << field.view();
  }
  for (const FieldId field : {FieldId("used_name"), FieldId("email"), FieldId("other_reason"), FieldId("income_n2"),
                              FieldId("income_year_n2"), FieldId("custody")}) {
    EXPECT_FALSE(lacks(field)) << field.view();
  }
}

TEST(Problems, hold_the_household_to_what_was_said) {
  Demand demand{.desk = *DeskCode::parse("G1104")};
  EXPECT_EQ(household_problem(demand), std::nullopt);
  demand.answers.set("household_with_others", true);
  EXPECT_EQ(household_problem(demand), Problem::nobody_else);
  add_person(demand, Subject::unborn);
  EXPECT_EQ(household_problem(demand), std::nullopt);
  demand.answers.set("household_with_others", false);
  EXPECT_EQ(household_problem(demand), Problem::somebody_else);
}

TEST(Problems, ask_for_another_reason_only_when_it_is_chosen) {
  Demand demand{.desk = *DeskCode::parse("G1104")};
  demand.answers.set("reasons", Choices{Code{"23"}});
  const auto found = problems(demand, test_world());
  EXPECT_TRUE(std::ranges::contains(found, FieldId("other_reason"), &FieldProblem::field));
}

// Every answer that was accepted is shown again in a form exactly as it can be accepted again.
TEST(Entry, types_each_value_as_it_can_be_read_again) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    const Demand demand = DemandMaker(seed).make();
    for (const auto& [id, value] : demand.people[0].answers) {
      EXPECT_EQ(shape(field(id), typed(field(id), value)), value) << id.view();
    }
    for (const auto& [id, value] : demand.answers) {
      EXPECT_EQ(shape(field(id), typed(field(id), value)), value) << id.view();
    }
  }
}

}  // namespace
