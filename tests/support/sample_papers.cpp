#include "tests/support/sample_papers.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <ranges>
#include <sstream>
#include <stdexcept>

namespace guichet::tests {
namespace {

std::chrono::year_month_day date_of(const std::string& text) {
  std::chrono::year_month_day date{};
  if (text == "-") return date;
  std::istringstream(text) >> std::chrono::parse("%F", date);
  if (!date.ok()) throw std::runtime_error{"papers: not a date: " + text};
  return date;
}

// How a value ends in the table: a separator, or the way its block is written.
struct Ending {
  std::string_view word, end;
  Writing writing = Writing::text;
};
constexpr std::array<Ending, 6> endings = {{{"<GS>", "\x1d"},
                                            {"<RS>", "\x1e"},
                                            {"<C40>", "", Writing::c40},
                                            {"<DAY>", "", Writing::day},
                                            {"<NUMBER>", "", Writing::number},
                                            {"<BYTES>", "", Writing::bytes}}};

SealedField field_of(std::string text) {
  if (text.size() < 3 || text[2] != '=') throw std::runtime_error{"papers: not a field: " + text};
  SealedField field{.id = text.substr(0, 2), .value = text.substr(3), .end = ""};
  for (const Ending& ending : endings) {
    if (!field.value.ends_with(ending.word)) continue;
    field.value.resize(field.value.size() - ending.word.size());
    field.end = ending.end;
    field.writing = ending.writing;
  }
  return field;
}

SealContent paper_of(const std::string& line) {
  std::vector<std::string> columns;
  for (const auto part : std::views::split(line, '\t')) columns.emplace_back(part.begin(), part.end());
  if (columns.size() < 5) throw std::runtime_error{"papers: a line is short: " + line};
  SealContent content{.document_type = columns[0], .fields = {}};
  content.version = std::stoi(columns[1]);
  content.issued = date_of(columns[2]);
  content.signed_on = date_of(columns[3]);
  for (const std::string& text : columns | std::views::drop(4)) content.fields.push_back(field_of(text));
  return content;
}

}  // namespace

std::vector<SealContent> read_papers(const std::filesystem::path& file) {
  std::vector<SealContent> papers;
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);)
    if (!line.empty() && line[0] != '#') papers.push_back(paper_of(line));
  if (papers.empty()) throw std::runtime_error{"no papers in " + file.string()};
  return papers;
}

bool is_binary(const SealContent& content) { return std::ranges::all_of(content.fields, is_block); }
bool is_mixed(const SealContent& content) {
  return !is_binary(content) && std::ranges::any_of(content.fields, is_block);
}

FieldValues values_of(const SealContent& content) {
  FieldValues values;
  for (const SealedField& field : content.fields) values.emplace_back(field.id, field.value);
  return values;
}

const SealAuthority& SampleAuthorities::of(KeyKind curve) const {
  switch (curve) {
    case KeyKind::p384: return p384_;
    case KeyKind::p521: return p521_;
    default: return p256_;
  }
}

}  // namespace guichet::tests
