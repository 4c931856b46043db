#pragma once
// The registry's nomenclatures as data: which codes exist in which list, and which a person may still choose. Labels
// are texts ("code.<list>.<code>"), never in the code.

#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/demand/parse_error.hpp"

namespace guichet::kiosk::demand {

struct CodeEntry {
  std::string list;
  std::string code;
  bool offered = true;  // false: historic, understood when read, never proposed
};

class CodeLists {
 public:
  // The bytes of assets/registry/code_lists.tsv: list, code, source, note; lines of '#' are comments.
  static std::expected<CodeLists, ParseError> parse(std::string_view bytes);

  std::span<const CodeEntry> list(std::string_view name) const;  // in the order to show; empty when unknown
  bool knows(std::string_view list, std::string_view code) const;
  bool offers(std::string_view list, std::string_view code) const;

 private:
  const CodeEntry* find(std::string_view list, std::string_view code) const;

  std::vector<CodeEntry> entries_;  // the codes of a list are neighbours
};

}  // namespace guichet::kiosk::demand
