#include "kiosk/documents/codes.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <optional>

#include <ZXing/ReadBarcode.h>

#include "kiosk/documents/pix.hpp"
#include "kiosk/documents/seal.hpp"

namespace guichet::kiosk::documents {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint8_t most_codes = 16;
constexpr std::int64_t pixels_of_a_page_at_300_dpi = 9'000'000;

std::int64_t pixels(const Picture& picture) { return std::int64_t{picture.width} * picture.height; }

Symbology symbology_of(ZXing::BarcodeFormat format) {
  switch (format) {
    case ZXing::BarcodeFormat::QRCode: return Symbology::qr_code;
    case ZXing::BarcodeFormat::PDF417: return Symbology::pdf417;
    case ZXing::BarcodeFormat::Aztec: return Symbology::aztec;
    default: return Symbology::data_matrix;
  }
}

std::vector<Code> read(const Picture& picture, ZXing::BarcodeFormats formats) try {
  auto options = ZXing::ReaderOptions()
                     .setFormats(formats)
                     .setTryHarder(true)
                     .setTryRotate(true)
                     .setTryDownscale(true)
                     .setTryInvert(false)
                     .setBinarizer(ZXing::Binarizer::LocalAverage)
                     .setMaxNumberOfSymbols(most_codes);
  const ZXing::ImageView view(picture.grey.data(), picture.width, picture.height, ZXing::ImageFormat::Lum);
  std::vector<Code> codes;
  for (const ZXing::Barcode& barcode : ZXing::ReadBarcodes(view, options)) {
    if (!barcode.isValid() || barcode.bytes().empty()) continue;
    codes.push_back({symbology_of(barcode.format()), std::string(barcode.bytes().asString())});
  }
  return codes;
} catch (const std::exception&) {
  return {};  // a page on which the reader gives up is a page without code
}

// The four attempts that found most codes on poor pages, the cheapest first.
Picture sharpened(const Picture& picture) {
  OwnedPix pix = to_pix(picture);
  OwnedPix sharp(pix ? pixUnsharpMaskingGray(pix.get(), 2, 1.5F) : nullptr);
  return sharp ? to_picture(std::move(sharp)).value_or(Picture{}) : Picture{};
}

Picture doubled(const Picture& picture) {
  if (pixels(picture) > pixels_of_a_page_at_300_dpi) return {};
  OwnedPix pix = to_pix(picture);
  OwnedPix large(pix ? pixScaleGray2xLI(pix.get()) : nullptr);
  return large ? to_picture(std::move(large)).value_or(Picture{}) : Picture{};
}

// The lightest of nine pixels: ink that has spread is taken back.
Picture thinned(const Picture& picture) {
  OwnedPix pix = to_pix(picture);
  OwnedPix thin(pix ? pixDilateGray3(pix.get(), 3, 3) : nullptr);
  return thin ? to_picture(std::move(thin)).value_or(Picture{}) : Picture{};
}

Picture halved(const Picture& picture) {
  OwnedPix pix = to_pix(picture);
  OwnedPix half(pix ? pixScaleAreaMap2(pix.get()) : nullptr);
  return half ? to_picture(std::move(half)).value_or(Picture{}) : Picture{};
}

bool is_seal(const Code& code) { return code.symbology == Symbology::data_matrix && looks_like_seal(code.bytes); }

// Adds what is new; says whether a seal is among all.
bool merge(std::vector<Code>& all, std::vector<Code> found) {
  for (Code& code : found)
    if (!std::ranges::contains(all, code)) all.push_back(std::move(code));
  return std::ranges::any_of(all, is_seal);
}

}  // namespace

std::vector<Code> find_codes(const Picture& picture, Search search) {
  if (picture.width <= 0 || picture.height <= 0) return {};
  const auto deadline = Clock::now() + search.budget;
  Picture reduced;
  const Picture* page = &picture;
  // Beyond 600 dpi more pixels find nothing more, and each attempt costs by the pixel.
  while (pixels(*page) > 2 * pixels_of_a_page_at_300_dpi) {
    reduced = halved(*page);
    page = &reduced;
  }
  if (page->grey.empty()) return {};

  using enum ZXing::BarcodeFormat;
  std::vector<Code> codes;
  bool sealed = merge(codes, read(*page, DataMatrix | QRCode | PDF417 | Aztec));
  for (const auto attempt : {sharpened, doubled, thinned}) {
    if (sealed || Clock::now() >= deadline) break;
    const Picture prepared = attempt(*page);
    if (!prepared.grey.empty()) sealed = merge(codes, read(prepared, DataMatrix));
  }
  std::ranges::stable_partition(codes, is_seal);
  return codes;
}

std::string_view name_of(Symbology symbology) {
  static constexpr std::array<std::string_view, 4> names = {"DataMatrix", "QRCode", "PDF417", "Aztec"};
  return names[static_cast<std::size_t>(symbology)];
}

}  // namespace guichet::kiosk::documents
