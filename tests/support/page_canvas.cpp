#include "tests/support/page_canvas.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>
#include <span>
#include <stdexcept>

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <leptonica/allheaders.h>
#include <pango/pangocairo.h>

namespace guichet::tests {
namespace {

constexpr double page_width = 210, page_height = 297, millimetres_per_inch = 25.4;
constexpr double module = 0.4;

template <auto release>
struct Release {
  void operator()(auto* object) const { release(object); }
};

struct Grey {
  int width = 0, height = 0;
  std::vector<float> values;

  float& at(int x, int y) {
    return values[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
  }
};

// One direction of a Gaussian: pixels `step` apart, lines of `length` that begin at `starts`.
void blur_line(float* line, int length, std::ptrdiff_t step, std::span<const float> kernel, std::vector<float>& copy) {
  const int radius = static_cast<int>(kernel.size() / 2);
  for (int i = 0; i < length; ++i) copy[static_cast<std::size_t>(i)] = line[i * step];
  for (int i = 0; i < length; ++i) {
    float sum = 0;
    for (int k = -radius; k <= radius; ++k)
      sum += kernel[static_cast<std::size_t>(k + radius)] *
             copy[static_cast<std::size_t>(std::clamp(i + k, 0, length - 1))];
    line[i * step] = sum;
  }
}

void blur(Grey& page, double sigma) {
  const int radius = std::max(1, static_cast<int>(std::ceil(3 * sigma)));
  std::vector<float> kernel;
  float total = 0;
  for (int k = -radius; k <= radius; ++k) kernel.push_back(static_cast<float>(std::exp(-k * k / (2 * sigma * sigma))));
  for (const float weight : kernel) total += weight;
  for (float& weight : kernel) weight /= total;
  std::vector<float> copy(static_cast<std::size_t>(std::max(page.width, page.height)));
  for (int y = 0; y < page.height; ++y) blur_line(&page.at(0, y), page.width, 1, kernel, copy);
  for (int x = 0; x < page.width; ++x) blur_line(&page.at(x, 0), page.height, page.width, kernel, copy);
}

std::vector<std::byte> encode(Grey& page, int noise) {
  std::minstd_rand generator(20261122);
  const std::unique_ptr<PIX, Release<[](PIX* pix) { pixDestroy(&pix); }>> pix(pixCreate(page.width, page.height, 8));
  if (!pix) throw std::runtime_error{"page canvas: no memory"};
  auto* row = reinterpret_cast<std::uint8_t*>(pixGetData(pix.get()));
  const auto spread = static_cast<unsigned>(2 * noise + 1);
  for (int y = 0; y < page.height; ++y, row += pixGetWpl(pix.get()) * 4) {
    for (int x = 0; x < page.width; ++x) {
      const float change = noise == 0 ? 0 : static_cast<float>(generator() % spread) - static_cast<float>(noise);
      row[x] = static_cast<std::uint8_t>(std::clamp(page.at(x, y) + change + 0.5F, 0.0F, 255.0F));
    }
  }
  pixEndianByteSwap(pix.get());
  pixSetZlibCompression(pix.get(), 1);
  l_uint8* data = nullptr;
  std::size_t size = 0;
  if (pixWriteMemPng(&data, &size, pix.get(), 0.0F) != 0) throw std::runtime_error{"page canvas: PNG"};
  const std::unique_ptr<l_uint8, Release<[](void* memory) { lept_free(memory); }>> owner(data);
  const auto* const first = reinterpret_cast<const std::byte*>(data);
  return {first, first + size};
}

}  // namespace

struct PageCanvas::Surface {
  std::unique_ptr<cairo_surface_t, Release<cairo_surface_destroy>> image;
  std::unique_ptr<cairo_t, Release<cairo_destroy>> context;
};

PageCanvas::PageCanvas(int dpi, double degrees) : surface_(std::make_unique<Surface>()) {
  const double scale = dpi / millimetres_per_inch;
  const bool is_on_its_side = std::abs(std::sin(degrees * std::numbers::pi / 180)) > 0.9;
  const double width = is_on_its_side ? page_height : page_width;
  const double height = is_on_its_side ? page_width : page_height;
  surface_->image.reset(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(std::lround(width * scale)),
                                                   static_cast<int>(std::lround(height * scale))));
  surface_->context.reset(cairo_create(surface_->image.get()));
  cairo_t* const context = surface_->context.get();
  cairo_set_source_rgb(context, 1, 1, 1);
  cairo_paint(context);
  cairo_scale(context, scale, scale);
  cairo_translate(context, width / 2, height / 2);
  cairo_rotate(context, degrees * std::numbers::pi / 180);
  cairo_translate(context, -page_width / 2, -page_height / 2);
}

PageCanvas::~PageCanvas() = default;

void PageCanvas::text(const std::string& words, const TextBox& box) {
  cairo_t* const context = surface_->context.get();
  const std::unique_ptr<PangoLayout, Release<g_object_unref>> layout(pango_cairo_create_layout(context));
  const std::unique_ptr<PangoFontDescription, Release<pango_font_description_free>> font(
      pango_font_description_from_string("Noto Sans"));
  // One unit of the page is a millimetre.
  pango_font_description_set_absolute_size(font.get(), box.points * millimetres_per_inch / 72 * PANGO_SCALE);
  if (box.bold) pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description(layout.get(), font.get());
  pango_layout_set_width(layout.get(), static_cast<int>(box.width * PANGO_SCALE));
  pango_layout_set_text(layout.get(), words.c_str(), -1);
  cairo_set_source_rgb(context, box.grey, box.grey, box.grey);
  cairo_move_to(context, box.x, box.y);
  pango_cairo_show_layout(context, layout.get());
}

void PageCanvas::line(double x, double y, double to_x) {
  cairo_t* const context = surface_->context.get();
  cairo_set_source_rgb(context, 0.7, 0.7, 0.7);
  cairo_set_line_width(context, 0.15);
  cairo_move_to(context, x, y);
  cairo_line_to(context, to_x, y);
  cairo_stroke(context);
}

void PageCanvas::symbol(std::string_view bytes, bool qr_code, double x, double y) {
  std::wstring characters;
  for (const char byte : bytes) characters += static_cast<wchar_t>(static_cast<unsigned char>(byte));
  const auto format = qr_code ? ZXing::BarcodeFormat::QRCode : ZXing::BarcodeFormat::DataMatrix;
  const ZXing::BitMatrix matrix = ZXing::MultiFormatWriter(format).setMargin(0).encode(characters, 0, 0);
  cairo_t* const context = surface_->context.get();
  cairo_set_source_rgb(context, 0, 0, 0);
  for (int row = 0; row < matrix.height(); ++row)
    for (int column = 0; column < matrix.width(); ++column)
      if (matrix.get(column, row)) cairo_rectangle(context, x + column * module, y + row * module, module, module);
  cairo_fill(context);
  if (qr_code) return;
  cairo_save(context);
  cairo_translate(context, x - 4.6, y + matrix.height() * module);
  cairo_rotate(context, -std::numbers::pi / 2);
  text("2D-DOC", {.x = 0, .y = 0, .width = 40, .points = 8, .bold = true});
  cairo_restore(context);
}

std::vector<std::byte> PageCanvas::png(double sigma, int noise) const {
  cairo_surface_t* const image = surface_->image.get();
  cairo_surface_flush(image);
  Grey page{
      .width = cairo_image_surface_get_width(image), .height = cairo_image_surface_get_height(image), .values = {}};
  page.values.resize(static_cast<std::size_t>(page.width) * static_cast<std::size_t>(page.height));
  const unsigned char* const pixels = cairo_image_surface_get_data(image);
  const int stride = cairo_image_surface_get_stride(image);
  // Everything is drawn grey: one channel tells all.
  for (int y = 0; y < page.height; ++y)
    for (int x = 0; x < page.width; ++x) page.at(x, y) = pixels[y * stride + x * 4];
  if (sigma > 0) blur(page, sigma);
  return encode(page, noise);
}

}  // namespace guichet::tests
