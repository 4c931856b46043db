#include <algorithm>
#include <charconv>
#include <expected>
#include <format>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "kiosk/cli/command.hpp"
#include "kiosk/cli/comparison.hpp"
#include "kiosk/cli/mrz_json.hpp"
#include "kiosk/cli/print_reader.hpp"
#include "kiosk/cli/quality_json.hpp"
#include "kiosk/cli/seal_reader.hpp"
#include "kiosk/documents/codes.hpp"
#include "kiosk/documents/pdf_reader.hpp"
#include "kiosk/documents/picture.hpp"
#include "kiosk/documents/sheet.hpp"
#include "kiosk/documents/trust.hpp"

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

// What the files are read with.
struct Means {
  Tables tables;
  TrustStore trust;
  PrintReader print;
  std::optional<Comparison> comparison;
};

// Reads files one by one and remembers the worst of what they are.
class Reader {
 public:
  Reader(const Request& request, Means& means)
      : request_(request),
        means_(means),
        seals_(means.tables, means.trust, policy_of(request), request.at, comparison()) {}

  Json read(const std::string& path) {
    const auto bytes = read_input(path);
    if (!bytes) return fail(path, bytes.error());
    if (request_.is_payload) {
      auto list = seals_.payload(*bytes);
      for (auto& page : list)
        add(page, nullptr, std::nullopt,
            number_in(std::vector{Code{.symbology = {}, .bytes = from_handheld_reader(*bytes)}}));
      return finish(path, std::move(list));
    }
    const auto pages = pages_of(std::as_bytes(std::span(*bytes)));
    if (!pages) return fail(path, pages.error());
    std::vector<std::vector<Code>> codes;
    for (const Picture& page : *pages) codes.push_back(find_codes(page));
    auto list = seals_.pages(codes);
    for (std::size_t i = 0; i < pages->size(); ++i) {
      const Picture& page = (*pages)[i];
      add(list[i], quality_json(examine(page)), means_.print.zone(page), means_.print.number(codes[i], page));
    }
    return finish(path, std::move(list));
  }

  ExitCode worst() const {
    const bool contradicted = means_.comparison && means_.comparison->met_a_contradiction();
    return std::max({worst_, seals_.worst(), contradicted ? ExitCode::doubt : ExitCode::success});
  }

 private:
  Comparison* comparison() { return means_.comparison ? &*means_.comparison : nullptr; }

  void add(Json& page, Json quality, const std::optional<MrzReading>& zone,
           const std::optional<demand::UniqueNumber>& number) {
    page["quality"] = std::move(quality);
    page["mrz"] = mrz_json(zone);
    page["unique_number"] = number ? Json(number->view()) : Json(nullptr);
    if (!zone || !means_.comparison) return;
    for (Json& finding : means_.comparison->of(*zone)) page.at("findings").push_back(std::move(finding));
  }

  // Only certificates named on the command line may be those of a test authority.
  static SealReader::Policy policy_of(const Request& request) {
    return request.trust ? SealReader::Policy::workbench : SealReader::Policy::kiosk;
  }

  static InputError input_error(PictureError error) {
    switch (error) {
      case PictureError::unknown_format:
        return {"unknown_format", "Ce fichier n’est ni un PDF ni une image lue ici (PNG, JPEG, TIFF, PNM)."};
      case PictureError::too_large: return {"too_large", "Cette image est trop grande pour être une page numérisée."};
      case PictureError::damaged:
      case PictureError::no_such_page: break;
    }
    return {"damaged", "Cette image est incomplète ou abîmée."};
  }

  static InputError input_error(PdfError error) {
    switch (error) {
      case PdfError::encrypted:
        return {"encrypted", "Ce PDF est protégé par un mot de passe : il ne peut pas être lu."};
      case PdfError::too_large: return {"too_large", "Ce PDF a trop de pages, ou des pages trop grandes."};
      case PdfError::too_slow: return {"too_slow", "Ce PDF est trop long à dessiner : sa lecture a été arrêtée."};
      case PdfError::not_a_pdf:
      case PdfError::damaged: break;
    }
    return {"damaged", "Ce PDF est incomplet ou abîmé."};
  }

  static std::expected<std::vector<Picture>, InputError> pages_of(std::span<const std::byte> bytes) {
    const auto told = [](auto error) { return input_error(error); };
    if (is_pdf(bytes)) return read_pdf(bytes).transform_error(told);
    return decode_pages(bytes).transform_error(told);
  }

  Json fail(const std::string& path, const InputError& error) {
    note(ExitCode::unreadable);
    return error_json(path, error);
  }

  Json finish(const std::string& path, Json pages) {
    if (!seals_.met_a_seal()) note(ExitCode::doubt);
    return {{"path", as_text(path)}, {"pages", std::move(pages)}};
  }

  void note(ExitCode code) { worst_ = std::max(worst_, code); }

  const Request& request_;
  Means& means_;
  SealReader seals_;
  ExitCode worst_ = ExitCode::success;
};

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
  Means means{*std::move(tables), *std::move(trust), *std::move(print), std::nullopt};
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
  Reader reader(*request, *means);
  for (const std::string& path : request->files) console.out << reader.read(path).dump() << '\n' << std::flush;
  return reader.worst();
}

}  // namespace guichet::kiosk::cli
