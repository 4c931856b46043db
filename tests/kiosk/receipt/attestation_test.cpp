// CCH R441-2-4: the attestation's contents, letter by letter, on paper as a person reads it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/kiosk/receipt/samples.hpp"

namespace {

using namespace guichet::tests;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

struct Attestation : testing::Test {
  const Villebois town;
  const receipt::Paper paper = town.paper(attestation());

  // What the paper says under one letter, once it is certain that it is printed.
  std::string under(char letter, const receipt::Paper& from) const {
    const std::string article = std::string("R441-2-4 ") + letter + ")", text = Printed(from).text();
    std::string all;
    for (const auto& passage : from.passages) {
      if (passage.article != article) continue;
      EXPECT_THAT(text, AllOf(HasSubstr(flattened(passage.words.own)), HasSubstr(flattened(passage.value.own))));
      all += passage.words.own + " " + passage.value.own + "\n";
    }
    return flattened(all);
  }
  std::string under(char letter) const { return under(letter, paper); }
  receipt::Paper elsewhere() const { return receipt::paper_for(attestation(), town.issuer("fr", "G9999")); }
};

TEST_F(Attestation, names_the_applicant_and_their_address) {
  EXPECT_THAT(under('a'), AllOf(HasSubstr("Éloïse d’Hœrdt-Çelik"), HasSubstr("12 bis rue des Lilas, 42990 Villebois")));
}

TEST_F(Attestation, names_the_registering_service_and_its_address) {
  EXPECT_THAT(under('b'), AllOf(HasSubstr("service du logement"), HasSubstr("1 place de la Mairie")));
}

TEST_F(Attestation, gives_the_unique_number) { EXPECT_THAT(under('c'), HasSubstr("111 0318 016982 G1104")); }

TEST_F(Attestation, gives_the_date_of_receipt_and_of_the_last_renewal) {
  EXPECT_THAT(under('d'), AllOf(HasSubstr("3 mars 2026"), HasSubstr("Aucun à ce jour")));
  auto renewed = attestation(receipt::Attestation::Event::renewal);
  renewed.standing.renewed = day(2027, 2, 1);
  EXPECT_THAT(under('d', town.paper(renewed)), AllOf(HasSubstr("3 mars 2026"), HasSubstr("1er février 2027")));
}

TEST_F(Attestation, lists_the_landlords_of_the_communes_asked_for) {
  EXPECT_THAT(under('e'), AllOf(HasSubstr("Villebois : Habitat de Villebois"),
                                HasSubstr("Montmartin-le-Haut : Logis du Haut-Bois")));
}

TEST_F(Attestation, says_where_to_ask_when_the_town_gave_no_landlord) {
  EXPECT_THAT(under('e', elsewhere()),
              AllOf(HasSubstr("Villebois, Montmartin-le-Haut"), HasSubstr("au guichet"), Not(HasSubstr("fictif"))));
}

TEST_F(Attestation, tells_the_cases_for_the_mediation_commission) {
  EXPECT_THAT(under('f'), AllOf(HasSubstr("sans logement"), HasSubstr("expulsion"), HasSubstr("hébergement"),
                                HasSubstr("dix-huit mois"), HasSubstr("insalubre"), HasSubstr("suroccupé"),
                                HasSubstr("délai que le préfet fixe")));
}

TEST_F(Attestation, gives_the_commissions_date_and_address_with_their_source) {
  const std::string told = under('g');
  EXPECT_THAT(told, AllOf(HasSubstr("3 mars 2029"), HasSubstr("Secrétariat de la commission"),
                          HasSubstr("Source : exemple fictif"), HasSubstr("À vérifier auprès de la préfecture")));
}

TEST_F(Attestation, never_invents_the_commissions_date_or_address) {
  const std::string told = under('g', elsewhere());
  EXPECT_THAT(told, AllOf(HasSubstr("Demandez la date"), HasSubstr("Demandez l’adresse"), Not(HasSubstr("20"))));
}

TEST_F(Attestation, explains_validity_updating_renewal_and_closure) {
  EXPECT_THAT(under('h'), AllOf(HasSubstr("jusqu’au 3 mars 2027"), HasSubstr("Signalez tout changement"),
                                HasSubstr("entre le 3 janvier 2027 et"), HasSubstr("vous renoncez par écrit"),
                                HasSubstr("irrecevable"), HasSubstr("réunies en une seule")));
}

TEST_F(Attestation, says_how_to_get_news) {
  EXPECT_THAT(under('i'), AllOf(HasSubstr("Mairie de Villebois"), HasSubstr("01 99 00 12 34"),
                                HasSubstr("www.demande-logement-social.gouv.fr")));
}

TEST_F(Attestation, annexes_the_summary_the_next_steps_and_the_papers) {
  const std::string text = Printed(paper).text();
  EXPECT_THAT(text, AllOf(HasSubstr("Zoé İşçi-Ğül"), HasSubstr("630,50 €"), HasSubstr("Et maintenant ?"),
                          HasSubstr("Livret de famille Manquante"), HasSubstr("la page 2 est coupée")));
}

TEST_F(Attestation, proves_possession_only_when_it_was_given_a_proof) {
  EXPECT_EQ(paper.code, "GUICHET:N:1110318016982G1104:0123456789ABCDEFGHJKMNPQRS");
  auto without = attestation();
  without.proof.clear();
  EXPECT_EQ(town.paper(without).code, "1110318016982G1104");
}

TEST_F(Attestation, never_speaks_nor_writes_the_proof) {
  EXPECT_THAT(Printed(paper).text(), Not(HasSubstr("0123456789ABC")));
  for (const auto& line : receipt::spoken_lines(paper)) EXPECT_THAT(line, Not(HasSubstr("0123456789ABC")));
}

TEST_F(Attestation, of_renewal_says_so) {
  using Event = receipt::Attestation::Event;
  EXPECT_THAT(town.paper(attestation(Event::renewal)).title.own, HasSubstr("renouvellement"));
  EXPECT_THAT(paper.title.own, HasSubstr("enregistrement"));
}

}  // namespace
