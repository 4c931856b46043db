#include "kiosk/receipt/writer.hpp"

#include <algorithm>

#include "kiosk/texts/typography.hpp"

namespace guichet::kiosk::receipt {
namespace {

using Choose = const std::string& (*)(const Words&);

const std::string& own(const Words& words) { return words.own; }
const std::string& french(const Words& words) { return words.french.empty() ? words.own : words.french; }
const std::string& aloud(const Words& words) { return words.spoken(); }

// What is inserted keeps its own direction, and does not disturb that of an Arabic sentence (Unicode FSI … PDI).
std::string filled(const texts::Catalogue& catalogue, std::string_view key, const Values& values, Choose choose) {
  std::string_view rest = catalogue.text(key);
  std::string result;
  while (!rest.empty()) {
    const auto open = rest.find('{'), close = rest.find('}', std::min(open, rest.size()));
    result += rest.substr(0, open);
    if (close == std::string_view::npos) return result;
    const auto name = rest.substr(open + 1, close - open - 1);
    const auto value = std::ranges::find(values, name, [](const auto& pair) { return pair.first; });
    if (value != values.end()) {
      const auto& inserted = choose(value->second);
      result += catalogue.language().right_to_left ? texts::isolate(inserted) : inserted;
    }
    rest.remove_prefix(close + 1);
  }
  return result;
}

// "111 0318" → "1 1 1, 0 3 1 8": a voice would say "one hundred and eleven" and leave a comma its breath.
std::string told_by_character(std::string_view text) {
  std::string said;
  for (const char character : text) {
    const bool separates = character == ' ' || character == '-';
    if (separates && !said.empty()) said += ',';
    if (separates) continue;
    if (!said.empty()) said += ' ';
    said += character;
  }
  return said;
}

// Plain French is French: it needs none beside it.
bool is_french(const texts::Language& language) { return language.code == "fr" || language.code.starts_with("fr-"); }

std::string long_date(const demand::PartialDate& date, const texts::Language& language) {
  return texts::long_date(date.year, date.month, date.day, language);
}

}  // namespace

Writer::Writer(const Issuer& issuer, Paper& paper)
    : issuer_(issuer), paper_(paper), bilingual_(!is_french(issuer.words.language())) {}

bool Writer::knows(std::string_view key) const { return issuer_.french.has(key); }

Words Writer::say(std::string_view key, const Values& values) const {
  const bool sounds_otherwise =
      std::ranges::any_of(values, [](const auto& pair) { return !pair.second.aloud.empty(); });
  // A sentence that is not translated yet is better read in French than not at all.
  const texts::Catalogue& words = issuer_.words.has(key) ? issuer_.words : issuer_.french;
  return {.own = filled(words, key, values, &own),
          .french = bilingual_ ? filled(issuer_.french, key, values, &french) : std::string(),
          .aloud = sounds_otherwise ? filled(words, key, values, &aloud) : std::string()};
}

Words Writer::date(demand::Date date) const {
  return this->date(demand::PartialDate{static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                                        static_cast<unsigned>(date.day())});
}

Words Writer::date(const demand::PartialDate& date) const {
  return {.own = long_date(date, issuer_.words.language()),
          .french = bilingual_ ? long_date(date, issuer_.french.language()) : std::string()};
}

Words Writer::money(demand::Euros amount) const {
  return {.own = texts::money(amount.cents, issuer_.words.language()),
          .french = bilingual_ ? texts::money(amount.cents, issuer_.french.language()) : std::string()};
}

void Writer::put(Part part, Words words, std::string_view article) {
  paper_.passages.push_back({.part = part, .words = std::move(words), .article = article});
}

void Writer::put(Part part, std::string_view key, const Values& values, std::string_view article) {
  put(part, say(key, values), article);
}

void Writer::fact(Words label, Words value, std::string_view article) {
  paper_.passages.push_back(
      {.part = Part::fact, .words = std::move(label), .value = std::move(value), .article = article});
}

void Writer::fact(std::string_view key, Words value, std::string_view article) {
  fact(say(key), std::move(value), article);
}

void Writer::identify(std::string_view label_key, std::string_view identifier, std::string code) {
  paper_.identifier_label = say(label_key);
  paper_.identifier = spelled(identifier);
  paper_.code = std::move(code);
}

Words plain(std::string_view text) { return {.own = std::string(text)}; }

Words spelled(std::string_view text) { return {.own = std::string(text), .aloud = told_by_character(text)}; }

Words joined(const std::vector<Words>& list) {
  Words all;
  const bool translated = std::ranges::any_of(list, [](const Words& words) { return !words.french.empty(); });
  for (const Words& words : list) {
    const std::string_view comma = all.own.empty() ? "" : ", ";
    all.own += comma;
    all.own += words.own;
    if (translated) all.french.append(comma).append(french(words));
  }
  return all;
}

}  // namespace guichet::kiosk::receipt
