#include "kiosk/receipt/arms.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>

#include <cairo.h>

#include "platform/system/cells.hpp"

namespace guichet::kiosk::receipt {
namespace {

using platform::system::cell_count;

constexpr int longest_side = 4096;
constexpr double widest = 4;  // times the height: what is longer is a banner, and leaves the bar no room

struct Destroy {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
using Surface = std::unique_ptr<cairo_surface_t, Destroy>;

// Cairo keeps colours multiplied by their alpha, in words of the machine.
void append_straight(std::vector<std::uint8_t>& rgba, std::uint32_t pixel) {
  const std::uint32_t alpha = pixel >> 24;
  for (const unsigned shift : {16U, 8U, 0U}) {
    const std::uint32_t colour = pixel >> shift & 0xFFU;
    rgba.push_back(static_cast<std::uint8_t>(alpha == 0 ? 0 : (colour * 255 + alpha / 2) / alpha));
  }
  rgba.push_back(static_cast<std::uint8_t>(alpha));
}

Surface scaled(cairo_surface_t* from, double scale, int width, int height) {
  Surface to(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
  const std::unique_ptr<cairo_t, Destroy> cairo(cairo_create(to.get()));
  cairo_scale(cairo.get(), scale, scale);
  cairo_set_source_surface(cairo.get(), from, 0, 0);
  cairo_pattern_set_filter(cairo_get_source(cairo.get()), CAIRO_FILTER_GOOD);
  cairo_paint(cairo.get());
  cairo_surface_flush(to.get());
  return to;
}

}  // namespace

std::expected<ArmsPicture, std::string> read_arms(const std::filesystem::path& png, int height) {
  const Surface whole(cairo_image_surface_create_from_png(png.c_str()));
  if (cairo_surface_status(whole.get()) != CAIRO_STATUS_SUCCESS)
    return std::unexpected("the arms " + png.string() + " are no PNG that can be read");
  const int wide = cairo_image_surface_get_width(whole.get()), high = cairo_image_surface_get_height(whole.get());
  if (wide > longest_side || high > longest_side || wide > widest * high)
    return std::unexpected("the arms " + png.string() + " are too large or too wide");
  const double scale = static_cast<double>(height) / high;
  ArmsPicture arms{.width = std::max(1, static_cast<int>(std::lround(wide * scale))), .height = height};
  const Surface drawn = scaled(whole.get(), scale, arms.width, height);
  const auto* bytes = cairo_image_surface_get_data(drawn.get());
  const int stride = cairo_image_surface_get_stride(drawn.get());
  arms.rgba.reserve(cell_count(arms.width, height) * 4);
  for (int y = 0; y < height; ++y) {
    const auto* row = reinterpret_cast<const std::uint32_t*>(bytes + static_cast<std::ptrdiff_t>(y) * stride);
    for (int x = 0; x < arms.width; ++x) append_straight(arms.rgba, row[x]);
  }
  return arms;
}

}  // namespace guichet::kiosk::receipt
