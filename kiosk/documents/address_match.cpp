#include "kiosk/documents/address_match.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <ranges>
#include <utility>

#include "kiosk/demand/characters.hpp"

namespace guichet::kiosk::documents {
namespace {

using Words = std::vector<std::string>;

// The post's abbreviations (norm NF Z10-011), and words that papers leave out.
constexpr auto abbreviations = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"all", "allee"},       {"av", "avenue"},   {"ave", "avenue"},  {"bd", "boulevard"},  {"bld", "boulevard"},
     {"bvd", "boulevard"},   {"che", "chemin"},  {"chem", "chemin"}, {"crs", "cours"},     {"imp", "impasse"},
     {"pl", "place"},        {"qu", "quai"},     {"r", "rue"},       {"res", "residence"}, {"rte", "route"},
     {"sq", "square"},       {"st", "saint"},    {"ste", "sainte"},  {"dr", "docteur"},    {"gal", "general"},
     {"lot", "lotissement"}, {"fg", "faubourg"}, {"ham", "hameau"},  {"pass", "passage"}});
constexpr auto small_words =
    std::to_array<std::string_view>({"de", "du", "des", "d", "la", "le", "les", "l", "et", "a"});

Words words_of(std::string_view text) {
  const std::string folded = demand::folded(text);
  Words words;
  for (auto&& part : std::views::split(std::string_view(folded), ' ')) {
    const std::string_view word(part.begin(), part.end());
    if (word.empty() || std::ranges::contains(small_words, word)) continue;
    const auto* const found =
        std::ranges::find(abbreviations, word, &std::pair<std::string_view, std::string_view>::first);
    words.emplace_back(found == abbreviations.end() ? word : found->second);
  }
  return words;
}

// "CEDEX 08" and the number of an arrondissement are the post's, not the town's.
Words town_words(std::string_view text) {
  Words words = words_of(text);
  const auto cedex = std::ranges::find(words, "cedex");
  words.erase(cedex, words.end());
  std::erase_if(words,
                [](const std::string& word) { return std::isdigit(static_cast<unsigned char>(word.front())) != 0; });
  return words;
}

constexpr std::size_t telling_letters = 3;  // fewer begin too many names

bool begins_with(const Words& all, const Words& some, bool last_is_cut) {
  if (some.size() > all.size()) return false;
  for (std::size_t i = 0; i < some.size(); ++i) {
    const bool last = i + 1 == some.size();
    if (last && last_is_cut ? !all[i].starts_with(some[i]) : all[i] != some[i]) return false;
  }
  return true;
}

Match match_town(const WrittenAddress& written, const TypedAddress& typed) {
  const Words there = town_words(written.locality), here = town_words(typed.locality);
  const bool named = !there.empty() && !here.empty();
  const bool same_name = named && (there == here || (written.locality_cut && begins_with(here, there, true)));
  const bool coded = !written.postcode.empty() && !typed.postcode.empty();
  const bool same_code = coded && written.postcode == typed.postcode;
  if (same_code && (same_name || !named)) return Match::passed;
  if (same_name && !coded) return Match::passed;
  // A town has several postcodes and a postcode several towns: one alone that differs says nothing yet.
  if (same_code || same_name || (!named && !coded)) return Match::inconclusive;
  return Match::failed;
}

// The words of the lines; where a line stops, its last word may be a beginning.
struct Lines {
  Words words;
  Words beginnings;

  bool has(const std::string& word) const {
    return std::ranges::contains(words, word) || std::ranges::any_of(beginnings, [&](const std::string& beginning) {
             return beginning.size() >= telling_letters && word.starts_with(beginning);
           });
  }
};

Lines lines_of(const WrittenAddress& written) {
  Lines lines;
  for (const std::string& line : written.lines) {
    Words words = words_of(line);
    if (written.lines_cut && !words.empty()) lines.beginnings.push_back(words.back());
    std::ranges::move(words, std::back_inserter(lines.words));
  }
  return lines;
}

Match match_street(const WrittenAddress& written, const TypedAddress& typed) {
  const Lines there = lines_of(written);
  const Words street = words_of(typed.street), number = words_of(typed.number);
  if (street.empty() || there.words.empty()) return Match::inconclusive;
  const auto is_there = [&](const std::string& word) { return there.has(word); };
  if (std::ranges::all_of(street, is_there) && std::ranges::all_of(number, is_there)) return Match::passed;
  // "Rue" is in every town: only the name of the street tells it from another.
  const bool another = std::ranges::none_of(street | std::views::drop(street.size() > 1 ? 1 : 0), is_there);
  return another && !written.lines_cut ? Match::failed : Match::inconclusive;
}

}  // namespace

WrittenAddress parse_address(std::string_view text, bool cut) {
  WrittenAddress address{.lines = {}, .lines_cut = cut, .locality_cut = cut};
  for (std::size_t i = 0; i + 5 <= text.size(); ++i) {
    const std::string_view code = text.substr(i, 5);
    const bool digits = std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
    const bool alone = (i == 0 || text[i - 1] == ' ' || text[i - 1] == ',') &&
                       (i + 5 == text.size() || text[i + 5] == ' ' || text[i + 5] == ',');
    if (!digits || !alone) continue;
    address.postcode = code;
    address.locality = text.substr(i + 5);
    address.lines_cut = false;  // what comes after the lines is there
    text = text.substr(0, i);
    break;
  }
  if (!text.empty()) address.lines.emplace_back(text);
  return address;
}

Match match(const WrittenAddress& written, const TypedAddress& typed) {
  const Match town = match_town(written, typed);
  const Match street = match_street(written, typed);
  if (town == Match::failed || street == Match::failed) return Match::failed;
  return town == Match::passed && street == Match::passed ? Match::passed : Match::inconclusive;
}

}  // namespace guichet::kiosk::documents
