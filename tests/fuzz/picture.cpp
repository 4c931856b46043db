// A capture or a file is what a stranger brings: any bytes must be decoded, laid flat and judged without a fault,
// within the limits that their header was held to.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "kiosk/documents/duplicate.hpp"
#include "kiosk/documents/sheet.hpp"
#include "platform/system/cells.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace guichet::kiosk::documents;
  const std::span<const std::byte> bytes(reinterpret_cast<const std::byte*>(data), size);
  const auto picture = decode_page(bytes);
  if (picture && picture->grey.size() != guichet::platform::system::cell_count(picture->width, picture->height))
    std::abort();
  // What is large is slow to make a sheet of, and no other than what is small.
  if (!picture || picture->width > 256 || picture->height > 256) return 0;
  const bool colour = size % 2 == 0;
  const auto sheet = straighten(
      bytes, {.source = size % 16 == 0 ? CaptureSource::camera : CaptureSource::scanner, .colour = colour, .dpi = 600});
  if (!sheet) return 0;
  if (sheet->quality.readable == sheet->quality.fault.has_value()) std::abort();
  if (sheet->width % 16 != 0 || sheet->height % 16 != 0) std::abort();
  if (!rotate(*sheet, 1) || !fingerprint(*sheet)) std::abort();
  return 0;
}
