#include <algorithm>
#include <expected>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "kiosk/cli/command.hpp"
#include "kiosk/cli/quality_json.hpp"
#include "kiosk/cli/seal_json.hpp"
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
  demand::Date at;
  bool is_payload = false;
};

std::optional<Request> parse(Arguments arguments, demand::Date today) {
  Request request{.files = {}, .trust = std::nullopt, .at = today};
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
    } else if (word == "--trust" && has_value) {
      request.trust = arguments[++i];
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

// Reads files one by one and remembers the worst of what they are.
class Reader {
 public:
  Reader(const Request& request, const Tables& tables, const TrustStore& trust)
      : request_(request), tables_(tables), trust_(trust) {}

  Json read(const std::string& path) {
    const auto bytes = read_input(path);
    if (!bytes) return fail(path, bytes.error());
    if (request_.is_payload) return one_page(path, from_handheld_reader(*bytes));
    const auto pages = pages_of(std::as_bytes(std::span(*bytes)));
    if (!pages) return fail(path, pages.error());

    seals_ = 0;
    Json list = Json::array();
    for (const Picture& page : *pages)
      list.push_back({{"codes", codes_json(page)}, {"quality", quality_json(examine(page))}});
    return finish(path, std::move(list));
  }

  ExitCode worst() const { return worst_; }

 private:
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

  Json one_page(const std::string& path, const std::string& payload) {
    seals_ = 0;
    Json seal = seal_or_null(payload);
    // A payload does not say what it was read from, but 2D-Doc has only one symbology.
    Json symbology = seal.is_null() ? Json(nullptr) : Json(name_of(Symbology::data_matrix));
    Json code = {{"symbology", std::move(symbology)}, {"text", as_text(payload)}, {"seal", std::move(seal)}};
    return finish(path, Json::array({{{"codes", Json::array({std::move(code)})}, {"quality", nullptr}}}));
  }

  Json finish(const std::string& path, Json pages) {
    if (seals_ == 0) note(ExitCode::doubt);
    return {{"path", as_text(path)}, {"pages", std::move(pages)}};
  }

  Json codes_json(const Picture& page) {
    Json list = Json::array();
    for (const Code& code : find_codes(page)) {
      Json seal = code.symbology == Symbology::data_matrix ? seal_or_null(code.bytes) : Json(nullptr);
      list.push_back(
          {{"symbology", name_of(code.symbology)}, {"text", as_text(code.bytes)}, {"seal", std::move(seal)}});
    }
    return list;
  }

  // Null for a code that is no seal: it says nothing about the paper.
  Json seal_or_null(std::string_view payload) {
    const auto seal = parse_seal(payload, tables_);
    if (!seal && seal.error() == SealError::not_a_seal) return nullptr;
    ++seals_;
    if (!seal) {
      note(ExitCode::doubt);
      return seal_json(seal.error());
    }
    const Verdict verdict = judge(*seal);
    if (verdict.outcome == Outcome::altered) note(ExitCode::altered);
    if (verdict.outcome == Outcome::undetermined) note(ExitCode::doubt);
    return seal_json(*seal, verdict, tables_);
  }

  // Only certificates named on the command line may be those of a test authority.
  Verdict judge(const Seal& seal) const {
    if (request_.trust) return verify(seal, trust_, WorkbenchPolicy{request_.at});
    return verify(seal, trust_, KioskPolicy{request_.at});
  }

  void note(ExitCode code) { worst_ = std::max(worst_, code); }

  const Request& request_;
  const Tables& tables_;
  const TrustStore& trust_;
  int seals_ = 0;  // of the file being read
  ExitCode worst_ = ExitCode::success;
};

}  // namespace

ExitCode read_document(Arguments arguments, Console console) {
  const auto request = parse(arguments, console.today);
  if (!request) {
    console.err << "guichet read-document [--trust DOSSIER] [--at AAAA-MM-JJ] [--payload] FICHIER…\n";
    return ExitCode::usage;
  }
  const auto tables = Tables::load(console.assets / "seals");
  if (!tables) {
    console.err << "Table illisible : " << tables.error().file << ", ligne " << tables.error().line << ".\n";
    return ExitCode::unreadable;
  }
  const auto trust = request->trust ? TrustStore::load(*request->trust, Unlisted::proves_anything)
                                    : TrustStore::load(console.assets / "trust");
  if (!trust) {
    console.err << "Le dossier des certificats ne peut pas être lu.\n";
    return ExitCode::unreadable;
  }
  Reader reader(*request, *tables, *trust);
  for (const std::string& path : request->files) console.out << reader.read(path).dump() << '\n' << std::flush;
  return reader.worst();
}

}  // namespace guichet::kiosk::cli
