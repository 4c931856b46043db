#include "kiosk/documents/name_match.hpp"

#include <algorithm>
#include <array>
#include <ranges>
#include <utility>
#include <vector>

#include "kiosk/demand/characters.hpp"

namespace guichet::kiosk::documents {
namespace {

using Words = std::vector<std::string>;

// What is left of a cut word must say something: "A" begins Anne and Alain.
constexpr std::size_t telling_letters = 3;

Words words_of(std::string_view text) {
  const std::string folded = demand::folded(text);
  Words words;
  for (auto&& part : std::views::split(std::string_view(folded), ' ')) {
    if (!part.empty()) words.emplace_back(part.begin(), part.end());
  }
  return words;
}

// ICAO 9303-3, section 6: a machine-readable zone may write two letters for one.
std::string as_machines_write(std::string_view text) {
  static constexpr std::array<std::pair<char32_t, std::string_view>, 10> two_letters = {{{U'Ä', "AE"},
                                                                                         {U'ä', "AE"},
                                                                                         {U'Ö', "OE"},
                                                                                         {U'ö', "OE"},
                                                                                         {U'Ü', "UE"},
                                                                                         {U'ü', "UE"},
                                                                                         {U'Å', "AA"},
                                                                                         {U'å', "AA"},
                                                                                         {U'Ø', "OE"},
                                                                                         {U'ø', "OE"}}};
  std::string written;
  while (!text.empty()) {
    const auto character = demand::take_character(text);
    if (!character) break;
    const auto* const found = std::ranges::find(two_letters, *character, &std::pair<char32_t, std::string_view>::first);
    found == two_letters.end() ? demand::append(written, *character) : void(written += found->second);
  }
  return written;
}

bool is_latin(std::string_view text) {
  return std::ranges::all_of(demand::folded(text), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// The words of a paper, and whether the last of them is a beginning.
struct Page {
  Words words;
  bool cut = false;

  bool has(std::string_view word) const {
    if (std::ranges::contains(words, word)) return true;
    return cut && !words.empty() && words.back().size() >= telling_letters && word.starts_with(words.back());
  }

  // "DALMEIDA", "D ALMEIDA" and "D'Alméida" are one name: words that follow each other may be written as one.
  bool has_run(std::string_view joined) const {
    for (std::size_t first = 0; first < words.size(); ++first) {
      std::string_view rest = joined;
      for (std::size_t i = first; i < words.size() && !rest.empty() && rest.starts_with(words[i]); ++i)
        rest.remove_prefix(words[i].size());
      if (rest.empty()) return true;
    }
    return false;
  }

  bool has_name(std::string_view name) const {
    const Words wanted = words_of(name);
    if (wanted.empty()) return false;
    const bool each = std::ranges::all_of(wanted, [&](const std::string& word) { return has(word); });
    return each || has_run(std::ranges::fold_left(wanted, std::string{}, std::plus{}));
  }

  bool has_either_way(std::string_view name) const { return has_name(name) || has_name(as_machines_write(name)); }
};

// The beginning of a family name that had no room for its end; less would begin too many names.
constexpr std::size_t letters_of_a_cut_name = 16;

std::string letters_of(std::string_view text) {
  std::string letters = demand::folded(text);
  std::erase(letters, ' ');
  return letters;
}

bool is_all_of(const WrittenName& written, std::string_view name) {
  const std::string there = letters_of(written.text);
  const auto is_it = [&](const std::string& wanted) {
    const bool begins_it = written.cut && there.size() >= letters_of_a_cut_name && wanted.starts_with(there);
    return !wanted.empty() && (there == wanted || begins_it);
  };
  return is_it(letters_of(name)) || is_it(letters_of(as_machines_write(name)));
}

// "Jean-Pierre Marie" is called Jean-Pierre.
std::string_view first_of(std::string_view names) {
  const std::size_t start = names.find_first_not_of(' ');
  if (start == std::string_view::npos) return {};
  names.remove_prefix(start);
  return names.substr(0, names.find_first_of(" ,"));
}

std::string text_of(const demand::Answers& answers, demand::FieldId field) {
  const auto* text = answers.get<std::string>(field);
  return text == nullptr ? std::string{} : *text;
}

}  // namespace

std::string_view name_of(Match match) {
  static constexpr std::array<std::string_view, 3> names = {"passed", "failed", "inconclusive"};
  return names.at(static_cast<std::size_t>(match));
}

TypedName typed_name(const demand::Answers& answers) {
  const bool adult = answers.has("birth_name");
  return {.birth = text_of(answers, adult ? demand::FieldId("birth_name") : demand::FieldId("dependant_name")),
          .used = text_of(answers, "used_name"),
          .first = text_of(answers, "first_name")};
}

Match match(const WrittenName& written, const TypedName& typed) {
  const Page page{.words = words_of(written.text), .cut = written.cut};
  const std::string_view first = first_of(typed.first);
  if (page.words.empty() || words_of(typed.birth).empty() || words_of(first).empty()) return Match::inconclusive;
  if (!is_latin(typed.birth) || !is_latin(typed.used) || !is_latin(typed.first)) return Match::inconclusive;
  const bool family = page.has_either_way(typed.birth) || page.has_either_way(typed.used);
  const bool given = page.has_either_way(first);
  if (family && given) return Match::passed;
  return family || given || written.cut ? Match::inconclusive : Match::failed;
}

bool is_named(const PartedName& written, const TypedName& typed) {
  const Page given{.words = words_of(written.given.text), .cut = written.given.cut};
  const bool family = is_all_of(written.family, typed.birth) || is_all_of(written.family, typed.used) ||
                      is_all_of(written.family, typed.birth + typed.used) ||
                      is_all_of(written.family, typed.used + typed.birth);
  return family && given.has_either_way(first_of(typed.first));
}

Match match_any(std::span<const WrittenName> written, const TypedName& typed) {
  Match best = Match::failed;
  bool anyone = false;
  for (const WrittenName& one : written) {
    if (words_of(one.text).empty()) continue;
    anyone = true;
    const Match result = match(one, typed);
    if (result == Match::passed) return result;
    if (result == Match::inconclusive) best = result;
  }
  return anyone ? best : Match::inconclusive;
}

}  // namespace guichet::kiosk::documents
