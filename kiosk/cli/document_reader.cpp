#include "kiosk/cli/document_reader.hpp"

#include <algorithm>
#include <expected>
#include <span>
#include <utility>

#include "kiosk/cli/mrz_json.hpp"
#include "kiosk/cli/quality_json.hpp"
#include "kiosk/documents/pdf_reader.hpp"
#include "kiosk/documents/sheet.hpp"

namespace guichet::kiosk::cli {
namespace {

using namespace documents;

InputError input_error(PictureError error) {
  switch (error) {
    case PictureError::unknown_format:
      return {"unknown_format", "Ce fichier n’est ni un PDF ni une image lue ici (PNG, JPEG, TIFF, PNM)."};
    case PictureError::too_large: return {"too_large", "Cette image est trop grande pour être une page numérisée."};
    case PictureError::damaged:
    case PictureError::no_such_page: break;
  }
  return {"damaged", "Cette image est incomplète ou abîmée."};
}

InputError input_error(PdfError error) {
  switch (error) {
    case PdfError::encrypted: return {"encrypted", "Ce PDF est protégé par un mot de passe : il ne peut pas être lu."};
    case PdfError::too_large: return {"too_large", "Ce PDF a trop de pages, ou des pages trop grandes."};
    case PdfError::too_slow: return {"too_slow", "Ce PDF est trop long à dessiner : sa lecture a été arrêtée."};
    case PdfError::not_a_pdf:
    case PdfError::damaged: break;
  }
  return {"damaged", "Ce PDF est incomplet ou abîmé."};
}

std::expected<std::vector<Picture>, InputError> pages_of(std::span<const std::byte> bytes) {
  const auto told = [](auto error) { return input_error(error); };
  if (is_pdf(bytes)) return read_pdf(bytes).transform_error(told);
  return decode_pages(bytes).transform_error(told);
}

}  // namespace

DocumentReader::DocumentReader(Means& means, bool are_payloads)
    : means_(means),
      are_payloads_(are_payloads),
      seals_(means.tables, means.trust, means.policy, means.at, means.comparison ? &*means.comparison : nullptr) {}

std::vector<Json> DocumentReader::read(const std::string& path) {
  waiting_.push_back(gathered(path));
  return seals_.is_waiting() ? std::vector<Json>{} : rest();
}

std::vector<Json> DocumentReader::rest() {
  std::vector<Json> lines;
  for (File& file : std::exchange(waiting_, {})) lines.push_back(told(std::move(file)));
  return lines;
}

// Pictures are large: they are left here, with all that is wanted of them.
DocumentReader::File DocumentReader::gathered(const std::string& path) {
  File file{.path = path};
  const auto bytes = read_input(path);
  if (!bytes) {
    file.error = bytes.error();
    return file;
  }
  if (are_payloads_) {
    file.codes.push_back(codes_in(*bytes));
    const std::vector whole{Code{.symbology = {}, .bytes = from_handheld_reader(*bytes)}};
    file.pages.push_back({.quality = nullptr, .zone = std::nullopt, .number = number_in(whole)});
  } else {
    const auto pages = pages_of(std::as_bytes(std::span(*bytes)));
    if (!pages) {
      file.error = pages.error();
      return file;
    }
    for (const Picture& page : *pages) {
      const auto& codes = file.codes.emplace_back(find_codes(page));
      file.pages.push_back({.quality = quality_json(examine(page)),
                            .zone = means_.print.zone(page),
                            .number = means_.print.number(codes, page)});
    }
  }
  seals_.foresee(path, file.codes);
  return file;
}

Json DocumentReader::told(File file) {
  if (file.error) {
    worst_ = std::max(worst_, ExitCode::unreadable);
    return error_json(file.path, *file.error);
  }
  Json pages = are_payloads_ ? seals_.payload(file.codes) : seals_.pages(file.codes);
  for (std::size_t i = 0; i < file.pages.size(); ++i) {
    auto& [quality, zone, number] = file.pages[i];
    pages[i]["quality"] = std::move(quality);
    pages[i]["mrz"] = mrz_json(zone);
    pages[i]["unique_number"] = number ? Json(number->view()) : Json(nullptr);
    if (!zone || !means_.comparison) continue;
    for (Json& finding : means_.comparison->of(*zone)) pages[i].at("findings").push_back(std::move(finding));
  }
  if (!seals_.met_a_seal()) worst_ = std::max(worst_, ExitCode::doubt);
  return {{"path", as_text(file.path)}, {"pages", std::move(pages)}};
}

ExitCode DocumentReader::worst() const {
  const bool contradicted = means_.comparison && means_.comparison->met_a_contradiction();
  return std::max({worst_, seals_.worst(), contradicted ? ExitCode::doubt : ExitCode::success});
}

}  // namespace guichet::kiosk::cli
