#include "tests/support/stock_reader.hpp"

#include <ZXing/ReadBarcode.h>

namespace guichet::tests {

std::vector<std::string> stock_reading(const std::vector<std::uint8_t>& grey, int width, int height) {
  const auto options = ZXing::ReaderOptions().setFormats(ZXing::BarcodeFormat::DataMatrix);
  std::vector<std::string> payloads;
  for (const auto& code : ZXing::ReadBarcodes({grey.data(), width, height, ZXing::ImageFormat::Lum}, options))
    if (code.isValid()) payloads.emplace_back(code.bytes().asString());
  return payloads;
}

}  // namespace guichet::tests
