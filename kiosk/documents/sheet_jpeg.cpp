#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include <turbojpeg.h>

#include "kiosk/documents/pix.hpp"
#include "kiosk/documents/sheet_raster.hpp"

namespace guichet::kiosk::documents {
namespace {

struct DestroyTurbo {
  void operator()(void* handle) const { tjDestroy(handle); }
};
using Turbo = std::unique_ptr<void, DestroyTurbo>;

struct FreeTurbo {
  void operator()(unsigned char* memory) const { tjFree(memory); }
};
using TurboBytes = std::unique_ptr<unsigned char, FreeTurbo>;

const unsigned char* data(std::span<const std::byte> bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::vector<std::byte> copy_of(const TurboBytes& bytes, unsigned long size) {
  const auto* const first = reinterpret_cast<const std::byte*>(bytes.get());
  return {first, first + size};
}

// JFIF's own place for it: after the marker, the length, the name and the version.
constexpr std::size_t density_at = 13;

bool has_density(std::span<const std::byte> jpeg) {
  return jpeg.size() > density_at + 5 && jpeg[3] == std::byte{0xe0} && jpeg[6] == std::byte{'J'};
}

int density_of(std::span<const std::byte> jpeg) {
  if (!has_density(jpeg) || jpeg[density_at] != std::byte{1}) return 0;
  return std::to_integer<int>(jpeg[density_at + 1]) << 8 | std::to_integer<int>(jpeg[density_at + 2]);
}

void set_density(std::vector<std::byte>& jpeg, int dpi) {
  if (!has_density(jpeg)) return;
  jpeg[density_at] = std::byte{1};  // dots per inch
  for (const std::size_t at : {density_at + 1, density_at + 3}) {
    jpeg[at] = static_cast<std::byte>(dpi >> 8);
    jpeg[at + 1] = static_cast<std::byte>(dpi & 0xff);
  }
}

// Nothing for the kinds that this library does not turn into grey or colours by itself: CMYK, strange samplings.
std::optional<Raster> decode_jpeg(std::span<const std::byte> jpeg, bool colour, int eighths) {
  const Turbo turbo(tjInitDecompress());
  int width = 0, height = 0, sampling = 0, space = 0;
  if (!turbo || tjDecompressHeader3(turbo.get(), data(jpeg), jpeg.size(), &width, &height, &sampling, &space) != 0 ||
      space == TJCS_CMYK || space == TJCS_YCCK)
    return std::nullopt;
  const tjscalingfactor scale{eighths, 8};
  Raster raster = blank_raster(TJSCALED(width, scale), TJSCALED(height, scale), colour ? 3 : 1);
  // A picture cut short would otherwise end in grey.
  if (tjDecompress2(turbo.get(), data(jpeg), jpeg.size(), raster.samples.data(), raster.width, 0, raster.height,
                    colour ? TJPF_RGB : TJPF_GRAY, TJFLAG_STOPONWARNING) != 0)
    return Raster{};
  raster.dpi = density_of(jpeg) * eighths / 8;
  raster.eighths = eighths;
  return raster;
}

// Halved by the decoder itself as long as an A4 page that fills it keeps more than a sheet's pixels.
int useful_eighths(const PageHeader& header) {
  constexpr int enough = 3300;
  int eighths = 8;
  for (int side = std::max(header.width, header.height); side / 2 >= enough && eighths > 1; side /= 2) eighths /= 2;
  return eighths;
}

Raster colours_of(OwnedPix pix) {
  if (pixGetSpp(pix.get()) == 4) pix.reset(pixAlphaBlendUniform(pix.get(), 0xffffff00U));
  const OwnedPix wide(pix ? pixConvertTo32(pix.get()) : nullptr);
  if (!wide) return {};
  Raster raster = blank_raster(pixGetWidth(wide.get()), pixGetHeight(wide.get()), 3);
  for (int y = 0; y < raster.height; ++y) {
    const l_uint32* words = pixGetData(wide.get()) + std::ptrdiff_t{y} * pixGetWpl(wide.get());
    std::uint8_t* sample = raster.row(y);
    for (int x = 0; x < raster.width; ++x, ++words, sample += 3) {
      sample[0] = static_cast<std::uint8_t>(*words >> L_RED_SHIFT);
      sample[1] = static_cast<std::uint8_t>(*words >> L_GREEN_SHIFT);
      sample[2] = static_cast<std::uint8_t>(*words >> L_BLUE_SHIFT);
    }
  }
  return raster;
}

}  // namespace

std::expected<Raster, PictureError> decode_raster(std::span<const std::byte> encoded, bool colour, int page) {
  const auto header = bearable_header(encoded, page);
  if (!header) return std::unexpected(header.error());
  if (header->format == IFF_JFIF_JPEG) {
    auto raster = decode_jpeg(encoded, colour, useful_eighths(*header));
    if (raster && raster->samples.empty()) return std::unexpected(PictureError::damaged);
    if (raster) return *std::move(raster);
  }
  OwnedPix pix = decode_pix(encoded, header->format, page);
  if (!pix) return std::unexpected(PictureError::damaged);
  const int dpi = pixGetXRes(pix.get());
  Raster raster;
  if (colour) {
    raster = colours_of(std::move(pix));
  } else if (auto picture = to_picture(std::move(pix))) {
    raster = raster_of(*std::move(picture));
  }
  if (raster.samples.empty()) return std::unexpected(PictureError::damaged);
  raster.dpi = dpi;
  return raster;
}

Raster decode_thumbnail(std::span<const std::byte> jpeg, int eighths) {
  if (const auto header = bearable_header(jpeg, 0); !header || header->format != IFF_JFIF_JPEG) return {};
  return decode_jpeg(jpeg, false, eighths).value_or(Raster{});
}

std::vector<std::byte> encode_jpeg(const Raster& raster, int quality, int dpi) {
  const Turbo turbo(tjInitCompress());
  if (!turbo || raster.samples.empty()) return {};
  const bool colour = raster.channels == 3;
  unsigned char* memory = nullptr;
  unsigned long size = 0;
  const int failed =
      tjCompress2(turbo.get(), raster.samples.data(), raster.width, 0, raster.height, colour ? TJPF_RGB : TJPF_GRAY,
                  &memory, &size, colour ? TJSAMP_420 : TJSAMP_GRAY, quality, 0);
  const TurboBytes bytes(memory);
  if (failed) return {};
  auto jpeg = copy_of(bytes, size);
  set_density(jpeg, dpi);
  return jpeg;
}

std::vector<std::byte> turn_jpeg(std::span<const std::byte> jpeg, int quarter_turns) {
  const Turbo turbo(tjInitTransform());
  if (!turbo) return {};
  static constexpr int turns[] = {TJXOP_NONE, TJXOP_ROT90, TJXOP_ROT180, TJXOP_ROT270};
  tjtransform transform{};
  transform.op = turns[quarter_turns & 3];
  transform.options = TJXOPT_PERFECT;
  unsigned char* memory = nullptr;
  unsigned long size = 0;
  const int failed = tjTransform(turbo.get(), data(jpeg), jpeg.size(), 1, &memory, &size, &transform, 0);
  const TurboBytes bytes(memory);
  return failed ? std::vector<std::byte>{} : copy_of(bytes, size);
}

}  // namespace guichet::kiosk::documents
