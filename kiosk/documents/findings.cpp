#include "kiosk/documents/findings.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "kiosk/demand/questions.hpp"
#include "kiosk/demand/standing.hpp"
#include "kiosk/documents/address_match.hpp"
#include "kiosk/documents/identity.hpp"
#include "kiosk/documents/tax_shares.hpp"

namespace guichet::kiosk::documents {
namespace {

using demand::Euros;
using demand::Subject;

constexpr auto facts =
    std::to_array<std::pair<std::string_view, std::string_view>>({{"seal", "CCH R441-2-4-1"},
                                                                  {"name", "CCH R441-2-2 a)"},
                                                                  {"income", "CCH R441-2-2 e)"},
                                                                  {"income_year", "arrêté du 29/07/1987"},
                                                                  {"people", "CCH L442-12, R441-2-2 a)"},
                                                                  {"address", "CCH R441-2-2 b)"},
                                                                  {"address_age", "CCH R441-2-4-1"},
                                                                  {"birth_date", "CCH R441-2-2 a)"},
                                                                  {"expiry", "CCH R441-1 ; arrêté du 20/04/2022"}});

const demand::Answers& answers_of(const Against& against) { return against.demand.people.at(against.person).answers; }

std::optional<demand::Value> value_of(const demand::Answers& answers, demand::FieldId field) {
  const demand::Value* value = answers.find(field);
  return value == nullptr ? std::nullopt : std::optional(*value);
}

// Collects what one paper gives, all of the same origin and person.
class Comparing {
 public:
  Comparing(const Against& against, Origin origin) : against_(against), origin_(origin) {}

  void add(Fact fact, Match result, std::optional<demand::Value> stated = {}, std::optional<demand::Value> typed = {}) {
    found_.push_back({.fact = fact,
                      .result = result,
                      .origin = origin_,
                      .person = against_.person,
                      .stated = std::move(stated),
                      .typed = std::move(typed),
                      .article = facts.at(static_cast<std::size_t>(fact)).second});
  }

  // Whether the paper may be listened to at all.
  bool seal(const Verdict& verdict) {
    constexpr std::array results = {Match::passed, Match::failed, Match::inconclusive};
    add(Fact::seal, results.at(static_cast<std::size_t>(verdict.outcome)));
    return verdict.outcome != Outcome::altered;
  }

  void name(const WrittenName& written, Match result) {
    if (!written.text.empty()) add(Fact::name, result, written.text, value_of(answers_of(against_), "birth_name"));
  }

  std::vector<FactFinding> take() { return std::move(found_); }

