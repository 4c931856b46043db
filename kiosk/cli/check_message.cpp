#include <algorithm>
#include <string>

#include "kiosk/cli/command.hpp"
#include "kiosk/cli/input_file.hpp"
#include "sync/registry/message_check.hpp"

namespace guichet::kiosk::cli {
namespace {

Json findings_json(const std::vector<sync::registry::Finding>& findings) {
  Json list = Json::array();
  for (const auto& finding : findings)
    list.push_back({{"code", finding.code}, {"path", as_text(finding.path)}, {"sentence", as_text(finding.sentence)}});
  return list;
}

}  // namespace

ExitCode check_message(Arguments arguments, Console console) {
  const bool has_option = std::ranges::any_of(arguments, [](std::string_view word) { return word.starts_with("--"); });
  if (arguments.empty() || has_option) {
    console.err << "guichet check-message FICHIER.xml\n";
    return ExitCode::usage;
  }
  const auto rules = sync::registry::load_rules(console.assets / "registry" / "mandatory_elements.tsv");
  if (!rules) {
    console.err << "Table illisible : mandatory_elements.tsv (" << rules.error() << ").\n";
    return ExitCode::unreadable;
  }
  ExitCode worst = ExitCode::success;
  for (const std::string_view path : arguments) {
    const auto message = read_input(path);
    if (!message) {
      console.out << error_json(path, message.error()).dump() << '\n';
      worst = ExitCode::unreadable;
      continue;
    }
    const auto findings = sync::registry::check_message(*message, *rules);
    if (!findings.empty()) worst = std::max(worst, ExitCode::doubt);
    console.out << Json{{"path", as_text(path)}, {"findings", findings_json(findings)}}.dump() << '\n';
  }
  return worst;
}

}  // namespace guichet::kiosk::cli
