#include "kiosk/terminal/page_reader.hpp"

#include <algorithm>

#include "kiosk/documents/nir.hpp"
#include "kiosk/documents/sheet.hpp"
#include "platform/system/match.hpp"

namespace guichet::kiosk::terminal {
using platform::system::Match;

namespace {

constexpr int steps = documents::sheet_step_count + 2;  // its codes, its sheet, what is made of that

journey::ReadOnPage read_on(const documents::Finding& finding) {
  using Read = journey::ReadOnPage;
  return std::visit(Match{
                        [](const documents::SealedTaxNotice& sealed) -> Read {
                          return journey::ReadTaxNotice{.notice = sealed.notice, .verdict = sealed.verdict};
                        },
                        [](const documents::SealedProofOfAddress& sealed) -> Read {
                          return journey::ReadProofOfAddress{.proof = sealed.proof, .verdict = sealed.verdict};
                        },
                        [](const auto&) -> Read { return std::monostate{}; },
                    },
                    finding);
}

}  // namespace

PageReader::Read PageReader::read(const platform::scanner::Page& page, const journey::PaperId& paper,
                                  demand::Date today, const std::stop_token& stop, const Done& done) {
  if (done) done(0);
  Read read{.leaf = {}, .finding = documents::read_page(page.image, library_.tables, trust_, today).finding};
  if (stop.stop_requested()) return {};  // whoever left is not read any further
  const auto sheet = sheet_of(page, journey::is_of_identity(paper), stop, done);
  if (stop.stop_requested()) return {};
  if (!sheet) return read.problem = sheet.error(), read;
  if (done) done(static_cast<double>(steps - 1) / steps);
  read.leaf.sheet = *sheet;
  if (auto likeness = documents::fingerprint(**sheet))
    read.leaf.likeness = std::make_shared<const documents::Fingerprint>(*std::move(likeness));
  if (const auto picture = documents::decode_page(read.leaf.sheet->jpeg))
    read.leaf.preview = std::make_shared<const journey::Preview>(documents::preview_of(*picture));
  read.leaf.read = read_on(read.finding);
  if (!journey::is_of_identity(paper)) return read;
  if (auto identity = zones_.read(page, today)) read.leaf.read = *std::move(identity);
  return read;
}

// A page that could not be searched to its end may still show a number that nobody may keep: no sheet is made of it.
std::expected<std::shared_ptr<const documents::Sheet>, journey::ScanProblem> PageReader::sheet_of(
    const platform::scanner::Page& page, bool colour, const std::stop_token& stop, const Done& done) {
  auto* reader = lines();
  bool searched = reader != nullptr;
  const auto redact = [&](documents::Picture& picture) {
    if (reader == nullptr) return 0;
    const auto search = documents::black_out_nir(picture, *reader, search_, stop);
    searched = search.finished;
    return static_cast<int>(search.zones.size());
  };
  const auto told = [&](documents::SheetStep step) {
    if (done) done((1 + static_cast<double>(step)) / steps);
  };
  const auto source = page.filmed ? documents::CaptureSource::camera : documents::CaptureSource::scanner;
  auto sheet = documents::straighten(page.image, {.source = source, .colour = colour, .redact = redact}, stop, told);
  if (!sheet) return std::unexpected(journey::ScanProblem::unreadable);
  if (!searched) return std::unexpected(journey::ScanProblem::unchecked);
  return std::make_shared<const documents::Sheet>(*std::move(sheet));
}

documents::LineReader* PageReader::lines() {
  if (!lines_)
    if (auto opened = documents::LineReader::open()) lines_.emplace(*std::move(opened));
  return lines_ ? &*lines_ : nullptr;
}

std::optional<journey::PaperId> twin_of(const documents::Fingerprint& page, std::span<const journey::KnownPage> known) {
  for (const auto& other : known)
    if (documents::same_page(page, *other.likeness)) return other.paper;
  return std::nullopt;
}

}  // namespace guichet::kiosk::terminal
