#include "tests/canary/marks.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <unistd.h>

namespace guichet::tests {
namespace {

using kiosk::demand::Field;
using kiosk::demand::Kind;
using kiosk::demand::Subject;

constexpr std::array subjects = {Subject::applicant, Subject::co_applicant,   Subject::dependant,
                                 Subject::unborn,    Subject::shared_custody, Subject::demand};

constexpr std::u32string_view latin_letters = U"zyxqvkwjhgbdéçœïñöüåaou";
constexpr std::u32string_view arabic_letters = U"ظغثخزقطةضذشصءؤعح";
constexpr std::u32string_view plain_letters = U"zyxqvkwjhgbdaou";

// Other words in each process: two suites that run side by side do not find each other's.
std::uint64_t drawn(std::uint64_t below) {
  static std::uint64_t state = static_cast<std::uint64_t>(::getpid()) * 0x9E3779B97F4A7C15U;
  std::uint64_t z = state += 0x9E3779B97F4A7C15U;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9U;
  z = (z ^ z >> 27) * 0x94D049BB133111EBU;
  return (z ^ z >> 31) % below;
}

void append_letters(HiddenWord& word, std::u32string_view letters, std::size_t how_many) {
  for (std::size_t i = 0; i < how_many; ++i) word.append(letters[drawn(letters.size())]);
}

void add_forms(Mark& mark, const HiddenWord& word) {
  for (auto& form : word.encodings()) mark.forms.push_back(std::move(form));
}

HiddenWord email() {
  HiddenWord word;
  append_letters(word, plain_letters, 9);
  word.append("@");
  append_letters(word, plain_letters, 7);
  word.append(".invalid");
  return word;
}

HiddenWord phone() {
  HiddenWord word;
  word.append("06");
  word.append_digits(drawn(100'000'000), 8);
  return word;
}

HiddenWord nir() {
  const std::uint64_t whole =
      ((((1 + drawn(2)) * 100 + drawn(100)) * 100 + 1 + drawn(12)) * 100 + 11 + drawn(80)) * 1'000'000 +
      drawn(1'000'000);
  HiddenWord word;
  word.append_digits(whole, 13);
  word.append_digits(97 - whole % 97, 2);
  return word;
}

// The last digit makes the sum of Luhn a multiple of ten.
HiddenWord business_number(int digits) {
  HiddenWord word;
  std::uint64_t sum = 0;
  for (int left = digits - 1; left > 0; --left) {
    const auto digit = drawn(10), counted = left % 2 == 1 ? digit * 2 : digit;
    sum += counted > 9 ? counted - 9 : counted;
    word.append_digits(digit, 1);
  }
  word.append_digits((10 - sum % 10) % 10, 1);
  return word;
}

// Large ones: of eight bytes in memory, five are theirs. With three, noise of pictures beside nothing was taken for an
// amount once in two thousand.
void make_money(Mark& mark) {
  const std::array groups = {101 + drawn(890), 100 + drawn(900), 100 + drawn(900)};
  const auto cents = 11 + drawn(89);
  const auto written = [&](char32_t between, char32_t point) {
    HiddenWord word;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (i > 0 && between != 0) word.append(between);
      word.append_digits(groups[i], 3);
    }
    word.append(point);
    word.append_digits(cents, 2);
    return word;
  };
  mark.typed = written(0, U',');
  for (const auto& word : {mark.typed, written(0, U'.'), written(U'\u202F', U',')}) add_forms(mark, word);
  const auto euros = (groups[0] * 1000 + groups[1]) * 1000 + groups[2];
  mark.forms.push_back(masked_integer(euros * 100 + cents, 8));
}

void make_date(Mark& mark, bool to_come) {
  const auto day = 11 + drawn(17), month = to_come ? 2 + drawn(7) : 1 + drawn(12);
  const auto year = to_come ? 2027 : 1951 + drawn(40);
  const auto written = [&](std::array<std::pair<std::uint64_t, int>, 3> parts, std::string_view between) {
    HiddenWord word;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) word.append(between);
      word.append_digits(parts[i].first, parts[i].second);
    }
    return word;
  };
  mark.typed = written({{{day, 2}, {month, 2}, {year, 4}}}, "");
  add_forms(mark, written({{{year, 4}, {month, 2}, {day, 2}}}, "-"));
  add_forms(mark, written({{{day, 2}, {month, 2}, {year, 4}}}, "/"));
  auto in_memory = masked_integer(year, 4);  // PartialDate
  for (const auto part : {month, day})
    for (const auto byte : masked_integer(part, 4)) in_memory.push_back(byte);
  mark.forms.push_back(std::move(in_memory));
}

std::optional<Mark> mark_for(const Field& field, std::string name, Alphabet alphabet) {
  Mark mark{.name = std::move(name), .typed = {}, .forms = {}};
  switch (field.kind) {
    case Kind::name:
    case Kind::text: return mark_of_letters(std::move(mark.name), alphabet, field.limits.max < 20 ? 9 : 14);
    case Kind::email: return mark_of_text(std::move(mark.name), email());
    case Kind::phone: return mark_of_text(std::move(mark.name), phone());
    case Kind::nir: return mark_of_text(std::move(mark.name), nir());
    case Kind::business: return mark_of_text(std::move(mark.name), business_number(static_cast<int>(field.limits.max)));
    case Kind::date: return make_date(mark, field.limits.in_the_future), mark;
    case Kind::money:
    case Kind::amounts: return make_money(mark), mark;
    case Kind::choice:
    case Kind::choices:
    case Kind::yes_no:
    case Kind::count:
    case Kind::year:
    case Kind::commune:
    case Kind::communes: break;
  }
  return std::nullopt;
}

std::string name_of(Subject subject, const Field& field) {
  return std::string(kiosk::demand::name_of(subject)) + "." + std::string(field.id.view());
}

}  // namespace

Mark mark_of_text(std::string name, HiddenWord text) {
  Mark mark{.name = std::move(name), .typed = text, .forms = {}};
  add_forms(mark, text);
  return mark;
}

Mark mark_of_digits(std::string name, std::size_t digits) {
  HiddenWord word;
  for (std::size_t i = 0; i < digits; ++i) word.append_digits(drawn(10), 1);
  return mark_of_text(std::move(name), word);
}

Mark mark_of_capitals(std::string name, std::size_t letters) {
  HiddenWord word;
  append_letters(word, U"ZYXQVKWJHGBDAOU", letters);
  return mark_of_text(std::move(name), word);
}

Mark mark_of_letters(std::string name, Alphabet alphabet, std::size_t letters) {
  HiddenWord word;
  const bool latin = alphabet == Alphabet::latin;
  word.append(latin ? U'Z' : U'ظ');  // a name gets its capital anyway
  append_letters(word, latin ? latin_letters : arabic_letters, letters - 1);
  return mark_of_text(std::move(name), word);
}

Marks::Marks(Alphabet alphabet) {
  all_.push_back(mark_of_letters("search", alphabet, 12));
  for (const auto& field : kiosk::demand::fields())
    for (const auto subject : subjects)
      if (field.asked && field.subjects.has(subject))
        if (auto mark = mark_for(field, name_of(subject, field), alphabet)) all_.push_back(*std::move(mark));
}

const Mark* Marks::find(Subject subject, const Field& field) const {
  const auto found = std::ranges::find(all_, name_of(subject, field), &Mark::name);
  return found == all_.end() ? nullptr : &*found;
}

}  // namespace guichet::tests
