#include "platform/printer/ticket.hpp"

#include <algorithm>
#include <initializer_list>

namespace guichet::platform::printer::ticket {
namespace {

constexpr int rows_per_band = 128;  // 9 kB: it can be printed while the next one travels

void add(std::vector<std::byte>& bytes, std::initializer_list<int> more) {
  for (const int one : more) bytes.push_back(static_cast<std::byte>(one));
}

// A printer obeys DLE EOT, DLE ENQ and DLE DC4 even inside a picture. One dot more, and these are dots only.
void make_harmless(std::span<std::byte> dots) {
  constexpr std::byte dle{0x10}, wider{0x18};
  for (std::size_t i = 0; i + 1 < dots.size(); ++i) {
    const auto next = std::to_integer<int>(dots[i + 1]);
    if (dots[i] == dle && (next == 0x04 || next == 0x05 || next == 0x14)) dots[i] = wider;
  }
}

}  // namespace

std::optional<std::vector<std::byte>> encode(const Picture& picture) {
  if (picture.width < 1 || picture.width > dots_across || picture.height < 1) return std::nullopt;
  const int bytes_across = (picture.width + 7) / 8;
  const auto row = static_cast<std::size_t>(bytes_across);
  if (picture.dots.size() != row * static_cast<std::size_t>(picture.height)) return std::nullopt;

  std::vector<std::byte> bytes;
  bytes.reserve(picture.dots.size() + 256);
  add(bytes, {0x1b, '@'});
  for (int top = 0; top < picture.height; top += rows_per_band) {
    const int rows = std::min(rows_per_band, picture.height - top);
    add(bytes, {0x1d, 'v', '0', 0, bytes_across & 0xff, bytes_across >> 8, rows & 0xff, rows >> 8});
    const auto band = picture.dots.subspan(row * static_cast<std::size_t>(top), row * static_cast<std::size_t>(rows));
    bytes.insert(bytes.end(), band.begin(), band.end());
    make_harmless(std::span(bytes).last(band.size()));
  }
  add(bytes, {0x1d, 'V', 'B', 0});  // function B: feeds to the knife by itself
  return bytes;
}

}  // namespace guichet::platform::printer::ticket
