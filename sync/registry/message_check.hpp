// Reads a registry message with the eyes of the table assets/registry/mandatory_elements.tsv and says what is wrong in
// it. The sandbox refuses with these findings and the command line prints them; their codes are visibly the sandbox's.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace guichet::sync::registry {

// One line of the table.
struct Rule {
  std::string code;                     // SANDBOX_nnnn
  std::vector<std::string> file_types;  // empty: all
  std::vector<std::string> path;        // segments; "name*": every one there is; "@name": an attribute, last
  std::string check;                    // present, one_of, mask … ; explained in assets/registry/README.md
  std::string argument;
  std::string sentence;  // French
  std::string source;
};
using Rules = std::vector<Rule>;

struct Finding {
  std::string code;
  std::string path;      // of the element, from the root, never its value
  std::string sentence;  // French
  bool operator==(const Finding&) const = default;
};

// The error names the line that cannot be understood.
std::expected<Rules, std::string> load_rules(const std::filesystem::path& table);

// Empty when nothing is wrong. In the table's order; a message that is not XML, or not an interfaceNuu, has that one
// finding.
std::vector<Finding> check_message(std::string_view xml, const Rules& rules);

}  // namespace guichet::sync::registry
