#include <algorithm>

#include <gtest/gtest.h>

#include "kiosk/demand/message.hpp"
#include "tests/kiosk/demand/assets.hpp"

namespace {

using namespace guichet::kiosk::demand;
using namespace std::chrono_literals;
using std::chrono::February;
using std::chrono::March;
using std::chrono::November;

Standing standing_of(Date deposited, std::optional<Date> renewed = {}) {
  return {.number = *UniqueNumber::parse("1110318016982G1104"),
          .deposited = deposited,
          .valid_until = end_of_validity(deposited, renewed),
          .renewed = renewed};
}

std::string answer_with(std::string_view standing, std::string_view number = "1110318016982G1104") {
  return "<n:interfaceNuu xmlns:n='http://nuu.application.i2/' xmlns:g='urn:guichet:1' versionInterface='02.01'>"
         "<n:entete><n:typeFichier>CRE</n:typeFichier><n:dateFichier>2026-11-22T16:54:06+01:00</n:dateFichier></"
         "n:entete>"
         "<n:demande><n:demandeLogement><n:numUnique>" +
         std::string(number) +
         "</n:numUnique><n:numGuichet>G1104</n:numGuichet><n:dateCreationDemande>2025-03-15</n:dateCreationDemande>"
         "<g:complement>" +
         std::string(standing) + "</g:complement></n:demandeLogement></n:demande></n:interfaceNuu>";
}

constexpr std::string_view alive =
    "<g:suivi etat='active' dateDepotInitial='2024-03-15' dateDernierRenouvellement='2025-02-01' "
    "dateFinValidite='2026-02-01'>"
    "<g:piece code='identite' libelle='Carte d&#x2019;identit&#xE9;' etat='recue'/>"
    "<g:piece code='avis' libelle='Avis' etat='inexploitable' commentaire='Page floue'/></g:suivi>";

Message read(std::string_view standing) { return read_message(answer_with(standing), test_world()).value(); }

bool refuses(const Message& message, std::string_view path) {
  return std::ranges::contains(message.findings, Finding{.kind = Finding::Kind::bad_value, .path = std::string(path)});
}

TEST(Validity, lasts_one_year_from_the_last_of_deposit_and_renewal) {
  EXPECT_EQ(end_of_validity(2025y / March / 15, {}), 2026y / March / 15);
  EXPECT_EQ(end_of_validity(2025y / March / 15, 2026y / February / 1), 2027y / February / 1);
  EXPECT_EQ(end_of_validity(2028y / February / 29, {}), 2029y / February / 28);
  EXPECT_EQ(end_of_validity(2027y / February / 28, {}), 2028y / February / 28);
}

TEST(Renewal, opens_ten_months_after_and_never_in_the_month_that_follows) {
  EXPECT_EQ(renewal_opens(standing_of(2025y / March / 15)), 2026y / std::chrono::January / 15);
  EXPECT_EQ(renewal_opens(standing_of(2025y / std::chrono::April / 30)), 2026y / February / 28);
  EXPECT_EQ(renewal_opens(standing_of(2025y / March / 15, 2026y / March / 1)), 2027y / std::chrono::January / 1);
  EXPECT_EQ(renewal_opens(standing_of(2025y / March / 15), 11), 2026y / February / 15);
}

TEST(Months, end_where_the_rounding_says) {
  EXPECT_EQ(add_months(2026y / std::chrono::August / 31, 1, MonthEnd::last_day), 2026y / std::chrono::September / 30);
  EXPECT_EQ(add_months(2026y / std::chrono::August / 31, 1, MonthEnd::day_after), 2026y / std::chrono::October / 1);
  EXPECT_EQ(add_months(2026y / std::chrono::January / 31, 1, MonthEnd::day_after), 2026y / March / 1);
  EXPECT_EQ(add_months(2026y / std::chrono::January / 15, -1, MonthEnd::last_day), 2025y / std::chrono::December / 15);
}

TEST(Registered, brings_the_demand_and_where_it_stands) {
  const auto registered = read_registered(answer_with(alive), test_world());
  ASSERT_TRUE(registered && registered->standing);
  EXPECT_EQ(registered->demand.number->view(), "1110318016982G1104");
  const Standing& standing = *registered->standing;
  EXPECT_EQ(standing.state, StandingState::active);
  EXPECT_EQ(standing.deposited, 2024y / March / 15);
  EXPECT_EQ(standing.renewed, 2025y / February / 1);
  EXPECT_EQ(standing.valid_until, 2026y / February / 1);
  EXPECT_EQ(standing.papers, (std::vector<PaperStanding>{{"identite", "Carte d’identité", "", PaperState::received},
                                                         {"avis", "Avis", "Page floue", PaperState::unusable}}));
  EXPECT_TRUE(read(alive).findings.size() == read("").findings.size()) << "a standing is understood whole";
}

TEST(Registered, tells_a_closed_demand_with_its_reason_and_its_last_chance) {
  const auto standing =
      read(
          "<g:suivi etat='radiee' dateDepotInitial='2024-03-15' dateFinValidite='2025-03-15' motifRadiation='RADREN' "
          "dateRadiation='2025-04-15' reactivableJusquau='2025-09-15'/>")
          .standing;
  ASSERT_TRUE(standing);
  EXPECT_EQ(standing->state, StandingState::closed);
  EXPECT_EQ(standing->closure_reason, "RADREN");
  EXPECT_EQ(standing->closed, 2025y / std::chrono::April / 15);
  EXPECT_EQ(standing->reactivable_until, 2025y / std::chrono::September / 15);
}

TEST(Registered, has_no_standing_that_it_would_have_to_guess) {
  EXPECT_FALSE(read("").standing);
  for (const char* broken : {"<g:suivi etat='vivante' dateDepotInitial='2024-03-15' dateFinValidite='2025-03-15'/>",
                             "<g:suivi etat='active' dateFinValidite='2025-03-15'/>",
                             "<g:suivi etat='active' dateDepotInitial='hier' dateFinValidite='2025-03-15'/>"}) {
    EXPECT_FALSE(read(broken).standing) << broken;
    EXPECT_TRUE(refuses(read(broken), "g:complement/g:suivi")) << broken;
  }
  EXPECT_FALSE(read_message(answer_with(alive, "123"), test_world())->standing);
}

TEST(Registered, leaves_out_papers_that_it_does_not_understand) {
  const Message message = read(
      "<g:suivi etat='active' dateDepotInitial='2024-03-15' dateFinValidite='2025-03-15'>"
      "<g:piece code='a' libelle='A' etat='perdue'/><g:piece code='b' libelle='B&#x202E;C' "
      "etat='obsolete'/></g:suivi>");
  ASSERT_TRUE(message.standing);
  EXPECT_EQ(message.standing->papers, (std::vector<PaperStanding>{{"b", "BC", "", PaperState::obsolete}}));
  EXPECT_TRUE(refuses(message, "g:complement/g:suivi/g:piece@etat"));
}

TEST(Registered, tells_whose_paper_it_is_and_of_when) {
  const auto papers_of = [](const std::string& attributes) {
    return read(
        "<g:suivi etat='active' dateDepotInitial='2024-03-15' dateFinValidite='2025-03-15'>"
        "<g:piece code='a' libelle='A' etat='recue' " +
        attributes + "/></g:suivi>");
  };
  const Message told =
      papers_of("personne='1' anneeRevenus='2023' dateDocument='2024-03-01' dateExpiration='2030-01-31'");
  const PaperStanding paper = told.standing->papers.at(0);
  EXPECT_EQ(paper.person, 1U);
  EXPECT_EQ(paper.income_year, 2023);
  EXPECT_EQ(paper.issued, 2024y / std::chrono::March / 1);
  EXPECT_EQ(paper.expires, 2030y / std::chrono::January / 31);
  const Message silent = papers_of("");
  EXPECT_EQ(silent.standing->papers.at(0), (PaperStanding{"a", "A", "", PaperState::received}));
  for (const char* wrong : {"personne='-1'", "personne='40'", "anneeRevenus='MMXX'", "dateDocument='hier'"}) {
    const Message message = papers_of(wrong);
    EXPECT_EQ(message.standing->papers, silent.standing->papers) << wrong;
    const std::string name = std::string(wrong).substr(0, std::string(wrong).find('='));
    EXPECT_TRUE(refuses(message, "g:complement/g:suivi/g:piece@" + name)) << wrong;
  }
}

TEST(Message, says_what_kind_of_file_it_is_and_why_a_demand_is_given_up) {
  Demand demand{.desk = *DeskCode::parse("G1104"), .created = 2025y / March / 15};
  demand.number = *UniqueNumber::parse("1110318016982G1104");
  for (const FileType type : {FileType::creation, FileType::amendment, FileType::renewal, FileType::closure}) {
    Envelope envelope{.type = type, .sent = std::chrono::sys_days{2026y / November / 22} + 15h};
    if (type == FileType::closure) envelope.closure_reason = "RADABA";
    const std::string bytes = write_message(demand, envelope);
    EXPECT_NE(bytes.find("<ns1:typeFichier>" + std::string(code_of(type)) + "<"), std::string::npos);
    const auto message = read_message(bytes, test_world());
    ASSERT_TRUE(message);
    EXPECT_EQ(message->envelope, envelope);
    EXPECT_EQ(message->demand, demand);
    EXPECT_FALSE(std::ranges::contains(message->findings, Finding::Kind::unknown_element, &Finding::kind));
  }
}

TEST(Standing, without_words_keeps_dates_and_states_and_no_word_about_a_paper) {
  auto standing = standing_of(2025y / March / 15);
  standing.papers = {{.code = "jugement",
                      .label = "Jugement de divorce",
                      .comment = "La page 2 manque.",
                      .state = PaperState::unusable},
                     {.code = "identite", .label = "Carte d’identité", .comment = {}, .state = PaperState::received}};
  const auto silent = without_words(standing);
  EXPECT_EQ(silent.papers,
            (std::vector<PaperStanding>{{.code = {}, .label = {}, .comment = {}, .state = PaperState::unusable},
                                        {.code = {}, .label = {}, .comment = {}, .state = PaperState::received}}));
  standing.papers = silent.papers;
  EXPECT_EQ(silent, standing) << "nothing else changes";
}

}  // namespace
