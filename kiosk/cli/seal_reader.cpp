#include "kiosk/cli/seal_reader.hpp"

#include <algorithm>
#include <utility>

#include "kiosk/cli/seal_json.hpp"
#include "kiosk/documents/nir_text.hpp"

namespace guichet::kiosk::cli {
namespace {

using namespace documents;

// Several lines count as several symbols only when every one of them is a part of a set.
std::vector<std::string> symbols_of(std::string_view typed) {
  std::vector<std::string> symbols;
  for (std::string_view rest = typed; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    std::string symbol = from_handheld_reader(rest.substr(0, end));
    if (!symbol.empty() && !part_of(symbol)) return {from_handheld_reader(typed)};
    if (!symbol.empty()) symbols.push_back(std::move(symbol));
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  }
  return symbols.size() > 1 ? symbols : std::vector{from_handheld_reader(typed)};
}

}  // namespace

Json SealReader::pages(const std::vector<std::vector<Code>>& pages) {
  seals_ = 0;
  told_.clear();
  secret_sets_.clear();
  for (const auto& codes : pages) {
    for (const Code& code : codes) {
      if (code.symbology == Symbology::data_matrix) sets_.add(code.bytes);
    }
  }
  Json list = Json::array();
  for (const auto& codes : pages) {
    Json page = Json::array();
    for (const Code& one : codes) page.push_back(code(one));
    list.push_back({{"codes", std::move(page)}});
    if (comparison_ != nullptr) list.back()["findings"] = std::exchange(findings_, Json::array());
  }
  return list;
}

Json SealReader::payload(std::string_view typed) {
  std::vector<Code> codes;
  for (std::string& symbol : symbols_of(typed)) codes.push_back({Symbology::data_matrix, std::move(symbol)});
  Json list = pages({codes});
  // A payload does not say what it was read from, but 2D-Doc has only one symbology.
  for (Json& code : list.at(0).at("codes")) {
    if (code.at("seal").is_null() && !code.contains("part")) code["symbology"] = nullptr;
  }
  return list;
}

ExitCode SealReader::worst() const { return sets_.is_waiting() ? std::max(worst_, ExitCode::doubt) : worst_; }

Json SealReader::code(const Code& code) {
  secrets_.reset();
  Json json = {{"symbology", name_of(code.symbology)}, {"text", nullptr}, {"seal", nullptr}};
  const auto part = code.symbology == Symbology::data_matrix ? part_of(code.bytes) : std::nullopt;
  if (part) {
    json["seal"] = seal_of_part(*part, code.bytes);
    json["part"] = {{"set", as_text(part->set)}, {"index", part->index}, {"count", part->count}};
    if (secrets_ && !secrets_->empty()) secret_sets_.emplace(part->set);
  } else if (code.symbology == Symbology::data_matrix) {
    json["seal"] = seal(code.bytes);
  }
  json["text"] = part && secret_sets_.contains(std::string(part->set)) ? std::string{} : as_text(shown(code));
  return json;
}

// Digits of two fields side by side are no NIR: in a seal each value is looked at by itself. What is not there to the
// letter, as in a binary seal, cannot be masked.
std::string SealReader::shown(const Code& code) const {
  if (!secrets_) return without_nir(code.bytes);
  std::string text = code.bytes;
  for (const std::string& secret : *secrets_) {
    const std::size_t at = text.find(secret);
    if (at == std::string::npos) return {};
    text.replace(at, secret.size(), without_nir(secret));
  }
  return text;
}

// Null for a code that is no seal: it says nothing about the paper.
Json SealReader::seal(std::string_view payload) { return looks_like_seal(payload) ? judged(payload) : Json(nullptr); }

// The whole seal stands with the first of its symbols in this file.
Json SealReader::seal_of_part(const SealPart& part, std::string_view payload) {
  if (const auto whole = sets_.add(payload)) {
    return told_.insert(std::string(part.set)).second ? judged(from_handheld_reader(*whole)) : Json(nullptr);
  }
  if (!begins_a_set(payload)) return nullptr;
  ++seals_;  // it may still be completed by a later file
  return seal_json(SealError::incomplete_set);
}

Json SealReader::judged(std::string_view payload) {
  ++seals_;
  const auto seal = parse_seal(payload, tables_);
  if (!seal) {
    note(ExitCode::doubt);
    return seal_json(seal.error());
  }
  secrets_.emplace();
  for (const auto* fields : {&seal->fields, &seal->annex}) {
    for (const Field& field : *fields)
      if (contains_nir(field.value)) secrets_->emplace_back(field.value);
  }
  const Verdict found = verdict(*seal);
  if (comparison_ != nullptr)
    for (Json& finding : comparison_->of(*seal, found)) findings_.push_back(std::move(finding));
  if (found.outcome == Outcome::altered) note(ExitCode::altered);
  if (found.outcome == Outcome::undetermined) note(ExitCode::doubt);
  return seal_json(*seal, found, tables_);
}

Verdict SealReader::verdict(const Seal& seal) const {
  if (policy_ == Policy::workbench) return verify(seal, trust_, WorkbenchPolicy{today_});
  return verify(seal, trust_, KioskPolicy{today_});
}

}  // namespace guichet::kiosk::cli
