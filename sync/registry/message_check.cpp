#include "sync/registry/message_check.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>
#include <ranges>
#include <span>

#include "sync/registry/value_check.hpp"
#include "sync/registry/xml.hpp"

namespace guichet::sync::registry {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> pieces;
  for (const auto piece : text | std::views::split(separator)) pieces.emplace_back(std::string_view{piece});
  return pieces;
}

bool known_check(std::string_view check) {
  constexpr std::array<std::string_view, 5> of_elements{"well_formed", "root", "present", "absent", "at_most"};
  return std::ranges::contains(of_elements, check) || is_value_check(check);
}

std::optional<Rule> rule_of(std::string_view line) {
  const auto columns = split(line, '\t');
  if (columns.size() != 6 || !columns[0].starts_with("SANDBOX_")) return std::nullopt;
  const auto colon = columns[3].find(':');
  Rule rule{.code = columns[0],
            .file_types = columns[1] == "*" ? std::vector<std::string>{} : split(columns[1], '|'),
            .path = split(columns[2], '/'),
            .check = columns[3].substr(0, colon),
            .argument = colon == std::string::npos ? std::string{} : columns[3].substr(colon + 1),
            .sentence = columns[4],
            .source = columns[5]};
  if (!known_check(rule.check)) return std::nullopt;
  return rule;
}

// A place the path of a rule leads to. A null node is a place that is missing: its parent exists, or was not asked for.
struct Place {
  pugi::xml_node node;
  std::string path;
};

bool named(const pugi::xml_node& node, std::string_view name) {
  return node.type() == pugi::node_element && local_name(node) == name;
}

std::vector<Place> step(const Place& from, std::string_view segment) {
  const bool each = segment.ends_with('*');
  const std::string name{segment.substr(0, segment.size() - (each ? 1 : 0))};
  if (!each) return {{child(from.node, name), from.path + "/" + name}};

  std::vector<Place> places;
  for (const pugi::xml_node& node : from.node.children()) {
    if (!named(node, name)) continue;
    places.push_back({node, from.path + "/" + name + "[" + std::to_string(places.size() + 1) + "]"});
  }
  return places;
}

// Every place but the last segment's own: the parents among which the rule looks.
std::vector<Place> parents(const pugi::xml_node& root, std::span<const std::string> path) {
  std::vector<Place> places{{root, std::string{local_name(root)}}};
  for (const auto& segment : path) {
    std::vector<Place> next;
    for (const auto& place : places) std::ranges::move(step(place, segment), std::back_inserter(next));
    places = std::move(next);
  }
  return places;
}

std::optional<std::string_view> value_at(const pugi::xml_node& parent, std::string_view segment) {
  if (segment.starts_with('@')) {
    const auto attribute = parent.attribute(std::string{segment.substr(1)}.c_str());
    return attribute ? std::optional<std::string_view>{attribute.value()} : std::nullopt;
  }
  const auto node = child(parent, segment);
  return node ? std::optional<std::string_view>{node.text().get()} : std::nullopt;
}

// An element that holds elements is present though it has no text of its own.
bool is_present(const pugi::xml_node& parent, std::string_view segment) {
  const auto value = value_at(parent, segment);
  if (!value) return false;
  return !value->empty() || (!segment.starts_with('@') && child(parent, segment).first_child());
}

bool holds(const Rule& rule, const pugi::xml_node& parent) {
  const std::string_view last = rule.path.back();
  if (rule.check == "present") return is_present(parent, last);
  if (rule.check == "absent") return !is_present(parent, last);
  if (rule.check == "at_most") {
    int most = 0;
    std::from_chars(rule.argument.data(), rule.argument.data() + rule.argument.size(), most);
    return std::ranges::count_if(parent.children(), [&](const auto& node) { return named(node, last); }) <= most;
  }
  // A value that is not there is the business of the rule "present".
  const auto value = value_at(parent, last);
  return !value || value->empty() || passes(rule.check, rule.argument, *value);
}

void apply(const Rule& rule, const pugi::xml_node& root, std::vector<Finding>& findings) {
  const auto path = std::span{rule.path}.first(rule.path.size() - 1);
  for (const auto& parent : parents(root, path)) {
    if (holds(rule, parent.node)) continue;
    findings.push_back({.code = rule.code, .path = parent.path + "/" + rule.path.back(), .sentence = rule.sentence});
  }
}

std::vector<Finding> only(const Rules& rules, std::string_view check, std::string_view path) {
  const auto rule = std::ranges::find(rules, check, &Rule::check);
  if (rule == rules.end()) return {{.code = "SANDBOX_0000", .path = std::string{path}, .sentence = {}}};
  return {{.code = rule->code, .path = std::string{path}, .sentence = rule->sentence}};
}

}  // namespace

std::expected<Rules, std::string> load_rules(const std::filesystem::path& table) {
  std::ifstream file(table);
  if (!file) return std::unexpected("cannot read " + table.string());
  Rules rules;
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    auto rule = rule_of(line);
    if (!rule) return std::unexpected(table.filename().string() + ", line " + std::to_string(number));
    rules.push_back(std::move(*rule));
  }
  return rules;
}

std::vector<Finding> check_message(std::string_view xml, const Rules& rules) {
  pugi::xml_document document;
  if (!parse(document, xml)) return only(rules, "well_formed", "");
  const pugi::xml_node root = document.document_element();
  if (local_name(root) != "interfaceNuu") return only(rules, "root", local_name(root));

  const std::string_view file_type = child(child(root, "entete"), "typeFichier").text().get();
  std::vector<Finding> findings;
  for (const auto& rule : rules) {
    if (rule.check == "well_formed" || rule.check == "root") continue;
    if (rule.file_types.empty() || std::ranges::contains(rule.file_types, file_type)) apply(rule, root, findings);
  }
  return findings;
}

}  // namespace guichet::sync::registry
