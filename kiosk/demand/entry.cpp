#include "kiosk/demand/entry.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <ranges>

#include "kiosk/demand/amounts.hpp"
#include "kiosk/demand/characters.hpp"
#include "kiosk/demand/numbers.hpp"
#include "platform/system/ascii.hpp"

namespace guichet::kiosk::demand {
namespace {

using Shaped = std::expected<Value, Problem>;

constexpr std::int64_t most_text = 200;
constexpr std::size_t most_items = 64;  // more than any list of codes has

constexpr std::array<std::string_view, 24> problem_names = {
    "missing",      "too_long",       "bad_character", "not_a_date",    "in_the_future", "in_the_past",
    "too_far",      "too_old",        "too_young",     "not_an_email",  "not_a_phone",   "unknown_commune",
    "unknown_code", "too_many",       "not_a_number",  "too_small",     "too_large",     "not_a_year",
    "not_a_nir",    "not_a_business", "nobody_else",   "somebody_else", "cut_short",     "nobody_concerned"};
static_assert(problem_names.size() == static_cast<std::size_t>(Problem::nobody_concerned) + 1);

using platform::system::is_digit;
bool is_name_character(char32_t c) { return is_letter(c) || c == U'\'' || c == U'’' || c == U'-' || c == U' '; }

// Outer spaces gone, inner ones single, of any width: what a person sees is what is kept.
std::expected<std::u32string, Problem> tidy(std::string_view text) {
  std::u32string result;
  while (!text.empty()) {
    const auto character = take_character(text);
    if (!character || (!is_harmless(*character) && !is_space(*character))) {
      return std::unexpected(Problem::bad_character);
    }
    const bool space = is_space(*character);
    if (space && (result.empty() || result.back() == U' ')) continue;
    result += space ? U' ' : *character;
  }
  if (result.ends_with(U' ')) result.pop_back();
  return result;
}

std::string to_utf8(std::u32string_view text) {
  std::string result;
  for (const char32_t character : text) append(result, character);
  return result;
}

Shaped shape_text(const Field& field, std::string_view text) {
  const auto tidied = tidy(text);
  if (!tidied) return std::unexpected(tidied.error());
  if (tidied->empty()) return std::unexpected(Problem::missing);
  const auto most = static_cast<std::size_t>(std::min(field.limits.max, most_text));
  if (tidied->size() > most) return std::unexpected(Problem::too_long);
  if (field.kind == Kind::name) {
    const bool named = std::ranges::all_of(*tidied, is_name_character) && std::ranges::any_of(*tidied, is_letter);
    if (!named) return std::unexpected(Problem::bad_character);
  }
  return to_utf8(*tidied);
}

bool is_domain(std::string_view domain) {
  const std::size_t dot = domain.rfind('.');
  return dot != std::string_view::npos && dot > 0 && domain.size() - dot > 2 && !domain.starts_with('-') &&
         !domain.starts_with('.') && !domain.contains("..");
}

// Only what no address can do without: the rest is for the one who answers to it.
Shaped shape_email(const Field& field, std::string_view text) {
  auto shaped = shape_text(field, text);
  if (!shaped) return shaped;
  const std::string_view email = std::get<std::string>(*shaped);
  const std::size_t at = email.find('@');
  const bool one_at = at != std::string_view::npos && email.find('@', at + 1) == std::string_view::npos;
  const bool plain = email.find_first_of(" ,;:<>()[]\"\\") == std::string_view::npos;
  if (!one_at || !plain || at == 0 || at > 64 || !is_domain(email.substr(at + 1))) {
    return std::unexpected(Problem::not_an_email);
  }
  return shaped;
}

// "06 39 98 12 34", "+33 (0)6…": kept as "0639981234"; a number from abroad as "+49…".
Shaped shape_phone(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (is_digit(c) || (c == '+' && plain.empty())) {
      plain += c;
    } else if (!std::string_view(" .-/()").contains(c)) {
      return std::unexpected(Problem::not_a_phone);
    }
  }
  if (plain.empty()) return std::unexpected(Problem::missing);
  if (plain.starts_with("00")) plain.replace(0, 2, "+");
  if (plain.starts_with("+330")) plain.erase(3, 1);
  if (plain.starts_with("+33")) plain.replace(0, 3, "0");
  const bool abroad = plain.starts_with('+') && plain.size() >= 8 && plain.size() <= 16;
  const bool french = plain.size() == 10 && plain[0] == '0' && plain[1] != '0';
  if (!abroad && !french) return std::unexpected(Problem::not_a_phone);
  return plain;
}

Shaped shape_number(std::string_view text, Problem not_one) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  if (text.empty()) return std::unexpected(Problem::missing);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || text.size() > 9) return std::unexpected(not_one);
  return number;
}

Shaped shape_date(std::string_view text) {
  const auto date = PartialDate::parse(text);
  if (date) return *date;
  return std::unexpected(date.error() == ParseError::empty ? Problem::missing : Problem::not_a_date);
}

Shaped shape_money(const Field& field, std::string_view text) {
  const auto euros = Euros::parse(text, field.limits.may_be_negative ? Sign::may_be_negative : Sign::positive_only);
  if (euros) return *euros;
  switch (euros.error()) {
    case ParseError::empty: return std::unexpected(Problem::missing);
    case ParseError::bad_shape: return std::unexpected(Problem::not_a_number);
    case ParseError::out_of_range: break;
  }
  return std::unexpected(text.contains('-') ? Problem::too_small : Problem::too_large);
}

