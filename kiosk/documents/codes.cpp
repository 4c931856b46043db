#include "kiosk/documents/codes.hpp"

#include <algorithm>
#include <array>
#include <exception>

#include <ZXing/ReadBarcode.h>

#include "kiosk/documents/code_areas.hpp"
#include "kiosk/documents/codes_grid.hpp"
#include "kiosk/documents/codes_ladder.hpp"
#include "kiosk/documents/other_seal.hpp"
#include "kiosk/documents/seal.hpp"
#include "platform/system/work_clock.hpp"

namespace guichet::kiosk::documents {
namespace {

using platform::system::WorkClock;
using enum ZXing::BarcodeFormat;

constexpr std::uint8_t most_codes = 16;
constexpr std::size_t most_squares = 12;
constexpr std::int64_t pixels_of_a_page_at_300_dpi = 9'000'000;

std::int64_t pixels(const Picture& picture) { return std::int64_t{picture.width} * picture.height; }

Symbology symbology_of(ZXing::BarcodeFormat format) {
  switch (format) {
    case QRCode: return Symbology::qr_code;
    case PDF417: return Symbology::pdf417;
    case Aztec: return Symbology::aztec;
    default: return Symbology::data_matrix;
  }
}

struct Found {
  Code code;
  ZXing::PointI middle;
};

std::vector<Found> read(const Picture& picture, ZXing::BarcodeFormats formats, bool is_clean = false) try {
  if (picture.grey.empty()) return {};
  const auto options = ZXing::ReaderOptions()
                           .setFormats(formats)
                           .setTryHarder(true)
                           .setTryRotate(true)
                           .setTryDownscale(true)
                           .setTryInvert(false)
                           .setIsPure(is_clean)
                           .setBinarizer(ZXing::Binarizer::LocalAverage)
                           .setMaxNumberOfSymbols(most_codes);
  const ZXing::ImageView view(picture.grey.data(), picture.width, picture.height, ZXing::ImageFormat::Lum);
  std::vector<Found> found;
  for (const ZXing::Barcode& barcode : ZXing::ReadBarcodes(view, options)) {
    if (!barcode.isValid() || barcode.bytes().empty()) continue;
    const auto& corners = barcode.position();
    const ZXing::PointI middle = (corners[0] + corners[1] + corners[2] + corners[3]) / 4;
    found.push_back({{symbology_of(barcode.format()), std::string(barcode.bytes().asString())}, middle});
  }
  return found;
} catch (const std::exception&) {
  return {};  // a page on which the reader gives up is a page without code
}

// One of another family beside it must not end the search for ours.
bool is_seal(const Code& code) {
  return code.symbology == Symbology::data_matrix && looks_like_seal(code.bytes) && !other_seal(code.bytes);
}

bool contains(const Area& area, ZXing::PointI point) {
  return point.x >= area.left && point.x < area.left + area.width && point.y >= area.top &&
         point.y < area.top + area.height;
}

// What was found on a page so far.
class Harvest {
 public:
  explicit Harvest(std::chrono::milliseconds budget) : deadline_(WorkClock::now() + budget) {}

  bool has_time() const { return WorkClock::now() < deadline_ && codes_.size() < most_codes; }
  bool has_a_seal() const { return std::ranges::any_of(codes_, is_seal); }

  void add(std::vector<Found> found) {
    for (Found& each : found)
      if (!std::ranges::contains(codes_, each.code)) codes_.push_back(std::move(each.code));
  }

  std::vector<Code> seals_first() && {
    std::ranges::stable_partition(codes_, is_seal);
    return std::move(codes_);
  }

 private:
  WorkClock::time_point deadline_;
  std::vector<Code> codes_;
};

// Tries all that can be done with a piece of the page until a code shows.
void climb(const Picture& piece, Harvest& harvest) {
  const auto is_read = [&](const Picture& picture, bool is_clean) {
    auto found = read(picture, DataMatrix, is_clean);
    if (found.empty()) return false;
    harvest.add(std::move(found));
    return true;
  };
  for (const Picture& clean : drawn_anew(piece))
    if (is_read(clean, true)) return;
  // Grain hides the outline of a code in the dark.
  for (const Picture& clean : drawn_anew(smoothed(piece)))
    if (is_read(clean, true)) return;
  for (const Step step : ladder_of_pieces())
    if (!harvest.has_time() || is_read(step(piece), false)) return;
}

}  // namespace

std::vector<Code> find_codes(const Picture& picture, Search search) {
  if (picture.width <= 0 || picture.height <= 0) return {};
  Harvest harvest(search.budget);
  Picture reduced;
  const Picture* page = &picture;
  // Beyond 600 dpi more pixels find nothing more, and each attempt costs by the pixel.
  while (pixels(*page) > 2 * pixels_of_a_page_at_300_dpi) {
    reduced = halved(*page);
    page = &reduced;
  }
  if (page->grey.empty()) return {};

  const auto at_once = read(*page, DataMatrix | QRCode | PDF417 | Aztec);
  harvest.add(at_once);
  for (const Area& area : busy_squares(*page, most_squares)) {
    if (!harvest.has_time()) break;
    if (std::ranges::none_of(at_once, [&](const Found& found) { return contains(area, found.middle); }))
      climb(crop(*page, area), harvest);
  }
  if (!harvest.has_a_seal() && harvest.has_time()) harvest.add(read(sharpened(*page), DataMatrix));
  return std::move(harvest).seals_first();
}

std::string_view name_of(Symbology symbology) {
  static constexpr std::array<std::string_view, 4> names = {"DataMatrix", "QRCode", "PDF417", "Aztec"};
  return names[static_cast<std::size_t>(symbology)];
}

}  // namespace guichet::kiosk::documents