 private:
  const Against& against_;
  Origin origin_;
  std::vector<FactFinding> found_;
};

Origin origin_of(const Verdict& verdict) { return verdict.outcome == Outcome::proven ? Origin::sealed : Origin::read; }

// The income that a person typed for a year; the terminal writes the years at the deposit, a draft has none yet.
const Euros* typed_income(const demand::Answers& answers, int year, int this_year) {
  const auto* last = answers.get<std::int64_t>("income_year_n1");
  const auto* before = answers.get<std::int64_t>("income_year_n2");
  if (year == (last != nullptr ? *last : this_year - 1)) return answers.get<Euros>("income_n1");
  if (year == (before != nullptr ? *before : this_year - 2)) return answers.get<Euros>("income_n2");
  return nullptr;
}

// A notice counts whole euros.
bool same_euros(Euros one, Euros other) { return std::abs(one.cents - other.cents) < 100; }

Match match_income(const TaxNotice& notice, const Against& against, const Euros* typed, int this_year) {
  if (typed == nullptr || !notice.reference_tax_income) return Match::inconclusive;
  if (same_euros(*typed, *notice.reference_tax_income)) return Match::passed;
  if (notice.declarant_2.empty()) return Match::failed;
  // A notice of two may be typed by each for their part.
  Euros both{};
  for (const demand::Person& person : against.demand.people) {
    if (person.subject != Subject::applicant && person.subject != Subject::co_applicant) continue;
    const Euros* part = typed_income(person.answers, notice.income_year, this_year);
    if (part == nullptr) return Match::inconclusive;
    both.cents += part->cents;
  }
  return same_euros(both, *notice.reference_tax_income) ? Match::passed : Match::failed;
}

Match match_year(int year, int this_year) {
  if (year == this_year - income_years_back) return Match::passed;
  return year == 0 || year == this_year - 1 ? Match::inconclusive : Match::failed;
}

demand::PartialDate whole(demand::Date date) {
  return {.year = static_cast<int>(date.year()),
          .month = static_cast<unsigned>(date.month()),
          .day = static_cast<unsigned>(date.day())};
}

std::optional<demand::Value> year_value(int year) {
  return year == 0 ? std::nullopt : std::optional<demand::Value>(std::int64_t{year});
}

TypedAddress typed_address(const Against& against) {
  const demand::Answers& answers = against.demand.people.front().answers;  // where the household's letters arrive
  const auto text = [&](demand::FieldId field) {
    const auto* found = answers.get<std::string>(field);
    return found == nullptr ? std::string{} : *found;
  };
  TypedAddress typed{.number = text("street_number"), .street = text("street"), .locality = text("foreign_town")};
  const auto* home = answers.get<demand::Locality>("home_commune");
  if (home == nullptr) return typed;
  typed.postcode = home->postcode;
  if (const auto* commune = against.communes.find(home->commune)) {
    typed.locality = commune->name;
    if (typed.postcode.empty() && !commune->postcodes.contains(' ')) typed.postcode = commune->postcodes;
  }
  return typed;
}

std::string joined(const TypedAddress& typed) {
  std::string text = typed.number;
  for (const std::string& part : {typed.street, typed.postcode, typed.locality})
    if (!part.empty()) text.append(text.empty() ? "" : " ").append(part);
  return text;
}

// A bill may be in the name of anyone of the household; of who is put up, it is the host's.
Match match_household(const WrittenName& name, const demand::Demand& demand) {
  bool surely_another = !demand::is_hosted(demand, demand.people.front());
  for (const demand::Person& person : demand.people) {
    const Match result = match(name, typed_name(person.answers));
    if (result == Match::passed) return result;
    const bool nameless = person.subject == Subject::unborn || person.subject == Subject::shared_custody;
    if (!nameless && result == Match::inconclusive) surely_another = false;
  }
  return surely_another ? Match::failed : Match::inconclusive;
}

}  // namespace

std::string_view name_of(Origin origin) {
  static constexpr std::array<std::string_view, 3> names = {"sealed", "read", "typed"};
  return names.at(static_cast<std::size_t>(origin));
}

std::string_view name_of(Fact fact) { return facts.at(static_cast<std::size_t>(fact)).first; }

std::string text_key(const FactFinding& finding, Audience audience) {
  std::string key = "finding.";
  key.append(name_of(finding.fact)).append(".").append(name_of(finding.result));
  return key + (audience == Audience::person ? ".person" : ".staff");
}

std::vector<FactFinding> findings(const TaxNotice& notice, const Verdict& verdict, const Against& against) {
  using Part = TaxNotice::Part;
  Comparing comparing(against, origin_of(verdict));
  if (!comparing.seal(verdict)) return comparing.take();
  const int this_year = static_cast<int>(against.today.year());
  const demand::Answers& answers = answers_of(against);
  const std::array declarants = {WrittenName{notice.declarant_1, notice.truncated.contains(Part::declarant_1)},
                                 WrittenName{notice.declarant_2, notice.truncated.contains(Part::declarant_2)}};
  comparing.name(declarants[0], match_any(declarants, typed_name(answers)));
  comparing.add(Fact::income_year, match_year(notice.income_year, this_year), year_value(notice.income_year),
                year_value(this_year - income_years_back));
  if (notice.reference_tax_income) {
    const Euros* typed = typed_income(answers, notice.income_year, this_year);
    comparing.add(Fact::income, match_income(notice, against, typed, this_year), *notice.reference_tax_income,
                  typed == nullptr ? std::nullopt : std::optional<demand::Value>(*typed));
  }
  if (!notice.shares.empty()) comparing.add(Fact::people, match_shares(notice, against.demand), notice.shares);
  if (!notice.address.empty()) {
    const TypedAddress typed = typed_address(against);
    const Match result = match(parse_address(notice.address, notice.truncated.contains(Part::address)), typed);
    // The notice tells where they lived then: people move.
    comparing.add(Fact::address, result == Match::failed ? Match::inconclusive : result, notice.address, joined(typed));
  }
  return comparing.take();
}

std::vector<FactFinding> findings(const ProofOfAddress& proof, const Verdict& verdict, const Against& against) {
  using Part = ProofOfAddress::Part;
  Comparing comparing(against, origin_of(verdict));
  if (!comparing.seal(verdict)) return comparing.take();
  const WrittenName name{proof.beneficiary, proof.truncated.contains(Part::beneficiary)};
  comparing.name(name, match_household(name, against.demand));
  const TypedAddress typed = typed_address(against);
  const WrittenAddress written{.lines = proof.lines,
                               .postcode = proof.postcode,
                               .locality = proof.locality,
                               .lines_cut = proof.truncated.contains(Part::lines),
                               .locality_cut = proof.truncated.contains(Part::locality)};
  std::string stated;
  for (const std::string& line : proof.lines) stated.append(line).append(" ");
  comparing.add(Fact::address, match(written, typed), stated + proof.postcode + " " + proof.locality, joined(typed));
  if (!proof.issued) {
    comparing.add(Fact::address_age, Match::inconclusive);
    return comparing.take();
  }
  const demand::Date issued = *proof.issued;
  const bool old = demand::add_months(issued, address_months, demand::MonthEnd::last_day) < against.today;
  const bool to_come = issued > against.today;
  const Match result = to_come ? Match::inconclusive : old ? Match::failed : Match::passed;
  comparing.add(Fact::address_age, result, whole(issued));
  return comparing.take();
}

std::vector<FactFinding> findings(const IdentityFacts& identity, const Against& against) {
  Comparing comparing(against, identity.origin);
  const demand::Answers& answers = answers_of(against);
  comparing.name(identity.name, match(identity.name, typed_name(answers)));
  if (identity.birth) {
    const auto* birth = answers.get<demand::PartialDate>("birth_date");
    if (birth == nullptr) birth = answers.get<demand::PartialDate>("born_on");
    comparing.add(Fact::birth_date, match_birth(*identity.birth, birth), *identity.birth,
                  birth == nullptr ? std::nullopt : std::optional<demand::Value>(*birth));
  }
  if (identity.expires) {
    // Cards of adults issued from 2004 to 2013 stay good five years longer (décret 2013-1188).
    const Match past = identity.permit ? Match::failed : Match::inconclusive;
    comparing.add(Fact::expiry, *identity.expires < against.today ? past : Match::passed, whole(*identity.expires));
  }
  return comparing.take();
}

}  // namespace guichet::kiosk::documents