bool is_code(std::string_view text) {
  return !text.empty() && text.size() <= 12 && std::ranges::all_of(text, [](char c) {
    return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  });
}

Shaped shape_code(std::string_view text) {
  if (text.empty()) return std::unexpected(Problem::missing);
  if (!is_code(text)) return std::unexpected(Problem::unknown_code);
  return Code{std::string(text)};
}

std::expected<CommuneCode, Problem> to_commune_code(std::string_view text) {
  return CommuneCode::parse(text).transform_error([](ParseError) { return Problem::unknown_commune; });
}

Shaped shape_locality(std::string_view text) {
  if (text.empty()) return std::unexpected(Problem::missing);
  const std::size_t space = text.find(' ');
  const std::string_view postcode = space == std::string_view::npos ? std::string_view{} : text.substr(space + 1);
  const auto commune = to_commune_code(text.substr(0, space));
  if (!commune) return std::unexpected(commune.error());
  const bool right = postcode.empty() || (postcode.size() == 5 && std::ranges::all_of(postcode, is_digit));
  if (!right) return std::unexpected(Problem::unknown_commune);
  return Locality{.commune = *commune, .postcode = std::string(postcode)};
}

// "A,B,A" -> what `make` reads in A and B; the first refusal ends it.
template <typename List>
Shaped shape_list(std::string_view text, auto make) {
  List list;
  for (auto&& part : std::views::split(text, ',')) {
    const std::string_view one(part.begin(), part.end());
    if (one.empty()) continue;
    auto item = make(one);
    if (!item) return std::unexpected(item.error());
    if (list.size() == most_items) return std::unexpected(Problem::too_many);
    if (!std::ranges::contains(list, *item)) list.push_back(std::move(*item));
  }
  if (list.empty()) return std::unexpected(Problem::missing);
  return list;
}

std::expected<Code, Problem> to_code(std::string_view text) {
  if (!is_code(text)) return std::unexpected(Problem::unknown_code);
  return Code{std::string(text)};
}

// "SAL:1200;RSA:300"; amounts under the same code are one.
Shaped shape_amounts(const Field& field, std::string_view text) {
  Amounts amounts;
  if (text == no_amount) return amounts;
  for (const AmountLine& line : amount_lines(text)) {
    const auto code = to_code(line.code);
    if (!code) return std::unexpected(code.error());
    const auto euros = shape_money(field, line.typed);
    if (!euros) return euros;
    const auto same = std::ranges::find(amounts, *code, &Amount::code);
    if (same != amounts.end()) {
      same->euros.cents += std::get<Euros>(*euros).cents;
    } else if (amounts.size() == most_items) {
      return std::unexpected(Problem::too_many);
    } else {
      amounts.push_back({.code = *code, .euros = std::get<Euros>(*euros)});
    }
  }
  if (amounts.empty()) return std::unexpected(Problem::missing);
  return amounts;
}

Shaped shape_number_of_register(const Field& field, std::string_view text) {
  const bool nir = field.kind == Kind::nir;
  auto number = nir ? parse_nir(text) : parse_business_number(text, static_cast<std::size_t>(field.limits.max));
  if (number) return *std::move(number);
  if (number.error() == ParseError::empty) return std::unexpected(Problem::missing);
  return std::unexpected(nir ? Problem::not_a_nir : Problem::not_a_business);
}

Shaped shape_yes_no(std::string_view text) {
  if (text.empty()) return std::unexpected(Problem::missing);
  if (text != "yes" && text != "no") return std::unexpected(Problem::unknown_code);
  return text == "yes";
}

// A commune with one postcode leaves no doubt about it.
void complete(Value& value, const CommuneDirectory& communes) {
  auto* locality = std::get_if<Locality>(&value);
  if (locality == nullptr || !locality->postcode.empty()) return;
  const Commune* commune = communes.find(locality->commune);
  if (commune != nullptr && !commune->postcodes.contains(' ')) locality->postcode = commune->postcodes;
}

}  // namespace

std::string_view name_of(Problem problem) { return problem_names[static_cast<std::size_t>(problem)]; }

std::string text_key(Problem problem) { return "problem." + std::string(name_of(problem)); }

std::expected<Value, Problem> shape(const Field& field, std::string_view typed) {
  switch (field.kind) {
    case Kind::name:
    case Kind::text: return shape_text(field, typed);
    case Kind::email: return shape_email(field, typed);
    case Kind::phone: return shape_phone(typed);
    case Kind::choice: return shape_code(typed);
    case Kind::choices: return shape_list<Choices>(typed, to_code);
    case Kind::yes_no: return shape_yes_no(typed);
    case Kind::date: return shape_date(typed);
    case Kind::count: return shape_number(typed, Problem::not_a_number);
    case Kind::year: return shape_number(typed, Problem::not_a_year);
    case Kind::money: return shape_money(field, typed);
    case Kind::commune: return shape_locality(typed);
    case Kind::communes: return shape_list<Communes>(typed, to_commune_code);
    case Kind::nir:
    case Kind::business: return shape_number_of_register(field, typed);
    case Kind::amounts: return shape_amounts(field, typed);
  }
  return std::unexpected(Problem::missing);
}

std::expected<Value, Problem> parse(const Field& field, std::string_view typed, const Context& context) {
  auto value = shape(field, typed);
  if (!value) return value;
  complete(*value, context.communes);
  if (const auto problem = check(field, *value, context)) return std::unexpected(*problem);
  return value;
}

}  // namespace guichet::kiosk::demand
