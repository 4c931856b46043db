// The other papers: what each must say, and what none may.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kiosk/receipt/nir.hpp"
#include "tests/kiosk/receipt/samples.hpp"

namespace {

using namespace guichet::tests;
using demand::FileType;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

struct Kinds : testing::Test {
  const Villebois town;
  std::string text(const receipt::Facts& facts, const std::string& language = "fr") const {
    return Printed(town.paper(facts, language)).text();
  }
};

TEST_F(Kinds, a_deposit_receipt_shows_the_number_with_the_reference_and_the_date) {
  EXPECT_THAT(text(registered()), AllOf(HasSubstr("111 0318 016982 G1104"), HasSubstr("D-7K3QM-9F2TX"),
                                        HasSubstr("3 mars 2026"), HasSubstr("Mairie de Villebois")));
}

TEST_F(Kinds, a_deposit_without_number_shows_its_reference) {
  EXPECT_THAT(text(deposited_only()),
              AllOf(HasSubstr("D-7K3QM-9F2TX"), HasSubstr("3 mars 2026"), HasSubstr("numéro unique suivra")));
}

TEST_F(Kinds, a_refused_deposit_sends_to_the_desk_and_not_to_wait) {
  auto refused = deposited_only();
  refused.refused = true;
  EXPECT_THAT(text(refused), AllOf(HasSubstr("demande une correction"), Not(HasSubstr("Vous n’avez rien à refaire"))));
}

TEST_F(Kinds, a_change_that_waits_is_named_for_what_it_is) {
  auto change = deposited_only();
  change.type = FileType::amendment;
  EXPECT_THAT(text(change), HasSubstr("Votre modification est déposée"));
  change.type = FileType::renewal;
  EXPECT_THAT(text(change), HasSubstr("Votre renouvellement est déposé"));
  change.type = FileType::closure;
  EXPECT_THAT(text(change), AllOf(HasSubstr("Votre renonciation est déposée"), Not(HasSubstr("Durée de validité"))));
}

TEST_F(Kinds, a_renewal_notice_tells_the_end_the_consequence_and_how) {
  EXPECT_THAT(text(receipt::RenewalNotice{.demand = household(), .standing = standing()}),
              AllOf(HasSubstr("avant le 3 mars 2027"), HasSubstr("dès le 3 janvier 2027"), HasSubstr("sera radiée"),
                    HasSubstr("Venez à cette borne"), HasSubstr("Éloïse d’Hœrdt-Çelik"), HasSubstr("R. 441-2-7")));
}

TEST_F(Kinds, a_resume_slip_groups_its_code_and_says_until_when) {
  const receipt::ResumeSlip slip{.code = "7K3QM9F2TX4ZB8WN", .until = day(2026, 12, 22)};
  EXPECT_THAT(text(slip), AllOf(HasSubstr("7K3Q M9F2 TX4Z B8WN"), HasSubstr("22 décembre 2026"),
                                HasSubstr("n’est pas encore déposée")));
  EXPECT_THAT(text(slip, "en"), AllOf(HasSubstr("22 December 2026"), HasSubstr("22 décembre 2026")));
}

TEST_F(Kinds, a_closure_receipt_tells_motive_date_and_that_all_restarts) {
  receipt::ClosureReceipt closure{.number = number(), .reason = "RADABA", .closed_on = day(2026, 11, 22)};
  EXPECT_THAT(text(closure),
              AllOf(HasSubstr("renoncé à votre demande par écrit"), HasSubstr("Renonciation écrite"),
                    HasSubstr("22 novembre 2026"), HasSubstr("partira de zéro"), Not(HasSubstr("réactiver"))));
  closure.reactivable_until = day(2027, 5, 22);
  EXPECT_THAT(text(closure), HasSubstr("réactiver votre demande jusqu’au 22 mai 2027"));
}

TEST_F(Kinds, a_closure_for_a_motive_unknown_here_invents_none) {
  const receipt::ClosureReceipt closure{.number = number(), .reason = "RADXYZ", .closed_on = day(2026, 11, 22)};
  EXPECT_THAT(text(closure), AllOf(HasSubstr("Motif connu du guichet"), Not(HasSubstr("RADXYZ"))));
}

TEST_F(Kinds, a_standing_tells_the_one_thing_to_do_next) {
  receipt::StandingPaper paper{.standing = standing(), .printed_on = day(2026, 6, 1)};
  EXPECT_THAT(text(paper), AllOf(HasSubstr("active jusqu’au 3 mars 2027"), HasSubstr("Apportez au guichet"),
                                 HasSubstr("Pièces reçues 1"), HasSubstr("Pièces à apporter ou à refaire 2")));
  paper.printed_on = day(2027, 1, 3);
  EXPECT_THAT(text(paper), HasSubstr("Renouvelez votre demande avant le 3 mars 2027"));
  paper.printed_on = day(2027, 3, 4);
  EXPECT_THAT(text(paper), HasSubstr("La date de fin est passée"));
  for (auto& one : paper.standing.papers) one.state = demand::PaperState::received;
  paper.printed_on = day(2026, 6, 1);
  EXPECT_THAT(text(paper), HasSubstr("rien à faire avant le 3 janvier 2027"));
}

TEST_F(Kinds, a_standing_never_names_a_paper_nor_tells_what_a_desk_wrote_about_it) {
  for (const auto* language : languages)
    EXPECT_THAT(text(receipt::StandingPaper{.standing = standing(), .printed_on = day(2026, 6, 1)}, language),
                AllOf(Not(HasSubstr("Livret")), Not(HasSubstr("Avis d’impôt")), Not(HasSubstr("page 2"))));
}

TEST_F(Kinds, a_renewal_notice_for_who_has_proved_nothing_names_nobody) {
  const auto told = text(receipt::RenewalNotice{.standing = standing()});
  EXPECT_THAT(told, AllOf(HasSubstr("avant le 3 mars 2027"), HasSubstr("votre dernier avis d’impôt"),
                          Not(HasSubstr("Demandeur")), Not(HasSubstr("Lilas"))));
}

TEST_F(Kinds, a_receipt_with_the_number_proves_possession_and_says_to_keep_it) {
  auto receipt = registered();
  receipt.proof = "0123456789ABCDEFGHJKMNPQRS";
  const auto paper = town.paper(receipt);
  EXPECT_EQ(paper.code, "GUICHET:N:1110318016982G1104:0123456789ABCDEFGHJKMNPQRS");
  EXPECT_THAT(Printed(paper).text(), AllOf(HasSubstr("Ne le donnez à personne"), Not(HasSubstr("0123456789ABC"))));
  auto waiting = deposited_only();
  waiting.proof = receipt.proof;
  EXPECT_EQ(town.paper(waiting).code, "D-7K3QM-9F2TX") << "there is no number to prove yet";
}

TEST_F(Kinds, a_paper_tells_the_renewal_of_its_town) {
  auto issuer = town.issuer("fr");
  const receipt::Issuer later{issuer.words,     issuer.french,   issuer.town, issuer.desk,
                              issuer.territory, issuer.communes, 11};
  const auto told = Printed(receipt::paper_for(receipt::RenewalNotice{.standing = standing()}, later)).text();
  EXPECT_THAT(told, HasSubstr("dès le 3 février 2027"));
}

TEST_F(Kinds, a_standing_that_is_closed_offers_no_renewal) {
  receipt::StandingPaper paper{.standing = standing(), .printed_on = day(2027, 5, 1)};
  paper.standing.state = demand::StandingState::closed;
  paper.standing.closed = day(2027, 4, 3);
  paper.standing.closure_reason = "RADREN";
  EXPECT_THAT(text(paper), AllOf(HasSubstr("est radiée"), HasSubstr("non renouvelée à temps"),
                                 HasSubstr("déposez une nouvelle demande"), Not(HasSubstr("Renouvelez"))));
  paper.standing.reactivable_until = day(2027, 9, 3);
  EXPECT_THAT(text(paper), HasSubstr("avant le 3 septembre 2027"));
}

TEST_F(Kinds, a_summary_of_twelve_people_takes_several_pages_and_leaves_nobody_out) {
  const Printed printed(town.paper(receipt::DemandSummary{household_of(12), day(2026, 11, 22)}));
  EXPECT_GE(printed.pages(), 2);
  const std::string told = printed.text();
  for (int i = 3; i <= 12; ++i) EXPECT_THAT(told, HasSubstr("Enfant" + std::to_string(i)));
  const auto last = std::to_string(printed.pages());
  EXPECT_THAT(told, AllOf(HasSubstr("1/" + last), HasSubstr(last + "/" + last)));
}

TEST_F(Kinds, a_name_of_eighty_characters_is_wrapped_and_not_cut) {
  auto demand = household();
  demand.people.front().answers.set("birth_name", std::string(80, 'W'));
  demand.people.front().answers.erase("first_name");
  for (const auto* language : languages) {
    const std::string told = text(receipt::RenewalNotice{.demand = demand, .standing = standing()}, language);
    EXPECT_EQ(std::ranges::count(told, 'W'), 80) << language;
  }
}

TEST_F(Kinds, names_keep_accents_ligatures_and_foreign_letters) {
  auto demand = household();
  demand.people.front().answers.set("used_name", "Nœuf d’İşçi-Ğül");
  demand.people.back().answers.set("dependant_name", "محمد");
  const Printed printed(town.paper(receipt::DemandSummary{demand, day(2026, 11, 22)}));
  EXPECT_THAT(printed.text(), HasSubstr("Éloïse Nœuf d’İşçi-Ğül"));
  EXPECT_THAT(printed.columns(), HasSubstr("محمد"));
}

TEST_F(Kinds, no_paper_prints_the_social_security_number) {
  auto demand = household();
  auto& applicant = demand.people.front().answers;
  for (const auto& field : demand::fields())
    if (field.kind == demand::Kind::nir) applicant.set(field.id, "285034290100142");
  // Typed where it was not asked for.
  applicant.set("street", "2 85 03 42 901 001 42");
  demand.answers.set("reasons", demand::Choices{{"23"}});
  demand.answers.set("other_reason", "mon numéro : 2.85.03.2A.901.001");
  for (const auto& facts : {receipt::Facts(receipt::DemandSummary{demand, day(2026, 11, 22)}),
                            receipt::Facts(receipt::RenewalNotice{.demand = demand, .standing = standing()}),
                            receipt::Facts(receipt::Attestation{.demand = demand, .standing = standing()})}) {
    std::string figures;
    for (const char c : text(facts))
      if (c != ' ' && c != '.') figures += c;
    EXPECT_THAT(figures, HasSubstr("•••"));
    EXPECT_THAT(figures, AllOf(Not(HasSubstr("285034290")), Not(HasSubstr("285032A901"))));
  }
}

TEST(Nir, is_recognised_however_it_is_spaced) {
  EXPECT_EQ(receipt::without_nir("285034290100142"), "•••");
  EXPECT_EQ(receipt::without_nir("NIR 2 85 03 42 901 001, voilà"), "NIR •••, voilà");
  EXPECT_EQ(receipt::without_nir("2\u00A085\u202F03 2A 901 001 42"), "•••");
}

TEST(Nir, is_not_seen_in_other_numbers) {
  for (const auto* innocent :
       {"06 39 98 00 00", "12 bis rue des Lilas", "12345678901234", "2850342901001421", "98 503 42 901 001"})
    EXPECT_EQ(receipt::without_nir(innocent), innocent);
}

}  // namespace
