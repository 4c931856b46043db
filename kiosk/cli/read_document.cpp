#include <charconv>
#include <expected>
#include <format>
#include <optional>
#include <utility>
#include <vector>

#include "kiosk/cli/command.hpp"
#include "kiosk/cli/document_reader.hpp"

namespace guichet::kiosk::cli {
namespace {

using namespace documents;

struct Request {
  std::vector<std::string> files;
  std::optional<std::filesystem::path> trust;
  std::optional<std::chrono::days> trust_age;  // most that the bundle may have
  demand::Date at;
  std::optional<std::string> demand;  // what papers are compared with
  Letters letters = Letters::left_alone;
  bool is_payload = false;
};

std::optional<std::chrono::days> days_in(std::string_view text) {
  int days = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
  if (error != std::errc() || end != text.data() + text.size() || days < 0) return std::nullopt;
  return std::chrono::days{days};
}

std::optional<Request> parse(Arguments arguments, demand::Date today) {
  Request request{.files = {}, .trust = std::nullopt, .trust_age = std::nullopt, .at = today, .demand = std::nullopt};
  bool options_end = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view word = arguments[i];
    const bool has_value = i + 1 < arguments.size();
    if (options_end || !word.starts_with("--")) {
      request.files.emplace_back(word);
    } else if (word == "--") {
      options_end = true;
    } else if (word == "--payload") {
      request.is_payload = true;
    } else if (word == "--numbers") {
      request.letters = Letters::read;
    } else if (word == "--demand" && has_value) {
      request.demand = arguments[++i];
    } else if (word == "--trust" && has_value) {
      request.trust = arguments[++i];
    } else if (word == "--trust-age" && has_value) {
      request.trust_age = days_in(arguments[++i]);
      if (!request.trust_age) return std::nullopt;
    } else if (word == "--at" && has_value) {
      const auto date = demand::parse_iso_date(arguments[++i]);
      if (!date) return std::nullopt;
      request.at = *date;
    } else {
      return std::nullopt;
    }
  }
  return request.files.empty() ? std::nullopt : std::optional(std::move(request));
}

std::expected<TrustStore, TrustError> load_trust(const Request& request, const std::filesystem::path& assets) {
  auto trust =
      request.trust ? TrustStore::load(*request.trust, Unlisted::proves_anything) : TrustStore::load(assets / "trust");
  if (trust && request.trust_age) trust->allow_age(*request.trust_age);
  return trust;
}

// The error is a sentence.
std::expected<Means, std::string> load(const Request& request, const std::filesystem::path& assets) {
  auto tables = Tables::load(assets / "seals");
  if (!tables)
    return std::unexpected(std::format("Table illisible : {}, ligne {}.", tables.error().file, tables.error().line));
  auto trust = load_trust(request, assets);
  if (!trust)
    return std::unexpected(trust.error() == TrustError::damaged ? "Le dossier des certificats est incomplet ou abîmé."
                                                                : "Le dossier des certificats ne peut pas être lu.");
  auto print = PrintReader::open(assets, request.letters, request.at);
  if (!print) return std::unexpected(print.error());
  // Only certificates named on the command line may be those of a test authority.
  const auto policy = request.trust ? SealReader::Policy::workbench : SealReader::Policy::kiosk;
  Means means{*std::move(tables), *std::move(trust), *std::move(print), std::nullopt, policy, request.at};
  if (request.demand) {
    auto comparison = Comparison::open(*request.demand, assets, request.at);
    if (!comparison) return std::unexpected(comparison.error());
    means.comparison.emplace(*std::move(comparison));
  }
  return means;
}

}  // namespace

ExitCode read_document(Arguments arguments, Console console) {
  const auto request = parse(arguments, console.today);
  if (!request) {
    console.err
        << "guichet read-document [--trust DOSSIER] [--trust-age JOURS] [--at AAAA-MM-JJ] [--demand DEMANDE.xml] "
           "[--numbers] [--payload] FICHIER…\n";
    return ExitCode::usage;
  }
  auto means = load(*request, console.assets);
  if (!means) {
    console.err << means.error() << '\n';
    return ExitCode::unreadable;
  }
  DocumentReader reader(*means, request->is_payload);
  const auto tell = [&](const std::vector<Json>& lines) {
    for (const Json& line : lines) console.out << line.dump() << '\n' << std::flush;
  };
  for (const std::string& path : request->files) tell(reader.read(path));
  tell(reader.rest());
  return reader.worst();
}

}  // namespace guichet::kiosk::cli
