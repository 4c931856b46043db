#pragma once
// The real communes of France, found by name, postcode or INSEE code while a person types. It reads views of bytes that
// the caller holds for as long as the directory lives.

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/demand/codes.hpp"
#include "kiosk/demand/parse_error.hpp"

namespace guichet::kiosk::demand {

struct Commune {
  std::string_view code;
  std::string_view name;
  std::string_view postcodes;  // separated by spaces; five communes have none
  std::string_view department_code;
  std::string_view department_name;
  std::uint32_t population = 0;

  bool has_postcode(std::string_view postcode) const;
};

class CommuneDirectory {
 public:
  // The bytes of assets/communes/communes.tsv.
  static std::expected<CommuneDirectory, ParseError> parse(std::string_view bytes);

  // By name (accents, case, apostrophes, hyphens and Saint/St do not matter) or, for digits, by postcode. The exact
  // name comes first, then names that begin so, then those with a word that begins so; large communes first.
  std::vector<const Commune*> search(std::string_view text, std::size_t limit) const;

  std::vector<const Commune*> by_postcode(std::string_view prefix) const;
  const Commune* find(const CommuneCode& code) const { return find(code.view()); }
  const Commune* find(std::string_view code) const;
  std::size_t size() const { return communes_.size(); }

 private:
  struct Match {
    int rank;  // 0 the exact name, 1 its beginning, 2 the beginning of a word of it
    const Commune* commune;
  };
  bool add(const Commune& commune);  // false when it is not in order
  void collect(std::string_view query, std::vector<Match>& matches) const;

  std::vector<Commune> communes_;           // by code
  std::string folded_;                      // every folded name, each after a '\n'
  std::vector<std::uint32_t> name_starts_;  // where the name of each commune begins in folded_
};

}  // namespace guichet::kiosk::demand
