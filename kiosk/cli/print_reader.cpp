#include "kiosk/cli/print_reader.hpp"

#include <utility>

#include "kiosk/documents/nir.hpp"
#include "platform/vault/possession.hpp"

namespace guichet::kiosk::cli {

using namespace documents;

PrintReader::PrintReader(OcrB glyphs, std::optional<LineReader> lines, demand::Date today)
    : glyphs_(std::move(glyphs)), lines_(std::move(lines)), today_(today) {}

std::expected<PrintReader, std::string> PrintReader::open(const std::filesystem::path& assets, Letters letters,
                                                          demand::Date today) {
  auto glyphs = OcrB::load(assets / "ocr");
  if (!glyphs) return std::unexpected("La table des caractères des pièces d’identité ne peut pas être lue.");
  std::optional<LineReader> lines;
  if (letters == Letters::read) {
    auto reader = LineReader::open();
    if (!reader) return std::unexpected("Les modèles de lecture des lettres (tesseract, français) manquent.");
    lines.emplace(*std::move(reader));
  }
  return PrintReader(*std::move(glyphs), std::move(lines), today);
}

std::optional<MrzReading> PrintReader::zone(const Picture& page) const { return read_mrz(page, glyphs_, today_); }

std::optional<demand::UniqueNumber> PrintReader::number(std::span<const Code> codes, const Picture& page) {
  auto number = number_in(codes);
  return number || !lines_ ? number : find_unique_number(page, *lines_);
}

std::optional<demand::UniqueNumber> number_in(std::span<const Code> codes) {
  const platform::system::SecretBytes nobodys(32);
  std::optional<demand::UniqueNumber> found;
  for (const Code& code : codes) {
    const auto number = demand::UniqueNumber::parse(platform::vault::read_paper_code(nobodys, code.bytes).number);
    if (!number) continue;
    if (found && *found != *number) return std::nullopt;
    found = *number;
  }
  return found;
}

}  // namespace guichet::kiosk::cli
