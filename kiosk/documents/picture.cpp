#include "kiosk/documents/picture.hpp"

#include <algorithm>
#include <optional>

#include "kiosk/documents/pix.hpp"
#include "platform/system/cells.hpp"

namespace guichet::kiosk::documents {
namespace {

using platform::system::cell_count;

const l_uint8* data(std::span<const std::byte> encoded) { return reinterpret_cast<const l_uint8*>(encoded.data()); }

bool is_tiff(std::span<const std::byte> encoded) {
  int format = IFF_UNKNOWN;
  return encoded.size() >= 12 && findFileFormatBuffer(data(encoded), &format) == 0 && L_FORMAT_IS_TIFF(format);
}

bool is_read_here(int format) {
  return format == IFF_PNG || format == IFF_JFIF_JPEG || format == IFF_PNM || L_FORMAT_IS_TIFF(format);
}

std::expected<int, PictureError> format_of(std::span<const std::byte> encoded) {
  int format = IFF_UNKNOWN;
  if (encoded.size() < 12 || findFileFormatBuffer(data(encoded), &format) != 0 || !is_read_here(format))
    return std::unexpected(PictureError::unknown_format);
  return format;
}

std::expected<PageHeader, PictureError> read_header(std::span<const std::byte> encoded, int page) {
  const auto format = format_of(encoded);
  if (!format) return std::unexpected(format.error());
  PageHeader header{.format = *format};
  int depth = 0, samples = 0;
  const bool read = L_FORMAT_IS_TIFF(*format)
                        ? readHeaderMemTiff(data(encoded), encoded.size(), page, &header.width, &header.height, &depth,
                                            &samples, nullptr, nullptr, nullptr) == 0
                        : pixReadHeaderMem(data(encoded), encoded.size(), nullptr, &header.width, &header.height,
                                           &depth, &samples, nullptr) == 0;
  if (!read) return std::unexpected(page == 0 ? PictureError::damaged : PictureError::no_such_page);
  return header;
}

// A progressive JPEG may hold thousands of passes over a large picture in a small file: hours of work.
bool has_too_many_passes(std::span<const std::byte> encoded) {
  constexpr int most_passes = 64;
  int passes = 0;
  for (std::size_t i = 0; i + 1 < encoded.size(); ++i)
    passes += encoded[i] == std::byte{0xff} && encoded[i + 1] == std::byte{0xda};
  return passes > most_passes;
}

// The library tells its troubles on standard error by default; here they are values.
void silence() {
  static const int before = setMsgSeverity(L_SEVERITY_NONE);
  static_cast<void>(before);
}

}  // namespace

std::expected<PageHeader, PictureError> bearable_header(std::span<const std::byte> encoded, int page) {
  silence();
  if (encoded.size() > most_bytes) return std::unexpected(PictureError::too_large);
  if (page < 0 || page >= most_pages || (page > 0 && !is_tiff(encoded)))
    return std::unexpected(PictureError::no_such_page);
  const auto header = read_header(encoded, page);
  if (!header) return std::unexpected(header.error());
  if (header->width <= 0 || header->height <= 0) return std::unexpected(PictureError::damaged);
  if (header->width > widest_side || header->height > widest_side ||
      std::int64_t{header->width} * header->height > most_pixels)
    return std::unexpected(PictureError::too_large);
  if (header->format == IFF_JFIF_JPEG && has_too_many_passes(encoded)) return std::unexpected(PictureError::too_large);
  return header;
}

OwnedPix decode_pix(std::span<const std::byte> encoded, int format, int page) {
  // Without a hint the library refuses a picture cut short; it would otherwise fill it with grey.
  if (format == IFF_JFIF_JPEG) return OwnedPix(pixReadMemJpeg(data(encoded), encoded.size(), 0, 1, nullptr, 0));
  if (L_FORMAT_IS_TIFF(format)) return OwnedPix(pixReadMemTiff(data(encoded), encoded.size(), page));
  return OwnedPix(pixReadMem(data(encoded), encoded.size()));
}

std::expected<Picture, PictureError> decode_page(std::span<const std::byte> encoded, int page) {
  const auto header = bearable_header(encoded, page);
  if (!header) return std::unexpected(header.error());
  OwnedPix pix = decode_pix(encoded, header->format, page);
  if (!pix) return std::unexpected(PictureError::damaged);
  auto picture = to_picture(std::move(pix));
  if (!picture) return std::unexpected(PictureError::damaged);
  return *std::move(picture);
}

std::expected<std::vector<Picture>, PictureError> decode_pages(std::span<const std::byte> encoded) {
  std::vector<Picture> pages;
  std::int64_t pixels = 0;
  for (int page = 0;; ++page) {
    auto picture = decode_page(encoded, page);
    if (!picture && page > 0 && picture.error() == PictureError::no_such_page) return pages;
    if (!picture) return std::unexpected(picture.error());
    pixels += std::int64_t{picture->width} * picture->height;
    // Every page is held at once: together they are bounded as twice the largest page.
    if (pixels > 2 * most_pixels) return std::unexpected(PictureError::too_large);
    pages.push_back(*std::move(picture));
  }
}

Preview preview_of(const Picture& picture, int most_height) {
  if (picture.width <= 0 || picture.height <= 0) return {};
  const int height = std::min(picture.height, most_height);
  const int width = std::max(1, static_cast<int>(std::int64_t{picture.width} * height / picture.height));
  Preview preview{.width = width, .height = height, .rgba = {}};
  preview.rgba.reserve(cell_count(width, height) * 4);
  for (int y = 0; y < height; ++y) {
    const std::int64_t top = std::int64_t{y} * picture.height / height;
    const std::int64_t bottom = std::max(top + 1, (std::int64_t{y} + 1) * picture.height / height);
    for (int x = 0; x < width; ++x) {
      const std::int64_t left = std::int64_t{x} * picture.width / width;
      const std::int64_t right = std::max(left + 1, (std::int64_t{x} + 1) * picture.width / width);
      std::int64_t sum = 0;
      for (std::int64_t row = top; row < bottom; ++row)
        for (std::int64_t column = left; column < right; ++column)
          sum += picture.grey[static_cast<std::size_t>(row * picture.width + column)];
      const auto grey = static_cast<std::uint8_t>(sum / ((bottom - top) * (right - left)));
      preview.rgba.insert(preview.rgba.end(), {grey, grey, grey, 255});
    }
  }
  return preview;
}

}  // namespace guichet::kiosk::documents
