#include "kiosk/rules/document_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <ranges>

#include "kiosk/demand/lines.hpp"

namespace guichet::kiosk::rules {
namespace {

using What = TableError::What;
constexpr std::string_view nothing = "-";
constexpr std::size_t column_count = 12;

template <typename Named, std::size_t N>
std::optional<Named> find_named(std::string_view text, const std::array<std::string_view, N>& names) {
  const auto* const found = std::ranges::find(names, text);
  return found == names.end() ? std::nullopt : std::optional(static_cast<Named>(found - names.begin()));
}

constexpr std::array<std::string_view, 4> stages = {"register", "instruct", "complementary", "forbidden"};
constexpr std::array<std::string_view, 4> freshness_kinds = {"lasting", "expiry", "months", "income_year"};

// "months:3"; the first two kinds count nothing.
std::optional<Freshness> to_freshness(std::string_view text) {
  const std::size_t colon = std::min(text.find(':'), text.size());
  const auto kind = find_named<Freshness::Kind>(text.substr(0, colon), freshness_kinds);
  if (!kind) return std::nullopt;
  const bool counts = *kind == Freshness::Kind::months || *kind == Freshness::Kind::income_year;
  if (counts != (colon < text.size())) return std::nullopt;
  Freshness freshness{.kind = *kind};
  if (!counts) return freshness;
  const std::string_view digits = text.substr(colon + 1);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), freshness.count);
  const bool whole = error == std::errc{} && end == digits.data() + digits.size();
  return whole && freshness.count > 0 && freshness.count <= 120 ? std::optional(freshness) : std::nullopt;
}

std::vector<std::string> to_codes(std::string_view text) {
  std::vector<std::string> codes;
  if (text == nothing) return codes;
  for (auto&& part : std::views::split(text, '|')) codes.emplace_back(part.begin(), part.end());
  return codes;
}

using Cells = std::array<std::string_view, column_count>;

// A paper that nobody may ask for has no condition, is for nobody, and never stays good.
std::optional<What> read_request(DocumentRule& rule, const Cells& cells, const demand::CodeLists& lists) {
  const auto& [code, stage, whose, when, fresh, also, name, article, source, from, to, state] = cells;
  if (rule.stage == Stage::forbidden) {
    const bool empty =
        std::ranges::all_of(std::array{whose, when, fresh, also}, [](auto cell) { return cell == nothing; });
    return empty ? std::nullopt : std::optional(What::bad_shape);
  }
  if (whose != "person" && whose != "household") return What::bad_shape;
  rule.each_person = whose == "person";
  const auto freshness = to_freshness(fresh);
  if (!freshness) return What::bad_freshness;
  rule.freshness = *freshness;
  rule.done_by = to_codes(also);
  auto condition = Condition::parse(when, lists);
  if (!condition) return What::bad_condition;
  rule.when = *std::move(condition);
  return std::nullopt;
}

std::expected<DocumentRule, What> read_rule(std::string_view line, const demand::CodeLists& lists) {
  const auto cells = demand::columns<column_count>(line);
  const auto& [code, stage, whose, when, fresh, also, name, article, source, from, to, state] = cells;
  const bool whole = std::ranges::none_of(cells, &std::string_view::empty) &&
                     std::ranges::count(line, '\t') == static_cast<std::ptrdiff_t>(column_count) - 1;
  if (!whole || (state != "verified" && state != "to_confirm")) return std::unexpected(What::bad_shape);
  const auto found_stage = find_named<Stage>(stage, stages);
  if (!found_stage) return std::unexpected(What::bad_stage);
  const auto first_day = demand::parse_iso_date(from);
  const auto last_day = demand::parse_iso_date(to);
  if (!first_day || (to != nothing && !last_day)) return std::unexpected(What::bad_date);
  DocumentRule rule{.code = std::string(code),
                    .stage = *found_stage,
                    .name = std::string(name),
                    .article = std::string(article),
                    .source = std::string(source),
                    .from = *first_day,
                    .to = last_day ? std::optional(*last_day) : std::nullopt,
                    .verified = state == "verified"};
  if (rule.to && *rule.to < rule.from) return std::unexpected(What::bad_date);
  if (const auto problem = read_request(rule, cells, lists)) return std::unexpected(*problem);
  return rule;
}

// A code is forbidden or not, for each person or for the household: never both.
bool agree(const DocumentRule& one, const DocumentRule& other) {
  return one.code != other.code || (one.each_person == other.each_person && one.name == other.name &&
                                    (one.stage == Stage::forbidden) == (other.stage == Stage::forbidden));
}

}  // namespace

std::string_view name_of(Stage stage) {
  static constexpr std::array<std::string_view, 4> names = {"to_register", "to_instruct", "complementary", "forbidden"};
  return names.at(static_cast<std::size_t>(stage));
}

std::string_view name_of(TableError::What what) {
  static constexpr std::array<std::string_view, 6> names = {"bad_shape", "bad_stage",     "bad_freshness",
                                                            "bad_date",  "bad_condition", "contradiction"};
  return names.at(static_cast<std::size_t>(what));
}

std::expected<DocumentTable, TableError> DocumentTable::parse(std::string_view bytes, const demand::CodeLists& lists) {
  DocumentTable table;
  for (int number = 1; !bytes.empty(); ++number) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
    if (line.empty() || line.starts_with('#')) continue;
    auto rule = read_rule(line, lists);
    if (!rule) return std::unexpected(TableError{.what = rule.error(), .line = number});
    const bool agrees = std::ranges::all_of(table.rules_, [&](const auto& other) { return agree(*rule, other); });
    if (!agrees) return std::unexpected(TableError{.what = What::contradiction, .line = number});
    table.rules_.push_back(*std::move(rule));
  }
  if (table.rules_.empty()) return std::unexpected(TableError{.what = What::bad_shape, .line = 0});
  return table;
}

bool DocumentTable::covers(demand::Date day) const {
  return std::ranges::any_of(rules_, [&](const DocumentRule& rule) { return rule.holds_on(day); });
}

const DocumentRule* DocumentTable::find(std::string_view code) const {
  const auto found = std::ranges::find(rules_, code, &DocumentRule::code);
  return found == rules_.end() ? nullptr : &*found;
}

std::vector<const DocumentRule*> forbidden_documents(const DocumentTable& table, demand::Date on) {
  std::vector<const DocumentRule*> found;
  for (const DocumentRule& rule : table.rules()) {
    if (rule.stage == Stage::forbidden && rule.holds_on(on)) found.push_back(&rule);
  }
  return found;
}

}  // namespace guichet::kiosk::rules
