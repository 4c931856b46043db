#include "kiosk/rules/documents_needed.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/cli/command.hpp"
#include "kiosk/cli/message_file.hpp"

namespace guichet::kiosk::cli {
namespace {

using namespace rules;

struct Request {
  std::vector<std::string> files;
  demand::Date on;
};

std::optional<Request> parse(Arguments arguments, demand::Date today) {
  Request request{.files = {}, .on = today};
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view word = arguments[i];
    if (!word.starts_with("--")) {
      request.files.emplace_back(word);
    } else if (word == "--on" && i + 1 < arguments.size()) {
      const auto date = demand::parse_iso_date(arguments[++i]);
      if (!date) return std::nullopt;
      request.on = *date;
    } else {
      return std::nullopt;
    }
  }
  return request.files.empty() ? std::nullopt : std::optional(std::move(request));
}

Json date_or_null(const std::optional<demand::Date>& date) {
  return date ? Json(demand::iso_date(*date)) : Json(nullptr);
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(as_text(text)); }

Json document_json(const demand::Demand& demand, const NeededDocument& document) {
  return {{"code", text_or_null(document.code)},
          {"name", as_text(document.name.empty() ? document.label : document.name)},
          {"person", person_json(demand, document.person)},
          {"stage", name_of(document.stage)},
          {"state", name_of(document.state)},
          {"fault", document.fault == rules::Fault::none ? Json(nullptr) : Json(name_of(document.fault))},
          {"words", text_or_null(document.words)},
          {"article", text_or_null(document.article)},
          {"source", text_or_null(document.source)},
          {"from", document.article.empty() ? Json(nullptr) : Json(demand::iso_date(document.from))},
          {"to", date_or_null(document.to)},
          {"verified", document.verified}};
}

Json forbidden_json(const DocumentRule& rule) {
  return {{"code", rule.code},
          {"name", rule.name},
          {"article", rule.article},
          {"source", rule.source},
          {"verified", rule.verified}};
}

std::optional<DocumentTable> load_table(const Console& console, const MessageLists& lists) {
  const auto text = read_input(console.assets / "law" / "documents.tsv");
  auto table = DocumentTable::parse(text.value_or(std::string{}), lists.codes());
  if (table) return *std::move(table);
  console.err << "Table illisible : documents.tsv, ligne " << table.error().line << " (" << name_of(table.error().what)
              << ").\n";
  return std::nullopt;
}

// What the law is, and the lists that a message is read with.
struct Law {
  std::shared_ptr<const MessageLists> lists;
  DocumentTable table;
};

std::optional<Law> load(const Console& console) {
  auto lists = MessageLists::load(console.assets);
  if (!lists) {
    console.err << "Les listes de communes ou de codes ne peuvent pas être lues.\n";
    return std::nullopt;
  }
  auto table = load_table(console, **lists);
  if (!table) return std::nullopt;
  return Law{*std::move(lists), *std::move(table)};
}

ExitCode tell(const std::string& path, const Law& law, demand::Date on, const Console& console) {
  const auto message = read_demand(path, *law.lists, on);
  if (!message) {
    console.out << error_json(path, message.error()).dump() << '\n';
    return ExitCode::unreadable;
  }
  const auto held = message->standing ? held_documents(*message->standing) : std::vector<HeldDocument>{};
  ExitCode code = law.table.covers(on) ? ExitCode::success : ExitCode::doubt;
  Json documents = Json::array(), forbidden = Json::array();
  for (const NeededDocument& document : documents_needed(message->demand, on, law.table, held)) {
    documents.push_back(document_json(message->demand, document));
    const bool wanted = document.state == DocumentState::needed_now || document.state == DocumentState::to_redo;
    if (wanted) code = ExitCode::doubt;
  }
  for (const DocumentRule* rule : forbidden_documents(law.table, on)) forbidden.push_back(forbidden_json(*rule));
  const Json answer = {{"path", as_text(path)},
                       {"on", demand::iso_date(on)},
                       {"law_known", law.table.covers(on)},
                       {"documents", std::move(documents)},
                       {"forbidden", std::move(forbidden)}};
  console.out << answer.dump() << '\n' << std::flush;
  return code;
}

}  // namespace

ExitCode documents_needed(Arguments arguments, Console console) {
  const auto request = parse(arguments, console.today);
  if (!request) {
    console.err << "guichet documents-needed [--on AAAA-MM-JJ] DEMANDE.xml…\n";
    return ExitCode::usage;
  }
  const auto law = load(console);
  if (!law) return ExitCode::unreadable;
  ExitCode worst = ExitCode::success;
  for (const std::string& path : request->files) worst = std::max(worst, tell(path, *law, request->on, console));
  return worst;
}

}  // namespace guichet::kiosk::cli
