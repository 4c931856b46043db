#include "kiosk/terminal/zone_reader.hpp"

#include "kiosk/documents/mrz_read.hpp"

namespace guichet::kiosk::terminal {

std::optional<documents::Identity> ZoneReader::read(const platform::scanner::Page& page, demand::Date today) {
  if (!glyphs_)
    if (auto loaded = documents::OcrB::load(library_.folder / "ocr")) glyphs_.emplace(*std::move(loaded));
  const auto picture = documents::decode_page(page.image);
  if (!glyphs_ || !picture) return std::nullopt;
  return documents::read_mrz(*picture, *glyphs_, today).transform(documents::identity_of);
}

}  // namespace guichet::kiosk::terminal
