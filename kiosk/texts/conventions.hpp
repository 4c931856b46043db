#pragma once
// How each language writes figures and dates, and counts: one table, to which a new language adds a line.
// Figures stay as France writes them, English apart: a person compares them with French papers.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace guichet::kiosk::texts {

struct Conventions {
  std::string_view code;
  std::string_view group_mark, decimal_mark;
  bool euro_first;
  std::string_view first_of_month;  // the figure of the first day
  // {0} the day, {1} the month in words, {2} the year, {3} the month in figures.
  std::string_view date, month_of_year;
  std::array<std::string_view, 12> months;
  // Which form of a counted text goes with a number: the index of its msgstr, as Plural-Forms says in the catalogue.
  std::size_t (*form_for)(std::uint64_t number);
};

// Null when the language has no line.
const Conventions* find_conventions(std::string_view code);
const Conventions& french_conventions();

}  // namespace guichet::kiosk::texts
