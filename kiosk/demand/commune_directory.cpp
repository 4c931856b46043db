#include "kiosk/demand/commune_directory.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <ranges>
#include <tuple>

#include "kiosk/demand/characters.hpp"
#include "kiosk/demand/lines.hpp"

namespace guichet::kiosk::demand {
namespace {

bool is_postcode_start(std::string_view text) {
  return !text.empty() && text.size() <= 5 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// "st denis" -> "saint denis". The last word may still be growing ("st" of "strasbourg"): it is tried both ways.
std::string with_saints(std::string_view query, bool last_word_too) {
  std::string result;
  while (!query.empty()) {
    const std::size_t end = query.find(' ');
    const std::string_view word = query.substr(0, end);
    const bool last = end == std::string_view::npos;
    query = last ? std::string_view{} : query.substr(end + 1);
    const bool expand = !last || last_word_too;
    result += expand && word == "st" ? "saint" : expand && word == "ste" ? "sainte" : word;
    if (!last) result += ' ';
  }
  return result;
}

void sort_by_population(std::vector<const Commune*>& communes) {
  std::ranges::stable_sort(communes, std::ranges::greater{}, &Commune::population);
}

using Departments = std::map<std::string_view, std::string_view>;

std::optional<Commune> to_commune(std::string_view line, const Departments& departments) {
  const auto [kind, code, name, department, population, postcodes] = columns<6>(line);
  const auto home = departments.find(department);
  if (kind != "C" || !CommuneCode::parse(code) || name.empty() || home == departments.end()) return std::nullopt;
  std::uint32_t people = 0;
  const auto [end, error] = std::from_chars(population.begin(), population.end(), people);
  if (error != std::errc{} || end != population.end()) return std::nullopt;
  return Commune{code, name, postcodes, department, home->second, people};
}

}  // namespace

bool Commune::has_postcode(std::string_view postcode) const {
  return std::ranges::any_of(std::views::split(postcodes, ' '), [&](auto&& one) {
    return !postcode.empty() && std::string_view(one.begin(), one.end()) == postcode;
  });
}

std::expected<CommuneDirectory, ParseError> CommuneDirectory::parse(std::string_view bytes) {
  CommuneDirectory directory;
  directory.communes_.reserve(36'000);
  directory.name_starts_.reserve(36'000);
  directory.folded_.reserve(bytes.size() / 2);
  Departments departments;
  for (const std::string_view line : data_lines(bytes)) {
    if (line.starts_with("D\t")) {
      const auto [kind, code, name] = columns<3>(line);
      departments.emplace(code, name);
    } else if (const auto commune = to_commune(line, departments)) {
      if (!directory.add(*commune)) return std::unexpected(ParseError::bad_shape);
    } else {
      return std::unexpected(ParseError::bad_shape);
    }
  }
  if (directory.communes_.empty()) return std::unexpected(ParseError::empty);
  directory.folded_ += '\n';
  return directory;
}

bool CommuneDirectory::add(const Commune& commune) {
  if (!communes_.empty() && commune.code <= communes_.back().code) return false;
  communes_.push_back(commune);
  folded_ += '\n';
  name_starts_.push_back(static_cast<std::uint32_t>(folded_.size()));
  append_folded(folded_, commune.name);
  return true;
}

std::vector<const Commune*> CommuneDirectory::search(std::string_view text, std::size_t limit) const {
  const std::string query = folded(text);
  if (query.empty()) return {};
  if (is_postcode_start(query)) {
    auto found = by_postcode(query);
    found.resize(std::min(limit, found.size()));
    return found;
  }

  std::vector<Match> matches;
  const std::string expanded = with_saints(query, true);
  const std::string growing = with_saints(query, false);
  collect(expanded, matches);
  if (growing != expanded) collect(growing, matches);

  const auto order = [](const Match& match) {
    return std::tuple(match.rank, -static_cast<std::int64_t>(match.commune->population), match.commune->code);
  };
  const auto kept = matches.begin() + static_cast<std::ptrdiff_t>(std::min(limit, matches.size()));
  std::ranges::partial_sort(matches, kept, {}, order);
  return std::ranges::subrange(matches.begin(), kept) | std::views::transform(&Match::commune) |
         std::ranges::to<std::vector>();
}

void CommuneDirectory::collect(std::string_view query, std::vector<Match>& matches) const {
  for (std::size_t at = folded_.find(query); at != std::string::npos; at = folded_.find(query, at)) {
    const char before = folded_[at - 1];
    if (before != '\n' && before != ' ') {
      ++at;
      continue;
    }
    const auto next = std::ranges::upper_bound(name_starts_, at);
    const std::size_t end = at + query.size();
    const int rank = before != '\n' ? 2 : folded_[end] != '\n' ? 1 : 0;
    matches.push_back({rank, &communes_[static_cast<std::size_t>(next - name_starts_.begin()) - 1]});
    at = next == name_starts_.end() ? folded_.size() : *next;
  }
}

std::vector<const Commune*> CommuneDirectory::by_postcode(std::string_view prefix) const {
  std::vector<const Commune*> found;
  if (!is_postcode_start(prefix)) return found;
  for (const Commune& commune : communes_) {
    const bool begins_so = std::ranges::any_of(std::views::split(commune.postcodes, ' '), [&](auto&& postcode) {
      return std::string_view(postcode.begin(), postcode.end()).starts_with(prefix);
    });
    if (begins_so) found.push_back(&commune);
  }
  sort_by_population(found);
  return found;
}

const Commune* CommuneDirectory::find(std::string_view code) const {
  const auto found = std::ranges::lower_bound(communes_, code, {}, &Commune::code);
  return found != communes_.end() && found->code == code ? &*found : nullptr;
}

}  // namespace guichet::kiosk::demand
