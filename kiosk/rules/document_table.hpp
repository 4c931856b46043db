#pragma once
// The closed list of papers that a demand may need (CCH R441-2-4-1), as data: assets/law/documents.tsv. Each line has
// its article, where that was read, and from when until when it holds; a line without them is refused.

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/rules/condition.hpp"

namespace guichet::kiosk::rules {

// In the order in which papers are wanted; forbidden: nobody may ask for it.
enum class Stage : std::uint8_t { to_register, to_instruct, complementary, forbidden };
std::string_view name_of(Stage stage);  // "to_register" …

// How long a paper that was given stays good: for ever, until the day it bears, some months from its date, or as long
// as its income is of the year that many before this one.
struct Freshness {
  enum class Kind : std::uint8_t { lasting, expiry, months, income_year } kind = Kind::lasting;
  int count = 0;

  friend bool operator==(const Freshness&, const Freshness&) = default;
};

struct DocumentRule {
  std::string code;  // the registry's, ours until its list is public
  Stage stage = Stage::complementary;
  bool each_person = false;  // otherwise one for the household
  Condition when = {};
  Freshness freshness = {};
  std::vector<std::string> done_by = {};  // other codes that do as well
  std::string name;                       // French, as the law says it; the screen's words are "document.<code>"
  std::string article;
  std::string source;  // where the article was read
  demand::Date from{};
  std::optional<demand::Date> to = {};  // the last day; still in force when there is none
  bool verified = false;                // false: a desk confirms it

  bool holds_on(demand::Date day) const { return from <= day && (!to || day <= *to); }
};

struct TableError {
  enum class What : std::uint8_t { bad_shape, bad_stage, bad_freshness, bad_date, bad_condition, contradiction } what;
  int line = 0;

  friend bool operator==(const TableError&, const TableError&) = default;
};
std::string_view name_of(TableError::What what);

class DocumentTable {
 public:
  static std::expected<DocumentTable, TableError> parse(std::string_view bytes, const demand::CodeLists& lists);

  std::span<const DocumentRule> rules() const { return rules_; }
  bool covers(demand::Date day) const;  // whether any law is known for that day
  // The first line of a code, whatever the day: its name in words. Nothing for a code of another list.
  const DocumentRule* find(std::string_view code) const;

 private:
  std::vector<DocumentRule> rules_;
};

// What may not be asked on that day, to be able to say so.
std::vector<const DocumentRule*> forbidden_documents(const DocumentTable& table, demand::Date on);

}  // namespace guichet::kiosk::rules
