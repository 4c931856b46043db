#pragma once
// Numbers, money and dates as each language writes them, and the spaces that French typography asks for.
// Results are for the screen, paper and speech alike: UTF-8, with the no-break spaces that keep a value on one line.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/texts/language.hpp"

namespace guichet::kiosk::texts {

inline constexpr std::string_view no_break_space = "\u00A0";
inline constexpr std::string_view narrow_no_break_space = "\u202F";

// 23403 -> "23 403" (U+202F), "23,403" in English.
std::string grouped(std::int64_t number, const Language& language);

// Cents -> "23 403 €", "1 234,50 €" (U+202F, U+00A0); "€23,403", "€1,234.50" in English. Cents show when there are
// some.
std::string money(std::int64_t cents, const Language& language);

// "3 mars 1985", "1er mars 1985", "3 March 1985". Month 0 or day 0 is unknown: "mars 1985", "1985".
// The words of the month come from the calendar of the language; a language without one writes 03/03/1985.
std::string long_date(int year, unsigned month, unsigned day, const Language& language);

// Between U+2068 and U+2069: keeps its own direction inside a sentence that may run the other way.
std::string isolate(std::string_view text);

// Whether the zero there, among Unicode characters, is part of a code, where it must not be taken for an O: its word
// has a capital or an @ too, or stands among groups of figures with such a word, as in "111 0318 016982 G1104".
bool is_of_a_code(std::span<const std::uint32_t> text, std::size_t zero);

// Where the spacing of French is wrong, as byte offsets: no no-break space before ; : ! ? » or after «, or a plain one.
std::vector<std::size_t> french_spacing(std::string_view text);

}  // namespace guichet::kiosk::texts
