#include "kiosk/documents/sheet.hpp"

#include <array>
#include <new>
#include <utility>

#include "kiosk/documents/sheet_flat.hpp"
#include "kiosk/documents/sheet_raster.hpp"
#include "kiosk/documents/sheet_warp.hpp"

namespace guichet::kiosk::documents {
namespace {

SheetError sheet_error(PictureError error) {
  switch (error) {
    case PictureError::unknown_format: return SheetError::unknown_format;
    case PictureError::too_large: return SheetError::too_large;
    case PictureError::no_such_page: return SheetError::no_such_page;
    case PictureError::damaged: break;
  }
  return SheetError::damaged;
}

// Tells each step as it begins, unless it is not wanted any more.
class Steps {
 public:
  Steps(const std::stop_token& stop, const Progress& progress) : stop_(stop), progress_(progress) {}

  bool begin(SheetStep step) const {
    if (stop_.stop_requested()) return false;
    if (progress_) progress_(step);
    return true;
  }

 private:
  std::stop_token stop_;
  const Progress& progress_;
};

// What was changed in grey becomes black in the colours.
int redact(Raster& page, Picture& grey, const Redact& redact) {
  if (!redact) return 0;
  const int zones = redact(grey);
  if (page.channels == 1) {
    page.samples = grey.grey;
    return zones;
  }
  const Picture before = grey_of(page);
  for (std::size_t i = 0; i < grey.grey.size() && i < before.grey.size(); ++i)
    if (grey.grey[i] != before.grey[i]) page.samples[3 * i] = page.samples[3 * i + 1] = page.samples[3 * i + 2] = 0;
  return zones;
}

std::expected<Sheet, SheetError> make_sheet(std::span<const std::byte> encoded, const SheetWish& wish,
                                            const Steps& steps) {
  const std::unexpected cancelled(SheetError::cancelled);
  if (!steps.begin(SheetStep::decoding)) return cancelled;
  auto capture = decode_raster(encoded, wish.colour, wish.page);
  if (!capture) return std::unexpected(sheet_error(capture.error()));
  if (!steps.begin(SheetStep::finding)) return cancelled;
  const Place place = find_place(*capture, wish);
  if (!steps.begin(SheetStep::straightening)) return cancelled;
  Raster page = lay_flat(*capture, place.corners, place.width, place.height);
  if (page.samples.empty()) return std::unexpected(SheetError::damaged);
  *capture = {};
  if (!steps.begin(SheetStep::checking)) return cancelled;
  Picture grey = grey_of(page);
  Sheet sheet{.width = page.width, .height = page.height, .colour = wish.colour, .quality = judge(grey, place)};
  sheet.redactions = redact(page, grey, wish.redact);
  if (!steps.begin(SheetStep::encoding)) return cancelled;
  sheet.jpeg = encode_jpeg(page, sheet_jpeg_quality, sheet.dpi);
  if (sheet.jpeg.empty()) return std::unexpected(SheetError::no_memory);
  return sheet;
}

Region turned(const Region& region, int quarter_turns) {
  Region turned = region;
  for (int i = 0; i < (quarter_turns & 3); ++i)
    turned = {1 - turned.y - turned.height, turned.x, turned.height, turned.width};
  return turned;
}

constexpr std::array<Point, 4> whole(const Raster& raster) {
  const double width = raster.width, height = raster.height;
  return {{{0, 0}, {width, 0}, {width, height}, {0, height}}};
}

}  // namespace

std::expected<Sheet, SheetError> straighten(std::span<const std::byte> encoded, const SheetWish& wish,
                                            const std::stop_token& stop, const Progress& progress) try {
  return make_sheet(encoded, wish, Steps(stop, progress));
} catch (const std::bad_alloc&) {
  return std::unexpected(SheetError::no_memory);
}

Quality examine(const Picture& capture, const SheetWish& wish) {
  const Raster raster = raster_of(capture);
  const Place place = find_place(raster, wish);
  const Raster flat = lay_flat(raster, place.corners, place.width, place.height);
  if (flat.samples.empty()) return {.readable = false, .fault = QualityFault{.fault = Fault::too_small}};
  return judge(grey_of(flat), place);
}

std::expected<Sheet, SheetError> rotate(const Sheet& sheet, int quarter_turns) {
  Sheet rotated = sheet;
  rotated.jpeg = turn_jpeg(sheet.jpeg, quarter_turns);
  if (rotated.jpeg.empty()) {  // not a sheet of ours: its sides are no whole number of blocks
    const auto raster = decode_raster(sheet.jpeg, sheet.colour);
    if (!raster) return std::unexpected(sheet_error(raster.error()));
    rotated.jpeg = encode_jpeg(turn(*raster, quarter_turns), sheet_jpeg_quality, sheet.dpi);
  }
  if (quarter_turns & 1) std::swap(rotated.width, rotated.height);
  if (rotated.quality.fault) rotated.quality.fault->where = turned(sheet.quality.fault->where, quarter_turns);
  return rotated;
}

std::expected<Sheet, SheetError> recompress(const Sheet& sheet, Lighter step) {
  constexpr int low_dpi = 150, block = 16;
  auto raster = decode_raster(sheet.jpeg, sheet.colour);
  if (!raster) return std::unexpected(sheet_error(raster.error()));
  Sheet lighter = sheet;
  if (step == Lighter::dpi_150 && sheet.dpi > low_dpi) {
    const auto side = [&](int pixels) { return std::max(block, pixels * low_dpi / sheet.dpi / block * block); };
    raster = lay_flat(*raster, whole(*raster), side(raster->width), side(raster->height));
    lighter.dpi = low_dpi;
  }
  lighter.width = raster->width, lighter.height = raster->height;
  lighter.jpeg = encode_jpeg(*raster, step == Lighter::quality_45 ? 45 : 60, lighter.dpi);
  if (lighter.jpeg.empty()) return std::unexpected(SheetError::no_memory);
  return lighter;
}

std::string_view name_of(SheetError error) {
  static constexpr auto names = std::to_array<std::string_view>(
      {"unknown_format", "too_large", "damaged", "no_such_page", "cancelled", "no_memory"});
  return names[static_cast<std::size_t>(error)];
}

}  // namespace guichet::kiosk::documents
