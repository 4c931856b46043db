#include "kiosk/documents/mrz.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace guichet::kiosk::documents {
namespace {

using std::unexpected;

struct Names {
  MrzPart<std::string> surname = unexpected(MrzDoubt::unknown);
  MrzPart<std::string> first_names = unexpected(MrzDoubt::unknown);
};

int number(std::string_view digits) {
  int read = 0;
  for (const char digit : digits) read = read * 10 + (digit - '0');
  return read;
}

bool are_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool are_letters(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string_view without_fillers_at_end(std::string_view text) {
  return text.substr(0, text.find_last_not_of(mrz_filler) + 1);
}

std::string with_spaces(std::string_view name) {
  std::string text(name);
  std::ranges::replace(text, mrz_filler, ' ');
  return text;
}

// Letters, one filler between words.
bool is_name(std::string_view name) {
  return !name.empty() && are_letters(name.substr(0, 1)) && are_letters(name.substr(name.size() - 1)) &&
         !name.contains("<<") && std::ranges::all_of(name, [](char c) { return mrz_letters.contains(c); });
}

MrzPart<std::string> name(std::string_view characters) {
  if (characters.empty()) return unexpected(MrzDoubt::not_stated);
  if (!is_name(characters)) return unexpected(MrzDoubt::unknown);
  return with_spaces(characters);
}

// "SURNAME<<FIRST<NAMES<<<<": an unknown character before the two fillers could be one of them.
Names icao_names(std::string_view field) {
  const std::string_view written = without_fillers_at_end(field);
  const std::size_t gap = written.find("<<");
  if (written.substr(0, gap).contains(mrz_unknown)) return {};
  if (gap == std::string_view::npos) return {.surname = name(written), .first_names = unexpected(MrzDoubt::not_stated)};
  return {.surname = name(written.substr(0, gap)), .first_names = name(written.substr(gap + 2))};
}

// The French card has two fields; two fillers part one first name from the next, one the words of a name.
Names french_names(std::string_view surname, std::string_view first_names) {
  std::string joined;
  for (const char c : without_fillers_at_end(first_names))
    if (c != mrz_filler || joined.empty() || joined.back() != mrz_filler) joined += c;
  return {.surname = name(without_fillers_at_end(surname)), .first_names = name(joined)};
}

MrzPart<std::string> state(std::string_view field) {
  const std::string_view code = without_fillers_at_end(field);
  if (code.empty()) return unexpected(MrzDoubt::not_stated);
  if (!is_mrz_state(code)) return unexpected(MrzDoubt::unknown);
  return std::string(code);
}

MrzPart<Sex> sex(char character) {
  switch (character) {
    case 'F': return Sex::female;
    case 'M': return Sex::male;
    case 'X':
    case mrz_filler: return Sex::unspecified;
    default: return unexpected(MrzDoubt::unknown);
  }
}

// Months and days that the paper does not know are fillers (Doc 9303 part 3, 4.8).
MrzPart<demand::PartialDate> birth(std::string_view field, demand::Date today) {
  if (field.find_first_not_of(mrz_filler) == std::string_view::npos) return unexpected(MrzDoubt::not_stated);
  const std::string_view month = field.substr(2, 2), day = field.substr(4, 2);
  if (!are_digits(field.substr(0, 2)) || (month != "<<" && !are_digits(month)) || (day != "<<" && !are_digits(day)))
    return unexpected(MrzDoubt::unknown);
  demand::PartialDate date{.year = 2000 + number(field.substr(0, 2)),
                           .month = month == "<<" ? 0U : static_cast<unsigned>(number(month)),
                           .day = month == "<<" || day == "<<" ? 0U : static_cast<unsigned>(number(day))};
  if (date.month > 12) return unexpected(MrzDoubt::unknown);
  if (date.month == 0) date.day = 0;
  if (date.earliest() > today) date.year -= 100;
  if (!date.earliest().ok()) return unexpected(MrzDoubt::unknown);
  return date;
}

// A paper is never valid for more than fifty years.
MrzPart<demand::Date> expiry(std::string_view field, demand::Date today) {
  if (!are_digits(field)) return unexpected(MrzDoubt::unknown);
  const unsigned month = static_cast<unsigned>(number(field.substr(2, 2)));
  const unsigned day = static_cast<unsigned>(number(field.substr(4, 2)));
  demand::Date date =
      std::chrono::year{2000 + number(field.substr(0, 2))} / std::chrono::month{month} / std::chrono::day{day};
  if (date.year() > today.year() + std::chrono::years{50}) date -= std::chrono::years{100};
  if (!date.ok()) return unexpected(MrzDoubt::unknown);
  return date;
}

// The French card's number begins with the year and the month of its issue.
MrzPart<std::chrono::year_month> issued(std::string_view number_field, demand::Date today) {
  const std::string_view digits = number_field.substr(0, 4);
  if (!are_digits(digits)) return unexpected(MrzDoubt::unknown);
  std::chrono::year_month month = std::chrono::year{2000 + number(digits.substr(0, 2))} /
                                  std::chrono::month{static_cast<unsigned>(number(digits.substr(2, 2)))};
  if (month > today.year() / today.month()) month -= std::chrono::years{100};
  if (!month.ok()) return unexpected(MrzDoubt::unknown);
  return month;
}

class Parser {
 public:
  Parser(const MrzFormat& format, std::string_view text, demand::Date today)
      : format_(format), text_(text), today_(today), composite_(state_of(format, format.composite, text)) {}

  MrzReading read() const {
    const bool french = format_.layout == MrzLayout::french_card;
    const Names names =
        french ? french_names(part(format_.names), part(format_.first_names)) : icao_names(part(format_.names));
    MrzReading reading{.layout = format_.layout,
                       .code = covered(state_code()),
                       .issuer = covered(state(part(format_.issuer))),
                       .number = checked(format_.number_check, paper_number()),
                       .surname = covered(names.surname),
                       .first_names = covered(names.first_names),
                       // A full field may have shortened either (Doc 9303 part 4, 4.2.3).
                       .surname_cut = is_full(format_.names),
                       .first_names_cut = is_full(french ? format_.first_names : format_.names),
                       .birth = checked(format_.birth_check, birth(part(format_.birth), today_)),
                       .sex = covered(sex(text_[format_.sex])),
                       // Only nationals have the French card.
                       .nationality = covered(state(part(french ? format_.issuer : format_.nationality))),
                       .expiry = unexpected(MrzDoubt::not_stated),
                       .issued = unexpected(MrzDoubt::not_stated)};
    if (!french) reading.expiry = checked(format_.expiry_check, expiry(part(format_.expiry), today_));
    if (french) reading.issued = checked(format_.number_check, issued(part(format_.number), today_));
    count(reading);
    return reading;
  }

 private:
  std::string_view part(MrzSpan span) const { return text_.substr(span.from, span.length); }

  // Its last place is written on: more may have followed.
  bool is_full(MrzSpan span) const { return span.length > 0 && part(span).back() != mrz_filler; }

  MrzPart<std::string> state_code() const {
    const std::string_view code = without_fillers_at_end(part(format_.code));
    if (code.empty() || !are_letters(code)) return unexpected(MrzDoubt::unknown);
    return std::string(code);
  }

  MrzPart<std::string> paper_number() const {
    std::string whole(without_fillers_at_end(part(format_.number)));
    if (const auto more = continued_number(format_, text_)) whole += text_.substr(format_.optional.from, *more);
    if (whole.empty()) return unexpected(MrzDoubt::not_stated);
    if (whole.contains(mrz_unknown)) return unexpected(MrzDoubt::unknown);
    return with_spaces(whole);
  }

  // Digits that belong together must agree together: one that fails takes from all what it covers its proof.
  template <class Value>
  MrzPart<Value> checked(const MrzCheck& check, MrzPart<Value> value) const {
    const CheckState own = state_of(format_, check, text_);
    if (own == CheckState::fails || composite_ == CheckState::fails) return unexpected(MrzDoubt::contradicted);
    if (own == CheckState::cannot_tell && value) return unexpected(MrzDoubt::unknown);
    return value;
  }

  // What no digit of its own covers: ICAO's composite leaves it out, the French card's takes all.
  template <class Value>
  MrzPart<Value> covered(MrzPart<Value> value) const {
    if (format_.layout == MrzLayout::french_card && composite_ == CheckState::fails)
      return unexpected(MrzDoubt::contradicted);
    return value;
  }

  void count(MrzReading& reading) const {
    for (const MrzCheck* check : checks_of(format_)) {
      if (check->covered[0].length == 0) continue;
      const CheckState state = state_of(format_, *check, text_);
      reading.checks_held += state == CheckState::holds;
      reading.checks_failed += state == CheckState::fails;
    }
  }

  const MrzFormat& format_;
  std::string_view text_;
  demand::Date today_;
  CheckState composite_;
};

template <class Value>
bool is_settled(const MrzPart<Value>& part) {
  return part || part.error() == MrzDoubt::not_stated;
}

}  // namespace

bool MrzReading::is_whole() const {
  return checks_failed == 0 && is_settled(code) && is_settled(issuer) && is_settled(number) && is_settled(surname) &&
         is_settled(first_names) && is_settled(birth) && is_settled(sex) && is_settled(nationality) &&
         is_settled(expiry) && is_settled(issued);
}

std::optional<MrzReading> parse_mrz(std::string_view text, demand::Date today) {
  const MrzFormat* format = format_of(text);
  const bool known = std::ranges::all_of(text, [](char c) { return c == mrz_unknown || mrz_characters.contains(c); });
  if (format == nullptr || !known) return std::nullopt;
  return Parser(*format, text, today).read();
}

}  // namespace guichet::kiosk::documents
