#include "platform/scanner/pixels.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include <turbojpeg.h>

#include "platform/system/cells.hpp"

namespace guichet::platform::scanner {
namespace {

using platform::system::cell_count;

constexpr int largest_side = 10000;

using Decompressor = std::unique_ptr<void, decltype(&tjDestroy)>;

struct JpegSize {
  int width = 0, height = 0;
};

std::optional<JpegSize> size_of(tjhandle decoder, std::span<const std::byte> jpeg) {
  JpegSize size;
  int subsampling = 0, colours = 0;
  const auto* bytes = reinterpret_cast<const unsigned char*>(jpeg.data());
  if (tjDecompressHeader3(decoder, bytes, jpeg.size(), &size.width, &size.height, &subsampling, &colours) != 0)
    return std::nullopt;
  if (size.width <= 0 || size.height <= 0 || std::max(size.width, size.height) > largest_side) return std::nullopt;
  return size;
}

// The decoder shrinks while it decodes, by eighths: the largest that is not too wide.
tjscalingfactor factor_for(int width, int wanted) {
  tjscalingfactor factor{1, 1};
  while (TJSCALED(width, factor) > wanted && factor.denom < 8) factor.denom *= 2;
  return factor;
}

std::optional<Frame> from_jpeg(std::span<const std::byte> jpeg, int wanted) {
  const Decompressor decoder(tjInitDecompress(), &tjDestroy);
  const auto size = decoder ? size_of(decoder.get(), jpeg) : std::nullopt;
  if (!size) return std::nullopt;
  const auto factor = factor_for(size->width, wanted);
  Frame frame{.width = TJSCALED(size->width, factor), .height = TJSCALED(size->height, factor)};
  frame.rgb.resize(3 * cell_count(frame.width, frame.height));
  const auto* bytes = reinterpret_cast<const unsigned char*>(jpeg.data());
  // A frame cut short on its way is an error here, and would be grey at its foot.
  const bool decoded = tjDecompress2(decoder.get(), bytes, jpeg.size(), frame.rgb.data(), frame.width, 0, frame.height,
                                     TJPF_RGB, TJFLAG_FASTDCT | TJFLAG_STOPONWARNING) == 0;
  return decoded ? std::optional(std::move(frame)) : std::nullopt;
}

bool is_whole_yuyv(const VideoFrame& frame) {
  const auto [small, large] = std::minmax(frame.width, frame.height);
  if (small <= 0 || large > largest_side || frame.width % 2 != 0) return false;
  return frame.bytes.size() >= 2 * cell_count(frame.width, frame.height);
}

// BT.601, as webcams send: two pixels share their colours.
std::array<std::uint8_t, 3> pixel(const VideoFrame& frame, std::size_t x, std::size_t y) {
  const auto* pair = frame.bytes.data() + 2 * (y * static_cast<std::size_t>(frame.width) + (x & ~std::size_t{1}));
  const auto number = [](std::byte one) { return std::to_integer<int>(one); };
  const int luma = 298 * (number(pair[2 * (x & 1)]) - 16), u = number(pair[1]) - 128, v = number(pair[3]) - 128;
  const auto clamped = [](int value) { return static_cast<std::uint8_t>(std::clamp((value + 128) >> 8, 0, 255)); };
  return {clamped(luma + 409 * v), clamped(luma - 100 * u - 208 * v), clamped(luma + 516 * u)};
}

Frame from_yuyv(const VideoFrame& frame, std::size_t step) {
  Frame small{.width = frame.width / static_cast<int>(step), .height = frame.height / static_cast<int>(step)};
  small.rgb.reserve(3 * cell_count(small.width, small.height));
  for (std::size_t y = 0; y < static_cast<std::size_t>(small.height); ++y)
    for (std::size_t x = 0; x < static_cast<std::size_t>(small.width); ++x)
      std::ranges::copy(pixel(frame, x * step, y * step), std::back_inserter(small.rgb));
  return small;
}

}  // namespace

std::optional<Frame> shrunk(const VideoFrame& frame, int width) {
  if (frame.encoding == VideoFrame::Encoding::jpeg) return from_jpeg(frame.bytes, width);
  if (!is_whole_yuyv(frame)) return std::nullopt;
  return from_yuyv(frame, static_cast<std::size_t>(std::max(1, (frame.width + width - 1) / width)));
}

std::optional<std::vector<std::byte>> encoded(VideoFrame&& frame) {
  if (frame.encoding == VideoFrame::Encoding::jpeg) {
    // Looked at whole, since a damaged frame would be kept as the page.
    return from_jpeg(frame.bytes, 1) ? std::optional(std::move(frame.bytes)) : std::nullopt;
  }
  if (!is_whole_yuyv(frame)) return std::nullopt;
  const auto colours = from_yuyv(frame, 1);
  const auto header = "P6\n" + std::to_string(colours.width) + " " + std::to_string(colours.height) + "\n255\n";
  std::vector<std::byte> picture;
  picture.reserve(header.size() + colours.rgb.size());
  std::ranges::copy(std::as_bytes(std::span(header)), std::back_inserter(picture));
  std::ranges::copy(std::as_bytes(std::span(colours.rgb)), std::back_inserter(picture));
  return picture;
}

}  // namespace guichet::platform::scanner
