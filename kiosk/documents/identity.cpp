#include "kiosk/documents/identity.hpp"

#include <algorithm>
#include <array>

namespace guichet::kiosk::documents {
namespace {

constexpr std::array<std::string_view, 28> european_union = {
    "AUT", "BEL", "BGR", "HRV", "CYP", "CZE", "DNK", "EST", "FIN", "D",   "DEU", "GRC", "HUN", "IRL",
    "ITA", "LVA", "LTU", "LUX", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN", "ESP", "SWE", "FRA"};

// Iceland, Liechtenstein, Norway, Switzerland.
constexpr std::array<std::string_view, 4> counted_with_it = {"ISL", "LIE", "NOR", "CHE"};

template <class Value>
std::optional<Value> read_part(const MrzPart<Value>& part) {
  return part ? std::optional(*part) : std::nullopt;
}

// Permits to stay begin with I, A or C like cards: in France they are told by the second letter (Doc 9303 part
// 5, 4.2.2, leaves it to the state).
IdentityPaper paper_of(const MrzReading& reading) {
  if (!reading.code) return IdentityPaper::other;
  const std::string& code = *reading.code;
  if (code.starts_with('P')) return IdentityPaper::passport;
  if (code == "ID" || reading.layout == MrzLayout::french_card) return IdentityPaper::identity_card;
  if (code == "IR" || code == "AR" || code == "TR" || code == "CR") return IdentityPaper::residence_permit;
  const bool own = reading.issuer && reading.nationality && *reading.issuer == *reading.nationality;
  return code == "I" && own ? IdentityPaper::identity_card : IdentityPaper::other;
}

std::string masked(const std::string& number) {
  constexpr std::size_t shown = 4;
  if (number.size() <= shown) return {};
  std::string text;
  for (std::size_t i = shown; i < number.size(); ++i) text += "•";
  return text + number.substr(number.size() - shown);
}

// What was cut, and what was not read, leaves the name a beginning.
WrittenName written_name(const MrzReading& reading) {
  WrittenName name{.text = {}, .cut = reading.surname_cut || reading.first_names_cut};
  if (reading.surname) name.text = *reading.surname;
  if (reading.first_names) name.text += ' ' + *reading.first_names;
  if (!reading.surname || (!reading.first_names && reading.first_names.error() != MrzDoubt::not_stated))
    name.cut = true;
  return name;
}

// Born after the issue: a centenarian, whose year the zone leaves a hundred years off.
bool is_of_age(const demand::PartialDate& birth, std::chrono::year_month issued) {
  constexpr int majority = 18;
  const int years = static_cast<int>(issued.year()) - birth.year;
  const bool before_birthday = birth.month > static_cast<unsigned>(issued.month());
  return years < 0 || years - (before_birthday ? 1 : 0) >= majority;
}

}  // namespace

std::optional<NationalityGroup> nationality_group(std::string_view state) {
  if (state == "FRA") return NationalityGroup::french;
  if (std::ranges::contains(european_union, state) || std::ranges::contains(counted_with_it, state))
    return NationalityGroup::european_union;
  // Codes of organisations and of stateless persons; "XK" is not among them.
  const bool nobody =
      state.empty() || state.starts_with('X') || state.starts_with("UN") || state == "EUE" || state == "UTO";
  return nobody ? std::nullopt : std::optional(NationalityGroup::other);
}

std::string_view code_of(NationalityGroup group) {
  static constexpr std::array<std::string_view, 4> codes = {"", "1", "2", "3"};
  return codes.at(static_cast<std::size_t>(group));
}

Identity identity_of(const MrzReading& reading) {
  const auto state = read_part(reading.nationality);
  return {.paper = paper_of(reading),
          .name = written_name(reading),
          .surname = read_part(reading.surname),
          .first_names = read_part(reading.first_names),
          .surname_cut = reading.surname_cut,
          .first_names_cut = reading.first_names_cut,
          .birth = read_part(reading.birth),
          .sex = read_part(reading.sex),
          .nationality = state ? nationality_group(*state) : std::nullopt,
          .masked_number = reading.number ? masked(*reading.number) : std::string{},
          .expiry = read_part(reading.expiry),
          .issued = read_part(reading.issued),
          .whole = reading.is_whole()};
}

IdentityFacts facts_of(const Identity& identity) {
  return {.name = identity.name,
          .birth = identity.birth,
          .expires = identity.expiry,
          .permit = identity.paper == IdentityPaper::residence_permit};
}

std::optional<demand::Date> valid_until(const Identity& identity) {
  if (identity.expiry || !identity.issued) return identity.expiry;
  constexpr auto first_of_fifteen = std::chrono::year{2004} / std::chrono::January;
  const bool long_lasting =
      *identity.issued >= first_of_fifteen && identity.birth && is_of_age(*identity.birth, *identity.issued);
  return demand::Date((*identity.issued + std::chrono::years{long_lasting ? 15 : 10}) / std::chrono::last);
}

Match match_birth(const demand::PartialDate& stated, const demand::PartialDate* typed) {
  if (typed == nullptr || stated.year == 0) return Match::inconclusive;
  const auto differ = [](auto one, auto other) { return one != 0 && other != 0 && one != other; };
  const bool other_year = typed->year != 0 && stated.year % 100 != typed->year % 100;
  if (other_year || differ(stated.month, typed->month) || differ(stated.day, typed->day)) return Match::failed;
  return stated == *typed ? Match::passed : Match::inconclusive;
}

bool is_theirs(const Identity& identity, const demand::Answers& person) {
  const auto* birth = person.get<demand::PartialDate>("birth_date");
  if (birth == nullptr || !identity.surname || !identity.first_names || !identity.birth) return false;
  const bool same_day = match_birth(*identity.birth, birth) != Match::failed && identity.birth->month == birth->month &&
                        identity.birth->day == birth->day;
  const PartedName name{.family = {.text = *identity.surname, .cut = identity.surname_cut},
                        .given = {.text = *identity.first_names, .cut = identity.first_names_cut}};
  return same_day && is_named(name, typed_name(person));
}

}  // namespace guichet::kiosk::documents
