#include "kiosk/rules/documents_needed.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/cli/command.hpp"
#include "kiosk/cli/input_file.hpp"
#include "kiosk/demand/message.hpp"

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

std::string contents(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

Json date_or_null(const std::optional<demand::Date>& date) {
  return date ? Json(demand::iso_date(*date)) : Json(nullptr);
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(as_text(text)); }

// No name: the place in the household, and who that is to the applicant.
Json person_json(const demand::Demand& demand, const std::optional<std::size_t>& person) {
  if (!person || *person >= demand.people.size()) return nullptr;
  return {{"index", *person}, {"subject", demand::name_of(demand.people[*person].subject)}};
}

Json document_json(const demand::Demand& demand, const NeededDocument& document) {
  return {{"code", text_or_null(document.code)},
          {"name", as_text(document.name.empty() ? document.label : document.name)},
          {"person", person_json(demand, document.person)},
          {"stage", name_of(document.stage)},
          {"state", name_of(document.state)},
          {"fault", document.fault == Fault::none ? Json(nullptr) : Json(name_of(document.fault))},
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

InputError input_error(demand::ReadError error) {
  switch (error) {
    case demand::ReadError::too_large: return {"too_large", "Ce fichier est trop grand pour être une demande."};
    case demand::ReadError::too_deep:
    case demand::ReadError::not_xml: return {"not_xml", "Ce fichier n’est pas du XML qui puisse être lu."};
    case demand::ReadError::not_a_demand:
    case demand::ReadError::no_desk: break;
  }
  return {"not_a_demand", "Ce fichier n’est pas une demande de logement social."};
}

// What the law is, and the lists that a message is read with.
struct Law {
  demand::CommuneDirectory communes;
  demand::CodeLists lists;
  DocumentTable table;
};

std::optional<Law> load(const Console& console, std::string& communes) {
  communes = contents(console.assets / "communes" / "communes.tsv");
  auto directory = demand::CommuneDirectory::parse(communes);
  auto lists = demand::CodeLists::parse(contents(console.assets / "registry" / "code_lists.tsv"));
  if (!directory || !lists) {
    console.err << "Les listes de communes ou de codes ne peuvent pas être lues.\n";
    return std::nullopt;
  }
  auto table = DocumentTable::parse(contents(console.assets / "law" / "documents.tsv"), *lists);
  if (!table) {
    console.err << "Table illisible : documents.tsv, ligne " << table.error().line << " ("
                << name_of(table.error().what) << ").\n";
    return std::nullopt;
  }
  return Law{*std::move(directory), *std::move(lists), *std::move(table)};
}

ExitCode tell(const std::string& path, const Law& law, demand::Date on, const Console& console) {
  const auto bytes = read_input(path);
  if (!bytes) {
    console.out << error_json(path, bytes.error()).dump() << '\n';
    return ExitCode::unreadable;
  }
  const auto message = demand::read_message(*bytes, {.today = on, .communes = law.communes, .code_lists = law.lists});
  if (!message) {
    console.out << error_json(path, input_error(message.error())).dump() << '\n';
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
  std::string communes;  // the directory is a view of it
  const auto law = load(console, communes);
  if (!law) return ExitCode::unreadable;
  ExitCode worst = ExitCode::success;
  for (const std::string& path : request->files) worst = std::max(worst, tell(path, *law, request->on, console));
  return worst;
}

}  // namespace guichet::kiosk::cli
