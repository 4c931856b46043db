#include "kiosk/receipt/qr.hpp"

#include <memory>
#include <string>

#include <qrencode.h>

namespace guichet::kiosk::receipt {

std::expected<QrModules, Error> qr(std::string_view content) {
  constexpr int any_version = 0, case_counts = 1;
  const std::string text(content);
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeString(text.c_str(), any_version, QR_ECLEVEL_Q, QR_MODE_8, case_counts), &QRcode_free);
  if (!code) return std::unexpected(Error{Error::Kind::code, "the text does not fit a QR code"});
  QrModules modules{.side = code->width, .dark = {}};
  const int count = code->width * code->width;
  for (int i = 0; i < count; ++i) modules.dark.push_back((code->data[i] & 1) != 0);
  return modules;
}

}  // namespace guichet::kiosk::receipt
