#include "kiosk/documents/mrz_format.hpp"

#include <algorithm>

namespace guichet::kiosk::documents {
namespace {

constexpr std::array<MrzFormat, 4> formats = {{
    {.layout = MrzLayout::td1,
     .lines = 3,
     .width = 30,
     .code = {0, 2},
     .issuer = {2, 3},
     .names = {60, 30},
     .first_names = {},
     .number = {5, 9},
     .nationality = {45, 3},
     .birth = {30, 6},
     .expiry = {38, 6},
     .optional = {15, 15},
     .sex = 37,
     .number_check = {.digit = 14, .covered = {{{5, 9}}}, .may_be_filler = true},
     .birth_check = {.digit = 36, .covered = {{{30, 6}}}},
     .expiry_check = {.digit = 44, .covered = {{{38, 6}}}},
     .optional_check = {},
     .composite = {.digit = 59, .covered = {{{5, 25}, {30, 7}, {38, 7}, {48, 11}}}}},
    {.layout = MrzLayout::td2,
     .lines = 2,
     .width = 36,
     .code = {0, 2},
     .issuer = {2, 3},
     .names = {5, 31},
     .first_names = {},
     .number = {36, 9},
     .nationality = {46, 3},
     .birth = {49, 6},
     .expiry = {57, 6},
     .optional = {64, 7},
     .sex = 56,
     .number_check = {.digit = 45, .covered = {{{36, 9}}}, .may_be_filler = true},
     .birth_check = {.digit = 55, .covered = {{{49, 6}}}},
     .expiry_check = {.digit = 63, .covered = {{{57, 6}}}},
     .optional_check = {},
     .composite = {.digit = 71, .covered = {{{36, 10}, {49, 7}, {57, 14}}}}},
    {.layout = MrzLayout::td3,
     .lines = 2,
     .width = 44,
     .code = {0, 2},
     .issuer = {2, 3},
     .names = {5, 39},
     .first_names = {},
     .number = {44, 9},
     .nationality = {54, 3},
     .birth = {57, 6},
     .expiry = {65, 6},
     .optional = {},
     .sex = 64,
     .number_check = {.digit = 53, .covered = {{{44, 9}}}},
     .birth_check = {.digit = 63, .covered = {{{57, 6}}}},
     .expiry_check = {.digit = 71, .covered = {{{65, 6}}}},
     .optional_check = {.digit = 86, .covered = {{{72, 14}}}, .may_be_filler = true},
     .composite = {.digit = 87, .covered = {{{44, 10}, {57, 7}, {65, 22}}}}},
    {.layout = MrzLayout::french_card,
     .lines = 2,
     .width = 36,
     .code = {0, 2},
     .issuer = {2, 3},
     .names = {5, 25},
     .first_names = {49, 14},
     .number = {36, 12},
     .nationality = {},
     .birth = {63, 6},
     .expiry = {},
     .optional = {},
     .sex = 70,
     .number_check = {.digit = 48, .covered = {{{36, 12}}}},
     .birth_check = {.digit = 69, .covered = {{{63, 6}}}},
     .expiry_check = {},
     .optional_check = {},
     .composite = {.digit = 71, .covered = {{{0, 71}}}}},
}};

constexpr bool holds(MrzSpan span, std::size_t position) {
  return position >= span.from && position < span.from + span.length;
}

int value(char character) {
  if (character >= '0' && character <= '9') return character - '0';
  return character == mrz_filler ? 0 : character - 'A' + 10;
}

// Nothing when a character is unknown.
class Sum {
 public:
  void add(std::string_view characters) {
    constexpr std::array<int, 3> weights = {7, 3, 1};
    for (const char character : characters) {
      unknown_ = unknown_ || character == mrz_unknown;
      sum_ += value(character) * weights[count_++ % weights.size()];
    }
  }
  CheckState against(char digit) const {
    if (unknown_ || digit == mrz_unknown) return CheckState::cannot_tell;
    return digit == '0' + sum_ % 10 ? CheckState::holds : CheckState::fails;
  }

 private:
  std::size_t count_ = 0;
  int sum_ = 0;
  bool unknown_ = false;
};

CheckState absent(const MrzFormat& format, const MrzCheck& check, std::string_view text) {
  const MrzSpan own = check.covered[0];
  const std::string_view covered = text.substr(own.from, own.length);
  if (const auto more = continued_number(format, text); more && check.digit == format.number_check.digit) {
    Sum sum;
    sum.add(covered);
    sum.add(text.substr(format.optional.from, *more));
    return sum.against(text[format.optional.from + *more]);
  }
  if (covered.contains(mrz_unknown)) return CheckState::cannot_tell;
  return covered.find_first_not_of(mrz_filler) == std::string_view::npos ? CheckState::holds : CheckState::fails;
}

}  // namespace

const MrzFormat& format_of(MrzLayout layout) { return formats[static_cast<std::size_t>(layout)]; }

const MrzFormat* format_of(std::string_view text) {
  if (text.empty() || !std::string_view("ACIP?").contains(text.front())) {
    // Residence permits of some states begin with a letter of their own; three lines are never a visa.
    if (text.size() != format_of(MrzLayout::td1).length() || !mrz_letters.contains(text.front())) return nullptr;
  }
  if (text.size() == format_of(MrzLayout::td1).length()) return &format_of(MrzLayout::td1);
  if (text.size() == format_of(MrzLayout::td3).length()) return &format_of(MrzLayout::td3);
  if (text.size() != format_of(MrzLayout::td2).length()) return nullptr;
  return &format_of(text.starts_with("IDFRA") ? MrzLayout::french_card : MrzLayout::td2);
}

std::string_view allowed_at(const MrzFormat& format, std::size_t position) {
  constexpr std::string_view digits_or_filler = "0123456789<";
  for (const MrzCheck* check : checks_of(format))
    if (check->covered[0].length > 0 && check->digit == position)
      return check->may_be_filler ? digits_or_filler : mrz_digits;
  if (position == format.sex) return "FMX<";
  for (const MrzSpan letters : {format.code, format.issuer, format.names, format.first_names, format.nationality})
    if (holds(letters, position)) return mrz_letters;
  if (holds(format.birth, position)) return digits_or_filler;
  if (holds(format.expiry, position)) return mrz_digits;
  return mrz_characters;
}

std::array<const MrzCheck*, 5> checks_of(const MrzFormat& format) {
  return {&format.number_check, &format.birth_check, &format.expiry_check, &format.optional_check, &format.composite};
}

CheckState state_of(const MrzFormat& format, const MrzCheck& check, std::string_view text) {
  if (check.may_be_filler && text[check.digit] == mrz_filler) return absent(format, check, text);
  Sum sum;
  for (const MrzSpan span : check.covered) sum.add(text.substr(span.from, span.length));
  return sum.against(text[check.digit]);
}

std::optional<std::size_t> continued_number(const MrzFormat& format, std::string_view text) {
  if (format.optional.length == 0 || text[format.number_check.digit] != mrz_filler) return std::nullopt;
  const std::string_view optional = text.substr(format.optional.from, format.optional.length);
  const std::size_t end = std::min(optional.find(mrz_filler), optional.size());
  // At least one character of the number, and its digit.
  return end < 2 ? std::nullopt : std::optional(end - 1);
}

}  // namespace guichet::kiosk::documents
