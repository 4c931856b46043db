#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kiosk/documents/address_match.hpp"
#include "kiosk/documents/findings.hpp"
#include "kiosk/documents/tax_shares.hpp"
#include "kiosk/texts/catalogue.hpp"
#include "tests/kiosk/demand/assets.hpp"

namespace {

using namespace guichet::kiosk;
using namespace guichet::kiosk::documents;
using namespace std::chrono;

constexpr Match passed = Match::passed, failed = Match::failed, inconclusive = Match::inconclusive;
constexpr demand::Date today = 2026y / November / 22;
constexpr Verdict proven{.outcome = Outcome::proven, .reason = Reason::valid};
constexpr Verdict altered{.outcome = Outcome::altered, .reason = Reason::bad_signature};
constexpr Verdict unknown{.outcome = Outcome::undetermined, .reason = Reason::unknown_certificate};

// Claire Dupont and her daughter, who live in Montrouge.
demand::Demand dupont() {
  demand::Demand demand{.desk = *demand::DeskCode::parse("G1104")};
  auto& claire = demand.people.front().answers;
  claire.set("birth_name", std::string("Dupont"));
  claire.set("first_name", std::string("Claire"));
  claire.set("birth_date", demand::PartialDate{1985, 12, 3});
  claire.set("street_number", std::string("12 bis"));
  claire.set("street", std::string("avenue de la République"));
  claire.set("home_commune", demand::Locality{*demand::CommuneCode::parse("92049"), "92120"});
  claire.set("income_n2", demand::Euros{18'400'00});
  auto& lou = demand.people[*demand::add_person(demand, demand::Subject::dependant)].answers;
  lou.set("dependant_name", std::string("Martin"));
  lou.set("first_name", std::string("Lou"));
  return demand;
}

TaxNotice notice() {
  return {.reference_tax_income = demand::Euros{18'400'00},
          .income_year = 2024,
          .declarant_1 = "DUPONT CLAIRE",
          .declarant_2 = "",
          .notice_reference = "2592012345678",
          .shares = "2",
          .address = "12 BIS AV DE LA REPUBLIQUE, 92120, MONTROUGE",
          .truncated = {}};
}

ProofOfAddress bill() {
  return {.beneficiary = "MME CLAIRE DUPONT",
          .lines = {"12 BIS AVENUE DE LA REPUBLIQUE"},
          .postcode = "92120",
          .locality = "MONTROUGE",
          .country = "FR",
          .issued = 2026y / October / 1,
          .truncated = {}};
}

template <typename Paper>
std::vector<FactFinding> compare(const Paper& paper, const demand::Demand& demand, const Verdict& verdict = proven,
                                 std::size_t person = 0) {
  return findings(paper, verdict, {.demand = demand, .person = person, .today = today, .communes = real_communes()});
}
std::vector<FactFinding> compare(const IdentityFacts& identity, const demand::Demand& demand) {
  return findings(identity, {.demand = demand, .person = 0, .today = today, .communes = real_communes()});
}

std::string told(const std::vector<FactFinding>& list) {
  std::string text;
  for (const FactFinding& one : list)
    text += (text.empty() ? "" : ", ") + std::string(name_of(one.fact)) + " " + std::string(name_of(one.result));
  return text;
}

Match result_of(Fact fact, const std::vector<FactFinding>& list) {
  for (const FactFinding& one : list)
    if (one.fact == fact) return one.result;
  throw std::runtime_error(std::string(name_of(fact)) + " was not looked at");
}

TEST(Findings, agree_on_a_notice_that_says_what_was_typed) {
  const auto list = compare(notice(), dupont());
  EXPECT_EQ(told(list), "seal passed, name passed, income_year passed, income passed, people passed, address passed");
  for (const FactFinding& one : list) {
    EXPECT_EQ(one.origin, Origin::sealed);
    EXPECT_FALSE(one.article.empty()) << name_of(one.fact);
  }
  EXPECT_EQ(list.at(3).stated, demand::Value(demand::Euros{18'400'00}));
  EXPECT_EQ(list.at(3).typed, demand::Value(demand::Euros{18'400'00}));
}

TEST(Findings, take_nothing_from_an_altered_paper) {
  EXPECT_EQ(told(compare(notice(), dupont(), altered)), "seal failed");
  EXPECT_EQ(told(compare(bill(), dupont(), altered)), "seal failed");
}

TEST(Findings, call_what_is_not_proven_only_read) {
  const auto list = compare(notice(), dupont(), unknown);
  EXPECT_EQ(list.front().result, inconclusive);
  for (const FactFinding& one : list) EXPECT_EQ(one.origin, Origin::read) << name_of(one.fact);
}

TEST(Findings, compare_the_income_of_the_notices_own_year) {
  const auto income = [](std::int64_t stated, int year, const demand::Demand& demand) {
    TaxNotice one = notice();
    one.reference_tax_income = demand::Euros{stated};
    one.income_year = year;
    return result_of(Fact::income, compare(one, demand));
  };
  EXPECT_EQ(income(18'400'00, 2024, dupont()), passed);
  EXPECT_EQ(income(18'401'00, 2024, dupont()), failed);
  EXPECT_EQ(income(18'400'00, 2025, dupont()), inconclusive) << "last year's was not typed";
  auto with_cents = dupont();
  with_cents.people[0].answers.set("income_n2", demand::Euros{18'400'40});
  EXPECT_EQ(income(18'400'00, 2024, with_cents), passed) << "a notice counts whole euros";
  auto deposited = dupont();
  deposited.people[0].answers.set("income_year_n2", std::int64_t{2023});
  EXPECT_EQ(income(18'400'00, 2023, deposited), passed) << "the demand says which year it speaks of";
}

TEST(Findings, accept_the_income_of_two_typed_in_parts) {
  auto couple = dupont();
  const auto second = *demand::add_person(couple, demand::Subject::co_applicant);
  couple.people[second].answers.set("income_n2", demand::Euros{20'000'00});
  TaxNotice joint = notice();
  joint.declarant_2 = "MARTIN PAUL";
  joint.reference_tax_income = demand::Euros{38'400'00};
  EXPECT_EQ(result_of(Fact::income, compare(joint, couple)), passed);
  joint.reference_tax_income = demand::Euros{38'500'00};
  EXPECT_EQ(result_of(Fact::income, compare(joint, couple)), failed);
  couple.people[second].answers.erase("income_n2");
  EXPECT_EQ(result_of(Fact::income, compare(joint, couple)), inconclusive);
}

TEST(Findings, tell_a_notice_of_another_year) {
  const auto year = [](int income_year) {
    TaxNotice one = notice();
    one.income_year = income_year;
    return result_of(Fact::income_year, compare(one, dupont()));
  };
  EXPECT_EQ(year(2024), passed);
  EXPECT_EQ(year(2025), inconclusive);
  EXPECT_EQ(year(0), inconclusive) << "before 2022 the seal had no year";
  EXPECT_EQ(year(2023), failed);
  EXPECT_EQ(year(2026), failed);
}

TEST(Findings, count_people_by_shares) {
  const auto people = [](const char* shares, int children, bool two = false) {
    demand::Demand demand{.desk = *demand::DeskCode::parse("G1104")};
    for (; children > 0; --children) demand::add_person(demand, demand::Subject::dependant);
    if (two) demand::add_person(demand, demand::Subject::co_applicant);
    TaxNotice one = notice();
    one.shares = shares;
    one.declarant_2 = two ? "MARTIN PAUL" : "";
    return match_shares(one, demand);
  };
  EXPECT_EQ(people("1", 0), passed);
  EXPECT_EQ(people("2", 1), passed) << "half a share for the child, half for raising it alone";
  EXPECT_EQ(people("2,5", 1, true), passed);
  EXPECT_EQ(people("4", 3, true), passed);
  EXPECT_EQ(people("1,5", 0), inconclusive) << "half a share may come from what no demand asks";
  EXPECT_EQ(people("2,5", 0), failed);
  EXPECT_EQ(people("1", 2), inconclusive) << "born since";
  EXPECT_EQ(people("two", 0), inconclusive);
  EXPECT_EQ(quarters_of("2,75"), 11);
  EXPECT_EQ(quarters_of("2,80"), std::nullopt);
  EXPECT_EQ(quarters_of(""), std::nullopt);
}

TEST(Findings, let_people_move_after_their_tax_notice) {
  TaxNotice one = notice();
  one.address = "3 RUE DES LILAS, 69003 LYON";
  EXPECT_EQ(result_of(Fact::address, compare(one, dupont())), inconclusive);
}

TEST(Findings, hold_an_address_older_than_three_months_against_its_paper) {
  const auto age = [](std::optional<demand::Date> issued) {
    ProofOfAddress one = bill();
    one.issued = issued;
    return result_of(Fact::address_age, compare(one, dupont()));
  };
  EXPECT_EQ(age(2026y / August / 22), passed);
  EXPECT_EQ(age(2026y / August / 21), failed);
  EXPECT_EQ(age(2026y / December / 1), inconclusive);
  EXPECT_EQ(age(std::nullopt), inconclusive);
}

TEST(Findings, compare_a_bill_with_the_address_of_the_demand) {
  EXPECT_EQ(told(compare(bill(), dupont())), "seal passed, name passed, address passed, address_age passed");
  ProofOfAddress elsewhere = bill();
  elsewhere.lines = {"3 RUE DES LILAS"};
  EXPECT_EQ(result_of(Fact::address, compare(elsewhere, dupont())), failed);
}

TEST(Findings, take_a_bill_in_the_name_of_anyone_of_the_household) {
  ProofOfAddress of_another = bill();
  of_another.beneficiary = "M LOU MARTIN";
  EXPECT_EQ(result_of(Fact::name, compare(of_another, dupont())), passed);
  of_another.beneficiary = "M PAUL BERNARD";
  EXPECT_EQ(result_of(Fact::name, compare(of_another, dupont())), failed);
  auto hosted = dupont();
  hosted.people[0].answers.set("domicile", demand::Code{"CHEZ"});
  EXPECT_EQ(result_of(Fact::name, compare(of_another, hosted)), inconclusive) << "it is the host's";
}

struct AddressCase {
  WrittenAddress written;
  TypedAddress typed;
  Match expected;
};

TEST(Findings, read_addresses_as_papers_write_them) {
  const TypedAddress typed = {
      .number = "12 bis", .street = "avenue de la République", .postcode = "92120", .locality = "Montrouge"};
  const std::vector<AddressCase> cases = {
      {{.lines = {"BAT C", "12 BIS AV REPUBLIQUE"}, .postcode = "92120", .locality = "MONTROUGE"}, typed, passed},
      {{.lines = {"12 BIS AV REPUBLIQUE"}, .postcode = "92120", .locality = "MONTRO", .locality_cut = true},
       typed,
       passed},
      {{.lines = {"12 BIS AV REPUBLIQUE"}, .postcode = "92541", .locality = "MONTROUGE CEDEX"}, typed, inconclusive},
      {{.lines = {"14 AV REPUBLIQUE"}, .postcode = "92120", .locality = "MONTROUGE"}, typed, inconclusive},
      {{.lines = {"12 BIS AV REPUB"}, .postcode = "92120", .locality = "MONTROUGE", .lines_cut = true}, typed, passed},
      {{.lines = {"12 BIS AV RE"}, .postcode = "92120", .locality = "MONTROUGE", .lines_cut = true},
       typed,
       inconclusive},
      {{.lines = {"12 BIS AV REPUB"}, .postcode = "92120", .locality = "MONTROUGE"}, typed, failed},
      {{.lines = {"3 AV VICTOR HUGO"}, .postcode = "92120", .locality = "MONTROUGE"}, typed, failed},
      {{.lines = {"12 BIS AV REPUBLIQUE"}, .postcode = "69003", .locality = "LYON"}, typed, failed},
      {{.lines = {}, .postcode = "92120", .locality = "MONTROUGE"}, typed, inconclusive},
      {{.lines = {"12 BIS AV REPUBLIQUE"}}, typed, inconclusive},
      {{.lines = {"1 RUE DU BAC"}, .postcode = "75007", .locality = "PARIS 07"},
       {"1", "rue du Bac", "75007", "Paris"},
       passed},
      {{.lines = {"8 R DR ROUX"}, .postcode = "78320", .locality = "LEVIS ST NOM"},
       {"8", "rue du Docteur Roux", "78320", "Lévis-Saint-Nom"},
       passed},
  };
  for (const AddressCase& one : cases)
    EXPECT_EQ(match(one.written, one.typed), one.expected)
        << (one.written.lines.empty() ? "" : one.written.lines[0]) << " " << one.written.postcode << " "
        << one.written.locality;
  const WrittenAddress parsed = parse_address("145 RUE JULLIARD, ZA SPECIMEN, 78320, LEVIS ST NOM", false);
  EXPECT_EQ(parsed.postcode, "78320");
  EXPECT_EQ(match(parsed, {"145", "rue Julliard", "78320", "Lévis-Saint-Nom"}), passed);
}

TEST(Findings, compare_a_date_of_birth_part_by_part) {
  const auto birth = [](demand::PartialDate stated, demand::PartialDate typed) {
    auto demand = dupont();
    demand.people[0].answers.set("birth_date", typed);
    return result_of(Fact::birth_date, compare(IdentityFacts{.name = {"DUPONT CLAIRE"}, .birth = stated}, demand));
  };
  EXPECT_EQ(birth({1985, 12, 3}, {1985, 12, 3}), passed);
  EXPECT_EQ(birth({1985, 12, 4}, {1985, 12, 3}), failed);
  EXPECT_EQ(birth({1985, 0, 0}, {1985, 12, 3}), inconclusive);
  EXPECT_EQ(birth({1986, 0, 0}, {1985, 12, 3}), failed);
  EXPECT_EQ(birth({1985, 0, 0}, {1985, 0, 0}), passed) << "no paper of theirs says more";
  EXPECT_EQ(birth({1985, 12, 3}, {2000, 12, 3}), failed);
  EXPECT_EQ(birth({2024, 12, 3}, {1924, 12, 3}), inconclusive) << "a zone has two digits for the year";
}

TEST(Findings, hold_only_an_expired_permit_against_its_paper) {
  const auto expiry = [](demand::Date expires, bool permit) {
    const IdentityFacts identity = {.name = {"DUPONT<<CLAIRE"}, .expires = expires, .permit = permit};
    return result_of(Fact::expiry, compare(identity, dupont()));
  };
  EXPECT_EQ(expiry(today, true), passed);
  EXPECT_EQ(expiry(2026y / November / 21, true), failed);
  EXPECT_EQ(expiry(2026y / November / 21, false), inconclusive);
}

TEST(Findings, have_a_sentence_for_each_reader_in_every_language) {
  for (const char* language : {"fr", "fr-falc", "en", "ar", "pt", "es", "tr", "uk", "ta", "zh"}) {
    const auto words = texts::Catalogue::load("assets/texts/" + std::string(language) + ".po");
    ASSERT_TRUE(words) << language;
    for (int fact = 0; fact <= static_cast<int>(Fact::expiry); ++fact)
      for (const Match result : {passed, failed, inconclusive})
        for (const Audience audience : {Audience::person, Audience::staff}) {
          const std::string key = text_key({.fact = static_cast<Fact>(fact), .result = result}, audience);
          EXPECT_TRUE(words->has(key)) << language << " " << key;
        }
  }
}

}  // namespace
