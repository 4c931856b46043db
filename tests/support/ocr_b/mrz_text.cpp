#include "tests/support/ocr_b/mrz_text.hpp"

#include <algorithm>
#include <array>
#include <format>

namespace guichet::tests {
namespace {

constexpr std::array<std::string_view, 24> surnames = {
    "MARTIN",           "DUBOIS",     "LE GALL", "DA SILVA", "NGUYEN",  "BENALI",    "KOWALSKI",    "DE LA FONTAINE",
    "OUEDRAOGO",        "FERNANDEZ",  "TRAORE",  "YILMAZ",   "POPESCU", "SIVAKUMAR", "WANG",        "QUEFFELEC",
    "HERNANDEZ GARCIA", "ZIMMERMANN", "JOLY",    "VU",       "XAVIER",  "BOUCHAREB", "EL KHATTABI", "FITZGERALD"};
constexpr std::array<std::string_view, 24> first_names = {
    "CAMILLE", "JEAN PIERRE", "FATIMA ZOHRA", "LOUIS",   "MARIE",   "AMADOU", "ZEYNEP",         "XI",
    "OLGA",    "JOSE MANUEL", "KEVIN",        "QUENTIN", "WALID",   "YVES",   "INES",           "GUSTAVE",
    "BRUNO",   "DOMINIQUE",   "HUGO",         "PHUONG",  "THARANI", "EVA",    "STEPHANIE ANNE", "RAOUL"};
constexpr std::array<std::string_view, 12> states = {"FRA", "PRT", "DZA", "MAR", "TUN", "ESP",
                                                     "ITA", "UKR", "LKA", "CHN", "COD", "BEL"};

class Chance {
 public:
  explicit Chance(std::mt19937_64& generator) : generator_(generator) {}

  int below(int limit) { return static_cast<int>(generator_() % static_cast<std::uint64_t>(limit)); }
  template <std::size_t count>
  std::string one_of(const std::array<std::string_view, count>& all) {
    return std::string(all[static_cast<std::size_t>(below(static_cast<int>(count)))]);
  }
  std::string of(std::string_view alphabet, int length) {
    std::string text;
    for (int i = 0; i < length; ++i)
      text += alphabet[static_cast<std::size_t>(below(static_cast<int>(alphabet.size())))];
    return text;
  }
  std::string date(int first_year, int years) {
    return std::format("{:02}{:02}{:02}", (first_year + below(years)) % 100, 1 + below(12), 1 + below(28));
  }

 private:
  std::mt19937_64& generator_;
};

std::string with_fillers(std::string text) {
  std::ranges::replace(text, ' ', '<');
  return text;
}

std::string names(const MrzHolder& holder, std::size_t length) {
  return filled(with_fillers(holder.surname) + "<<" + with_fillers(holder.first_names), length).substr(0, length);
}

std::string checked(const std::string& text) { return text + check_digit(text); }

std::string td1(const MrzHolder& holder) {
  const std::string first = filled(holder.code, 2) + filled(holder.issuer, 3);
  const std::string number = filled(checked(filled(holder.number, 9)), 25);
  const std::string birth = checked(holder.birth), expiry = checked(holder.expiry), more = filled("", 11);
  return first + number + birth + holder.sex + expiry + filled(holder.nationality, 3) + more +
         check_digit(number + birth + expiry + more) + names(holder, 30);
}

std::string td2(const MrzHolder& holder) {
  const std::string number = checked(filled(holder.number, 9)), birth = checked(holder.birth);
  const std::string expiry = checked(holder.expiry), more = filled("", 7);
  return filled(holder.code, 2) + filled(holder.issuer, 3) + names(holder, 31) + number +
         filled(holder.nationality, 3) + birth + holder.sex + expiry + more +
         check_digit(number + birth + expiry + more);
}

std::string td3(const MrzHolder& holder) {
  const std::string number = checked(filled(holder.number, 9)), birth = checked(holder.birth);
  const std::string expiry = checked(holder.expiry), more = checked(filled("", 14));
  return filled(holder.code, 2) + filled(holder.issuer, 3) + names(holder, 39) + number +
         filled(holder.nationality, 3) + birth + holder.sex + expiry + more +
         check_digit(number + birth + expiry + more);
}

std::string french_card(const MrzHolder& holder) {
  const std::string office = holder.number.substr(4, 2) + "1" + "003";
  const std::string all = "IDFRA" + filled(with_fillers(holder.surname), 25) + office + checked(holder.number) +
                          filled(with_fillers(holder.first_names), 14).substr(0, 14) + checked(holder.birth) +
                          holder.sex;
  return checked(all);
}

}  // namespace

char check_digit(std::string_view text) {
  int sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const int value = c == '<' ? 0 : c <= '9' ? c - '0' : c - 'A' + 10;
    sum += value * (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1);
  }
  return static_cast<char>('0' + sum % 10);
}

std::string filled(std::string text, std::size_t length) {
  if (text.size() < length) text.append(length - text.size(), '<');
  return text;
}

std::size_t mrz_width(MrzKind kind) { return kind == MrzKind::td1 ? 30 : kind == MrzKind::td3 ? 44 : 36; }

std::string mrz_text(const MrzHolder& holder) {
  switch (holder.kind) {
    case MrzKind::td1: return td1(holder);
    case MrzKind::td2: return td2(holder);
    case MrzKind::td3: return td3(holder);
    case MrzKind::french_card: return french_card(holder);
  }
  return {};
}

MrzHolder random_holder(std::mt19937_64& generator, MrzKind kind) {
  Chance chance(generator);
  MrzHolder holder{.kind = kind,
                   .code = kind == MrzKind::td3   ? "P"
                           : chance.below(2) == 0 ? "ID"
                                                  : "IR",
                   .issuer = "FRA",
                   .number = chance.of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 2) + chance.of("0123456789", 7),
                   .surname = chance.one_of(surnames),
                   .first_names = chance.one_of(first_names),
                   .nationality = chance.one_of(states),
                   .birth = chance.date(1940, 60),
                   .expiry = chance.date(2024, 11),
                   .sex = chance.below(2) == 0 ? 'F' : 'M'};
  if (kind == MrzKind::td2) holder.issuer = chance.one_of(states), holder.code = "I";
  if (kind == MrzKind::td2 && holder.issuer == "FRA") holder.issuer = "BEL";
  if (kind == MrzKind::td3) holder.issuer = holder.nationality;
  if (kind == MrzKind::french_card) {
    holder.code = "ID", holder.nationality = "FRA", holder.expiry = {};
    holder.number = std::format("{:02}{:02}{:02}", chance.below(22), 1 + chance.below(12), 1 + chance.below(95)) +
                    chance.of("0123456789", 6);
    // One space parts words here; the card would part first names by two fillers.
    if (holder.first_names.size() > 14) holder.first_names = "ANNE";
  }
  return holder;
}

}  // namespace guichet::tests
