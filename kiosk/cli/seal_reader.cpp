#include "kiosk/cli/seal_reader.hpp"

#include <algorithm>
#include <utility>

#include "kiosk/cli/seal_json.hpp"
#include "kiosk/documents/nir_text.hpp"
#include "kiosk/documents/other_seal.hpp"

namespace guichet::kiosk::cli {
namespace {

using namespace documents;

constexpr std::string_view not_supported =
    "Ce code n’est pas un 2D-Doc. Si c’est un sceau d’une autre sorte, il n’est pas pris en charge ici : cela ne dit "
    "rien contre le document.";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

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

std::vector<Code> codes_in(std::string_view typed) {
  std::vector<Code> codes;
  for (std::string& symbol : symbols_of(typed)) codes.push_back({Symbology::data_matrix, std::move(symbol)});
  return codes;
}

void SealReader::foresee(const std::string& path, const Pages& pages) {
  for (const auto& codes : pages) {
    for (const Code& code : codes) {
      if (code.symbology != Symbology::data_matrix) continue;
      const auto whole = foreseen_.add(code.bytes);
      if (!whole) continue;
      const std::string set(part_of(code.bytes)->set);
      whole_in_.try_emplace(set, path);
      if (holds_a_secret(from_handheld_reader(*whole))) secret_sets_.insert(set);
    }
  }
}

Json SealReader::pages(const Pages& pages) {
  seals_ = 0;
  told_.clear();
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

Json SealReader::payload(const Pages& page) {
  Json list = pages(page);
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
  const bool is_data_matrix = code.symbology == Symbology::data_matrix;
  const auto part = is_data_matrix ? part_of(code.bytes) : std::nullopt;
  const auto other = other_seal(code.bytes);
  if (part) {
    const auto whole = whole_in_.find(part->set);
    json["seal"] = seal_of_part(*part, code.bytes);
    json["part"] = {{"set", as_text(part->set)}, {"index", part->index}, {"count", part->count}};
    json["whole_in"] = whole == whole_in_.end() ? Json(nullptr) : Json(as_text(whole->second));
  } else if (other || (is_data_matrix && looks_like_seal(code.bytes))) {
    json["seal"] = judged(code.bytes);
  }
  json["text"] = as_text(text_of(code, part));
  const bool is_2d_doc = part || !json.at("seal").is_null();
  json["family"] = other ? Json(name_of(*other)) : is_2d_doc ? Json("2d_doc") : Json(nullptr);
  json["sentence"] = other || is_2d_doc ? Json(nullptr) : Json(not_supported);
  return json;
}

// Digits of two fields side by side are no NIR: in a seal each value is looked at by itself. What is not there to the
// letter, as in a binary seal, cannot be masked; nor can what begins in one symbol and ends in the next.
std::string SealReader::text_of(const Code& code, const std::optional<SealPart>& part) const {
  if (part && secret_sets_.contains(part->set)) return {};
  if (part && !whole_in_.contains(part->set) && (is_digit(part->content.front()) || is_digit(part->content.back())))
    return {};
  if (!secrets_) return without_nir(code.bytes);
  std::string text = code.bytes;
  for (const std::string& secret : *secrets_) {
    const std::size_t at = text.find(secret);
    if (at == std::string::npos) return {};
    text.replace(at, secret.size(), without_nir(secret));
  }
  return text;
}

bool SealReader::holds_a_secret(std::string_view payload) const {
  const auto seal = parse_seal(payload, tables_);
  const auto is_secret = [](const Field& field) { return contains_nir(field.value); };
  return seal && (std::ranges::any_of(seal->fields, is_secret) || std::ranges::any_of(seal->annex, is_secret));
}

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
